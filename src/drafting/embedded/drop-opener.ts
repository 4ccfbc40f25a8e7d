import type { Fact } from '../../core/fact.ts'
import type { Openers } from '../../core/knowledge/drafting.ts'
import type { Words } from '../../language/words.ts'
import { slotPattern } from './slots.ts'

/** Takes the words off with which speech goes on from one thing to the next (还有, 再就是, 又): a report sets its own. */
export type DropOpener = (slotted: string, fact: Pick<Fact, 'polarity' | 'claim'>) => string

/** 还不够, 还缺 and 还要 say what is wrong or planned; there the word means something. */
const MEANS_IT: ReadonlySet<Fact['polarity']> = new Set(['problem', 'cause', 'plan'])
/** Whom it was done to or for, or who was sent: a deed follows, however the words are cut. */
const SURELY_DEED = new RegExp(`^(?:[请给为到去对把向带帮派]|在${slotPattern()})`)
const COMPARES = /去年|上年|往年|同期|同比|[比较]/

export function createDropOpener(parts: { readonly words: Words; readonly openers: Openers }): DropOpener {
  const { words, openers } = parts
  const spoken = new RegExp(`^(?:${longestFirst(openers.spoken)})[，,、\\s]*(?!${slotPattern()})(?=.{2})`, 'u')
  const time = new RegExp(
    `^(?:${longestFirst(openers.thisYear)})[，,]?(?!${openers.notThisYear.join('|')})(?=.{2})`,
    'u',
  )
  const preamble = new RegExp(`^(?:${openers.preamble})[，,\\s]*(?=.{2})`, 'u')
  return (slotted, { polarity, claim }) => {
    const pointed = slotted.replace(preamble, '')
    if (MEANS_IT.has(polarity)) return pointed
    const told = withoutAdverb(pointed.replace(spoken, ''))
    return COMPARES.test(claim) ? told : told.replace(time, '')
  }

  /** 还组织…, 又请…: only where a deed follows. */
  function withoutAdverb(text: string): string {
    const adverb = openers.adverbs.find((word) => text.startsWith(word))
    if (adverb === undefined) return text
    const rest = text.slice(adverb.length)
    if (SURELY_DEED.test(rest)) return rest
    const [next] = words.tag(rest)
    if (next === undefined || openers.stays.includes(next.word)) return text
    return next.word.length > 1 && next.tag.startsWith('v') ? rest : text
  }
}

const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
