import { Queue } from 'bullmq'
import { afterEach, expect, inject, test } from 'vitest'
import { bellPrefix } from '../../src/queue/bell.ts'
import { imitate } from '../helpers/imitation-models.ts'
import { startModelServer } from '../helpers/model-server.ts'
import { type Office, openOffice } from '../helpers/office.ts'

let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})

async function anOffice(options: Omit<Parameters<typeof openOffice>[0], 'redisUrl'> = {}): Promise<Office> {
  const office = await openOffice({ redisUrl: inject('redisUrl'), ...options })
  closing.push(() => office.close())
  return office
}

const COUNTS = [11, 22, 33, 44, 55, 66]

test('two people writing at the same moment, answered by two processes, lose nothing and see each other', async () => {
  const office = await anOffice({ withoutWorker: true })
  const workers = await Promise.all([office.workerProcess(), office.workerProcess()])
  closing.push(...workers.map((worker) => () => worker.stop()))
  for (const member of ['tan', 'shen']) await office.say(member, '我们是湖东省云岭县青石镇，写2025年的')
  await office.say('tan', '同意')
  const before = workers.map((worker) => worker.turns())
  await sendAtOnce(office)
  for (const member of ['tan', 'shen']) {
    expect(await office.say(member, '进度')).toContain(`素材：12条消息（tan6条、shen6条）`)
    const ledger = await office.say(member, '台账')
    for (const count of COUNTS) {
      expect(ledger).toContain(`${count}场次`)
      expect(ledger).toContain(`${count}起`)
    }
  }
  expect(workers.map((worker, at) => worker.turns() > (before[at] ?? 0))).toEqual([true, true])
})

/** Nobody takes a turn until all of it is in, so that each process has one person's messages to begin with. */
async function sendAtOnce(office: Office): Promise<void> {
  const bells = new Queue('turns', { connection: office.lanes.redis, prefix: bellPrefix(office.house.config.prefix) })
  await bells.pause()
  await Promise.all(
    COUNTS.flatMap((count) => [
      office.simulator.send('tan', `普法宣传${count}场次`),
      office.simulator.send('shen', `调解纠纷${count}起`),
    ]),
  )
  await bells.resume()
  await office.settled()
  await bells.close()
}

test('停 while a slow model writes keeps what was written, marked unfinished', async () => {
  const model = await startModelServer(imitate('faithful', { pieceMs: 5, hangAfterChars: 60 }))
  closing.push(() => model.close())
  const env = { OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'imitation', OPENAI_API_KEY: 'not-a-real-key' }
  const office = await anOffice({ env })
  await office.say('yu', '我们是湖东省云岭县青石镇，写2025年的')
  for (const note of ['普法宣传8次，发资料300多份', '下村普法宣讲5次', '网上推送普法信息26条'])
    await office.say('yu', note)
  const before = office.simulator.texts('yu').length
  let shown = ''
  const progress = await office.lanes.progressFeed.subscribe('wecom-app:default:yu', (snapshot) => {
    shown = snapshot?.text ?? shown
  })
  await office.simulator.send('yu', '写一下普法那一段')
  await expect.poll(() => shown, { timeout: 10_000 }).toContain('8次')
  const stoppedAt = Date.now()
  await office.simulator.send('yu', '停')
  await office.settled()
  await progress.release()
  expect(Date.now() - stoppedAt).toBeLessThan(15_000)
  const answers = office.simulator.texts('yu').slice(before).join('\n')
  expect(answers).toMatch(/8次[\s\S]*停下了/)
  expect(await office.say('yu', '进度')).toContain('只写了普法宣传，没写完')
})

test('short options come with buttons, and the words do without them', async () => {
  const office = await anOffice()
  await office.say('jin', '我们是湖东省云岭县白河镇，写2025年的')
  await office.say('tao', '我们是湖东省云岭县白河镇，写2025年的')
  const sent = office.simulator.sent('jin')
  expect(sent.some(({ text }) => text?.includes('1. 同意\n2. 不同意'))).toBe(true)
  expect(JSON.stringify(sent)).toMatch(/button_interaction[\s\S]*不同意/)
})
