import { expect, test } from 'vitest'
import { liveFacts, placeOf, sectionFacts, themesTold } from '../../../src/core/section-facts.ts'
import { factsOf } from '../../helpers/embedded-parts.ts'

test('every live fact has one place, and the sections share them out without loss', () => {
  const facts = factsOf('书记讲法治课2次', '普法宣传12次 发资料300份', '不足：人手少', '明年：招人', '下辖8个行政村')
  const ids = ['opening', 'measures', 'duty', 'shortcomings', 'plan', 'other'] as const
  const shared = ids.flatMap((id) => sectionFacts(facts, id)).map((fact) => fact.id)
  expect([...shared].sort()).toEqual(
    liveFacts(facts)
      .map((fact) => fact.id)
      .sort(),
  )
})

test('what the first person did is duty; what a deputy or a village secretary did is not', () => {
  const [head, deputy] = factsOf('书记主持研究法治工作3次', '党委副书记讲法治课1次')
  expect(head === undefined ? '' : placeOf(head).section).toBe('duty')
  expect(deputy === undefined ? '' : placeOf(deputy).section).toBe('measures')
})

test('facts that repeat, are corrected, dropped or of last year are not written from', () => {
  const [fact] = factsOf('普法宣传12次')
  if (fact === undefined) throw new Error('no fact')
  const others = [
    { ...fact, id: 'f2', duplicateOf: 'f1' },
    { ...fact, id: 'f3', lastYear: true },
    { ...fact, id: 'f4', dropped: true },
    { ...fact, id: 'f5', supersedes: 'f1' },
  ]
  expect(liveFacts([fact, ...others]).map((one) => one.id)).toEqual(['f5'])
  expect(themesTold([fact])).toEqual(['publicity'])
})
