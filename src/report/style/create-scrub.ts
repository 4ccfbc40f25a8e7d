import type { UnitStyleRules } from '../../core/knowledge/unit-style-rules.ts'
import type { Words } from '../../language/words.ts'

/** What may be kept of a heading; undefined when nothing may. */
export type Scrub = (heading: string, places: readonly string[]) => string | undefined

export interface ScrubTools {
  readonly words: Words
  readonly rules: UnitStyleRules
}

const LONGEST = 30
const SHORTEST = 3
const FORM = /^[\p{Script=Han}，、]+$/u
const NUMERAL = /[〇零一二两三四五六七八九十百千万亿几半]/u
const NEIGHBOURHOOD = /([\p{Script=Han}]{2})社区/gu

/**
 * Keeps a heading, or the clauses of it, that are made of dictionary words and words of the trade alone. Whatever else
 * stands there may be a figure, a name, or something said to the program, so it is not looked at further.
 */
export function createScrub({ words, rules }: ScrubTools): Scrub {
  const known = new Set(rules.words)
  const tags = new Set(rules.tags)
  const mayStand = (word: string): boolean => {
    if (/^[，、]$/.test(word) || known.has(word)) return true
    if (word.length === 1) return rules.singles.includes(word)
    const tagged = words.tag(word)
    return tagged.length === 1 && tags.has(tagged[0]?.tag ?? '')
  }
  const namesCommunity = (text: string): boolean =>
    [...text.matchAll(NEIGHBOURHOOD)].some(([, before = '']) => !rules.notPlaces.includes(before) && !isVerb(before))
  const isVerb = (word: string): boolean => {
    const tagged = words.tag(word)
    return tagged.length === 1 && /^[vd]/.test(tagged[0]?.tag ?? '')
  }
  const isClean = (text: string, places: readonly string[]): boolean => {
    if (text.length < SHORTEST || text.length > LONGEST || !FORM.test(text)) return false
    if (NUMERAL.test(without(text, rules.numerals))) return false
    if ([...rules.banned, ...places].some((word) => text.includes(word)) || namesCommunity(text)) return false
    return words.cutByDictionary(text).every(mayStand) || cut(text, rules.words, words).every(mayStand)
  }
  return (heading, places) => {
    const text = heading.replace(/[\s。；：]/gu, '')
    if (isClean(text, places)) return text
    return text.split('，').find((clause) => isClean(clause, places))
  }
}

function without(text: string, idioms: readonly string[]): string {
  return idioms.reduce((rest, idiom) => rest.replaceAll(idiom, ''), text)
}

/** Words of the trade in one piece, the rest by the dictionary. */
function cut(text: string, trade: readonly string[], words: Words): readonly string[] {
  const found = trade.find((word) => text.includes(word))
  if (found === undefined) return words.cutByDictionary(text)
  const at = text.indexOf(found)
  const ends = [text.slice(0, at), text.slice(at + found.length)].map((rest) =>
    rest === '' ? [] : cut(rest, trade, words),
  )
  return [...(ends[0] ?? []), found, ...(ends[1] ?? [])]
}
