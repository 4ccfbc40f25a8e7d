import type { Fact } from '../core/fact.ts'
import type { FactReader, FactReading, FactReadingContext } from '../core/fact-reader.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { FigureLexicon } from '../core/knowledge/figures.ts'
import type { LedgerWords } from '../core/knowledge/ledger-words.ts'
import type { Themes } from '../core/knowledge/themes.ts'
import type { Note } from '../core/note.ts'
import { createArithmetic } from './arithmetic.ts'
import { createFigureCorrector } from './correct-figure.ts'
import { createGapFinder } from './gaps.ts'
import { onlyDefined } from './only-defined.ts'
import { createQuantityReader } from './quantity.ts'
import { numberQuestions, type RaisedQuestion } from './raise-question.ts'
import type { ColumnLexicon } from './reading/column-heads.ts'
import { createStatementReader } from './reading/read-statements.ts'
import type { Statement } from './reading/statement.ts'
import { createComparer } from './repeated.ts'
import { createLedgerIndexer } from './same-thing.ts'
import { createUnitClasses } from './units.ts'

interface Dependencies {
  readonly figures: FigureReader
  readonly themes: Themes
  readonly words: LedgerWords
  /** Measure words, and which of them may stand for one another. */
  readonly lexicon: Pick<FigureLexicon, 'classes' | 'loose'> & ColumnLexicon
}

/** Reads notes into the ledger: statements with theme, polarity, figures and provenance, and the questions they raise. */
export function createFactReader({ figures, themes, words, lexicon }: Dependencies): FactReader {
  const units = createUnitClasses(lexicon)
  const statementsOf = createStatementReader({ figures, themes, words, lexicon })
  const indexLedger = createLedgerIndexer({ quantityOf: createQuantityReader({ words, units }) })
  const compare = createComparer({ units })
  const gapsOf = createGapFinder({ words })
  const arithmetic = createArithmetic({ words, units })
  const corrector = createFigureCorrector({ figures })

  /** A note that only corrects a figure told before makes no statement of its own. */
  const readCorrection = (note: Note, { existing, ...numbers }: FactReadingContext): FactReading | undefined => {
    const correction = corrector.parse(note.text)
    if (correction === undefined) return undefined
    const read = corrector.correct(correction, { note, facts: existing, ...numbers })
    return read.facts.length + read.questions.length > 0 ? read : undefined
  }

  return {
    read: (note: Note, context: FactReadingContext): FactReading => {
      const corrected = readCorrection(note, context)
      if (corrected !== undefined) return corrected
      const index = indexLedger(context.existing.filter(isLive(context.existing)))
      const facts: Fact[] = []
      const raised: RaisedQuestion[] = []
      for (const statement of statementsOf(note.text, context.year)) {
        const told = asFact(statement, note, `f${context.nextId + facts.length}`)
        const compared = compare(told, index)
        index.add(compared.fact)
        facts.push(compared.fact)
        raised.push(...compared.questions)
      }
      raised.push(...arithmetic(facts), ...gapsOf(facts))
      return { facts, questions: numberQuestions(raised, context.nextQuestionId ?? 1) }
    },
  }
}

function isLive(facts: readonly Fact[]): (fact: Fact) => boolean {
  const superseded = new Set(facts.flatMap((fact) => (fact.supersedes === undefined ? [] : [fact.supersedes])))
  return (fact) => !superseded.has(fact.id) && fact.dropped !== true
}

function asFact(statement: Statement, note: Note, id: string): Fact {
  const { claim, span, theme, polarity, figures, date, lastYear, context } = statement
  return {
    id,
    claim,
    polarity,
    figures,
    provenance: {
      noteId: note.id,
      noteIndex: note.index,
      quote: note.text.slice(span.start, span.end),
      span,
      author: note.author.name,
      at: note.at,
      ...onlyDefined({ source: note.source }),
    },
    ...onlyDefined({ theme, date, context, lastYear: lastYear || undefined }),
  }
}
