import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Brief } from '../../src/core/brief.ts'
import type { SectionDraft } from '../../src/core/draft.ts'
import type { DraftChange, DraftingOptions, DraftingResult } from '../../src/core/drafter.ts'
import type { LanguageModel } from '../../src/core/language-model.ts'
import { createModelDrafter } from '../../src/drafting/model/create-model-drafter.ts'
import { createReviser } from '../../src/drafting/revise/create-reviser.ts'
import { readStyle } from '../../src/prompts/read-style.ts'
import { colloquial, modelDrafterParts, prompts, reviserParts } from './drafting-house.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = join(ROOT, 'tests/fixtures/model/scenes')
const style = readStyle(join(ROOT, 'prompts'))

/**
 * One request as the house made it when the answers were written: a section of a fictional town, or a change of it. The
 * facts are kept with it, because the answers cite them by their ids.
 */
export interface ModelScene {
  readonly brief: Brief
  /** Present: it is a change of this draft. */
  readonly draft?: SectionDraft
  readonly change?: DraftChange
}

/** An answer of a language model to a scene's prompt. */
export interface PlayedAnswer {
  readonly name: string
  readonly temper: 'careful' | 'sloppy' | 'wordy'
  readonly text: string
}

/** Answers written from the rendered prompts alone, carefully, sloppily and with many words: `02-opening.careful.txt`. */
export function playedAnswers(folder: string = FOLDER): readonly PlayedAnswer[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => {
      const [name = '', temper = ''] = file.split('.')
      return { name, temper: temper as PlayedAnswer['temper'], text: readFileSync(join(folder, file), 'utf8') }
    })
}

export const readScene = (name: string): ModelScene =>
  JSON.parse(readFileSync(join(FOLDER, 'briefs', `${name}.json`), 'utf8')) as ModelScene

/** Plays a scene with a model, as the house does. */
export async function playScene(
  { brief, draft, change }: ModelScene,
  model: LanguageModel,
  options: DraftingOptions = { signal: new AbortController().signal },
): Promise<DraftingResult> {
  if (draft !== undefined && change !== undefined) {
    const reviser = createReviser({ ...reviserParts, style, model: { model, prompts } })
    return reviser.revise({ draft, change, brief }, options)
  }
  const drafter = createModelDrafter({
    model,
    ...modelDrafterParts,
    colloquial,
    style,
  })
  return drafter.draft(brief, options)
}
