import { describe, expect, test } from 'vitest'
import type { SectionDraft } from '../../../src/core/draft.ts'
import { assembleReport, renderReport } from '../../../src/report/assemble-report.ts'
import { coverageGaps, coverageQuestions } from '../../../src/report/coverage.ts'
import { chineseNumber } from '../../../src/report/number-sections.ts'
import { renderSection } from '../../../src/report/render-section.ts'
import { sectionLengths } from '../../../src/report/section-lengths.ts'
import { unusedFacts } from '../../../src/report/unused-facts.ts'
import { draftOf, factsOf, parts, shiqiao } from '../../helpers/embedded-parts.ts'

const section = (id: SectionDraft['id'], title: string, texts: readonly string[]): SectionDraft => ({
  id,
  title,
  paragraphs: texts.map((text) => ({ sentences: [{ text, facts: [], suggested: false }] })),
})

describe('a report put together', () => {
  const sections = {
    plan: section('plan', '2024年推进法治政府建设的主要安排', ['一是抓学法。']),
    opening: section('opening', '', ['现将情况报告如下：']),
    shortcomings: section('shortcomings', '存在的不足和原因', ['一是意识不强。']),
  }

  test('numbers its parts in the order of the report and leaves the opening without', () => {
    const text = renderReport(assembleReport({ unit: shiqiao, year: 2023, variant: 'submission', sections }))
    expect(text.split('\n')).toEqual([
      '云川县石桥镇2023年度法治政府建设情况报告',
      '现将情况报告如下：',
      '一、存在的不足和原因',
      '一是意识不强。',
      '二、2024年推进法治政府建设的主要安排',
      '一是抓学法。',
      '特此报告。',
      '〔署名待填〕',
      '〔成文日期待填〕',
    ])
  })

  test('has addressee, signature and date only as they were declared', () => {
    const unit = { ...shiqiao, addressee: '中共云川县委', signature: '石桥镇人民政府', signedOn: '2023年12月20日' }
    const text = renderReport(assembleReport({ unit, year: 2023, variant: 'public', sections }))
    expect(text).toMatch(/^石桥镇人民政府关于2023年度法治政府建设情况的报告\n中共云川县委：\n/)
    expect(text).toMatch(/石桥镇人民政府\n2023年12月20日$/)
    expect(text).not.toContain('特此报告')
  })
})

test('headings are numbered, and marks of provenance stand before the full stop', () => {
  const facts = factsOf('普法宣传12次')
  const draft: SectionDraft = {
    id: 'measures',
    title: '举措',
    paragraphs: [
      {
        heading: { level: 2, text: '普法' },
        sentences: [{ text: '开展普法宣传12次。', facts: ['f1'], suggested: false }],
      },
      { heading: { level: 2, text: '调解' }, sentences: [{ text: '无。', facts: [], suggested: false }] },
    ],
  }
  expect(renderSection(draft, { number: '一', sources: facts })).toBe(
    '一、举措\n（一）普法\n开展普法宣传12次〔据第1条〕。\n（二）调解\n无。',
  )
})

test.each([
  [0, '一'],
  [9, '十'],
  [10, '十一'],
  [19, '二十'],
  [20, '二十一'],
])('number %i is %s', (index, expected) => {
  expect(chineseNumber(index)).toBe(expected)
})

describe('what the five parts still miss', () => {
  test('is asked in the order of its weight: duty, causes, enforcement, legality review', () => {
    const gaps = coverageGaps(factsOf('普法宣传12次', '不足：普法形式单一'))
    expect(gaps.slice(0, 4).map((gap) => gap.kind)).toEqual(['duty-missing', 'cause-missing', 'missing', 'missing'])
    expect(gaps[2]?.text).toContain('执法')
    expect(gaps[3]?.text).toContain('合法性审查')
  })

  test('asks for the causes of those problems only that have none', () => {
    const facts = factsOf('不足：\n1 普法经费少 因为没列预算\n2 公开栏更新慢')
    const gap = coverageGaps(facts).find((one) => one.kind === 'cause-missing')
    expect(gap?.text).toContain('公开栏更新慢')
    expect(gap?.text).not.toContain('普法经费少')
  })

  test('asks for no cause where it was told, and numbers its questions on', () => {
    const facts = factsOf('书记讲法治课2次', '不足：普法经费少 因为没列预算')
    const questions = coverageQuestions(facts, 7)
    expect(questions.map((one) => one.kind)).not.toContain('cause-missing')
    expect(questions.map((one) => one.kind)).not.toContain('duty-missing')
    expect(questions[0]?.id).toBe('q7')
  })
})

test('facts that the text does not tell are listed, a left-out figure too', async () => {
  const { facts } = await draftOf('measures', ['普法宣传12次', '调解纠纷30件'])
  const told = facts.find((fact) => fact.claim.includes('12次'))
  const draft: SectionDraft = {
    id: 'measures',
    title: '',
    paragraphs: [{ sentences: [{ text: '开展普法宣传12次。', facts: [told?.id ?? ''], suggested: false }] }],
  }
  expect(unusedFacts([draft], facts, parts.guard)).toEqual(facts.filter((fact) => fact !== told).map((fact) => fact.id))
  const silent = {
    ...draft,
    paragraphs: [{ sentences: [{ text: '开展普法宣传。', facts: [told?.id ?? ''], suggested: false }] }],
  }
  expect(unusedFacts([silent], facts, parts.guard)).toContain(told?.id)
})

test('a sentence that joins many facts is read once for all of them, and one left out of it is listed', () => {
  const villages = Array.from({ length: 30 }, (_, n) => `第${n + 1}网格调解纠纷${n + 101}件`)
  const facts = factsOf(villages.join('\n'))
  const text = `${villages.slice(1).join('，')}。`
  const cited = facts.map(({ id }) => id)
  const draft: SectionDraft = {
    id: 'measures',
    title: '',
    paragraphs: [{ sentences: [{ text, facts: cited, suggested: false }] }],
  }
  let calls = 0
  const unused = unusedFacts([draft], facts, (...given) => {
    calls += 1
    return parts.guard(...given)
  })
  expect(unused).toEqual([facts[0]?.id])
  expect(calls).toBeLessThanOrEqual(3)
})

test('the lengths of the sections add up to the wished total within a per cent', () => {
  const sum = Object.values(sectionLengths(2000)).reduce((total, one) => total + one, 0)
  expect(Math.abs(sum - 2000)).toBeLessThanOrEqual(20)
})
