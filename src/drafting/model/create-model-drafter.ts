import type { Drafter, DraftingOptions, DraftingResult } from '../../core/drafter.ts'
import type { SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import { formulasOf } from './allowance.ts'
import type { Assignment } from './batches.ts'
import { createRelease } from './create-release.ts'
import { bodyLength, meetLength, showUntilFull } from './meet-length.ts'
import { isForModel, partsOf, type WritingPart } from './parts.ts'
import { PROMPT_OF, promptVariables } from './prompt-variables.ts'
import { markOf, secretNote } from './secrecy.ts'
import { unitStyleLines } from './unit-style-lines.ts'
import { type ModelTask, type ModelWritingDependencies, writeWithModel } from './write-with-model.ts'
import type { Writing } from './writing.ts'

export interface ModelDrafterDependencies extends ModelWritingDependencies {
  /** Lines on how such a section is written, from the sample reports; none when there are no samples. */
  readonly style?: (section: SectionId, theme?: Theme) => readonly string[]
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
      const mark = markOf(brief)
      if (mark !== undefined) return showSketch(sketch, parts, options, secretNote(mark))
      if (!parts.some((part) => isForModel(part, brief.section))) return showSketch(sketch, parts, options)
      const { length } = brief
      const body = length === undefined ? undefined : bodyLength(length, sketch.section)
      const share = shareOf(parts, body)
      const prompt: ModelTask['prompt'] = (batch, writing) => sectionPrompt({ batch, writing, share }, deps)
      const shown = showUntilFull(options, length)
      const result = await writeWithModel({ brief, options: shown, sketch: sketch.section, parts, prompt }, deps)
      if (length === undefined) return result
      return meetLength({ brief, length, result, signal: options.signal }, { ...deps })
    },
  }
}

interface Request {
  readonly batch: readonly Assignment[]
  readonly writing: Writing
  readonly share: Share
}

function sectionPrompt(
  { batch, writing, share }: Request,
  { prompts, expressions, style }: ModelDrafterDependencies,
): ReturnType<ModelTask['prompt']> {
  const { brief, mask } = writing
  const variables = promptVariables({
    brief,
    assignments: batch,
    mask,
    styles: [...(style?.(brief.section, brief.theme) ?? []), ...unitStyleLines(brief)],
    formulas: formulasOf(brief, expressions),
    ...share(batch),
  })
  return prompts.render(PROMPT_OF[brief.section], variables)
}

/** What of the wished length a request is to fill. */
type Share = (batch: readonly Assignment[]) => { readonly length?: number }

/** The characters of the sentences, shared out by how much there is to tell. */
function shareOf(parts: readonly WritingPart[], length: number | undefined): Share {
  const size = (material: WritingPart['material']): number => material.reduce((sum, { claim }) => sum + claim.length, 0)
  const all = parts.reduce((sum, part) => sum + size(part.material), 0)
  return (batch) => {
    if (length === undefined) return {}
    const here = batch.reduce((sum, { material }) => sum + size(material), 0)
    return { length: all === 0 ? length : Math.round((length * here) / all) }
  }
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
