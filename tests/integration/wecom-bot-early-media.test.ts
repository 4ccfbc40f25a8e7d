import { afterEach, expect, inject, test } from 'vitest'
import { composeCraft } from '../../src/compose/craft.ts'
import { createLogger } from '../../src/compose/logger.ts'
import { startWorker } from '../../src/worker.ts'
import { docxBytes } from '../helpers/docx-bytes.ts'
import { type RunningHouse, root, startHouse } from '../helpers/running-house.ts'
import { createWecomBotSimulator } from '../helpers/wecom-bot-simulator.ts'
import { createSocketSimulator } from '../helpers/wecom-socket-simulator.ts'

/** Links to media live five minutes; here they are over before a worker is there at all. */
const opened: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function openShelf() {
  const shelf = await createWecomBotSimulator()
  opened.push(() => shelf.close())
  const bytes = docxBytes(['普法宣传14场次，发放资料2100余份'])
  return { shelf, url: shelf.putMedia(bytes, 'attachment; filename="a.docx"') }
}

async function openDoor(env: Readonly<Record<string, string>>): Promise<RunningHouse> {
  const house = await startHouse({ redisUrl: inject('redisUrl'), env, withoutWorker: true })
  opened.push(() => house.stop())
  return house
}

async function untilHeld(house: RunningHouse): Promise<void> {
  const metrics = async () => (await fetch(`${house.server.url}/metrics`)).text()
  await expect.poll(metrics, { timeout: 15_000 }).toContain('zhibi_media_held_total{outcome="held"} 1')
}

async function work({ config }: RunningHouse): Promise<void> {
  const logger = createLogger('silent')
  const craft = await composeCraft({ root, config, logger })
  const worker = await startWorker({ config, redisUrl: inject('redisUrl'), craft, logger })
  opened.push(() => worker.stop())
}

test('by callback: a file is noted though its link was over when its turn began', async () => {
  const { shelf, url } = await openShelf()
  const { token, aesKey } = shelf.keys
  const env = { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey, WECOM_API_BASE: shelf.url }
  const house = await openDoor(env)
  shelf.callTo(`${house.server.url}/callback/wecom-bot`)
  await shelf.send('zhang', { msgtype: 'file', file: { url } })
  await untilHeld(house)
  shelf.endMediaLinks()
  await work(house)
  await expect.poll(() => shelf.answers('zhang').join(), { timeout: 20_000 }).toContain('2100余份')
})

test('by long connection: the same, with the key that came with the message', async () => {
  const { shelf, url } = await openShelf()
  const platform = await createSocketSimulator()
  opened.push(() => platform.close())
  const { botId, secret } = platform.account
  const env = { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL: platform.url }
  const house = await openDoor({ ...env, WECOM_API_BASE: shelf.url })
  await platform.untilLive()
  platform.push('li', { msgtype: 'file', file: { url, aeskey: shelf.keys.aesKey } })
  await untilHeld(house)
  shelf.endMediaLinks()
  await work(house)
  await expect.poll(() => platform.chats.texts('li').join(), { timeout: 20_000 }).toContain('2100余份')
})
