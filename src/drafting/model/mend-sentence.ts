import { ZhibiError } from '../../core/errors.ts'
import type { Fact } from '../../core/fact.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import { checkSentence } from './check-sentence.ts'
import { takeCitations } from './citations.ts'
import { cleanSentence } from './clean-sentence.ts'
import { isFiller } from './filler.ts'
import type { WritingPart } from './parts.ts'
import { promptFact } from './prompt-variables.ts'
import { trimmed } from './trimmed.ts'
import type { Writing } from './writing.ts'

export interface FailedSentence {
  readonly text: string
  readonly facts: readonly Fact[]
  readonly reasons: readonly string[]
}

/** Tokens of one sentence, with room for a model that talks. */
const SENTENCE_TOKENS = 400

/** Asks for the sentence again, with the reason, at most so often; undefined when it never passed. */
export async function mendSentence(
  failed: FailedSentence,
  part: WritingPart,
  writing: Writing,
): Promise<string | undefined> {
  let { text, reasons } = failed
  for (let attempt = 0; attempt < writing.limits.repairsPerSentence; attempt += 1) {
    if (writing.counts.asked >= writing.limits.repairsPerSection || writing.signal.aborted) return undefined
    writing.counts.asked += 1
    const answers = await askAgain({ text, reasons, facts: failed.facts }, part, writing)
    const worthIt = answers.filter((answer) => !isFiller(answer, failed.facts, part, writing))
    const right = worthIt.find((answer) => reasonsAgainst(answer, failed.facts, writing).length === 0)
    if (right !== undefined) return right
    text = worthIt[0] ?? text
    reasons = worthIt[0] === undefined ? reasons : reasonsAgainst(worthIt[0], failed.facts, writing)
  }
  return undefined
}

const reasonsAgainst = (text: string, facts: readonly Fact[], writing: Writing): readonly string[] =>
  checkSentence({ ...writing, text, facts })

/** The sentences of the new answer, those with a citation first; a model may greet before them. */
async function askAgain(failed: FailedSentence, part: WritingPart, writing: Writing): Promise<readonly string[]> {
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
    return []
  }
  return sentencesOf(mask.reveal(answer), writing.prose).map((text) => trimmed(text, failed.facts, part, writing))
}

function sentencesOf(answer: string, prose: ModelProse): readonly string[] {
  const lines = answer.split(/\n+/).map(takeCitations)
  const cited = lines.filter(({ citations }) => citations.facts.length > 0)
  return [...cited, ...lines.filter((line) => !cited.includes(line))].flatMap(({ text }) => {
    const clean = cleanSentence(text, prose)
    return clean.kind === 'text' ? [clean.text] : []
  })
}
