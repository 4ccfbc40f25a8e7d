import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { startModelServer } from '../helpers/model-server.ts'
import { root } from '../helpers/running-house.ts'
import { createSocketSimulator } from '../helpers/wecom-socket-simulator.ts'

const SLOW_MS = 1000
const DRAFT = '我们是清河县石桥镇，写2025年的。开展普法宣传活动11场，发放资料700余份。写一下普法那一段'

test('up that is told to stop in the middle of a draft lets the answer out before the connection closes', async () => {
  const platform = await createSocketSimulator()
  const model = await startModelServer(() => ({ text: '好。', delayMs: SLOW_MS }))
  const data = await mkdtemp(join(tmpdir(), 'zhibi-stop-'))
  const { botId, secret } = platform.account
  const product = spawn(process.execPath, ['src/cli.ts', 'up'], {
    cwd: root,
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', ZHIBI_DATA: data },
      ...{ REDIS_URL: inject('redisUrl'), ZHIBI_PREFIX: `stop-${crypto.randomUUID()}` },
      ...{ OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'slow' },
      ...{ WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL: platform.url },
    },
    stdio: 'ignore',
  })
  const exited = once(product, 'exit')
  try {
    await expect.poll(() => platform.say('lisi', DRAFT, { msgId: 'm1' }), { timeout: 60_000 }).toBe(true)
    await expect.poll(() => model.requests.length, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(platform.chats.texts('lisi')).toEqual([])
    product.kill('SIGTERM')
    await exited
    expect(platform.chats.texts('lisi').join('\n')).toMatch(/11场[^]*700余份/)
    expect(platform.chats.bubbles('lisi').every(({ finished }) => finished)).toBe(true)
  } finally {
    product.kill('SIGKILL')
    await exited
    await platform.close()
    await model.close()
    await rm(data, { recursive: true, force: true })
  }
})
