import { SUGGESTED } from '../embedded/craft.ts'
import { checkSentence } from './check-sentence.ts'
import type { WritingPart } from './parts.ts'
import { putOut, putSketch } from './put-out.ts'
import type { ModelEvent } from './read-sentences.ts'
import { overlap } from './rebind.ts'
import { trimmed } from './trimmed.ts'
import type { Writing } from './writing.ts'

type SentenceEvent = Extract<ModelEvent, { kind: 'sentence' }>

/** A formula may be said with a word more or less: so much of its pairs of characters. */
const SAME_FORMULA = 0.8

/** A sentence that no fact bears out: a marked suggestion where one is welcome, a formula of the year, else nothing. */
export function takeUntold(told: string, event: SentenceEvent, part: WritingPart, shared: Writing): void {
  // What is offered claims nothing: a cause or a measure may name what no fact has.
  const writing = event.suggestion ? { ...shared, prose: { ...shared.prose, claims: [] } } : shared
  const { brief, prose } = writing
  const text = trimmed(told, part.answers, part, writing)
  if (prose.fragments.test(text) || isForbidden(text, part, writing)) return
  if (event.suggestion && part.answers.length > 0 && brief.section !== 'measures') {
    const suggestion = `${text.replace(/。$/, '')}${SUGGESTED}。`
    writing.counts.byModel += 1
    putOut({ text: suggestion, facts: part.answers.map((fact) => fact.id), suggested: true }, part, writing)
  } else if (brief.section === 'opening') takeOpening(text, part, writing)
}

function isForbidden(text: string, part: WritingPart, writing: Writing): boolean {
  const bare = withoutPhrases(text, writing)
  return /\d/.test(bare) || checkSentence({ ...writing, text, facts: part.answers }).length > 0
}

const withoutPhrases = (text: string, { allowance }: Writing): string =>
  allowance.phrases.reduce((left, phrase) => left.replaceAll(phrase, ''), text)

/** An opening without facts is formulas of the year and its last sentence; the rest of it is slogans. */
function takeOpening(text: string, part: WritingPart, writing: Writing): void {
  const { prose } = writing
  const ends = prose.openingEnds.test(text)
  if (prose.deeds.test(withoutPhrases(text, writing)) || !(ends || saysFormula(text, writing))) return
  if (ends && !writing.release.of(part).some((sentence) => saysFormula(sentence.text, writing)))
    for (const sentence of part.sketch.filter((one) => !prose.openingEnds.test(one.text)))
      putSketch(sentence, part, writing)
  writing.counts.byModel += 1
  putOut({ text, facts: [], suggested: false }, part, writing)
}

const saysFormula = (text: string, { formulas }: Writing): boolean =>
  formulas.some((formula) => text.includes(formula) || overlap(text, formula) >= SAME_FORMULA)
