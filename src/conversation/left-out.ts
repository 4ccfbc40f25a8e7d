import type { Draft, SectionDraft } from '../core/draft.ts'
import type { Fact } from '../core/fact.ts'
import type { Figure } from '../core/figure.ts'
import type { Report } from '../core/report.ts'

/** Words of a note that a draft does not have, and which note it is. */
export interface LeftOut {
  readonly index: number
  readonly words: string
}

/** What of the unused facts a draft really leaves out, in the order of the ledger. */
export function leftOutOf({ facts }: Report, { section, unused }: Draft): readonly LeftOut[] {
  return facts
    .filter(({ id }) => unused.includes(id))
    .map((fact) => ({ index: fact.provenance.noteIndex, words: leftOut(fact, section) }))
    .filter(({ words }) => words !== '')
}

/** What of a fact a section does not tell, in the note's words; '' when sentences that rest on it have all its numbers. */
function leftOut(fact: Fact, { paragraphs }: SectionDraft): string {
  const told = paragraphs
    .flatMap(({ sentences }) => sentences.filter(({ facts }) => facts.includes(fact.id)))
    .map(({ text }) => text)
    .join('')
  const missing = fact.figures.filter((figure) => !says(told, figure))
  if (told === '' || fact.figures.length === 0) return fact.claim
  if (missing.length === 0) return ''
  return [...new Set(missing.map(({ span }) => clauseAt(fact.claim, span.start)))].join('，')
}

/** In digits as told, or as the value a numeral has. */
function says(text: string, { text: words, value }: Figure): boolean {
  const digits = /\d+(?:\.\d+)?/.exec(words)?.[0] ?? value
  return (
    [...text.matchAll(/\d+(?:\.\d+)?/g)].some(([found]) => found === digits || found === value) || text.includes(words)
  )
}

function clauseAt(claim: string, place: number): string {
  const start = Math.max(...['，', '；', '。', '、'].map((mark) => claim.lastIndexOf(mark, place))) + 1
  const rest = /^[^，；。、]*/.exec(claim.slice(start))?.[0] ?? ''
  return rest.trim()
}
