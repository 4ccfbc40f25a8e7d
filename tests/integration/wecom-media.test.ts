import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { command as originalsCommand } from '../../src/cli/originals.ts'
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
  expect(await office.say('zhang', '96起从哪来的')).toMatch(/文件《司法所素材.docx》，原件保存到\d{4}年\d+月\d+日/)
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
})

async function originalsOnDisk(): Promise<readonly string[]> {
  const found = await readdir(join(office.house.config.dataDir, 'originals'), { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

async function originals(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const { prefix, dataDir } = office.house.config
  const env = { REDIS_URL: inject('redisUrl'), ZHIBI_PREFIX: prefix, ZHIBI_DATA: dataDir }
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await originalsCommand.run(argv, { out: say, err: say, stdin: async () => '', env, root: '.' })
  return { code, out: said.join('\n') }
}

test('the original of a file is kept byte for byte, taken out by zhibi originals, and gone when its sender forgets', async () => {
  const before = await originalsOnDisk()
  const bytes = docxBytes(['司法所调解婚姻家庭纠纷37起'])
  const MediaId = office.simulator.putMedia({ name: 'x.docx', type: 'application/zip', bytes })
  await sendMedia('qian', { MsgType: 'file', MediaId, FileName: '婚姻纠纷.docx' })
  const [path = ''] = (await originalsOnDisk()).filter((one) => !before.includes(one))
  expect(await readFile(path)).toEqual(bytes)
  const listed = JSON.parse((await originals('--json')).out) as {
    readonly originals: readonly { readonly id: string; readonly name: string; readonly messageKey: string }[]
  }
  const kept = listed.originals.find(({ name }) => name === '婚姻纠纷.docx')
  expect(kept).toMatchObject({
    kind: 'file',
    size: bytes.length,
    note: 1,
    sha256: expect.stringMatching(/^[\da-f]{64}$/) as string,
  })
  const copy = join(office.house.config.dataDir, 'copy.docx')
  expect(await originals('get', kept?.id ?? '', '-o', copy)).toMatchObject({ code: 0 })
  expect(await readFile(copy)).toEqual(bytes)
  expect(await office.say('qian', '删掉我发的素材')).toContain('原件也一起删')
  expect(await office.say('qian', '确认删除我的素材')).toMatch(/1条素材[^]*1份文件原件[^]*没有留底/)
  expect(await originalsOnDisk()).toEqual(before)
  expect(await office.everythingKept()).not.toContain('婚姻纠纷.docx')
  expect(await originals('get', kept?.id ?? '', '-o', `${copy}2`)).toMatchObject({ code: 1 })
})

test('a classified file leaves neither text nor original, whatever it was sent for', async () => {
  const before = await originalsOnDisk()
  const MediaId = putDocx('机密★3年', '排查重点人员42名，逐一落实稳控措施。')
  expect(await sendMedia('sun', { MsgType: 'file', MediaId, FileName: '名册.docx' })).toContain('机密★')
  expect(await office.say('sun', '检查一下')).not.toContain('名册')
  expect(await originalsOnDisk()).toEqual(before)
  const kept = await office.everythingKept()
  expect(kept).not.toContain('稳控措施')
  expect(kept).not.toContain('名册')
})

test('a voice message the platform has written down keeps its sound; one whose sound is gone is answered all the same', async () => {
  const before = await originalsOnDisk()
  const sound = Buffer.from('#!AMR\nsound of a voice')
  const MediaId = office.simulator.putMedia({ name: 'a.amr', type: 'audio/amr', bytes: sound })
  const voice = { MsgType: 'voice', Format: 'amr', Recognition: '开展普法讲座19场。' }
  expect(await sendMedia('zhou', { ...voice, MediaId })).toContain('19场')
  expect(await office.say('zhou', '19场从哪来的')).toMatch(/（语音，原件保存到/)
  const [path = ''] = (await originalsOnDisk()).filter((one) => !before.includes(one))
  expect(await readFile(path)).toEqual(sound)
  const gone = { ...voice, MediaId: 'media-gone', Recognition: '开展法律咨询23次。' }
  expect(await sendMedia('zhou', gone)).toContain('23次')
  expect(await office.say('zhou', '23次从哪来的')).toContain('（语音）')
})
