import type { DraftSentence } from '../../core/draft.ts'
import type { WritingPart } from './parts.ts'
import { putSketch } from './put-out.ts'
import { writeInstead } from './take-sentence.ts'
import type { Writing } from './writing.ts'

const CAUSE = /原因|由于|因为|源于|缘于|导致|造成/

/** Ends a part: what the model left out is written by the embedded drafter, in this place. */
export function closePart(part: WritingPart, writing: Writing): void {
  if (writing.closed.has(part.n)) return
  writing.closed.add(part.n)
  if (writing.release.of(part).length === 0) {
    for (const sentence of part.sketch) putSketch(sentence, part, writing)
    return
  }
  const facts = part.material.map(({ fact }) => fact)
  writeInstead(facts, part, writing)
  for (const sentence of leftOut(part, writing)) putSketch(sentence, part, writing)
}

/** Sentences of the sketch that the section cannot do without and no fact asks for. */
function leftOut(part: WritingPart, { brief, release }: Writing): readonly DraftSentence[] {
  const written = release.of(part)
  switch (brief.section) {
    case 'opening':
      return written.at(-1)?.text.endsWith('：') === true ? [] : part.sketch.slice(-1)
    case 'measures':
      return part.sketch.filter((sentence) => sentence.facts.length === 0 && !sentence.suggested)
    case 'shortcomings':
      return written.some(({ text }) => CAUSE.test(text)) ? [] : part.sketch.filter((one) => one.suggested)
    case 'plan':
    case 'duty':
    case 'other':
      return []
  }
}
