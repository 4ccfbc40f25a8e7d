import { fileURLToPath } from 'node:url'
import type { Brief } from '../../src/core/brief.ts'
import type { EmbeddedDrafter } from '../../src/core/embedded-drafter.ts'
import type { Fact, Polarity } from '../../src/core/fact.ts'
import type { FigureGuard } from '../../src/core/guard.ts'
import type { Theme } from '../../src/core/theme.ts'
import type { UnitProfile } from '../../src/core/unit-profile.ts'
import { createEmbeddedDrafter } from '../../src/drafting/embedded/create-embedded-drafter.ts'
import { createFigureGuard } from '../../src/facts/guard/create-figure-guard.ts'
import { loadColloquial } from '../../src/knowledge/colloquial.ts'
import { loadExpressions } from '../../src/knowledge/expressions.ts'
import { loadModelProse } from '../../src/knowledge/model-prose.ts'
import { loadOutline } from '../../src/knowledge/outline.ts'
import { loadPhrases } from '../../src/knowledge/phrases.ts'
import { loadPrivateNames } from '../../src/knowledge/private-names.ts'
import { loadWrittenWords } from '../../src/knowledge/written-words.ts'
import { createWords } from '../../src/language/words.ts'
import { createPromptLibrary } from '../../src/prompts/create-prompt-library.ts'
import { factOf } from './facts.ts'
import { figureLexicon, figureReader } from './figures.ts'

const CONFIG = fileURLToPath(new URL('../../config', import.meta.url))

export const guard: FigureGuard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const expressions = loadExpressions(CONFIG)
export const prompts = createPromptLibrary({ folder: fileURLToPath(new URL('../../prompts', import.meta.url)) })
const words = createWords()
export const colloquial = loadColloquial(CONFIG)
export const prose = loadModelProse(CONFIG)
export const privateNames = loadPrivateNames(CONFIG)
const phrases = loadPhrases(CONFIG)
export const embedded: EmbeddedDrafter = createEmbeddedDrafter({
  guard,
  words,
  colloquial,
  phrases,
  outline: loadOutline(CONFIG),
  expressions,
})

/** What a model drafter is made of, beside its model. */
export const modelDrafterParts = { prompts, guard, embedded, expressions, prose, privateNames } as const

/** What a reviser without a model is made of. */
export const reviserParts = {
  guard,
  figures: figureReader,
  embedded,
  words,
  colloquial,
  phrases,
  expressions,
  prose,
  privateNames,
  written: loadWrittenWords(CONFIG),
} as const

export interface TownCase {
  readonly unit: UnitProfile
  readonly year: number
  /** id, what it is, theme, the note's words. */
  readonly notes: readonly (readonly [polarity: Polarity, theme: Theme | '', claim: string, context?: string])[]
  /** Pairings of subject and figure that would be a swap or an invention. */
  readonly forbidden: readonly string[]
}

/** The facts of a case, their figures read from the words. */
function factsOf({ notes }: TownCase): readonly Fact[] {
  return notes.map(([polarity, theme, claim, context], index) =>
    factOf(`f${index + 1}`, claim, {
      polarity,
      figures: figureReader.read(claim),
      ...(theme === '' ? {} : { theme }),
      ...(context === undefined ? {} : { context }),
    }),
  )
}

export const briefOf = (town: TownCase, section: Brief['section'], rest: Partial<Brief> = {}): Brief => ({
  section,
  unit: town.unit,
  year: town.year,
  variant: 'submission',
  facts: factsOf(town),
  ...rest,
})
