import type { FigureReader } from '../core/figure-reader.ts'
import type { Question } from '../core/question.ts'

/** Asked about the form of the report: no number of things done answers them. */
const FORMAL: ReadonlySet<Question['kind']> = new Set([
  'unit-name',
  'year',
  'cut-off',
  'addressee',
  'group-head',
  'length',
  'variant',
])

/** True when the words tell numbers of things done while something formal was asked: 「调解287起」 is no length. */
export function isPlainNote({ kind }: Pick<Question, 'kind'>, text: string, figures: FigureReader): boolean {
  if (!FORMAL.has(kind)) return false
  return figures.read(text).some((figure) => isOfDeeds(figure.kind) && !FORM_UNITS.has(figure.unit))
}

function isOfDeeds(kind: string): boolean {
  return kind === 'count' || kind === 'money' || kind === 'ratio'
}

/** Units a length or a date is given in, and a bare number. */
const FORM_UNITS: ReadonlySet<string> = new Set(['', '字', '个字', '页', '年', '月', '日', '号', '天'])
