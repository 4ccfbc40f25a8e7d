import { expect, inject, test } from 'vitest'
import { SOCKET_RULES } from '../../src/channels/wecom-bot/socket/account.ts'
import { command } from '../../src/cli/doctor.ts'
import { startModelServer } from '../helpers/model-server.ts'
import { root } from '../helpers/running-house.ts'
import { openSocketProcess } from '../helpers/wecom-socket-house.ts'
import { createSocketSimulator } from '../helpers/wecom-socket-simulator.ts'

interface Check {
  readonly name: string
  readonly state: string
  readonly found: string
  readonly remedy?: string
}

async function examine(
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<{ code: number; checks: readonly Check[] }> {
  const printed: string[] = []
  const io = { out: (line: string) => void printed.push(line), err: () => undefined, stdin: async () => '', env, root }
  const code = await command.run(['--json', ...flags], io)
  expect(printed).toHaveLength(1)
  return { code, checks: (JSON.parse(printed[0] ?? '') as { checks: Check[] }).checks }
}

const stateOf = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name)?.state

test('with nothing set everything is well', async () => {
  const { code, checks } = await examine({})
  expect(code).toBe(0)
  expect(checks.every(({ state }) => state === 'ok')).toBe(true)
})

test('a Redis without an append-only file is an error with a remedy', async () => {
  const { code, checks } = await examine({ REDIS_URL: inject('redisUrl') })
  expect(code).toBe(1)
  expect(stateOf(checks, 'Redis 淘汰策略')).toBe('ok')
  expect(checks.find(({ name }) => name === 'Redis 持久化')).toMatchObject({
    state: 'error',
    remedy: expect.stringContaining('appendonly') as string,
  })
})

test('a Redis that is not there and a setting that makes no sense are named', async () => {
  expect(stateOf((await examine({ REDIS_URL: 'redis://127.0.0.1:1' })).checks, 'Redis')).toBe('error')
  expect(stateOf((await examine({ PORT: 'many' })).checks, '设置')).toBe('error')
})

test('a model is asked for a word; one that refuses the key is told from one that works', async () => {
  const good = await startModelServer(() => ({ text: '好' }))
  const locked = await startModelServer(() => ({ status: 401, error: { error: { message: 'no' } } }))
  const env = { OPENAI_BASE_URL: `${good.baseUrl},${locked.baseUrl}`, ZHIBI_MODEL: 'good,locked' }
  const { code, checks } = await examine(env)
  await Promise.all([good.close(), locked.close()])
  expect(checks.filter(({ name }) => name === '模型').map(({ state }) => state)).toEqual(['ok', 'error'])
  expect(code).toBe(1)
})

test('a long connection is looked at without touching it; tried out only when asked and nobody is connected', async () => {
  const simulator = await createSocketSimulator()
  const prefix = `test-${crypto.randomUUID()}`
  const env = {
    REDIS_URL: inject('redisUrl'),
    ZHIBI_PREFIX: prefix,
    WECOM_BOT_ID: simulator.account.botId,
    WECOM_BOT_SECRET: simulator.account.secret,
    WECOM_BOT_WS_URL: simulator.url,
  }
  const look = async (more: object = {}, flags: readonly string[] = []) => {
    const { checks } = await examine({ ...env, ...more }, flags)
    return checks.find(({ name }) => name.includes('长连接'))
  }
  expect(await look()).toMatchObject({ state: 'warn', found: '没有连接：执笔没有在运行' })
  expect(simulator.counts.subscribes).toBe(0)
  expect(await look({}, ['--connect'])).toMatchObject({ state: 'ok' })
  expect(await look({ WECOM_BOT_SECRET: 'wrong' }, ['--connect'])).toMatchObject({ state: 'error' })
  expect(simulator.counts.subscribes).toBe(2)
  // The times of the field: reading the tables holds this process up for longer than a test's short lease lasts.
  const house = openSocketProcess({ simulator, prefix, rules: SOCKET_RULES })
  house.start()
  // Without --connect: a try-out while ours is only about to connect would be one more subscription.
  await expect.poll(() => look(), { timeout: 60_000 }).toMatchObject({ state: 'ok', found: '连着' })
  expect(await look({}, ['--connect'])).toMatchObject({ state: 'ok', found: '连着' })
  expect(simulator.counts).toMatchObject({ subscribes: 3, kicks: 0 })
  await house.stop()
  await simulator.close()
})

test('a bot by callback is told with the path its console wants, and warned of when groups could not be told', async () => {
  const bot = { WECOM_BOT_TOKEN: 'token', WECOM_BOT_AES_KEY: 'a'.repeat(43) }
  const found = async (env: Readonly<Record<string, string>>) =>
    (await examine(env)).checks.find(({ name }) => name.endsWith('回调'))
  expect(await found({ ...bot, WECOM_BOT_NAME: '执笔' })).toMatchObject({
    state: 'ok',
    found: expect.stringContaining('/callback/wecom-bot') as string,
  })
  expect(await found(bot)).toMatchObject({ state: 'warn', remedy: expect.stringContaining('WECOM_BOT_NAME') as string })
})
