import { describe, expect, test } from 'vitest'
import { applySuggestions } from '../../../src/checkers/apply-suggestions.ts'
import { numberFindings } from '../../../src/checkers/number-findings.ts'
import { checkText } from '../../helpers/check-text.ts'

const TEXT = '全镇更新法制宣传栏6块，群众满意率98.6%，人民调集成效明显。'

describe('numbered findings', () => {
  test('are listed worst first and numbered from one', () => {
    const numbered = numberFindings(checkText(TEXT))
    expect(numbered.map(({ number, finding }) => [number, finding.severity, finding.quote])).toEqual([
      [1, 'error', '法制宣传栏'],
      [2, 'error', '人民调集'],
      [3, 'warn', '群众满意率98.6%'],
    ])
    expect(numbered[0]?.line).toContain('可改为：法治宣传栏')
  })

  test('suggestions are applied by number, whatever their order', () => {
    const { text, applied } = applySuggestions(TEXT, checkText(TEXT), [2, 1])
    expect(text).toBe('全镇更新法治宣传栏6块，群众满意率98.6%，人民调解成效明显。')
    expect(applied).toEqual([2, 1])
  })

  test('what has no safe wording, no number or another text is refused with a reason', () => {
    const findings = checkText(TEXT)
    expect(applySuggestions(TEXT, findings, [3, 9]).refused).toEqual([
      { number: 3, why: '没有可以直接改的写法，需要您自己改' },
      { number: 9, why: '没有这一条' },
    ])
    const changed = applySuggestions(`前言。${TEXT}`, findings, [1])
    expect(changed.text).toBe(`前言。${TEXT}`)
    expect(changed.refused[0]?.why).toContain('原文已经变了')
  })
})
