import { createFigureGuard } from '../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from './figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })

/** The guard's verdict on a draft; several notes are parted by a line `---`. */
export function verdictOf(notes: string, draft: string): 'pass' | 'flag' {
  return guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict
}
