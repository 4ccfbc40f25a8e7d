import type { FigureUnits } from '../../language/units.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { ReadReport } from '../read-report.ts'

/** Figures that count something, by sentence. */
export type FiguresBySentence = ReadonlyMap<number, readonly CountedFigure[]>

export function figuresBySentence(report: ReadReport): FiguresBySentence {
  const groups = new Map<number, CountedFigure[]>()
  for (const figure of report.figures) {
    const group = groups.get(figure.sentence)
    if (group === undefined) groups.set(figure.sentence, [figure])
    else group.push(figure)
  }
  return groups
}

/** Counts and sums of money: what can be a part or a whole. */
export function isAmount(figure: CountedFigure): boolean {
  return (figure.kind === 'count' || figure.kind === 'money') && figure.high === undefined
}

export function isExact(figure: CountedFigure): boolean {
  return figure.approx === ''
}

/** 件 goes with 起, 名 with 人; a figure without unit goes with none. */
export function alike(units: FigureUnits, one: CountedFigure, other: CountedFigure): boolean {
  return one.unit !== '' && other.unit !== '' && units.same(one.unit, other.unit)
}

/** The figures of a sentence and of the one before it in the same paragraph. */
export function nearFigures(report: ReadReport, groups: FiguresBySentence, sentence: number): readonly CountedFigure[] {
  const same = report.sentences[sentence - 1]?.paragraph === report.sentences[sentence]?.paragraph
  const before = same ? (groups.get(sentence - 1) ?? []) : []
  return [...before, ...(groups.get(sentence) ?? [])]
}

/** From the words that name a figure to the figure's end. */
export function namedSpan(report: ReadReport, figure: CountedFigure): { start: number; end: number } {
  const from = Math.max(0, figure.span.start - figure.before.length - 2)
  const at = report.text.slice(from, figure.span.start).lastIndexOf(figure.before)
  const start = figure.before === '' || at === -1 ? figure.span.start : from + at
  return { start, end: figure.span.end }
}
