import { describe, expect, test } from 'vitest'
import { createAcceptMessage } from '../../../src/conversation/accept-message.ts'
import { ZhibiError } from '../../../src/core/errors.ts'
import { createMemoryLanes } from '../../helpers/memory-lanes.ts'
import { quietLogger } from '../../helpers/quiet-logger.ts'
import { aMessage, laneOf } from '../../helpers/samples.ts'

function open() {
  const lanes = createMemoryLanes()
  const options = {
    mailbox: lanes.turns.mailbox,
    bell: lanes.turns.bell,
    stopFlag: lanes.stopFlag,
    isStop: (message: ReturnType<typeof aMessage>) => message.idempotencyKey.startsWith('stop'),
    logger: quietLogger,
  }
  return { lanes, options, accept: createAcceptMessage(options) }
}

const away = () => Promise.reject(new ZhibiError('store-down', 'away', { retryable: true }))

describe('accepting a message', () => {
  const message = aMessage('m1')

  test('puts it into the mailbox, then rings', async () => {
    const { lanes, accept } = open()
    expect(await accept(message)).toBe('accepted')
    expect((await lanes.turns.mailbox.take(laneOf(message)))?.body).toEqual(message)
    expect(lanes.turns.bell.rung).toEqual([laneOf(message)])
  })

  test('rings for a duplicate too: the first ring may have been lost', async () => {
    const { lanes, accept } = open()
    await accept(message)
    expect(await accept(message)).toBe('duplicate')
    expect(lanes.turns.bell.rung).toHaveLength(2)
  })

  test('is not done when the mailbox is away, and nobody is rung for', async () => {
    const { lanes, options } = open()
    const accept = createAcceptMessage({ ...options, mailbox: { ...lanes.turns.mailbox, put: away } })
    await expect(accept(message)).rejects.toMatchObject({ code: 'store-down', retryable: true })
    expect(lanes.turns.bell.rung).toEqual([])
  })

  test('is not done when the bell cannot be rung; the redelivery rings', async () => {
    const { lanes, options, accept } = open()
    await expect(createAcceptMessage({ ...options, bell: { ring: away } })(message)).rejects.toMatchObject({
      code: 'store-down',
    })
    expect(await accept(message)).toBe('duplicate')
    expect(lanes.turns.bell.rung).toEqual([laneOf(message)])
  })

  test('a stop word stops the running turn and waits in the mailbox to be answered', async () => {
    const { lanes, accept } = open()
    const stop = aMessage('stop')
    const { signal } = await lanes.stopFlag.watch(stop.conversationId, stop.corp)
    expect(await accept(stop)).toBe('stopped')
    expect(signal.aborted).toBe(true)
    expect((await lanes.turns.mailbox.take(laneOf(stop)))?.key).toBe('stop')
  })

  test('a redelivered stop word does not stop the turn that comes after', async () => {
    const { lanes, accept } = open()
    const stop = aMessage('stop')
    await accept(stop)
    const { signal } = await lanes.stopFlag.watch(stop.conversationId, stop.corp)
    expect(await accept(stop)).toBe('duplicate')
    expect(signal.aborted).toBe(false)
  })
})
