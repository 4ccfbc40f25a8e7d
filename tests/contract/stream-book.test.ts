import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { type StreamBook, type StreamRecord, streamText } from '../../src/core/stream-book.ts'
import { closeRedis, connectRedis, type RedisConnection } from '../../src/store/connect.ts'
import { createKeys } from '../../src/store/keys.ts'
import { createStreamBook } from '../../src/store/stream-book.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'

const place = { corp: 'corp1', key: 'bot:m1' }
const opening = { openedAt: 1000, windowEndsAt: 361_000 }
const early = { now: 2000, handoverMs: 20_000, noteEveryMs: 10_000 }
const late = { now: 350_000, handoverMs: 20_000, noteEveryMs: 10_000 }

let redis: RedisConnection
let book: StreamBook
beforeEach(() => {
  redis = connectRedis({ address: inject('redisUrl'), role: 'worker', logger: quietLogger })
  book = createStreamBook({ redis, keys: createKeys(`test-${crypto.randomUUID()}`) })
})
afterEach(async () => closeRedis(redis))

const append = (
  key: string,
  text: string,
  more: { last?: boolean; at?: typeof place; parkedOf?: string } = {},
): Promise<StreamRecord | undefined> =>
  book.append(more.at ?? place, {
    ...opening,
    part: { key, text },
    last: more.last ?? false,
    ...(more.parkedOf !== undefined && { parkedOf: more.parkedOf }),
  })

test('a stream that nobody opened is not there', async () => {
  expect(await book.read(place)).toBeUndefined()
  expect(await book.show(place, early)).toBeUndefined()
  expect(await book.cutOff(place)).toBeUndefined()
})

test('opening twice leaves the first opening', async () => {
  await book.open(place, opening)
  await book.open(place, { openedAt: 9000, windowEndsAt: 9001 })
  expect(await book.read(place)).toMatchObject({ ...opening, parts: [], complete: false, ended: false, cutOff: false })
})

test('parts stand in order, each once, however often they are brought', async () => {
  await append('r1', '第一段')
  await append('r2', '第二段')
  await append('r1', '第一段')
  const record = await append('r2', '第二段', { last: true })
  expect(streamText(record?.parts ?? [])).toBe('第一段\n\n第二段')
  expect(record?.complete).toBe(true)
})

test('a complete answer takes nothing more, and still knows its own parts', async () => {
  await append('r1', '全文', { last: true })
  expect(await append('r2', '别的')).toBeUndefined()
  expect((await append('r1', '全文', { last: true }))?.parts).toHaveLength(1)
})

test('showing marks what was shown; the end is shown once the answer is complete', async () => {
  await append('r1', '第一段')
  expect(await book.show(place, early)).toMatchObject({ parts: [{ text: '第一段' }], ended: false })
  await append('r2', '第二段', { last: true })
  expect(await book.read(place)).toMatchObject({ shownParts: 1, ended: false })
  await book.show(place, early)
  expect(await book.read(place)).toMatchObject({ shownParts: 2, ended: true, cutOff: false })
})

test('near the end of the window an unfinished stream is ended, and what comes later does not count as shown', async () => {
  await append('r1', '第一段')
  await book.show(place, late)
  await append('r2', '第二段', { last: true })
  await book.show(place, late)
  expect(await book.read(place)).toMatchObject({ shownParts: 1, ended: true, cutOff: true, complete: true })
})

test('a complete answer that nobody fetched is cut off as it was last shown', async () => {
  await append('r1', '全文', { last: true })
  await book.cutOff(place)
  await book.show(place, early)
  expect(await book.read(place)).toMatchObject({ shownParts: 0, cutOff: true })
})

test('an ended stream cannot be cut off any more', async () => {
  await append('r1', '全文', { last: true })
  await book.show(place, early)
  expect(await book.cutOff(place)).toMatchObject({ ended: true, cutOff: false })
})

test('the one use of a reply address is given to one of many, who is known when asking again', async () => {
  await append('r1', '全文', { last: true })
  const takers = Array.from({ length: 20 }, (_, at) => book.takeOneUse(place, { by: `p${at}`, sentUnits: 2 }))
  const answers = await Promise.all(takers)
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
  expect((await book.read(place))?.sentUnits).toBe(2)
  expect(await book.takeOneUse(place, { by: `p${answers.indexOf('taken')}`, sentUnits: 9 })).toBe('yours')
  expect(await book.takeOneUse(place, { by: 'other', sentUnits: 9 })).toBe('gone')
})

test('an address that was refused cannot be used again, and nothing counts as sent by it', async () => {
  await append('r1', '全文', { last: true })
  await book.takeOneUse(place, { by: 'p0', sentUnits: 2 })
  await book.refuseOneUse(place, 0)
  expect((await book.read(place))?.sentUnits).toBe(0)
  expect(await book.takeOneUse(place, { by: 'p0', sentUnits: 2 })).toBe('gone')
})

test('it is known when somebody last asked, no more exactly than wanted', async () => {
  await book.open(place, opening)
  expect((await book.read(place))?.askedAt).toBeUndefined()
  for (const now of [20_000, 25_000, 31_000]) await book.show(place, { now, handoverMs: 0, noteEveryMs: 10_000 })
  expect((await book.read(place))?.askedAt).toBe(31_000)
})

test('what was parked comes first in the next answer of the same chat, once', async () => {
  await append('r1', '很长', { last: true })
  for (let times = 0; times < 3; times++) await book.park(place, { chat: 'c1', text: '没发完的', sentUnits: 2 })
  const next = { corp: 'corp1', key: 'bot:m2' }
  expect((await append('r1', '别处', { at: { corp: 'corp1', key: 'bot:m3' }, parkedOf: 'c2' }))?.parts).toHaveLength(1)
  const record = await append('r1', '新的', { at: next, parkedOf: 'c1' })
  expect(streamText(record?.parts ?? [])).toBe('没发完的\n\n新的')
  expect((await append('r1', '再新', { at: { corp: 'corp1', key: 'bot:m4' }, parkedOf: 'c1' }))?.parts).toHaveLength(1)
})

test('one corporation cannot see the streams of another', async () => {
  await append('r1', '全文')
  expect(await book.read({ ...place, corp: 'corp2' })).toBeUndefined()
})
