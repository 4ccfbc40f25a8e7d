import type { Fact } from '../core/fact.ts'
import type { FactReader } from '../core/fact-reader.ts'
import type { Note } from '../core/note.ts'
import type { Question } from '../core/question.ts'
import type { Report } from '../core/report.ts'
import { nextNumber } from './next-id.ts'

/** A note before it has its place in a report. */
export type NewNote = Pick<Note, 'text' | 'author' | 'at' | 'messageKey' | 'source'>

export interface KeptNote {
  readonly report: Report
  readonly facts: readonly Fact[]
}

/** Appends notes to a report with the facts and questions read out of them. */
export interface KeepNotes {
  keep(report: Report, note: NewNote): KeptNote
  /** All notes of one report appended to another, read again in their new place. */
  merge(into: Report, from: Report): Report
}

export function createKeepNotes({ reader }: { readonly reader: FactReader }): KeepNotes {
  const keep = (report: Report, written: NewNote): KeptNote => {
    const index = (report.notes.at(-1)?.index ?? 0) + 1
    const note: Note = { ...written, id: `n${index}`, index }
    const read = reader.read(note, {
      existing: report.facts,
      nextId: nextNumber(report.facts),
      ...(report.year === undefined ? {} : { year: report.year }),
    })
    return {
      facts: read.facts,
      report: {
        ...report,
        notes: [...report.notes, note],
        facts: [...report.facts, ...read.facts],
        questions: addQuestions(report.questions, read.questions),
      },
    }
  }
  const merge = (into: Report, from: Report): Report => {
    const merged = from.notes.reduce((report, note) => keep(report, note).report, into)
    const style = newerStyle(into.style, from.style)
    return style === undefined ? merged : { ...merged, style }
  }
  return { keep, merge }
}

/** The 范文 that was given last. */
function newerStyle(one: Report['style'], other: Report['style']): Report['style'] {
  return one === undefined || (other !== undefined && other.at > one.at) ? other : one
}

/** Adds the questions that were not asked yet: same kind about the same facts, or in the same words. Ids are given here. */
export function addQuestions(asked: readonly Question[], more: readonly Question[]): readonly Question[] {
  const known = new Set(asked.flatMap((question) => [signature(question), question.text]))
  const fresh = more.filter((question) => !known.has(signature(question)) && !known.has(question.text))
  const first = nextNumber(asked)
  return [...asked, ...fresh.map((question, at) => ({ ...question, id: `q${first + at}` }))]
}

function signature(question: Question): string {
  return question.facts.length === 0
    ? `${question.kind}:${question.text}`
    : `${question.kind}:${question.facts.join(',')}`
}
