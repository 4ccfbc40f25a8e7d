import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

/** The product as it is started, called and answered by the platform: nothing in between is ours. */
let simulator: WecomSimulator
let product: ChildProcess
beforeEach(async () => {
  simulator = await createWecomSimulator({ dropBeyondRate: true })
  const { account } = simulator
  product = spawn(process.execPath, ['src/cli.ts', 'up'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      REDIS_URL: inject('redisUrl'),
      ZHIBI_PREFIX: `main-job-${crypto.randomUUID()}`,
      LOG_LEVEL: 'error',
      WECOM_APP_CORP_ID: account.corpId,
      WECOM_APP_AGENT_ID: account.agentId,
      WECOM_APP_SECRET: account.secret,
      WECOM_APP_TOKEN: account.token,
      WECOM_APP_AES_KEY: account.aesKey,
      WECOM_API_BASE: account.apiBase,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  simulator.callTo(`${await addressOf(product)}/callback/wecom-app`)
})
afterEach(async () => {
  product.kill('SIGTERM')
  if (product.exitCode === null) await once(product, 'exit')
  await simulator.close()
})

/** The address is the first thing said; what follows is read too, for a product whose reader goes away ends. */
async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => {
      reject(new Error('the product ended without an address'))
    })
  })
}

const NOTES = [
  '我们是平安县柳溪镇，写2025年的报告',
  '普法宣传12场次，发放资料1860余份；调解纠纷73起，成功71起',
  '不足：一是个别村干部学法不够主动；二是合法性审查人手不足，全镇只有2名专职人员',
]

test('notes and a request come in encrypted, a truthful section goes out by message/send', async () => {
  await vi.waitFor(
    async () => {
      expect(await simulator.handshake()).toMatchObject({ ok: true })
    },
    { timeout: 20_000, interval: 100 },
  )
  for (const [at, note] of [...NOTES, '写一段存在的不足'].entries()) {
    // Called three times, as a platform does that got no answer in time.
    const msgId = String(7_000_000_000 + at)
    const calls = await Promise.all(
      [1, 2, 3].map(async () => simulator.send('lisi', note, { msgId, retries: 30, retryDelayMs: 100 })),
    )
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 200])
  }
  await vi.waitFor(
    () => {
      expect(simulator.texts('lisi').some((text) => text.includes('存在的不足') && text.includes('稿'))).toBe(true)
    },
    { timeout: 40_000, interval: 50 },
  )
  const drafts = simulator.texts('lisi').filter((text) => text.includes('第1稿'))
  expect(drafts).toHaveLength(1)
  const body = drafts[0]?.split('\n').slice(1).join('\n') ?? ''
  expect(body).toMatch(/学法不够主动/)
  expect(body).toMatch(/合法性审查人手不足/)
  expect(body).toMatch(/2名专职人员/)
  const figures = body.match(/\d+/g) ?? []
  expect(figures.filter((figure) => !NOTES.join().includes(figure))).toEqual([])
})
