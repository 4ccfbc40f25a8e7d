import type { DraftChange } from '../core/drafter.ts'
import type { Note } from '../core/note.ts'
import type { FigureCorrector } from '../facts/correct-figure.ts'
import { addQuestions } from './keep-notes.ts'
import { nextNumber } from './next-id.ts'
import type { Turn } from './turn.ts'

/** 「把284改成285」 carried into the ledger: a superseding fact, or a question when several fit. The same turn when none does. */
export type CorrectFigures = (turn: Turn, change: Extract<DraftChange, { kind: 'replace' }>) => Turn

export function createCorrectFigures({ corrector }: { readonly corrector: FigureCorrector }): CorrectFigures {
  return (turn, { from, to }) => {
    const { report } = turn
    const note = correctingNote(turn)
    const read = corrector.correct(corrector.parse(turn.text) ?? { from, to, hint: '' }, {
      note,
      facts: report.facts,
      nextId: nextNumber(report.facts),
    })
    if (read.facts.length === 0 && read.questions.length === 0) return turn
    const changed = {
      ...report,
      notes: [...report.notes, note],
      facts: [...report.facts, ...read.facts],
      questions: addQuestions(report.questions, read.questions),
    }
    return { ...turn, report: changed }
  }
}

/** The correction is a note like any other: asked where 285 comes from, the bot can show who corrected it and when. */
function correctingNote({ report, message, text, now }: Turn): Note {
  const index = (report.notes.at(-1)?.index ?? 0) + 1
  return { id: `n${index}`, index, text, author: message.sender, at: now, messageKey: message.idempotencyKey }
}
