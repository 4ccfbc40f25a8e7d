import type { DraftChange } from '../../../core/drafter.ts'
import { counts } from './counting.ts'

const MARKS = '[「“"\'『]?'
const ENDS = '[」”"\'』]?'
const SHORT = '[^\\s，,。；;：:「」“”"→]{1,12}?'
const FIGURE = '\\d[^\\s，,。；;：:「」“”"→改换]{0,8}?'
const VERB =
  '(?:，|,)?\\s*(?:都|全|统一)?(?:改成|改为|换成|换为|改到|更正为|变成|替换成|替换为|应该是|应为|要写成|易为|改|换|→|->|=>|–>)\\s*'

/** 「A」改成「B」 anywhere in a wish; a figure needs no quotation marks. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`[「“"『](${SHORT})[」”"』]${VERB}${MARKS}(${SHORT})${ENDS}(?:[，,。；;！!吧了就]|$)`, 'u'),
  new RegExp(`(${FIGURE})${VERB}${MARKS}(${FIGURE})${ENDS}(?:[，,。；;！!吧了就\\s]|$)`, 'u'),
  new RegExp(
    `(${FIGURE})(?:又|还是)?(?:不对|错了|写错了|不准)[了，,\\s]{1,3}(?:应该)?是(${FIGURE})(?:[，,。；;！!吧\\s]|$)`,
    'u',
  ),
]

/** What is to stand in place of what; undefined when the wish names no two wordings. */
export function readReplaced(body: string): DraftChange | undefined {
  for (const pattern of PATTERNS) {
    const [, from, to] = pattern.exec(body) ?? []
    if (from !== undefined && to !== undefined && from !== to) return { kind: 'replace', from, to }
  }
  return undefined
}

/** A number told before what is changed is material; 「把214改成216，成功211」 changes two. */
export function tellsBeside(body: string, change: DraftChange): boolean {
  return change.kind === 'replace' && counts(body.slice(0, body.indexOf(change.from)))
}
