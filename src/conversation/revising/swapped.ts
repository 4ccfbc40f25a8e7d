import type { DraftChange } from '../../core/drafter.ts'
import { readCount } from '../understanding/chinese-count.ts'

const SWAP =
  /第([一二三四五六七八九十\d]{1,3})[点条个项]?[和与跟同、]第?([一二三四五六七八九十\d]{1,3})[点条个项].{0,6}(?:对调|互换|调换|交换|颠倒|(?:换|调)(?:一下|个|下)?(?:位置|顺序|次序)|(?:换|调|倒)(?:一下|过来|一换|一调)(?:吧|呗)?$)/u

/** 「第一点和第二点对调」 as two moves; undefined when the wish is another. */
export function swapped(wish: string): readonly [DraftChange, DraftChange] | undefined {
  const [, one = '', other = ''] = SWAP.exec(wish) ?? []
  const points = [readCount(one), readCount(other)].flatMap((point) => point ?? []).sort((a, b) => a - b)
  const [first, last] = points
  if (first === undefined || last === undefined || first === last) return undefined
  return [
    { kind: 'move-point', point: last, to: first },
    { kind: 'move-point', point: first + 1, to: last },
  ]
}
