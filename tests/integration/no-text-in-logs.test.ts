import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { startModelServer } from '../helpers/model-server.ts'
import { root } from '../helpers/running-house.ts'

const SAID = '青石滩村的矛盾纠纷调解了287起'

test('at the loudest level no log line holds a word of what was said or written', async () => {
  // A model that fails makes the most noise.
  const model = await startModelServer(() => ({ status: 500 }))
  const env = {
    ...process.env,
    LOG_LEVEL: 'trace',
    REDIS_URL: inject('redisUrl'),
    ZHIBI_PREFIX: `t${crypto.randomUUID().slice(0, 8)}`,
    OPENAI_BASE_URL: model.baseUrl,
    ZHIBI_MODEL: 'imitation',
  }
  const chat = spawn(process.execPath, ['src/cli.ts', 'chat', '--script', '-', '--json'], { cwd: root, env })
  chat.stdin.end(`${SAID}\n---\n写一下调解那段\n---\n润色：${SAID}`)
  const [out, log] = await Promise.all([text(chat.stdout), text(chat.stderr), once(chat, 'exit')])
  await model.close()
  expect(out).toContain('287起')
  expect(log).toContain('"msg":"turn"')
  for (const words of ['青石滩', '287起', '润色', '纠纷']) expect(log).not.toContain(words)
})
