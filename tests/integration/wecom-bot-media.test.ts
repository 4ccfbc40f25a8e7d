import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import { docxBytes } from '../helpers/docx-bytes.ts'
import { type ModelServer, startModelServer } from '../helpers/model-server.ts'
import { untilStill } from '../helpers/office.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'
import { createWecomBotSimulator, type WecomBotSimulator } from '../helpers/wecom-bot-simulator.ts'
import { createSocketSimulator } from '../helpers/wecom-socket-simulator.ts'

/** Photos, files and voice as the AI bots bring them: a link that lives five minutes to bytes that are encrypted. */
interface Bot {
  readonly env: Readonly<Record<string, string>>
  listenAt(url: string): void
  /** `medium`: how this mode names an encrypted medium. */
  medium(url: string): object
  send(user: string, body: object): Promise<unknown>
  /** Texts that stay. */
  texts(user: string): readonly string[]
  close(): Promise<void>
}

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)])
const PAGE = '2025年石桥镇调解台账：调解土地纠纷31起，调解成功29起。'

/** Serves the encrypted media in both modes; in the long connection each comes with its key. */
async function callbackBot(shelf: WecomBotSimulator): Promise<Bot> {
  return {
    env: { WECOM_BOT_TOKEN: shelf.keys.token, WECOM_BOT_AES_KEY: shelf.keys.aesKey },
    listenAt: (url) => {
      shelf.callTo(`${url}/callback/wecom-bot`)
    },
    medium: (url) => ({ url }),
    send: (user, body) => shelf.send(user, body),
    texts: (user) => shelf.answers(user),
    close: async () => undefined,
  }
}

async function socketBot(shelf: WecomBotSimulator): Promise<Bot> {
  const platform = await createSocketSimulator()
  const { botId, secret } = platform.account
  return {
    env: { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL: platform.url },
    listenAt: () => undefined,
    medium: (url) => ({ url, aeskey: shelf.keys.aesKey }),
    send: async (user, body) => {
      await platform.untilLive()
      platform.push(user, body)
    },
    texts: (user) => platform.chats.texts(user),
    close: () => platform.close(),
  }
}

describe.each([
  ['by callback', callbackBot],
  ['by long connection', socketBot],
])('media through an AI bot %s', (_mode, open) => {
  let shelf: WecomBotSimulator
  let bot: Bot
  let house: RunningHouse
  let model: ModelServer
  let lanes: Lanes
  let page = PAGE
  beforeAll(async () => {
    shelf = await createWecomBotSimulator()
    bot = await open(shelf)
    model = await startModelServer(() => ({ text: `【正文】\n${page}\n【完】` }))
    const eyes = { ZHIBI_VISION_MODEL: 'eyes', ZHIBI_VISION_BASE_URL: model.baseUrl }
    const env = { ...bot.env, ...eyes, WECOM_API_BASE: shelf.url }
    house = await startHouse({ redisUrl: inject('redisUrl'), env })
    bot.listenAt(house.server.url)
    const { prefix } = house.config
    lanes = createLanes({ redis: inject('redisUrl'), prefix, role: 'door', clock: Date.now, logger: quietLogger })
    await lanes.untilReady(5000)
  })
  afterAll(async () => {
    await lanes.close()
    await bot.close()
    await house.stop()
    await shelf.close()
    await model.close()
  })

  async function tell(user: string, body: object): Promise<string> {
    const before = bot.texts(user).length
    await bot.send(user, body)
    await expect.poll(() => bot.texts(user).length, { timeout: 15_000 }).toBeGreaterThan(before)
    await untilStill(lanes)
    return bot.texts(user).slice(before).join('\n')
  }
  const say = (user: string, content: string) => tell(user, { msgtype: 'text', text: { content } })
  const put = (bytes: Uint8Array, name: string) =>
    bot.medium(shelf.putMedia(bytes, `attachment; filename="${encodeURIComponent(name)}"`))
  async function originals(): Promise<readonly Buffer[]> {
    const folder = join(house.config.dataDir, 'originals')
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    return Promise.all(found.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))))
  }

  test('a file is fetched, opened and noted under its own name, and its original kept decrypted', async () => {
    const bytes = docxBytes(['普法宣传14场次，发放资料2100余份'])
    expect(await tell('zhang', { msgtype: 'file', file: put(bytes, '../普法台账.docx') })).toMatch(
      /《普法台账.docx》[^]*2100余份/,
    )
    expect(await say('zhang', '2100从哪来的')).toMatch(/文件《普法台账.docx》，原件保存到/)
    expect(await originals()).toContainEqual(bytes)
  })

  test('a picture in a mixed message is read, read back, and noted with the word of the cadre', async () => {
    const msg_item = [
      { msgtype: 'text', text: { content: '调解员名册共12人。' } },
      { msgtype: 'image', image: put(PNG, '台账.png') },
    ]
    const told = await tell('li', { msgtype: 'mixed', mixed: { msg_item } })
    expect(told).toContain('31起')
    expect(await say('li', '对')).toContain('31起')
    expect(await say('li', '31起从哪来的')).toMatch(/图片《台账.png》，原件保存到/)
    expect(await say('li', '12人从哪来的')).not.toContain('图片')
    expect(await originals()).toContainEqual(PNG)
  })

  test('a picture alone that is thrown away leaves no original', async () => {
    const other = Buffer.concat([PNG, Buffer.from('other')])
    expect(await tell('wang', { msgtype: 'image', image: put(other, 'b.png') })).toContain('对吗')
    expect(await originals()).toContainEqual(other)
    expect(await say('wang', '不记')).toContain('没有记')
    expect(await originals()).not.toContainEqual(other)
  })

  test('a picture with a secrecy mark leaves neither its words nor its original', async () => {
    page = '机密★1年\n涉稳人员42名。'
    const marked = Buffer.concat([PNG, Buffer.from('marked')])
    expect(await tell('zhao', { msgtype: 'image', image: put(marked, 'c.png') })).toMatch(/机密★[^]*没有保存/)
    page = PAGE
    expect(await say('zhao', '对')).not.toContain('42')
    expect(await originals()).not.toContainEqual(marked)
  })

  test('voice comes with the transcript of the platform, and is told as voice', async () => {
    expect(await tell('sun', { msgtype: 'voice', voice: { content: '开展法律咨询17次。' } })).toContain('17次')
    expect(await say('sun', '17次从哪来的')).toContain('（语音）')
  })

  test('a quote is what a message refers to and no material of its own', async () => {
    const quote = { msgtype: 'text', text: { content: '去年办结88件' } }
    await tell('qian', { msgtype: 'text', text: { content: '今年办结91件。' }, quote })
    expect(await say('qian', '91件从哪来的')).toContain('第1条')
    expect(await say('qian', '88件从哪来的')).toContain('没有')
  })

  test('a link that is over is answered with what to do, and the talk goes on', async () => {
    const told = await tell('zhou', {
      msgtype: 'file',
      file: bot.medium(`${shelf.url}/media/over?q-signature=secret`),
    })
    expect(told).toMatch(/没有取到[^]*重发一次/)
    expect(await say('zhou', '普法宣传6场。')).toContain('6场')
  })
})
