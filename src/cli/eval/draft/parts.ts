import { join } from 'node:path'
import type { EmbeddedDrafter } from '../../../core/embedded-drafter.ts'
import type { FactReader } from '../../../core/fact-reader.ts'
import { createEmbeddedDrafter } from '../../../drafting/embedded/create-embedded-drafter.ts'
import { createFactReader } from '../../../facts/create-fact-reader.ts'
import { createFigureGuard } from '../../../facts/guard/create-figure-guard.ts'
import { loadColloquial } from '../../../knowledge/colloquial.ts'
import { loadExpressions } from '../../../knowledge/expressions.ts'
import { loadFigures } from '../../../knowledge/figures.ts'
import { loadLedgerWords } from '../../../knowledge/ledger-words.ts'
import { loadOutline } from '../../../knowledge/outline.ts'
import { loadPhrases } from '../../../knowledge/phrases.ts'
import { loadThemes } from '../../../knowledge/themes.ts'
import { createFigureReader } from '../../../language/figure-reader.ts'
import { createFigureUnits } from '../../../language/units.ts'
import { createWords } from '../../../language/words.ts'
import type { ScoringParts } from './score-draft.ts'

/** The embedded drafter with its ledger and guard, built from the operator's tables. */
export function draftingParts(
  root: string,
): ScoringParts & { readonly drafter: EmbeddedDrafter; readonly facts: FactReader } {
  const config = join(root, 'config')
  const lexicon = loadFigures(config)
  const reader = createFigureReader({ lexicon })
  const guard = createFigureGuard({ figures: reader, lexicon })
  const colloquial = loadColloquial(config)
  const facts = createFactReader({
    figures: reader,
    themes: loadThemes(config),
    words: loadLedgerWords(config),
    lexicon,
  })
  const drafter = createEmbeddedDrafter({
    guard,
    words: createWords(),
    colloquial,
    phrases: loadPhrases(config),
    outline: loadOutline(config),
    expressions: loadExpressions(config),
  })
  return { reader, guard, colloquial, facts, drafter, units: createFigureUnits({ lexicon }) }
}
