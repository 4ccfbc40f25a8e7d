import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { docxBytes } from '../helpers/docx-bytes.ts'
import { type Office, openOffice } from '../helpers/office.ts'

/** Files, photos and voice as the self-built app brings them: named in the callback, fetched by media/get. */
let office: Office
beforeAll(async () => {
  office = await openOffice({ redisUrl: inject('redisUrl') })
})
afterAll(async () => {
  await office.close()
})

async function sendMedia(member: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const before = office.simulator.texts(member).length
  await office.simulator.sendKind(member, fields)
  await office.settled()
  return office.simulator.texts(member).slice(before).join('\n')
}

function putDocx(...paragraphs: readonly string[]): string {
  return office.simulator.putMedia({
    name: '素材.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: docxBytes(paragraphs),
  })
}

test('a Word file becomes notes, its name kept with the figures', async () => {
  const MediaId = putDocx('调解纠纷96起，成功95起', '普法宣传12场次，发放资料3600余份')
  const told = await sendMedia('zhang', { MsgType: 'file', MediaId, FileName: '司法所素材.docx' })
  expect(told).toContain('《司法所素材.docx》')
  expect(told).toContain('3600余份')
  expect(await office.say('zhang', '96起从哪来的')).toContain('司法所素材.docx')
  expect(await office.say('zhang', '写一下普法那一段')).toContain('3600余份')
})

test('a Word file is checked when that is said, and corrected by number', async () => {
  const MediaId = putDocx('全镇扎实推进扫黑除恶专项斗争，群众对法制建设的满意度不断提高，开展普法宣传8次。')
  await sendMedia('li', { MsgType: 'file', MediaId, FileName: '稿子.docx' })
  const list = await office.say('li', '检查一下')
  expect(list).toMatch(/《稿子.docx》查出\d处/)
  expect(await office.say('li', '都改了')).toContain('法治建设')
})

test('a photo and a voice message without words are answered with what to send instead', async () => {
  const MediaId = office.simulator.putMedia({
    name: 'a.jpg',
    type: 'image/jpeg',
    bytes: Buffer.from('ffd8ffe0', 'hex'),
  })
  expect(await sendMedia('wang', { MsgType: 'image', MediaId, PicUrl: 'http://localhost/x' })).toMatch(/图片.*打字/)
  const voice = office.simulator.putMedia({ name: 'a.amr', type: 'audio/amr', bytes: Buffer.from('#!AMR\n') })
  expect(await sendMedia('wang', { MsgType: 'voice', MediaId: voice, Format: 'amr' })).toContain('转文字')
})

test('media/get that is busy is tried again; media that is gone is said to be gone', async () => {
  office.simulator.failNext('media/get', -1, 2)
  const told = await sendMedia('zhao', { MsgType: 'file', MediaId: putDocx('调解纠纷41起'), FileName: '综治.docx' })
  expect(told).toContain('41起')
  expect(office.simulator.texts('zhao')).toHaveLength(1)
  const gone = await sendMedia('zhao', { MsgType: 'file', MediaId: 'media-gone', FileName: '过期.docx' })
  expect(gone).toMatch(/《过期.docx》没有取到/)
}, 30_000)
