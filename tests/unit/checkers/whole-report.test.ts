import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkText, kindsOf, ROOT } from '../../helpers/check-text.ts'

const clean = readFileSync(`${ROOT}/tests/cases/check/dev/shiqiao.txt`, 'utf8')
const without = (from: string, to: string): string =>
  clean.slice(0, clean.indexOf(from)) + clean.slice(clean.indexOf(to))

describe('what a whole report must have', () => {
  test('a clean report raises nothing but hints', () => {
    expect(checkText(clean).filter((finding) => finding.severity !== 'info')).toEqual([])
  })

  test('the part on the person responsible is missed', () => {
    const text = without('二、党政主要负责人', '三、存在的不足')
    expect(kindsOf(text)).toContain('mandatory_missing')
  })

  test('shortcomings without causes are reported at their heading', () => {
    const text = clean.replace(/，(?:主要)?(?:原因)?(?:是因为|原因是|是)[^。]*(?=。)/gu, (cause) =>
      cause.includes('因') ? '' : cause,
    )
    const found = checkText(text).find((finding) => finding.kind === 'no_cause')
    expect(found?.quote).toBe('三、存在的不足和原因')
    expect(found?.severity).toBe('error')
  })

  test('a shortcoming that the plan leaves out is named', () => {
    const text = clean.replace(/三是针对普法形式单一[^\n]*/u, '三是加强机关作风建设。').replace('以案释法', '业务')
    const found = checkText(text).filter((finding) => finding.kind === 'problem_unanswered')
    expect(found.map((finding) => finding.quote.slice(0, 8))).toEqual(['三是普法形式单一'])
  })

  test('signature and date are missed, and a passage is not asked for them', () => {
    const text = clean.replace('安平县石桥镇人民政府\n2023年12月25日', '')
    expect(kindsOf(text)).toContain('format_missing')
    expect(kindsOf('全年开展普法活动8次，发放资料300份。')).not.toContain('format_missing')
  })

  test('a report signed in December without a cut-off date gets a hint', () => {
    expect(kindsOf(clean.replace('以上数据统计截至2023年12月20日。', ''))).toContain('date_cutoff')
  })

  test('a point of enforcement under the heading of the business environment is misplaced', () => {
    const text =
      '一、举措和成效\n（一）优化营商环境。一是推进窗口服务。二是加强队伍建设，规范执法行为。\n二、存在的不足和原因\n无，原因略。\n'
    expect(kindsOf(text)).toContain('theme_misplaced')
  })

  test('without a declared year nothing is judged by the year', () => {
    const dated = ['stale_reference', 'stale_expression', 'early_reference', 'year_slip']
    expect(kindsOf(clean, { year: 0 }).filter((kind) => dated.includes(kind))).toEqual([])
  })
})

describe('findings', () => {
  test('every quote is exactly the text of its span', () => {
    const text = clean.replace('镇级调解22起', '镇级 调节22起').replace('办结率100%', '办结率98%。。')
    const findings = checkText(text, { year: 2026 })
    expect(findings.length).toBeGreaterThan(4)
    for (const { quote, span } of findings) expect(text.slice(span.start, span.end)).toBe(quote)
  })

  test('the public variant is stricter about names and head-counts', () => {
    const text = '镇长黄丽萍带队走访社区矫正对象8名。'
    const severities = (variant: 'public' | 'submission') =>
      new Set(checkText(text, { variant }).map((one) => one.severity))
    expect(severities('public')).toEqual(new Set(['error']))
    expect(severities('submission')).toEqual(new Set(['warn']))
  })

  test('figures that disagree in the notes already are a question, not an error', () => {
    const text = '调处纠纷250起，成功240起，调处成功率97%。'
    const figure = {
      kind: 'ratio',
      value: '97',
      unit: '%',
      approx: '',
      subject: '',
      text: '97%',
      span: { start: 0, end: 3 },
    } as const
    const provenance = { noteId: 'n1', noteIndex: 1, quote: text, span: { start: 0, end: 9 }, author: 'a', at: 0 }
    const facts = [{ id: 'f1', claim: text, polarity: 'achievement', figures: [figure], provenance } as const]
    expect(checkText(text).map((one) => one.severity)).toEqual(['error'])
    expect(checkText(text, { facts }).map((one) => one.severity)).toEqual(['warn'])
  })

  test('a text of 100,000 characters is checked in time that grows with its length only', () => {
    const took = (length: number): number => {
      const text = clean.repeat(Math.ceil(length / clean.length)).slice(0, length)
      const start = performance.now()
      checkText(text)
      return performance.now() - start
    }
    took(20_000)
    const short = took(25_000)
    expect(took(100_000)).toBeLessThan(Math.max(16 * short, 4000))
  })

  test('hostile texts without any punctuation or with nothing else do not hang it', () => {
    const start = performance.now()
    for (const piece of ['调解3起、', '《', '一是', '镇', '2021年', '“”', '调解率9%', ' a'])
      checkText(piece.repeat(4000))
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})

test('two counts, each with the office that made it, are to be settled but no error', () => {
  const told = (text: string) =>
    checkText(text)
      .filter(({ kind }) => kind === 'number_conflict')
      .map(({ severity }) => severity)
  const named = '据综治办统计，排查调处矛盾纠纷32起，调解成功32起。据司法所统计，受理纠纷52件，调解成功52件。'
  expect(told(named).length).toBeGreaterThan(0)
  expect(told(named)).not.toContain('error')
  expect(told('排查调处矛盾纠纷32起，调解成功32起。受理纠纷52件，调解成功52件。')).toContain('error')
})

test('a time of day before 镇政府 is no place name', () => {
  expect(checkText('7月24日上午镇政府组织全体职工学习反有组织犯罪法。').map(({ kind }) => kind)).not.toContain(
    'place_leftover',
  )
})
