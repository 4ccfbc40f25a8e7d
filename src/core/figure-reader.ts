import type { Figure } from './figure.ts'
import type { Span } from './span.ts'

/** A name that holds numerals (四个意识, 国办发〔2018〕118号, “12·4”): not a figure, and yet not to be altered. */
export interface NumeralName {
  readonly text: string
  readonly span: Span
}

/** Reads every figure of a text. Never throws: what cannot be read as a figure is text. */
export interface FigureReader {
  /** In order of their place; spans are UTF-16 units of `text`. */
  read(text: string): readonly Figure[]
  /** The names that hold numerals, in order. */
  names(text: string): readonly NumeralName[]
}
