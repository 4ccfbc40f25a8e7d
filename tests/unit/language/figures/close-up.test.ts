import { describe, expect, test } from 'vitest'
import { figureReader } from '../../../helpers/figures.ts'

const read = (text: string): readonly string[] =>
  figureReader.read(text).map(({ value, unit, approx }) => `${approx}${value}${unit}`)

describe('numbers set apart by spaces', () => {
  test.each([
    ['出动 1100 多人次', ['多1100人次']],
    ['退费 3 万 2，查了 9 家', ['32000', '9家']],
    ['给奖金 1800 块', ['1800元']],
    ['人均 2 块', ['2元']],
    ['全县第 3 名', ['3名']],
    ['每月查 2 次', ['2次/月']],
    ['2025 年 3 月 5 日发了', ['2025-03-05']],
    ['东村 12 西村 15', ['12', '15']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('stand where they stood in the text', () => {
    const text = '出动 1100 多人次，退费 3 万 2。'
    expect(figureReader.read(text).map(({ span, text: own }) => [text.slice(span.start, span.end), own])).toEqual([
      ['1100 多人次', '1100 多人次'],
      ['3 万 2', '3 万 2'],
    ])
  })
})
