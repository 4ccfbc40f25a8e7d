import type { Rewording } from '../../core/knowledge/drafting.ts'
import type { Words } from '../../language/words.ts'
import { slotPattern } from './slots.ts'

export type Rewriter = (text: string) => string

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g

/** One pass over the text, the longest fitting rule first at each place; linear, because the rules are literals. */
export function createRewriter(rewordings: readonly Rewording[], isWhole?: WholeWords): Rewriter {
  const rules = [...rewordings, ...rewordings.flatMap(settled)].sort((a, b) => b.from.length - a.from.length)
  if (rules.length === 0) return (text) => text
  const pattern = new RegExp(rules.map((rule) => `(${source(rule.from)})`).join('|'), 'g')
  return (text) => {
    const fits = isWhole?.(text)
    return text.replace(pattern, (match: string, ...groups: unknown[]) => {
      const index = groups.slice(0, rules.length).findIndex((group) => group !== undefined)
      const at = Number(groups[rules.length])
      if (fits !== undefined && !fits(at, at + match.length)) return match
      return substitute(rules[index]?.to ?? match, match)
    })
  }
}

/** For a text: whether what stands from one place to another begins and ends with a word. */
export type WholeWords = (text: string) => (start: number, end: number) => boolean

/** 取得了 has no 得了: rules over these reword whole words only. */
export function wholeWords(words: Pick<Words, 'cutByDictionary'>): WholeWords {
  return (text) => {
    const ends = new Set([0])
    let at = 0
    for (const word of words.cutByDictionary(text)) ends.add((at += word.length))
    // A figure is a word of its own, whatever the segmenter makes of its slot.
    for (const slot of text.matchAll(new RegExp(slotPattern(), 'g'))) ends.add(slot.index).add(slot.index + 1)
    return (start, end) => ends.has(start) && ends.has(end)
  }
}

/** 传单 → 宣传单 must leave a 宣传单 alone: what a rule gives is matched as a whole and stays. */
function settled({ from, to }: Rewording): readonly Rewording[] {
  const body = from.replace(/^\^|\$$/g, '')
  return to !== body && to.includes(body) ? [{ from: to, to }] : []
}

function source(from: string): string {
  const start = from.startsWith('^') ? '^' : ''
  const end = from.endsWith('$') ? '$' : ''
  const body = from.slice(start.length, from.length - end.length)
  return start + body.replace(SPECIAL, '\\$&').replaceAll('#', slotPattern()) + end
}

/** The slots of the match take the places of `#` in their order; what finds no place follows, so that none is lost. */
function substitute(to: string, match: string): string {
  const slots = match.match(new RegExp(slotPattern(), 'g')) ?? []
  let next = 0
  const text = to.replace(/#/g, () => slots[next++] ?? '')
  return text + slots.slice(next).join('')
}
