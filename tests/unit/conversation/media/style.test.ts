import { describe, expect, test } from 'vitest'
import { openDesk } from '../../../helpers/desk.ts'
import { docxBytes } from '../../../helpers/docx-bytes.ts'
import { createMediaShelf } from '../../../helpers/media-shelf.ts'
import { LAST_YEAR, NEVER } from '../../../helpers/unit-style.ts'

const NOTES = '排查调处矛盾纠纷287起，调解成功284起。中心组学法6次。普法活动26场，发资料5000多份'
const DECLARED = '我们是江北省云川县石桥镇，写2025年的'

function open() {
  const shelf = createMediaShelf()
  const desk = openDesk({ media: { mediaOf: () => shelf } })
  const file = (name = '去年报告.docx', text = LAST_YEAR) =>
    shelf.file(name, name.endsWith('.docx') ? docxBytes(text.split('\n')) : text)
  return { desk, file }
}

const words = (text: string) => ({ kind: 'text', text }) as const

describe('「以这份为范文」', () => {
  test('beside the file, before it, after it, and as the answer to the question all mean the file', async () => {
    const beside = open()
    expect(await beside.desk.send([words('以这份为范文'), beside.file()])).toContain('已照《去年报告.docx》的写法')
    const before = open()
    expect(await before.desk.say('按去年的报告写')).toContain('请')
    expect(await before.desk.send([before.file()])).toContain('已照《去年报告.docx》的写法')
    const after = open()
    await after.desk.send([after.file()])
    expect(await after.desk.say('参考这份报告的格式')).toContain('已照《去年报告.docx》的写法')
    const answer = open()
    expect(await answer.desk.send([answer.file()])).toMatch(/1\. 当素材记下\n2\. 当范文\n3\. 检查/)
    expect(await answer.desk.say('2')).toContain('已照《去年报告.docx》的写法')
  })

  test('is said in a few lines: parts, headings, length, that no figure is used, how to be rid of it', async () => {
    const { desk, file } = open()
    const said = await desk.send([words('照这份的写法'), file('去年报告.txt')])
    expect(said).toContain('四个部分')
    expect(said).toMatch(/全文约\d+字/)
    expect(said).toContain('一个都不会用')
    expect(said).toContain('抓调解促和谐')
    expect(said).toContain('不用范文了')
    expect(said.split('\n').length).toBeLessThanOrEqual(4)
  })

  test('takes no figure and no name into the ledger or a draft, and the drafts are in its order and words', async () => {
    const { desk, file } = open()
    await desk.say(DECLARED)
    await desk.send([words('以这份为范文'), file()])
    expect(await desk.say('台账')).not.toMatch(/731|729|祁/)
    await desk.say(NOTES)
    const draft = await desk.say('写一下主要举措和成效')
    expect(draft).toContain('287起')
    expect(draft.indexOf('抓调解促和谐')).toBeLessThan(draft.indexOf('抓学习强本领'))
    expect(draft.indexOf('抓学习强本领')).toBeLessThan(draft.indexOf('抓宣传浓氛围'))
    expect(draft).not.toMatch(NEVER)
    expect(draft).not.toMatch(/731|729|930|117|33\.6/)
  })

  test('goes with another wish in the same message', async () => {
    const { desk, file } = open()
    await desk.say(DECLARED)
    await desk.say(NOTES)
    const said = await desk.send([words('照这份的写法，写一下普法'), file()])
    expect(said).toContain('已照')
    expect(said).toContain('抓宣传浓氛围')
  })

  test('means a pasted report, before or after the wish, and a quoted one', async () => {
    const { desk } = open()
    expect(await desk.say(`以这份为范文：\n${LAST_YEAR}`)).toContain('已照《您粘贴的报告》的写法')
    const announced = open()
    await announced.desk.say('我发个范文给你')
    expect(await announced.desk.say(LAST_YEAR)).toContain('已照《您粘贴的报告》的写法')
    const quoted = open()
    expect(await quoted.desk.send([words('以这份为范文'), { kind: 'quote', text: LAST_YEAR }])).toContain('已照')
  })
})

describe('a report of an earlier year', () => {
  test('that is pasted without a word is asked about, and its figures are in no ledger before the answer', async () => {
    const { desk } = open()
    await desk.say(DECLARED)
    expect(await desk.say(LAST_YEAR)).toContain('2. 当范文')
    expect(await desk.say('台账')).not.toMatch(/731|729/)
    expect(await desk.say('1')).toContain('731')
  })

  test('that comes as a short file, or with 「这是去年的报告」, is asked about too', async () => {
    const short = open()
    await short.desk.say(DECLARED)
    const text = '石桥镇2023年度法治政府建设工作总结\n调解纠纷96起，普法8次。'
    expect(await short.desk.send([short.file('总结.txt', text)])).toContain('2. 当范文')
    const said = open()
    expect(await said.desk.send([words('这是去年的报告'), said.file('a.txt', '调解纠纷96起，普法8次。')])).toContain(
      '2. 当范文',
    )
  })

  test('that was taken for material by then is withdrawn when it is said to be a 范文', async () => {
    const { desk } = open()
    await desk.say(DECLARED)
    await desk.say(LAST_YEAR)
    await desk.say('当素材')
    expect(await desk.say('台账')).toContain('731')
    expect(await desk.say(`以这份为范文：\n${LAST_YEAR}`)).toMatch(/记下的\d+条素材已经作废/)
    expect(await desk.say('台账')).not.toContain('731')
  })

  test('of this year is a note as before', async () => {
    const { desk } = open()
    await desk.say(DECLARED)
    expect(await desk.say(LAST_YEAR.replaceAll('2025', '2026').replaceAll('2024', '2025'))).toContain('记下')
  })
})

describe('the 范文', () => {
  test('is told by the status, replaced by another and dropped', async () => {
    const { desk, file } = open()
    await desk.say(DECLARED)
    await desk.say(NOTES)
    expect(await desk.say('不用范文了')).toContain('没有用范文')
    await desk.send([words('以这份为范文'), file()])
    expect(await desk.say('进度')).toContain('范文：《去年报告.docx》')
    await desk.send([words('以这份为范文'), file('另一份.txt', LAST_YEAR.replace('抓学习强本领', '强化学习培训'))])
    expect(await desk.say('现在照的是哪份范文')).toContain('《另一份.txt》')
    expect(await desk.say('写一下学法')).toContain('强化学习培训')
    expect(await desk.say('不用范文了')).toContain('不照《另一份.txt》写了')
    expect(await desk.say('进度')).not.toContain('范文')
    expect(await desk.say('写一下学法')).not.toContain('强化学习培训')
  })

  test('given before unit and year are known comes along, and the next year inherits it', async () => {
    const { desk, file } = open()
    await desk.send([words('以这份为范文'), file()])
    await desk.say(DECLARED)
    expect(await desk.say('进度')).toContain('范文：')
    await desk.say('写2026年的')
    expect(await desk.say('进度')).toContain('范文：')
    await desk.say('我们是江北省云川县柳河镇，写2026年的')
    expect(await desk.say('进度')).not.toContain('范文：')
  })

  test('is shared by those who write the report, and inherited by whoever of them opens the next year', async () => {
    const { desk, file } = open()
    await desk.say(DECLARED, 'zhang')
    await desk.send([words('以这份为范文'), file()], 'zhang')
    await desk.say(DECLARED, 'li')
    expect(await desk.say('进度', 'li')).not.toContain('范文：')
    await desk.say('同意', 'zhang')
    expect(await desk.say('进度', 'li')).toContain('范文：')
    await desk.say('我们是江北省云川县石桥镇，写2026年的', 'wang')
    expect(await desk.say('进度', 'wang')).not.toContain('范文：')
    expect(await desk.say('写2026年的', 'li')).not.toContain('范文：')
  })

  test('is deleted with the report, and with the notes of the person who gave it', async () => {
    const { desk, file } = open()
    await desk.say(DECLARED)
    await desk.send([words('以这份为范文'), file()])
    await desk.say(NOTES)
    await desk.say('删掉我发的素材')
    await desk.say('确认删除我的素材')
    expect(await desk.say('进度')).not.toContain('范文')
    await desk.send([words('以这份为范文'), file()])
    await desk.say('请删除所有数据')
    await desk.say('确认删除整份报告')
    expect(await desk.say('进度')).not.toContain('范文')
  })

  test('is not learnt from what is no report, nor from a classified one', async () => {
    const { desk, file } = open()
    expect(await desk.send([words('以这份为范文'), file('a.txt', '普法8次，调解96起。')])).toContain('没有当范文')
    expect(await desk.say('台账')).not.toContain('96')
    expect(await desk.send([words('以这份为范文'), file('b.txt', `机密★\n${LAST_YEAR}`)])).toContain('保密')
    expect(await desk.say('进度')).not.toContain('范文：')
  })
})
