import type { Approx } from '../../core/figure.ts'
import type { ApproxWords, FigureLexicon } from '../../core/knowledge/figures.ts'
import { createWordTree, type WordTree } from './word-tree.ts'

interface ApproxToken {
  readonly approx: Approx
  /** Where the word begins (before a number) or ends (after it). */
  readonly at: number
}

export interface ApproxReader {
  before(text: string, index: number): ApproxToken | undefined
  after(text: string, index: number): ApproxToken | undefined
}

export function createApproxReader(lexicon: FigureLexicon): ApproxReader {
  const before = tables(lexicon.approxBefore)
  const after = tables(lexicon.approxAfter)
  const apart = tables(lexicon.approxApart)
  return {
    before(text, index) {
      const end = text[index - 1] === ' ' ? index - 1 : index
      const word = before.tree.longestBefore(text, end)
      const entry = word === undefined ? undefined : before.entries.get(word)
      if (word === undefined || entry === undefined) return standsApart(text, end, apart)
      const previous = text[end - word.length - 1]
      const partOfWord = (previous !== undefined && entry.notAfter.includes(previous)) || !mayStand(entry, text, index)
      return partOfWord ? undefined : { approx: entry.approx, at: end - word.length }
    },
    after(text, index) {
      const word = after.tree.longestAt(text, index)
      const approx = word === undefined ? undefined : after.entries.get(word)?.approx
      // 「2起多年积累的纠纷」 took many years.
      if (word === '多' && MANY.test(text.slice(index, index + 3)) && !PERIOD.test(text.charAt(index - 1)))
        return undefined
      return word === undefined || approx === undefined ? undefined : { approx, at: index + word.length }
    },
  }
}

const MANY = /^多[年次名方部元个]/u
const PERIOD = /[年月天时周个里亩元分]/u

function mayStand({ onlyBefore, large }: ApproxWords, text: string, index: number): boolean {
  if (large === true && !LARGE.test(text.slice(index, index + LARGE_REACH))) return false
  // 小一百 is nearly a hundred, 小一点 is smaller.
  if (onlyBefore !== undefined && text[index] === '一' && !/[百千万亿]/.test(text.charAt(index + 1))) return false
  return onlyBefore?.includes(text.charAt(index)) !== false
}

const LARGE = /^[\d.一二三四五六七八九十百两]{1,4}[万亿]/u
const LARGE_REACH = 6
const NUMERAL = /[一二两三四五六七八九十百千万]/

/** How far an adverb may stand before its number: 至少走访500户. */
const APART = 5

/** The figure itself begins at the number. */
function standsApart(text: string, index: number, apart: ReturnType<typeof tables>): ApproxToken | undefined {
  for (let end = index - 1; end >= Math.max(1, index - APART); end -= 1) {
    // 不少于四次再一个十五个村: a number in between has the adverb.
    if (!/[\u4e00-\u9fa5]/.test(text.charAt(end)) || NUMERAL.test(text.charAt(end))) return undefined
    const word = apart.tree.longestBefore(text, end)
    const approx = word === undefined ? undefined : apart.entries.get(word)?.approx
    if (approx !== undefined) return { approx, at: index }
  }
  return undefined
}

function tables(groups: readonly ApproxWords[]): {
  readonly tree: WordTree
  readonly entries: ReadonlyMap<string, ApproxWords>
} {
  const entries = new Map(groups.flatMap((entry) => entry.words.map((word): [string, ApproxWords] => [word, entry])))
  return { tree: createWordTree([...entries.keys()]), entries }
}
