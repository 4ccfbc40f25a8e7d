import type { Brief } from '../../core/brief.ts'
import type { SectionDraft } from '../../core/draft.ts'
import type { DraftChange, DraftingOptions, DraftingResult, DraftProgress } from '../../core/drafter.ts'
import { fitSection } from '../revise/fit-section.ts'
import { charsOf, TOLERANCE } from '../revise/measure.ts'
import { type RevisingModel, reviseWithModel } from '../revise/revise-with-model.ts'

/** （一） before a heading, which no sentence has. */
const HEADING_MARK = 3

/** Characters that the sentences may have when the section, title and headings included, is to have so many. */
export const bodyLength = (length: number, section: SectionDraft): number =>
  Math.max(1, length - outsideSentences(section))

/** What {@link charsOf} does not count of a whole section. */
const uncounted = ({ title, paragraphs }: SectionDraft): number =>
  title.length + HEADING_MARK * paragraphs.filter(({ heading }) => heading !== undefined).length

const outsideSentences = (section: SectionDraft): number =>
  uncounted(section) + section.paragraphs.reduce((sum, { heading }) => sum + (heading?.text.length ?? 0), 0)

/**
 * Shows what comes until the wished length is full: what follows will be shortened, and is shown when it is whole. Without
 * a length everything is shown.
 */
export function showUntilFull(options: DraftingOptions, length: number | undefined): DraftingOptions {
  const { onProgress, signal } = options
  if (length === undefined || onProgress === undefined) return options
  let chars = 0
  return {
    signal,
    onProgress: (progress) => {
      chars += charsShown(progress)
      if (chars <= length * (1 + TOLERANCE)) onProgress(progress)
    },
  }
}

function charsShown(progress: DraftProgress): number {
  if (progress.kind === 'title') return progress.title.length
  if (progress.kind === 'heading') return progress.heading.text.length + HEADING_MARK
  return progress.sentence.text.length
}

export interface LengthTask {
  readonly brief: Brief
  readonly length: number
  readonly result: DraftingResult
  readonly signal: AbortSignal
}

/**
 * Brings a model's section to the wished length within a tenth: too long, the model is asked once to say it shorter, and
 * what is then too much is left out, figures last; too short, what was told and not written comes in. Facts left out show
 * as unused.
 */
export async function meetLength(task: LengthTask, deps: RevisingModel): Promise<DraftingResult> {
  const { brief, length, result, signal } = task
  if (result.unfinished === true || signal.aborted) return result
  const target = Math.max(1, length - uncounted(result.section))
  const change: DraftChange = { kind: 'length', chars: target }
  const tooLong = charsOf(result.section) > target * (1 + TOLERANCE)
  const said = tooLong && result.engine === 'model' ? await sayShorter(task, change, deps) : result
  const request = { change, brief }
  const { section, note } = fitSection(said.section, { target, request, embedded: deps.embedded })
  // What is too thin for the length is said by whoever counts the whole.
  const left = charsOf(section) < charsOf(said.section) ? note : undefined
  return { ...said, section, ...(left === undefined ? {} : { note: left }) }
}

/** The shorter of both; the facts told stay the same, or it is not taken. */
async function sayShorter(
  { brief, result, signal }: LengthTask,
  change: DraftChange,
  deps: RevisingModel,
): Promise<DraftingResult> {
  const again = await reviseWithModel({ draft: result.section, change, brief }, { signal }, deps)
  const shorter = charsOf(again.section) < charsOf(result.section)
  if (again.engine !== 'model' || again.unfinished === true || !shorter) return result
  const { repaired, replaced } = result.stats
  return {
    ...result,
    section: again.section,
    stats: { repaired: repaired + again.stats.repaired, replaced: replaced + again.stats.replaced },
  }
}
