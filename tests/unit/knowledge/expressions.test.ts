import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadExpressions } from '../../../src/knowledge/expressions.ts'

const expressions = loadExpressions(fileURLToPath(new URL('../../../config', import.meta.url)))
const texts = (list: readonly { readonly text: string }[]) => list.map((one) => one.text)

test('every report year from 2022 to 2026 has a table with an opening and a plan', () => {
  expect(expressions.years).toEqual([2022, 2023, 2024, 2025, 2026])
  for (const year of expressions.years) {
    const uses = expressions.openingExpressions(year).map((one) => one.use)
    expect(uses).toEqual(expect.arrayContaining(['guidance', 'study', 'spirit']))
    expect(expressions.planExpressions(year).length).toBeGreaterThan(2)
  }
})

test('the plenary sessions of a year are those held by its end, confirmed ones only', () => {
  expect(texts(expressions.forYear(2022).plenums)).toEqual(['党的二十大'])
  expect(texts(expressions.forYear(2024).plenums)).toEqual(['党的二十大', '二十届二中全会', '二十届三中全会'])
  expect(texts(expressions.forYear(2026).plenums)).not.toContain('二十届五中全会')
})

test('nothing unconfirmed and nothing not yet published is offered to a drafter', () => {
  for (const year of expressions.years) {
    const offered = [...expressions.openingExpressions(year), ...expressions.planExpressions(year)]
    for (const one of expressions.all) {
      const tooEarly = one.knownFrom !== undefined && one.knownFrom > `${String(year)}-12-31`
      if (one.confirmed && !tooEarly) continue
      for (const found of one.patterns) expect(texts(offered).join('\n')).not.toMatch(new RegExp(found, 'u'))
    }
  }
})

test('a year without a table gets only what holds in every year', () => {
  const none = expressions.forYear(2031)
  expect(none.covered).toBe(false)
  expect(none.opening.map((one) => one.use)).toEqual(['guidance', 'study'])
})
