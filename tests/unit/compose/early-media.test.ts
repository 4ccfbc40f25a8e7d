import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEarlyMedia } from '../../../src/compose/early-media.ts'
import type { AcceptMessage } from '../../../src/core/channel.ts'
import type { InboundMessage } from '../../../src/core/inbound-message.ts'
import { quietLogger } from '../../helpers/quiet-logger.ts'
import { aMessage } from '../../helpers/samples.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const withFile = (id: string): InboundMessage => ({
  ...aMessage(id),
  parts: [{ kind: 'file', name: 'a.docx', mediaId: id }],
})

function open(hold: (id: string) => Promise<'held'>, taken: Awaited<ReturnType<AcceptMessage>> = 'accepted') {
  const counted: string[] = []
  const early = createEarlyMedia({
    accept: async () => taken,
    mediaOf: () => ({ download: () => Promise.reject(new Error('not now')), hold }),
    counters: { add: (name, labels) => void counted.push(`${name} ${labels?.['outcome'] ?? ''}`) },
    logger: quietLogger,
    afterMs: 1000,
  })
  return { early, counted }
}

test('media are fetched after the message is safe, not before, and two at a time', async () => {
  const held: string[] = []
  let release: () => void = () => undefined
  const first = new Promise<void>((resolve) => {
    release = resolve
  })
  const { early, counted } = open(async (id) => {
    held.push(id)
    await first
    return 'held'
  })
  for (const id of ['a', 'b', 'c']) await early.accept(withFile(id))
  expect(held).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(held).toEqual(['a', 'b'])
  release()
  await vi.advanceTimersByTimeAsync(1)
  expect(held).toEqual(['a', 'b', 'c'])
  expect(counted).toEqual(['media-held held', 'media-held held', 'media-held held'])
})

test('a redelivery fetches nothing; neither does a door that has stopped', async () => {
  const hold = vi.fn(async () => 'held' as const)
  await open(hold, 'duplicate').early.accept(withFile('a'))
  const { early } = open(hold)
  await early.accept(withFile('b'))
  early.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(hold).not.toHaveBeenCalled()
})

test('a fetch that fails is counted, and hurts nobody', async () => {
  const { early, counted } = open(() => Promise.reject(new Error('storage busy')))
  expect(await early.accept(withFile('a'))).toBe('accepted')
  await vi.advanceTimersByTimeAsync(1000)
  expect(counted).toEqual(['media-held failed'])
})
