import { expect, test } from 'vitest'
import { ZhibiError } from '../../../../src/core/errors.ts'
import { pictureLines } from '../../../../src/llm/picture-lines.ts'
import { openDesk } from '../../../helpers/desk.ts'
import { docxBytes, zipOf } from '../../../helpers/docx-bytes.ts'
import { createMediaShelf } from '../../../helpers/media-shelf.ts'

const FLAWED = '全镇扎实推进扫黑除恶专项斗争，群众对法制建设的满意度不断提高，开展普法宣传8次。'
const REPORT = [
  '石桥镇2024年法治政府建设年度报告',
  '一、主要举措和成效',
  `（一）加强普法。${FLAWED}`,
  ...Array.from({ length: 30 }, (_, at) => `第${at + 1}项工作按计划推进，责任落实到人，进度按月通报。`),
  '二、存在的不足和原因',
  '一是执法力量不足，主要是编制少。',
  '三、下一年安排',
  '一是配齐执法人员。',
].join('\n')

function openWithMedia(read: { readonly picture?: string; readonly voice?: string } = {}) {
  const shelf = createMediaShelf()
  const { picture, voice } = read
  const desk = openDesk({
    media: {
      mediaOf: () => shelf,
      ...(picture === undefined ? {} : { pictures: { read: async () => picture } }),
      ...(voice === undefined ? {} : { transcriber: { transcribe: async () => voice } }),
    },
  })
  return { shelf, desk }
}

test('a Word file is taken for notes, and its name is told with each figure that came out of it', async () => {
  const { shelf, desk } = openWithMedia()
  const said = await desk.send([shelf.file('司法所素材.docx', docxBytes(['调解纠纷96起，成功95起', '普法宣传12场次']))])
  expect(said).toContain('《司法所素材.docx》')
  expect(said).toContain('96起')
  expect(await desk.say('96起从哪来的')).toContain('文件《司法所素材.docx》')
})

test('a table that was read in a photo goes into the ledger as a table: the total, and its parts behind it', async () => {
  const table = '| 村名 | 调解件数 |\n|---|---|\n| 柳湾村 | 31 |\n| 石桥村 | 18 |\n| 合计 | 49 |'
  const { shelf, desk } = openWithMedia({ picture: pictureLines(table) })
  expect(await desk.send([shelf.picture()])).toContain('49')
  expect(await desk.say('对')).toMatch(/调解49，其中柳湾村31，石桥村18/)
})

test('「检查一下」 after a file checks the file, before a file too, and beside it', async () => {
  const { shelf, desk } = openWithMedia()
  await desk.send([shelf.file('稿子.txt', FLAWED)])
  expect(await desk.say('检查一下')).toMatch(/《稿子.txt》查出\d处/)
  const other = openWithMedia()
  expect(await other.desk.say('我发个文件，你检查一下')).toContain('请把要检查的文件发来')
  expect(await other.desk.send([other.shelf.file('稿子.docx', docxBytes([FLAWED]))])).toMatch(/《稿子.docx》查出\d处/)
  const beside = openWithMedia()
  const parts = [{ kind: 'text', text: '帮我检查一下' } as const, beside.shelf.file('稿子.txt', FLAWED)]
  expect(await beside.desk.send(parts)).toMatch(/《稿子.txt》查出\d处/)
})

test('findings of a file are applied by number, and stay applied when further ones follow', async () => {
  const { shelf, desk } = openWithMedia()
  await desk.send([shelf.file('稿子.txt', `${FLAWED}依法治国理念深入人心。。`)])
  const list = await desk.say('检查一下')
  const term = numberOf(list, '法制建设')
  const mark = numberOf(list, '。。')
  expect(await desk.say(`改第${term}条`)).toContain('法治建设')
  const both = await desk.say(`改第${mark}条`)
  expect(both).toContain('法治建设')
  expect(both).not.toContain('。。')
  expect(await desk.say('再检查一下')).not.toContain('法制建设')
})

function numberOf(list: string, quote: string): string {
  return new RegExp(`(\\d+)\\.〔.〕「[^」]*${quote}`).exec(list)?.[1] ?? '?'
}

test('a finding that was ignored is not told again of the same words, in whatever file they come', async () => {
  const { shelf, desk } = openWithMedia()
  await desk.send([shelf.file('一.txt', FLAWED)])
  const list = await desk.say('检查一下')
  await desk.say(`忽略${numberOf(list, '法制建设')}`)
  await desk.send([shelf.file('二.txt', `再看。${FLAWED}`)])
  expect(await desk.say('检查一下')).not.toContain('「法制建设')
})

test('a finished report is asked about before its figures get into the ledger', async () => {
  const { shelf, desk } = openWithMedia()
  expect(await desk.send([shelf.file('去年.docx', docxBytes(REPORT.split('\n')))])).toMatch(
    /1\. 当素材记下[^]*2\. 当范文[^]*3\. 检查/,
  )
  expect(await desk.say('台账')).not.toContain('8次')
  expect(await desk.say('3')).toMatch(/《去年.docx》查出\d+处/)
  expect(await desk.say('台账')).not.toContain('8次')
})

test('a report that is material after all is kept as notes when that is said', async () => {
  const { shelf, desk } = openWithMedia()
  await desk.send([shelf.file('去年.txt', REPORT)])
  expect(await desk.say('当素材')).toContain('8次')
})

test('figures out of a picture count only once the cadre has said that they are right', async () => {
  const { shelf, desk } = openWithMedia({ picture: '调解纠纷96起\n普法宣传300次' })
  const read = await desk.send([shelf.picture()])
  expect(read).toContain('我从图片里读到')
  expect(read).toContain('96起、300次')
  expect(await desk.say('台账')).not.toContain('96起')
  expect(await desk.say('把300改成30')).toContain('普法宣传30次')
  expect(await desk.say('对')).toContain('30次')
  expect(await desk.say('96起从哪来的')).toContain('图片')
  expect(await desk.say('台账')).not.toContain('300')
})

test('a picture that is not to be kept leaves no trace', async () => {
  const { shelf, desk } = openWithMedia({ picture: '调解纠纷96起' })
  await desk.send([shelf.picture()])
  expect(await desk.say('不记')).toContain('没有记')
  expect(await desk.say('对')).not.toContain('96起')
})

test('a photo sent as a file is read as a picture', async () => {
  const { shelf, desk } = openWithMedia({ picture: '调解纠纷96起' })
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])
  expect(await desk.send([shelf.file('IMG_01.jpg', jpeg)])).toContain('我从图片里读到')
})

test('voice is written down and does what was said; the platform’s own transcript is not fetched again', async () => {
  const { shelf, desk } = openWithMedia({ voice: '调解纠纷96起，成功95起' })
  const said = await desk.send([shelf.voice()])
  expect(said).toContain('听到的是')
  expect(said).toContain('96起')
  expect(await desk.say('96起从哪来的')).toContain('语音')
  await desk.send([{ kind: 'voice', transcript: '普法宣传8次', mediaId: 'media-1' }])
  expect(shelf.downloads).toBe(1)
})

test('with nobody who can read pictures or hear voice, it is said what to send instead, and nothing is downloaded', async () => {
  const { shelf, desk } = openWithMedia()
  expect(await desk.send([shelf.picture()])).toMatch(/图片我暂时读不了.*打字/)
  expect(await desk.send([shelf.voice()])).toMatch(/转文字/)
  expect(shelf.downloads).toBe(0)
})

test.each([
  ['旧版.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为'],
  ['统计表.xlsx', zipOf({ 'xl/workbook.xml': '<x/>' }), '复制粘贴'],
  ['坏的.docx', zipOf({ 'a.txt': 'x' }), '另存一次'],
  ['../../etc/passwd', Buffer.from([0, 1, 2]), '《passwd》'],
  ['空.txt', Buffer.from('\n'), '没有文字'],
])('%s gets one answer that says what to do', async (name, bytes, told) => {
  const { shelf, desk } = openWithMedia()
  expect(await desk.send([shelf.file(name, bytes)])).toContain(told)
})

test('a download that may work the next time fails the turn, one that never will is answered', async () => {
  const { shelf, desk } = openWithMedia()
  shelf.failNext(new ZhibiError('wecom-busy', 'busy', { retryable: true }))
  await expect(desk.send([shelf.file('a.txt', '调解96起')])).rejects.toMatchObject({ code: 'wecom-busy' })
  const again = openWithMedia()
  again.shelf.failNext(new ZhibiError('wecom-media', 'gone', { retryable: false }))
  expect(await again.desk.send([again.shelf.file('a.txt', '调解96起')])).toMatch(/《a.txt》没有取到.*重发/)
})

test('a model that is down is not waited for', async () => {
  const shelf = createMediaShelf()
  const down = async () => Promise.reject(new ZhibiError('model-unreachable', 'down', { retryable: true }))
  const desk = openDesk({ media: { mediaOf: () => shelf, pictures: { read: down } } })
  expect(await desk.send([shelf.picture()])).toContain('这会儿没读出来')
})

test('classified files are not kept', async () => {
  const { shelf, desk } = openWithMedia()
  expect(await desk.send([shelf.file('密.txt', '机密★5年\n调解纠纷96起')])).toContain('保密')
  expect(await desk.say('台账')).not.toContain('96起')
})

test('a file to write after is not taken for material, its way of writing is learnt', async () => {
  const { shelf, desk } = openWithMedia()
  expect(
    await desk.send([{ kind: 'text', text: '这是去年的报告，照着这个写' }, shelf.file('去年.txt', REPORT)]),
  ).toContain('已照《去年.txt》的写法')
  expect(await desk.say('台账')).not.toContain('8次')
})
