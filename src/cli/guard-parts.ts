import { join } from 'node:path'
import type { FigureReader } from '../core/figure-reader.ts'
import type { FigureGuard } from '../core/guard.ts'
import { createFigureGuard } from '../facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../facts/guard/facts-from-notes.ts'
import { loadFigures } from '../knowledge/figures.ts'
import { createFigureReader } from '../language/figure-reader.ts'

export interface GuardParts {
  readonly figures: FigureReader
  /** Judges a draft against raw notes. */
  readonly judge: (notes: readonly string[], draft: string) => ReturnType<FigureGuard>
}

/** The guard alone, from the checkout's config. */
export function composeGuard(root: string): GuardParts {
  const lexicon = loadFigures(join(root, 'config'))
  const figures = createFigureReader({ lexicon })
  const guard = createFigureGuard({ figures, lexicon })
  return { figures, judge: (notes, draft) => guard(draft, factsFromNotes(notes, figures)) }
}
