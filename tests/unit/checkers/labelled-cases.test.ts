import { expect, test } from 'vitest'
import { runCheckers } from '../../../src/checkers/run-checkers.ts'
import { composeCheckers } from '../../../src/cli/compose-checkers.ts'
import { readOwnCases } from '../../../src/cli/eval/check-cases.ts'
import { alarmsPerReport, recallOf, scoreCase } from '../../../src/cli/eval/check-score.ts'
import { ROOT } from '../../helpers/check-text.ts'

const checkers = composeCheckers(ROOT)
const score = (split: 'dev' | 'test') =>
  readOwnCases(`${ROOT}/tests/cases/check`, split).map((one) => scoreCase(one, runCheckers(checkers, one.checked)))

for (const split of ['dev', 'test'] as const) {
  test(`on the ${split} cases 92 % of the errors are found and clean reports stay clean`, () => {
    const scores = score(split)
    const errors = recallOf(scores, (item) => item.severity === 'error')
    expect(errors.of).toBeGreaterThan(50)
    expect(errors.found / errors.of).toBeGreaterThanOrEqual(0.92)
    expect(alarmsPerReport(scores, 'error')).toBeLessThanOrEqual(0.3)
    expect(
      alarmsPerReport(
        scores.filter((one) => !one.planted),
        'error',
      ),
    ).toBe(0)
  })
}
