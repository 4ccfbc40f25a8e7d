import { describe, expect, test } from 'vitest'
import type { SectionDraft } from '../../../../src/core/draft.ts'
import { SECTION_IDS, type SectionId } from '../../../../src/core/section.ts'
import { assembleReport, renderReport } from '../../../../src/report/assemble-report.ts'
import { sectionLengths } from '../../../../src/report/section-lengths.ts'
import { briefOf, factsOf, parts, shiqiao } from '../../../helpers/embedded-parts.ts'
import { LAST_YEAR, NEVER, styleOf } from '../../../helpers/unit-style.ts'

const NOTES = [
  '排查调处矛盾纠纷287起，调解成功284起',
  '普法搞了26场活动，发了5000多份资料，更新法治宣传栏8处，培训法律明白人45名',
  '办了行政处罚案件21件，罚款4.2万元，联合执法11次',
  '中心组学法6次，组织考试2次',
  '书记主持研究法治工作4次，讲法治课1次',
  '不足：执法证只有5个人，因为编制少。普法就是发单子，群众不爱看',
  '明年打算招2名执法人员，搞12场以案释法',
]
const facts = factsOf(...NOTES)
const style = styleOf()

async function write(section: SectionId, more: object = { style }): Promise<SectionDraft> {
  const { section: written } = await parts.drafter.draft(briefOf(section, facts, more), {
    signal: new AbortController().signal,
  })
  return written
}

async function whole(more: object = { style }): Promise<string> {
  const written = await Promise.all(SECTION_IDS.map(async (id) => [id, await write(id, more)] as const))
  const sections = Object.fromEntries(written)
  return renderReport(assembleReport({ unit: shiqiao, year: 2023, variant: 'submission', sections, ...more }))
}

describe('the embedded drafter after a unit’s own report', () => {
  test('takes its titles, with the years of this report', async () => {
    expect((await write('measures')).title).toBe('2023年法治政府建设工作情况')
    expect((await write('shortcomings')).title).toBe('2023年工作存在的问题及原因')
    expect((await write('plan')).title).toBe('2024年工作打算')
  })

  test('takes its headings in its order', async () => {
    const { paragraphs } = await write('measures')
    expect(paragraphs.map(({ heading }) => heading?.text)).toEqual([
      '抓调解促和谐',
      '抓学习强本领',
      '抓宣传浓氛围',
      '抓执法树形象，规范行政执法行为',
    ])
  })

  test('numbers points as it does, and hands over in its words', async () => {
    const points = (await write('shortcomings')).paragraphs.map(({ sentences }) => sentences[0]?.text ?? '')
    expect(points.slice(1).map((text) => text.slice(0, 3))).toEqual(['（一）', '（二）'])
    expect((await write('opening')).paragraphs.flatMap((p) => p.sentences).at(-1)?.text).toContain('汇报如下')
  })

  test('keeps every figure of the notes, and takes none and no name of the other report', async () => {
    const text = await whole()
    for (const figure of ['287', '284', '26', '5000余', '21', '4.2万', '11', '6次', '4次', '12场'])
      expect(text).toContain(figure)
    expect(text.replaceAll('2024', '')).not.toMatch(NEVER)
    const all: readonly string[] = LAST_YEAR.match(/\d+(?:\.\d+)?/g) ?? []
    const theirs = all.filter((figure) => figure.length > 1)
    const ours: readonly string[] = NOTES.join().match(/\d+(?:\.\d+)?/g) ?? []
    const written = text.match(/\d+(?:\.\d+)?/g) ?? []
    expect(
      written.filter((figure) => theirs.includes(figure) && !ours.includes(figure) && !/^20\d\d$/.test(figure)),
    ).toEqual([])
  })

  test('puts the sections in its order, and does not leave out what the law asks for', async () => {
    const early = { ...style, sections: [...style.sections.filter(({ id }) => id === 'duty'), ...style.sections] }
    const text = await whole({ style: early })
    expect(text.indexOf('第一责任人职责情况')).toBeLessThan(text.indexOf('法治政府建设工作情况'))
    expect(text).toContain('其他需要报告的情况')
  })

  test('writes as before where there is none', async () => {
    expect(await whole({})).toContain('主要举措和成效')
    expect(await whole({})).not.toContain('汇报如下')
  })
})

test('a wished length is shared out as the unit’s own report has it, within reason', () => {
  const lengths = sectionLengths(3000, style)
  expect(Object.values(lengths).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(2980)
  expect(lengths.measures).not.toBe(sectionLengths(3000).measures)
  expect(lengths.other).toBeGreaterThan(0)
})
