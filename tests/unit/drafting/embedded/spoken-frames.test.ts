import { expect, test } from 'vitest'
import { briefOf, embedded } from '../../../helpers/drafting-house.ts'
import { ledgerOf } from '../../../helpers/ledger.ts'

const unit = { fullName: '江州省临水县青石镇', name: '青石镇', level: '镇', selfName: '我镇' } as const

async function draft(section: 'measures' | 'duty' | 'shortcomings', ...notes: readonly string[]): Promise<string> {
  const brief = { ...briefOf({ unit, year: 2023, notes: [], forbidden: [] }, section), facts: ledgerOf(notes).facts }
  const { section: told } = await embedded.draft(brief, { signal: new AbortController().signal })
  return told.paragraphs.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('')
}

test('a label and its count are one statement', async () => {
  const text = await draft('measures', '【执法】\n检查渔船、码头、商户：415家次\n行政处罚立案：33件\n首违不罚：9件')
  expect(text).toContain('检查渔船、码头、商户415家次')
  expect(text).toContain('行政处罚立案33件')
  expect(text).not.toMatch(/方面|落实检查/)
})

test('who calls himself 我办 or 我所 is called by name', async () => {
  const text = await draft('measures', '【财政所三季度小结】三季度，我所配合司法所清理历史合同61份。')
  expect(text).toContain('财政所配合司法所')
})

test('他 is the head named before him', async () => {
  const text = await draft('duty', '镇长管得细，公章他都要问。执法协调会他主持开了2次。')
  expect(text).toContain('镇长主持')
  expect(text).not.toContain('他')
})

test('the name of the body that reports does not stand in front as 方面', async () => {
  const text = await draft('measures', '农业农村中心：土地流转合同送法律顾问审了67份，其中退回重改合同5份。')
  expect(text).toContain('土地流转合同')
  expect(text).not.toContain('农业农村中心方面')
})

test('idioms of one and two count nothing', async () => {
  const text = await draft('measures', '全镇法律明白人38名，女的占一多半，每月例会前学法念一段，结合工作说两句')
  expect(text).not.toMatch(/1段|2句|1余/)
  expect(text).toContain('38名')
})

test('办不了 keeps its 了, 说理 is not taken for who says it, and 列入明年计划 stays whole', async () => {
  expect(await draft('measures', '代表建议办结12件，修路的一时办不了')).toContain('办不了')
  expect(await draft('shortcomings', '问题：处罚文书说理不够')).toContain('处罚文书说理')
  expect(await draft('measures', '督办代表建议14件，已办结12件，其余列入明年计划')).not.toMatch(/其余列入[。，]/)
})
