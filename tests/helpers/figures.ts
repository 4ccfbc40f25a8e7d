import { fileURLToPath } from 'node:url'
import { loadFigures } from '../../src/knowledge/figures.ts'
import { createFigureReader } from '../../src/language/figure-reader.ts'
import { createFigureUnits } from '../../src/language/units.ts'

export const figureLexicon = loadFigures(fileURLToPath(new URL('../../config', import.meta.url)))
export const figureReader = createFigureReader({ lexicon: figureLexicon })
export const figureUnits = createFigureUnits({ lexicon: figureLexicon })
