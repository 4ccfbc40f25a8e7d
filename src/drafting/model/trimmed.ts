import type { Fact } from '../../core/fact.ts'
import type { WritingPart } from './parts.ts'
import { trimSentence } from './trim-sentence.ts'
import type { Writing } from './writing.ts'

/** How the plan words these facts. */
const sketched = ({ sketch }: WritingPart, facts: readonly Fact[]): WritingPart['sketch'] =>
  sketch.filter((sentence) => facts.some(({ id }) => sentence.facts.includes(id)))

/** A sentence of this part without the clauses its facts do not bear out; a plan may say what it is for. */
export function trimmed(text: string, facts: readonly Fact[], part: WritingPart, writing: Writing): string {
  const { brief, allowance, prose } = writing
  const words = [part.heading?.text ?? '', ...sketched(part, facts).map((sentence) => sentence.text)].join('')
  const strict = facts.length > 0 && brief.section !== 'plan' && brief.section !== 'opening'
  return trimSentence({ text, facts, phrases: allowance.phrases, prose, words, strict })
}
