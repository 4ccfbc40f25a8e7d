import type { Brief } from '../../core/brief.ts'
import type { Drafter, DraftingOptions, DraftingResult } from '../../core/drafter.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import type { LanguageModel, PromptLibrary } from '../../core/language-model.ts'
import type { SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import { findSecrecyMark } from '../../language/secrecy-mark.ts'
import { allowanceOf, formulasOf } from './allowance.ts'
import { type Assignment, batchesOf } from './batches.ts'
import { closePart } from './close-part.ts'
import { createRelease } from './create-release.ts'
import { DEFAULT_DRAFTER_LIMITS, type ModelDrafterLimits } from './limits.ts'
import { createMask } from './mask.ts'
import { isForModel, partsOf, type WritingPart } from './parts.ts'
import { PROMPT_OF, promptVariables } from './prompt-variables.ts'
import { pump } from './pump.ts'
import { takeAnswer } from './take-answer.ts'
import type { Writing } from './writing.ts'

export interface ModelDrafterDependencies {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly guard: FigureGuard
  readonly embedded: EmbeddedDrafter
  readonly expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>
  /** Lines on how such a section is written, from the sample reports; none when there are no samples. */
  readonly style?: (section: SectionId, theme?: Theme) => readonly string[]
  readonly limits?: Partial<ModelDrafterLimits>
}

/**
 * Writes a section with a language model. The embedded drafter's section is the plan: which paragraphs, which facts in
 * each. The model words them; a sentence is shown only when the guard has passed it on its own facts; what the model
 * leaves out, gets wrong or is too late for is written by the embedded drafter.
 */
export function createModelDrafter(deps: ModelDrafterDependencies): Drafter {
  return {
    async draft(brief, options) {
      const sketch = await deps.embedded.draft(brief, { signal: options.signal })
      const parts = partsOf(sketch.section, brief)
      const mark = secrecyMark(brief)
      if (mark !== undefined) return showSketch(sketch, parts, options, secretNote(mark))
      if (!parts.some((part) => isForModel(part, brief.section))) return showSketch(sketch, parts, options)
      return write({ brief, options, sketch, parts }, deps)
    },
  }
}

interface Task {
  readonly brief: Brief
  readonly options: DraftingOptions
  readonly sketch: DraftingResult
  readonly parts: readonly WritingPart[]
}

async function write(task: Task, deps: ModelDrafterDependencies): Promise<DraftingResult> {
  const writing = startWriting(task, deps)
  const tried = await writeParts(task, writing, deps)
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

function startWriting({ brief, options, sketch, parts }: Task, deps: ModelDrafterDependencies): Writing {
  const limits = { ...DEFAULT_DRAFTER_LIMITS, ...deps.limits }
  const { id, title } = sketch.section
  return {
    ...deps,
    limits,
    brief,
    mask: createMask(),
    allowance: allowanceOf(brief, deps.expressions),
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
async function writeParts({ parts, brief }: Task, writing: Writing, deps: ModelDrafterDependencies): Promise<Tried> {
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
    const asked = await askFor(batch, writing, deps)
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
  deps: ModelDrafterDependencies,
): Promise<Tried & { promptId: string }> {
  const { brief, mask } = writing
  const variables = promptVariables({
    brief,
    assignments: batch,
    mask,
    styles: deps.style?.(brief.section, brief.theme) ?? [],
    formulas: formulasOf(brief, deps.expressions),
    ...lengthOf(batch, writing),
  })
  const prompt = deps.prompts.render(PROMPT_OF[brief.section], variables)
  try {
    const pieces = deps.model.stream(prompt, { signal: writing.signal, maxTokens: writing.limits.maxTokens })
    await takeAnswer(pump(pieces), batch, writing)
    return { promptId: prompt.id }
  } catch (thrown) {
    if (thrown instanceof ZhibiError) return { promptId: prompt.id, failure: thrown }
    throw thrown
  }
}

/** The wished length, shared out by the number of facts. */
function lengthOf(batch: readonly Assignment[], { brief }: Writing): { readonly length?: number } {
  if (brief.length === undefined) return {}
  const all = brief.facts.length
  const here = batch.reduce((sum, { material }) => sum + material.length, 0)
  return {
    length:
      batch.length === 1 || all === 0
        ? brief.length
        : Math.round((brief.length * Math.max(here, 1)) / Math.max(all, here, 1)),
  }
}

/** The parts that are not closed, with the facts that are not told. */
function whatIsLeft(batch: readonly Assignment[], { closed, told }: Writing): readonly Assignment[] {
  return batch
    .filter(({ part }) => !closed.has(part.n))
    .map(({ part, material }) => ({ part, material: material.filter(({ fact }) => !told.has(`${part.n}/${fact.id}`)) }))
    .filter(({ part, material }) => material.length > 0 || part.material.length === 0)
}

function secrecyMark(brief: Brief): string | undefined {
  if (brief.secrecyMark !== undefined) return brief.secrecyMark
  const words = brief.facts.map(({ claim, context, provenance }) => `${context ?? ''}\n${provenance.quote}\n${claim}`)
  return findSecrecyMark([...words, brief.wish ?? ''].join('\n'))
}

/** The embedded drafter's section as it is. */
function showSketch(
  sketch: DraftingResult,
  parts: readonly WritingPart[],
  { onProgress }: DraftingOptions,
  fellBack?: string,
): DraftingResult {
  const { id, title } = sketch.section
  const release = createRelease({ id, title, parts, onProgress })
  for (const part of parts) for (const sentence of part.sketch) release.sentence(part, sentence)
  return fellBack === undefined ? sketch : { ...sketch, fellBack }
}

const secretNote = (mark: string): string => `素材中有“${mark}”字样，未发送给模型，由内置引擎写成`
const wholeNote = (why: string | undefined): string => `${why ?? '模型没有写出可用的文字'}，由内置引擎按同一批素材写成`
const restNote = (why: string): string => `${why}，没写完的部分由内置引擎续写`
