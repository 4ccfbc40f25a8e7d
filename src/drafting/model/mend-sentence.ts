import { ZhibiError } from '../../core/errors.ts'
import type { Fact } from '../../core/fact.ts'
import { checkSentence } from './check-sentence.ts'
import { takeCitations } from './citations.ts'
import { cleanSentence } from './clean-sentence.ts'
import { promptFact } from './prompt-variables.ts'
import { withoutEffects } from './unsupported.ts'
import type { Writing } from './writing.ts'

export interface FailedSentence {
  readonly text: string
  readonly facts: readonly Fact[]
  readonly reasons: readonly string[]
}

/** Tokens of one sentence, with room for a model that talks. */
const SENTENCE_TOKENS = 400

/** Asks for the sentence again, with the reason, at most so often; undefined when it never passed. */
export async function mendSentence(failed: FailedSentence, writing: Writing): Promise<string | undefined> {
  let { text, reasons } = failed
  for (let attempt = 0; attempt < writing.limits.repairsPerSentence; attempt += 1) {
    if (writing.counts.asked >= writing.limits.repairsPerSection || writing.signal.aborted) return undefined
    writing.counts.asked += 1
    const answer = await askAgain({ text, reasons, facts: failed.facts }, writing)
    if (answer === undefined) continue
    const found = checkSentence({ ...writing, text: answer, facts: failed.facts })
    if (found.length === 0) return answer
    text = answer
    reasons = found
  }
  return undefined
}

async function askAgain(failed: FailedSentence, writing: Writing): Promise<string | undefined> {
  const { mask, prompts, model, brief, signal } = writing
  const prompt = prompts.render('repair-sentence', {
    selfName: brief.unit.selfName,
    facts: failed.facts.map((fact) => promptFact(fact, mask)),
    sentence: mask.hide(failed.text),
    reasons: failed.reasons.map((reason) => mask.hide(reason)),
  })
  let answer = ''
  try {
    for await (const piece of model.stream(prompt, { signal, maxTokens: SENTENCE_TOKENS })) answer += piece
  } catch (thrown) {
    if (!(thrown instanceof ZhibiError)) throw thrown
    // The section goes on without: a model in trouble is not asked again for this one.
    writing.counts.asked = writing.limits.repairsPerSection
    return undefined
  }
  return firstSentence(mask.reveal(answer), failed.facts)
}

/** The first line of an answer that is a sentence; a model may greet before it. */
function firstSentence(answer: string, facts: readonly Fact[]): string | undefined {
  for (const line of answer.split(/\n+/)) {
    const clean = cleanSentence(takeCitations(line).text)
    if (clean.kind === 'text') return withoutEffects(clean.text, facts)
  }
  return undefined
}
