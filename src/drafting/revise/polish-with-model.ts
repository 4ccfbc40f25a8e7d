import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import type { PrivateNames } from '../../core/knowledge/private-names.ts'
import type { LanguageModel, PromptLibrary } from '../../core/language-model.ts'
import { checkSentence } from '../model/check-sentence.ts'
import { createMask } from '../model/mask.ts'
import { pump } from '../model/pump.ts'
import { overlap } from '../model/rebind.ts'
import { lostFigures } from '../model/told.ts'
import { readPolished } from './read-polished.ts'

export interface PolishingModel {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly guard: FigureGuard
  readonly prose: ModelProse
  readonly privateNames: PrivateNames
}

export interface PolishTask {
  readonly sentences: readonly Fact[]
  readonly selfName?: string
  readonly year?: number
  readonly wish?: string
  readonly signal: AbortSignal
  /** The sentence tidied by rule: what its 口语 means in written Chinese. */
  readonly tidied: (sentence: Fact) => string
}

/** New words for some of the sentences: `from` are their positions, consecutive and in order. */
export interface PolishedRun {
  readonly from: readonly number[]
  readonly text: string
}

/** A polished sentence keeps so much of the old one's words, or it is another sentence. */
const LEAST_OVERLAP = 0.3

/** What the model made of the sentences, each run checked against the sentences it stands for; wrong runs are left out. */
export async function* polishWithModel(task: PolishTask, deps: PolishingModel): AsyncGenerator<PolishedRun> {
  const { sentences, signal, selfName, year, wish } = task
  const mask = createMask(deps.privateNames)
  const prompt = deps.prompts.render('polish', {
    lines: sentences.map((sentence, index) => ({ n: index + 1, text: mask.hide(sentence.claim) })),
    selfName,
    year,
    wish: wish === undefined ? undefined : mask.hide(wish),
  })
  let done = 0
  for await (const line of readPolished(pump(deps.model.stream(prompt, { signal, maxTokens: 6000 })), deps.prose)) {
    const from = line.from.map((n) => n - 1)
    const first = from[0] ?? -1
    if (first < done || !from.every((at, index) => at === first + index && at < sentences.length)) continue
    const run = { from, text: mask.reveal(line.text) }
    if (!isFaithful(run, task, deps)) continue
    done = first + from.length
    yield run
  }
}

function isFaithful(
  { from, text }: PolishedRun,
  { sentences, tidied }: PolishTask,
  { guard, prose }: PolishingModel,
): boolean {
  const facts = from.flatMap((at) => sentences[at] ?? [])
  const before = facts.map((fact) => fact.claim).join('')
  const kept = facts.every((fact) => lostFigures(text, fact, guard).length === 0)
  const names = before.match(/《[^《》]{1,60}》/g) ?? []
  return (
    kept &&
    names.every((name) => text.includes(name)) &&
    checkSentence({ text, facts, guard, prose, allowance: { phrases: [] } }).length === 0 &&
    overlap(before + facts.map(tidied).join(''), text) >= LEAST_OVERLAP
  )
}
