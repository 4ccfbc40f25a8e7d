import type { Fact } from './fact.ts'
import type { Note } from './note.ts'
import type { Question } from './question.ts'

/** What is known before a note is read. */
export interface FactReadingContext {
  /** The ledger so far, superseded and repeated facts included. */
  readonly existing: readonly Fact[]
  /** The report year, when it is declared: 2022年 is then last year and 2024年 the next. */
  readonly year?: number
  /** The number of the first new fact: 8 gives f8, f9, … */
  readonly nextId: number
  /** The number of the first new question; 1 when left out. */
  readonly nextQuestionId?: number
}

export interface FactReading {
  /** New facts in the order of the note. Every figure of the note is in one of them. */
  readonly facts: readonly Fact[]
  /** What only the cadre can settle, each about at least one of the new facts. */
  readonly questions: readonly Question[]
}

/** Turns a raw note into facts. Pure and deterministic; never throws for bad text. */
export interface FactReader {
  read(note: Note, context: FactReadingContext): FactReading
}
