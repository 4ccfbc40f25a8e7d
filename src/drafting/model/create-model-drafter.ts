import type { Drafter, DraftingOptions, DraftingResult } from '../../core/drafter.ts'
import type { SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import { formulasOf } from './allowance.ts'
import type { Assignment } from './batches.ts'
import { createRelease } from './create-release.ts'
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
      const prompt: ModelTask['prompt'] = (batch, writing) => sectionPrompt(batch, writing, deps)
      return writeWithModel({ brief, options, sketch: sketch.section, parts, prompt }, deps)
    },
  }
}

function sectionPrompt(
  batch: readonly Assignment[],
  writing: Writing,
  { prompts, expressions, style }: ModelDrafterDependencies,
): ReturnType<ModelTask['prompt']> {
  const { brief, mask } = writing
  const variables = promptVariables({
    brief,
    assignments: batch,
    mask,
    styles: [...(style?.(brief.section, brief.theme) ?? []), ...unitStyleLines(brief)],
    formulas: formulasOf(brief, expressions),
    ...lengthOf(batch, writing),
  })
  return prompts.render(PROMPT_OF[brief.section], variables)
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
