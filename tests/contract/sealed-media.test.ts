import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { SealedMedia } from '../../src/core/sealed-media.ts'
import { closeRedis, connectRedis, type RedisConnection } from '../../src/store/connect.ts'
import { createKeys } from '../../src/store/keys.ts'
import { createSealedMedia } from '../../src/store/sealed-media.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'

const medium = (size: number) => ({ bytes: Buffer.alloc(size, 0xfe), name: '台账.docx' })
let redis: RedisConnection
let sealed: SealedMedia
let prefix: string
let now = 1_763_700_000_000
beforeEach(() => {
  prefix = `test-${crypto.randomUUID()}`
  redis = connectRedis({ address: inject('redisUrl'), role: 'worker', logger: quietLogger })
  sealed = createSealedMedia({ redis, keys: createKeys(prefix), clock: () => now, room: 1000 })
})
afterEach(() => closeRedis(redis))

test('one process only fetches a medium', async () => {
  const claims = await Promise.all(Array.from({ length: 5 }, () => sealed.claim('c', 'k')))
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(await sealed.claim('other', 'k')).toBe(true)
})

test('what is kept is read as it came, more than once, and soon gone after it was read', async () => {
  expect(await sealed.read('c', 'k')).toBeUndefined()
  expect(await sealed.keep('c', 'k', medium(30))).toBe(true)
  for (let times = 0; times < 2; times += 1) {
    const read = await sealed.read('c', 'k')
    expect(read?.name).toBe('台账.docx')
    expect(Buffer.from(read?.bytes ?? [])).toEqual(medium(30).bytes)
  }
  const left = await redis.pttl(createKeys(prefix).of('c', 'sealed', 'medium', 'k'))
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(600_000)
})

test('a corporation has room for so much; what is over makes room again', async () => {
  expect(await sealed.keep('c', 'a', medium(600))).toBe(true)
  expect(await sealed.keep('c', 'b', medium(600))).toBe(false)
  expect(await sealed.keep('d', 'b', medium(600))).toBe(true)
  await sealed.read('c', 'a')
  now += 600_001
  expect(await sealed.keep('c', 'b', medium(600))).toBe(true)
})
