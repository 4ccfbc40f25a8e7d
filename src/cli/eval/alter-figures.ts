import type { FigureReader } from '../../core/figure-reader.ts'

/** A text with one number altered. */
export interface Altered {
  readonly text: string
  readonly from: string
  readonly to: string
}

const NUMERALS = '一二三四五六七八九'

/** Every text that differs from the given one in one digit of one of its figures, or in one Chinese numeral where it has no digit. */
export function alterEachFigure(text: string, figures: FigureReader): readonly Altered[] {
  return figures.read(text).flatMap((figure) => {
    const changed = alter(figure.text)
    if (changed === undefined) return []
    const { start, end } = figure.span
    return [{ text: text.slice(0, start) + changed + text.slice(end), from: figure.text, to: changed }]
  })
}

/** The last digit that is no lone zero goes one up: 284 → 285, 100% → 101%, 三十 → 四十. */
function alter(text: string): string | undefined {
  const digit = /\d(?=\D*$)/.exec(text)
  if (digit !== null) return replaceAt(text, digit.index, String((Number(digit[0]) + 1) % 10))
  const numeral = /[一二两三四五六七八九]/.exec(text)
  if (numeral === null) return undefined
  const at = NUMERALS.indexOf(numeral[0] === '两' ? '二' : numeral[0])
  return replaceAt(text, numeral.index, NUMERALS[(at + 1) % NUMERALS.length] ?? '一')
}

function replaceAt(text: string, index: number, char: string): string {
  return text.slice(0, index) + char + text.slice(index + 1)
}
