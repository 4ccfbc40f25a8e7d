import type { QuestionEffect } from '../core/question.ts'
import type { FigurePlace } from './figure-place.ts'

/** The effect of an answer that gives these figures of one fact another text. The whole claim is replaced: a figure may stand in it twice. */
export function rewrite(places: readonly FigurePlace[], to: (place: FigurePlace) => string): QuestionEffect {
  const [first] = places
  if (first === undefined) return { kind: 'keep' }
  const { claim, id } = first.fact
  const changed = places.reduceRight(
    (text, place) => text.slice(0, place.figure.span.start) + to(place) + text.slice(place.figure.span.end),
    claim,
  )
  return { kind: 'replace', fact: id, from: claim, to: changed }
}

/** The effect of an answer that takes a figure with its clause out of its fact, or the fact out of the report when nothing is left. */
export function leaveOut(place: FigurePlace): QuestionEffect {
  const { fact, figure, near, after } = place
  const start = figure.span.start - near.length
  const before = fact.claim.slice(0, start).replace(/[\s，、；,;]+$/u, '')
  const rest = `${before}${fact.claim.slice(figure.span.end + after.length)}`.replace(/^[\s，、；,;]+/u, '')
  if (rest === '') return { kind: 'drop', facts: [fact.id] }
  return { kind: 'replace', fact: fact.id, from: fact.claim, to: rest }
}
