import { afterEach, describe, expect, inject, test } from 'vitest'
import { createLanes } from '../../src/compose/lanes.ts'
import type { ConsoleFeed, FeedItem } from '../../src/core/console-door.ts'
import { createMemoryConsoleFeed } from '../helpers/memory-console-feed.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const worlds: readonly [string, () => Promise<ConsoleFeed>][] = [
  ['in memory', async () => createMemoryConsoleFeed()],
  [
    'in Redis',
    async () => {
      const prefix = `feed-${crypto.randomUUID()}`
      const lanes = createLanes({
        redis: inject('redisUrl'),
        prefix,
        role: 'worker',
        clock: Date.now,
        logger: quietLogger,
      })
      closing.push(() => lanes.close())
      await lanes.untilReady(5000)
      return lanes.consoleFeed
    },
  ],
]

const TALK = 'console:local:talk-0001'
const line = (key: string, text = key): Omit<FeedItem, 'seq'> => ({
  key,
  from: 'bot',
  text,
  answers: 'm1',
  final: true,
})

describe.each(worlds)('the record of a console conversation %s', (_name, open) => {
  test('gives items in the order they came, numbered from 1', async () => {
    const feed = await open()
    for (const key of ['a', 'b', 'c']) await feed.append(TALK, line(key))
    expect((await feed.read(TALK, 0)).map(({ seq, key }) => [seq, key])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ])
  })

  test('gives only what came after a number', async () => {
    const feed = await open()
    for (const key of ['a', 'b', 'c']) await feed.append(TALK, line(key))
    expect((await feed.read(TALK, 2)).map(({ key }) => key)).toEqual(['c'])
    expect(await feed.read(TALK, 3)).toEqual([])
  })

  test('keeps an item that is put twice once, as it was first', async () => {
    const feed = await open()
    await feed.append(TALK, line('a', 'first'))
    await feed.append(TALK, line('a', 'second'))
    expect(await feed.read(TALK, 0)).toMatchObject([{ seq: 1, text: 'first' }])
  })

  test('keeps conversations apart', async () => {
    const feed = await open()
    await feed.append(TALK, line('a'))
    expect(await feed.read('console:local:talk-0002', 0)).toEqual([])
  })

  test('tells a watcher of new items until it is closed', async () => {
    const feed = await open()
    let told = 0
    const close = await feed.watch(TALK, () => (told += 1))
    await feed.append(TALK, line('a'))
    await expect.poll(() => told).toBeGreaterThan(0)
    await close()
    const before = told
    await feed.append(TALK, line('b'))
    expect(await feed.read(TALK, 0)).toHaveLength(2)
    expect(told).toBe(before)
  })
})
