import { fileURLToPath } from 'node:url'
import type { Fact } from '../../src/core/fact.ts'
import type { FactReading } from '../../src/core/fact-reader.ts'
import type { Note } from '../../src/core/note.ts'
import { createFactReader } from '../../src/facts/create-fact-reader.ts'
import { loadLedgerWords } from '../../src/knowledge/ledger-words.ts'
import { loadThemes } from '../../src/knowledge/themes.ts'
import { figureLexicon, figureReader } from './figures.ts'

const CONFIG = fileURLToPath(new URL('../../config', import.meta.url))

/** What the ledger of the product is made of, read from the product's own tables. */
export const ledgerParts = {
  lexicon: figureLexicon,
  figures: figureReader,
  themes: loadThemes(CONFIG),
  words: loadLedgerWords(CONFIG),
}
export const factReader = createFactReader(ledgerParts)

export function note(text: string, index = 1, author = '张干事'): Note {
  return { id: `n${index}`, index, text, author: { id: author, name: author }, at: NOON, messageKey: `m${index}` }
}

/** 15 December 2023, 10:30 in Beijing. */
const NOON = Date.UTC(2023, 11, 15, 2, 30)

/** Reads notes one after the other into one ledger, as chat messages come in. */
export function ledgerOf(texts: readonly string[], year = 2023): FactReading {
  const facts: Fact[] = []
  const questions: FactReading['questions'][number][] = []
  for (const [index, text] of texts.entries()) {
    const read = factReader.read(note(text, index + 1), {
      existing: [...facts],
      year,
      nextId: facts.length + 1,
      nextQuestionId: questions.length + 1,
    })
    facts.push(...read.facts)
    questions.push(...read.questions)
  }
  return { facts, questions }
}
