import { join } from 'node:path'
import { createCheckers } from '../checkers/create-checkers.ts'
import type { Checker } from '../core/checker.ts'
import { loadCheckKnowledge } from '../knowledge/check-knowledge.ts'
import { loadFigures } from '../knowledge/figures.ts'
import { createFigureReader } from '../language/figure-reader.ts'
import { createFigureUnits } from '../language/units.ts'
import { createWords } from '../language/words.ts'

/** The checkers over the tables of `root/config`. */
export function composeCheckers(root: string): readonly Checker[] {
  const config = join(root, 'config')
  const lexicon = loadFigures(config)
  return createCheckers({
    knowledge: loadCheckKnowledge(config),
    figures: createFigureReader({ lexicon }),
    units: createFigureUnits({ lexicon }),
    words: createWords(),
  })
}
