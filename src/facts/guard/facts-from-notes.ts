import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { Span } from '../../core/span.ts'
import { tellTableRows } from './tables.ts'

/**
 * Minimal facts straight from notes, one a line: enough for the guard alone; a row of a table
 * is told with the names and measure words of its head. Ids f1, f2, …; no theme, no author.
 */
export function factsFromNotes(notes: readonly string[], figures: FigureReader): readonly Fact[] {
  const lines = notes.flatMap((note, index) => {
    const read = figures.read(note)
    const within = createFiguresWithin(read)
    const spans = linesOf(note)
    const rows = tellTableRows(
      spans.map(({ start, end }) => note.slice(start, end)),
      figures,
    )
    return spans.map((span, at) => {
      const quote = note.slice(span.start, span.end)
      const own = within(span)
      const row = rows.get(at)
      const claim = row?.text ?? quote
      return { index, span, quote, claim, figures: row === undefined ? own : row.isHead ? [] : figures.read(claim) }
    })
  })
  return lines.map(({ index, span, quote, claim, figures: found }, at) => {
    const provenance = { noteId: `n${index + 1}`, noteIndex: index + 1, quote, span, author: '', at: 0 }
    return { id: `f${at + 1}`, claim, polarity: 'other', figures: found, provenance }
  })
}

function linesOf(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') spans.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return spans
}

/** The figures of a stretch, their spans counted from its start; to be asked for stretches in their order, so that many lines cost no more than few. */
function createFiguresWithin(figures: readonly Figure[]): (span: Span) => readonly Figure[] {
  let next = 0
  return (span) => {
    while ((figures[next]?.span.start ?? span.start) < span.start) next += 1
    const first = next
    while ((figures[next]?.span.end ?? Infinity) <= span.end) next += 1
    return figures.slice(first, next).map((figure) => ({
      ...figure,
      span: { start: figure.span.start - span.start, end: figure.span.end - span.start },
    }))
  }
}
