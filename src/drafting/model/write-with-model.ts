import type { Brief } from '../../core/brief.ts'
import type { SectionDraft } from '../../core/draft.ts'
import type { DraftingOptions, DraftingResult } from '../../core/drafter.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Colloquial } from '../../core/knowledge/drafting.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import type { PrivateNames } from '../../core/knowledge/private-names.ts'
import type { LanguageModel, PromptLibrary, RenderedPrompt } from '../../core/language-model.ts'
import { allowanceOf, formulasOf } from './allowance.ts'
import { type Assignment, batchesOf } from './batches.ts'
import { closePart } from './close-part.ts'
import { createRelease } from './create-release.ts'
import { DEFAULT_DRAFTER_LIMITS, type ModelDrafterLimits } from './limits.ts'
import { createMask } from './mask.ts'
import { isForModel, type WritingPart } from './parts.ts'
import { pump } from './pump.ts'
import { takeAnswer } from './take-answer.ts'
import type { Writing } from './writing.ts'

export interface ModelWritingDependencies {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly guard: FigureGuard
  readonly embedded: EmbeddedDrafter
  readonly expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>
  readonly prose: ModelProse
  /** Hidden from the model, put back in what it wrote. */
  readonly privateNames: PrivateNames
  /** Its `words` are 口语 that no sentence may have. */
  readonly colloquial?: Pick<Colloquial, 'words'>
  readonly limits?: Partial<ModelDrafterLimits>
}

/** A section to be written by a model: the sketch stands in for whatever the model does not write. */
export interface ModelTask {
  readonly brief: Brief
  readonly options: DraftingOptions
  readonly sketch: SectionDraft
  readonly parts: readonly WritingPart[]
  /** The request for some of the parts. */
  readonly prompt: (batch: readonly Assignment[], writing: Writing) => RenderedPrompt
}

/** Has a model write the parts; rejects only for programming errors. */
export async function writeWithModel(task: ModelTask, deps: ModelWritingDependencies): Promise<DraftingResult> {
  const writing = startWriting(task, deps)
  const tried = await writeParts(task, writing)
  const stopped = task.options.signal.aborted
  if (!stopped) for (const part of task.parts) closePart(part, writing)
  const { byModel, repaired, replaced } = writing.counts
  const common = { section: writing.release.section(), stats: { repaired, replaced } }
  const byWhom = { engine: 'model', model: deps.model.name, ...only('promptId', tried.promptId) } as const
  if (stopped) return { ...common, ...byWhom, unfinished: true }
  const why = writing.signal.aborted ? '模型没有在时限内写完' : tried.failure?.message
  if (byModel === 0) return { ...common, engine: 'embedded', fellBack: wholeNote(why) }
  return { ...common, ...byWhom, ...only('fellBack', why && restNote(why)) }
}

/** A field only where there is something to put in it. */
const only = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined || value === '' ? {} : ({ [key]: value } as Record<K, string>)

function startWriting({ brief, options, sketch, parts }: ModelTask, deps: ModelWritingDependencies): Writing {
  const limits = { ...DEFAULT_DRAFTER_LIMITS, ...deps.limits }
  const { id, title } = sketch
  return {
    ...deps,
    limits,
    brief,
    mask: createMask(deps.privateNames),
    colloquialWords: deps.colloquial?.words ?? [],
    allowance: allowanceOf(brief, deps.expressions),
    formulas: formulasOf(brief, deps.expressions),
    release: createRelease({ id, title, parts, onProgress: options.onProgress }),
    counts: { repaired: 0, replaced: 0, asked: 0, byModel: 0 },
    told: new Set(),
    closed: new Set(),
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(limits.deadlineMs)]),
  }
}

interface Tried {
  readonly promptId?: string
  readonly failure?: ZhibiError
}

/** Asks for the parts, request by request; a stream that broke off is taken up again with what is left. */
async function writeParts(task: ModelTask, writing: Writing): Promise<Tried> {
  const { parts, brief } = task
  let resumes = writing.limits.resumes
  let promptId: string | undefined
  const batches = [
    ...batchesOf(
      parts.filter((part) => isForModel(part, brief.section)),
      writing.limits.factChars,
    ),
  ]
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    closeBefore(batch, parts, writing)
    const asked = await askFor(batch, writing, task)
    promptId = asked.promptId
    if (asked.failure === undefined) continue
    const left = whatIsLeft(batch, writing)
    if (left.length === 0) continue
    if (asked.failure.code !== 'model-cut' || resumes === 0 || writing.signal.aborted) return asked
    resumes -= 1
    batches.unshift(left)
  }
  return only('promptId', promptId)
}

/** Text comes out in the order of the parts: those before the ones to be asked for now are finished first. */
function closeBefore(batch: readonly Assignment[], parts: readonly WritingPart[], writing: Writing): void {
  const first = batch[0]?.part.n ?? 0
  for (const part of parts) if (part.n < first && !writing.signal.aborted) closePart(part, writing)
}

async function askFor(
  batch: readonly Assignment[],
  writing: Writing,
  task: ModelTask,
): Promise<Tried & { readonly promptId: string }> {
  const prompt = task.prompt(batch, writing)
  try {
    const pieces = writing.model.stream(prompt, { signal: writing.signal, maxTokens: writing.limits.maxTokens })
    await takeAnswer(pump(pieces), batch, writing)
    return { promptId: prompt.id }
  } catch (thrown) {
    if (thrown instanceof ZhibiError) return { promptId: prompt.id, failure: thrown }
    throw thrown
  }
}

/** The parts that are not closed, with the facts that are not told. */
function whatIsLeft(batch: readonly Assignment[], { closed, told }: Writing): readonly Assignment[] {
  return batch
    .filter(({ part }) => !closed.has(part.n))
    .map(({ part, material }) => ({ part, material: material.filter(({ fact }) => !told.has(`${part.n}/${fact.id}`)) }))
    .filter(({ part, material }) => material.length > 0 || part.material.length === 0)
}

const wholeNote = (why: string | undefined): string => `${why ?? '模型没有写出可用的文字'}，由内置引擎按同一批素材写成`
const restNote = (why: string): string => `${why}，没写完的部分由内置引擎续写`
