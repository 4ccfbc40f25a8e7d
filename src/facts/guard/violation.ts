import type { NumeralName } from '../../core/figure-reader.ts'
import type { Violation, ViolationKind } from '../../core/guard.ts'
import type { ReplacedWord } from './alternatives.ts'
import type { Point } from './point.ts'

/** Words of a violation's quote on each side of the figure, in UTF-16 units. */
const QUOTE = 14

export function violation(kind: ViolationKind, point: Point, meant: Point | undefined): Violation {
  return {
    kind,
    figure: point.figure.text,
    quote: quoteOf(point),
    start: point.figure.span.start,
    ...(meant?.fact === undefined ? {} : { fact: meant.fact.id }),
  }
}

export function lostViolation(point: Point): Violation {
  return {
    kind: 'lost',
    figure: point.figure.text,
    quote: quoteOf(point),
    ...(point.fact === undefined ? {} : { fact: point.fact.id }),
  }
}

export function nameViolation(name: NumeralName, text: string): Violation {
  const { start, end } = name.span
  return { kind: 'changed', figure: name.text, quote: text.slice(Math.max(0, start - QUOTE), end + QUOTE), start }
}

export function wordViolation({ word, start }: ReplacedWord, text: string): Violation {
  return {
    kind: 'date',
    figure: word,
    quote: text.slice(Math.max(0, start - QUOTE), start + word.length + QUOTE),
    start,
  }
}

function quoteOf(point: Point): string {
  const { start, end } = point.figure.span
  return point.source
    .slice(Math.max(0, start - QUOTE), end + QUOTE)
    .replaceAll('\n', ' ')
    .trim()
}
