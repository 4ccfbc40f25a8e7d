import type { DraftChange, DraftingOptions, DraftingResult, RevisionRequest } from '../../core/drafter.ts'
import type { SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import type { Assignment } from '../model/batches.ts'
import { partsOf } from '../model/parts.ts'
import { promptVariables } from '../model/prompt-variables.ts'
import { unitStyleLines } from '../model/unit-style-lines.ts'
import { type ModelTask, type ModelWritingDependencies, writeWithModel } from '../model/write-with-model.ts'
import type { Writing } from '../model/writing.ts'
import { charsOf } from './measure.ts'

export interface RevisingModel extends ModelWritingDependencies {
  readonly style?: (section: SectionId, theme?: Theme) => readonly string[]
}

/** Has a model rewrite the section; its present sentences stand in for what the model gets wrong. */
export async function reviseWithModel(
  { draft, change, brief }: RevisionRequest,
  options: DraftingOptions,
  deps: RevisingModel,
): Promise<DraftingResult> {
  const parts = partsOf(draft, brief)
  const length = wishedLength(change, charsOf(draft))
  const prompt = (batch: readonly Assignment[], writing: Writing): ReturnType<ModelTask['prompt']> => {
    const variables = promptVariables({
      brief: change.kind === 'free' ? { ...brief, wish: change.wish } : brief,
      assignments: batch,
      mask: writing.mask,
      styles: [...(deps.style?.(brief.section, brief.theme) ?? []), ...unitStyleLines(brief)],
      ...(length === undefined ? {} : { length }),
    })
    const shown = new Set(batch.map(({ part }) => part.n))
    const lines = parts
      .filter((part) => shown.has(part.n))
      .flatMap((part) =>
        part.sketch.map((sentence) => ({
          part: part.n,
          text: writing.mask.hide(sentence.text),
          ids: sentence.suggested ? '建议' : sentence.facts.join(',') || '提法',
        })),
      )
    return deps.prompts.render('revise', { ...variables, change: changeWords(change, length), lines })
  }
  return writeWithModel({ brief, options, sketch: draft, parts, prompt }, deps)
}

/** 短一点 is a third off, 长一点 a third more. */
export function wishedLength(change: DraftChange, chars: number): number | undefined {
  if (change.kind !== 'length') return undefined
  return change.chars ?? Math.round(chars * (change.direction === 'longer' ? 1.35 : 0.7))
}

function changeWords(change: DraftChange, length: number | undefined): string {
  if (change.kind === 'length') return `全文${change.direction === 'longer' ? '写到' : '控制在'}约${length ?? 0}字`
  if (change.kind === 'tone' && change.tone === 'formal') return '语体更正式、更规范'
  if (change.kind === 'tone') return '语言更平实、更简明，删去套话'
  if (change.kind === 'reword-opening') return '换一个开头：只改写第一句，其余不动'
  return '按干部的要求修改写法'
}
