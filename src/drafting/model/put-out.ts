import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import { type WritingPart, withoutOrdinal } from './parts.ts'
import { isTold } from './told.ts'
import type { Writing } from './writing.ts'

const CAUSE_FIRST = /^(?:究其原因|(?:主要|产生)?原因)/

/** Puts a sentence out and notes what it told. A cause never leads: the problem goes before it. */
export function putOut(sentence: DraftSentence, part: WritingPart, writing: Writing): void {
  if (writing.release.of(part).length === 0 && CAUSE_FIRST.test(sentence.text)) putProblem(sentence, part, writing)
  const first = writing.release.of(part).length === 0
  const text = first && part.ordinal !== '' ? part.ordinal + opening(sentence.text) : sentence.text
  writing.release.sentence(part, { ...sentence, text })
  noteTold(sentence, part, writing)
}

function putProblem(cause: DraftSentence, part: WritingPart, writing: Writing): void {
  const problem = part.sketch.find((one) => !one.suggested && !CAUSE_FIRST.test(withoutOrdinal(one.text)))
  if (problem !== undefined && problem.text !== cause.text) putSketch(problem, part, writing)
}

/** Behind a number there is nothing to go on from: 三是此外，…… */
const opening = (text: string): string => withoutOrdinal(text).replace(/^(?:此外|同时|另外|其次|再次|首先|最后)，/, '')

/** Two facts cut from one breath may be told by the same words: both are told then. */
export function noteTold(
  { text, facts }: Pick<DraftSentence, 'text' | 'facts'>,
  part: WritingPart,
  writing: Writing,
): void {
  const before = writing.release.of(part).map((sentence) => sentence.text)
  for (const { fact } of part.material) {
    if (!facts.includes(fact.id)) continue
    if (isTold({ text, before: before.join(''), fact, sketch: sketchOf(part, fact) }, writing))
      writing.told.add(`${part.n}/${fact.id}`)
  }
}

const sketchOf = ({ sketch }: WritingPart, { id }: Fact): string =>
  sketch
    .filter((sentence) => sentence.facts.includes(id) && !sentence.suggested)
    .map(({ text }) => text)
    .join('')

/** Puts out a sentence of the plan (the embedded drafter's) where the model's is missing. */
export function putSketch(sentence: DraftSentence, part: WritingPart, writing: Writing): void {
  if (sentence.facts.length > 0) writing.counts.replaced += 1
  putOut(sentence, part, writing)
}
