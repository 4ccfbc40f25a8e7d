import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AccessToken, createAccessToken } from '../../../../src/channels/wecom-app/access-token.ts'
import { createMemoryCache } from '../../../helpers/memory-cache.ts'
import { createMemoryLogger } from '../../../helpers/memory-logger.ts'
import { channelOf, deliver, replyTo } from '../../../helpers/wecom-app-channel.ts'
import { createWecomSimulator, type WecomSimulator } from '../../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
let time = 1_763_700_000_000
const now = (): number => time
beforeEach(async () => {
  simulator = await createWecomSimulator({ now })
})
afterEach(async () => simulator.close())

const logger = createMemoryLogger()
const tokenOf = (more: object = {}): AccessToken =>
  createAccessToken({ account: { ...simulator.account, ...more }, cache: createMemoryCache({ now }), now, logger })

test('many callers share one fetch', async () => {
  const token = tokenOf()
  const got = await Promise.all(Array.from({ length: 50 }, async () => token.get()))
  expect(new Set(got).size).toBe(1)
  expect(simulator.calls('gettoken')).toBe(1)
})

test('two processes share one token', async () => {
  const cache = createMemoryCache({ now })
  const one = createAccessToken({ account: simulator.account, cache, now, logger })
  const two = createAccessToken({ account: simulator.account, cache, now, logger })
  expect(await two.get()).toBe(await one.get())
  expect(simulator.calls('gettoken')).toBe(1)
})

test('is renewed when 90 % of its life is over, and the old one serves while that fails', async () => {
  const token = tokenOf()
  const first = await token.get()
  time += 6400 * 1000
  expect(await token.get()).toBe(first)
  time += 100 * 1000
  simulator.failNext('gettoken', -1)
  expect(await token.get()).toBe(first)
  expect(await token.get()).not.toBe(first)
})

test('a revoked token is renewed once and the call made once more, together for all callers', async () => {
  const channel = channelOf(simulator)
  await deliver(channel, replyTo(simulator, 'lisi', '一'))
  simulator.revokeTokens()
  await Promise.all(Array.from({ length: 10 }, async (_, at) => deliver(channel, replyTo(simulator, `u${at}`, '好'))))
  expect(simulator.calls('gettoken')).toBe(2)
  expect(simulator.calls('message/send')).toBe(21)
})

test('a token turned down twice is not asked for a third time', async () => {
  const channel = channelOf(simulator)
  simulator.failNext('message/send', 42001, 5)
  await expect(deliver(channel, replyTo(simulator, 'lisi', '一'))).rejects.toMatchObject({
    code: 'wecom-credential',
    retryable: true,
  })
  expect(simulator.calls('message/send')).toBe(2)
  expect(simulator.calls('gettoken')).toBe(2)
})

test('a wrong secret is not tried again for 1, 2, 4 … minutes, 60 at most', async () => {
  const token = tokenOf({ secret: 'wrong' })
  const waits: number[] = []
  for (let times = 0; times < 9; times++) {
    const error = await token.get().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'wecom-config', retryable: true })
    await expect(token.get()).rejects.toMatchObject({ code: 'wecom-config' })
    expect(simulator.calls('gettoken')).toBe(times + 1)
    const wait = (error as { retryAfterMs: number }).retryAfterMs
    waits.push(wait / 60_000)
    time += wait + 1
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('a lifetime that makes no sense is taken as five minutes', async () => {
  simulator.state.tokenLifeS = Number.NaN
  const token = tokenOf()
  const first = await token.get()
  time += 4 * 60_000
  expect(await token.get()).toBe(first)
  time += 2 * 60_000
  expect(await token.get()).not.toBe(first)
})

test('neither secret nor token is ever logged', async () => {
  const token = tokenOf({ secret: 'wrong-secret' })
  await token.get().catch(() => undefined)
  expect(logger.lines.length).toBeGreaterThan(0)
  expect(logger.lines.join('\n')).not.toContain('wrong-secret')
})
