import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { docxBytes } from '../helpers/docx-bytes.ts'
import { type Office, openOffice } from '../helpers/office.ts'
import { LAST_YEAR, NEVER } from '../helpers/unit-style.ts'

/** A unit's own report of last year, sent as a Word file through the self-built app, over real Redis. */
let office: Office
beforeAll(async () => {
  office = await openOffice({ redisUrl: inject('redisUrl') })
})
afterAll(async () => {
  await office.close()
})

async function sendReport(member: string): Promise<string> {
  const before = office.simulator.texts(member).length
  const MediaId = office.simulator.putMedia({
    name: '去年报告.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: docxBytes(LAST_YEAR.split('\n')),
  })
  await office.simulator.sendKind(member, { MsgType: 'file', MediaId, FileName: '去年报告.docx' })
  await office.settled()
  return office.simulator.texts(member).slice(before).join('\n')
}

test('last year’s report is asked about, learnt from, followed, kept through Redis, inherited and dropped', async () => {
  const say = (text: string) => office.say('qin', text)
  await say('我们是江北省云川县石桥镇，写2025年的')
  await say('排查调处矛盾纠纷287起，调解成功284起。中心组学法6次。普法活动26场，发资料5000多份。行政处罚案件21件')
  expect(await sendReport('qin')).toMatch(/1\. 当素材记下[^]*2\. 当范文/)
  expect(await say('2')).toMatch(/已照《去年报告.docx》的写法.*一个都不会用/)
  expect(await say('台账')).not.toMatch(/731|祁/)
  const draft = await say('写一下主要举措和成效')
  expect(draft).toMatch(/抓调解促和谐[^]*287起[^]*抓学习强本领[^]*抓宣传浓氛围[^]*抓执法树形象/)
  expect(draft).not.toMatch(NEVER)
  expect(draft).not.toMatch(/731|729|930|117件/)
  expect(await say('进度')).toContain('范文：《去年报告.docx》')
  await say('写2026年的')
  expect(await say('进度')).toContain('范文：《去年报告.docx》')
  expect(await say('不用范文了')).toContain('不照《去年报告.docx》写了')
  expect(await say('进度')).not.toContain('范文')
})

test('said before the file comes, it is learnt at once', async () => {
  expect(await office.say('shen', '我发一份去年的报告，照它的写法写')).toContain('请把那份报告发来')
  expect(await sendReport('shen')).toContain('已照《去年报告.docx》的写法')
})
