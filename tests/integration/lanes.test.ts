import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { Lanes } from '../../src/compose/lanes.ts'
import type { HandleTurn } from '../../src/conversation/take-turn.ts'
import { partKey, type Sink } from '../../src/core/channel.ts'
import { ZhibiError } from '../../src/core/errors.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import { APOLOGY, type DoorSide, type LaneHouseOptions, openDoorSide, openWorkerSide } from '../helpers/lane-house.ts'
import { aCommit, aMessage, anEntry, laneOf } from '../helpers/samples.ts'

const patient = { timeout: 15_000, interval: 20 }

/** A sink that keeps what it was given, as the platform would. */
function recordingSink(partTexts: (entry: OutboxEntry) => readonly string[] = ({ reply }) => [textOf(reply)]) {
  const got: { key: string; chat: string; text: string }[] = []
  const sink: Sink = {
    parts: (entry) =>
      partTexts(entry).map((text, index, all) => ({ index, count: all.length, reply: { kind: 'text', text } })),
    deliver: async (entry, part) => {
      got.push({ key: partKey(entry, part), chat: entry.to.to, text: textOf(part.reply) })
    },
  }
  return { got, sink }
}

const textOf = (reply: OutboxEntry['reply']) => (reply.kind === 'text' ? reply.text : reply.name)

/** Answers with what was said. */
const echo =
  (lanes: Lanes): HandleTurn =>
  async (message) =>
    aCommit(message, { conversation: await lanes.store.loadConversation(message.conversationId, message.corp) })

describe('lanes over a real Redis and BullMQ', () => {
  const redis = inject('redisUrl')
  let prefix = ''
  let door: DoorSide
  const closers: (() => Promise<void>)[] = []
  beforeEach(async () => {
    prefix = `lanes-${crypto.randomUUID()}`
    door = openDoorSide({ redis, prefix })
    await door.lanes.untilReady(5000)
  })
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()))
    await door.lanes.close()
  })
  const work = (options: Pick<LaneHouseOptions, 'handle' | 'sink'> & Partial<LaneHouseOptions>) => {
    const side = openWorkerSide({ redis, prefix, ...options })
    closers.push(() => side.close())
    return side
  }

  test('a message that is delivered three times is answered once', async () => {
    const { got, sink } = recordingSink()
    work({ handle: echo, sink })
    const message = aMessage('m1')
    expect(await Promise.all([door.accept(message), door.accept(message), door.accept(message)])).toContain('accepted')
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
    await door.accept(message)
    await vi.waitFor(async () => {
      expect(await door.lanes.turns.index.lanesWithMail()).toEqual([])
    }, patient)
    expect(got).toEqual([{ key: 'm1/r1/p0', chat: 'u1', text: 'reply m1/r1' }])
  })

  test('conversations run side by side, the messages of one in order and never two at a time', async () => {
    const { got, sink } = recordingSink()
    const running = new Set<string>()
    const overlaps: string[] = []
    let most = 0
    const handle = (lanes: Lanes): HandleTurn => {
      const answer = echo(lanes)
      return async (message, turn) => {
        if (running.has(message.conversationId)) overlaps.push(message.idempotencyKey)
        running.add(message.conversationId)
        most = Math.max(most, running.size)
        const commit = await answer(message, turn)
        running.delete(message.conversationId)
        return commit
      }
    }
    work({ handle, sink })
    work({ handle, sink })
    const chats = Array.from({ length: 10 }, (_, chat) => `u${chat}`)
    await Promise.all(
      chats.map(async (chat) => {
        for (let at = 0; at < 20; at += 1) await door.accept(aMessage(`${chat}-${at}`, chat))
      }),
    )
    await vi.waitFor(() => {
      expect(got).toHaveLength(200)
    }, patient)
    for (const chat of chats) {
      expect(got.filter((each) => each.chat === chat).map(({ text }) => text)).toEqual(
        Array.from({ length: 20 }, (_, at) => `reply ${chat}-${at}/r1`),
      )
    }
    expect(overlaps).toEqual([])
    expect(most).toBeGreaterThan(1)
  })

  test('a turn that fails is tried again and changes nothing in between', async () => {
    const { got, sink } = recordingSink()
    const attempts: number[] = []
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        attempts.push(turn.attempts)
        if (turn.attempts < 3) throw new ZhibiError('model-down', 'not now', { retryable: true })
        return echo(lanes)(message, turn)
      },
    })
    await door.accept(aMessage('m1'))
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
    expect(attempts).toEqual([1, 2, 3])
  })

  test('after the last attempt it is buried, the user is told once, and what waits behind it goes on', async () => {
    const { got, sink } = recordingSink()
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        if (message.idempotencyKey === 'm1') throw new TypeError('a bug')
        return echo(lanes)(message, turn)
      },
    })
    await door.accept(aMessage('m1'))
    await door.accept(aMessage('m2'))
    await vi.waitFor(() => {
      expect(got.map(({ text }) => text)).toEqual([APOLOGY, 'reply m2/r1'])
    }, patient)
    expect(await door.lanes.turns.buried.list('corp1')).toMatchObject([{ key: 'm1', why: 'TypeError', attempts: 3 }])
  })

  test('a buried message that is put back is handled', async () => {
    const { got, sink } = recordingSink()
    let broken = true
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        if (broken) throw new ZhibiError('refused', 'no', { retryable: false })
        return echo(lanes)(message, turn)
      },
    })
    await door.accept(aMessage('m1'))
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
    broken = false
    const lane = await door.lanes.turns.buried.putBack('corp1', 'm1')
    await door.lanes.turns.bell.ring(lane!)
    await vi.waitFor(() => {
      expect(got.map(({ text }) => text)).toEqual([APOLOGY, 'reply m1/r1'])
    }, patient)
  })

  test('the parts of a reply go out in order, and a retry starts at the part that failed', async () => {
    const { got, sink } = recordingSink(() => ['一', '二', '三'])
    let failures = 0
    work({
      handle: echo,
      sink: {
        ...sink,
        deliver: async (entry, part, signal) => {
          if (part.index === 1 && failures++ < 2) throw new ZhibiError('busy', 'later', { retryable: true })
          await sink.deliver(entry, part, signal)
        },
      },
    })
    await door.accept(aMessage('m1'))
    await vi.waitFor(() => {
      expect(got.map(({ text }) => text)).toEqual(['一', '二', '三'])
    }, patient)
  })

  test('a message whose bell was lost is found by the sweeper', async () => {
    const { got, sink } = recordingSink()
    const message = aMessage('m1')
    await door.lanes.turns.mailbox.put({ ...laneOf(message), key: 'm1', body: message })
    work({ handle: echo, sink })
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
  })

  test('a stop word reaches the running turn past the mailbox and is itself answered, once', async () => {
    const { got, sink } = recordingSink()
    const stopped = vi.fn()
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        if (message.idempotencyKey === 'm1') {
          started()
          await new Promise((resolve) => {
            turn.signal.addEventListener('abort', resolve)
          })
          stopped((turn.signal.reason as ZhibiError).code)
        }
        return echo(lanes)(message, turn)
      },
    })
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    await door.accept(aMessage('m1'))
    await running
    expect(await door.accept(aMessage('m2', 'u1', '停'))).toBe('stopped')
    expect(await door.accept(aMessage('m2', 'u1', '停'))).toBe('duplicate')
    await vi.waitFor(() => {
      expect(got.map(({ text }) => text)).toEqual(['reply m1/r1', 'reply m2/r1'])
    }, patient)
    expect(stopped).toHaveBeenCalledExactlyOnceWith('stopped')
  })

  test('a turn that a conflict interrupted is done again on what was saved in between', async () => {
    const { got, sink } = recordingSink()
    let tries = 0
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        tries += 1
        const commit = await echo(lanes)(message, turn)
        return tries === 1 ? { ...commit, conversation: { ...commit.conversation, revision: 5 } } : commit
      },
    })
    await door.accept(aMessage('m1'))
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
    expect(tries).toBe(2)
  })

  test('a worker that drains finishes its turn; another takes what waits', async () => {
    const { got, sink } = recordingSink()
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const first = openWorkerSide({
      redis,
      prefix,
      sink,
      handle: (lanes) => async (message, turn) => {
        started()
        await held
        return echo(lanes)(message, turn)
      },
    })
    await door.accept(aMessage('m1'))
    await door.accept(aMessage('m2'))
    await running
    const drained = first.close(5000)
    letGo()
    await drained
    expect(await door.lanes.turns.index.lanesWithMail()).toHaveLength(1)
    work({ handle: echo, sink })
    await vi.waitFor(() => {
      expect(got.map(({ text }) => text)).toEqual(['reply m1/r1', 'reply m2/r1'])
    }, patient)
  })

  test('a turn still running when the grace is over is aborted, not counted, and done by another worker', async () => {
    const { got, sink } = recordingSink()
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const first = openWorkerSide({
      redis,
      prefix,
      sink,
      handle: () => (_message, turn) => {
        started()
        return new Promise((_, reject) => {
          turn.signal.addEventListener('abort', () => {
            reject(turn.signal.reason as ZhibiError)
          })
        })
      },
    })
    await door.accept(aMessage('m1'))
    await running
    await first.close(50)
    const attempts: number[] = []
    work({
      sink,
      handle: (lanes) => async (message, turn) => {
        attempts.push(turn.attempts)
        return echo(lanes)(message, turn)
      },
    })
    await vi.waitFor(() => {
      expect(got).toHaveLength(1)
    }, patient)
    expect(attempts).toEqual([1])
  })

  test('a reply whose window is over goes to the next address', async () => {
    const { got, sink } = recordingSink()
    work({
      sink: {
        ...sink,
        deliver: async (entry, part, signal) => {
          if (entry.to.to === 'u1') throw new ZhibiError('reply-window-closed', 'too late', { retryable: false })
          await sink.deliver(entry, part, signal)
        },
      },
      handle: (lanes) => async (message, turn) => {
        const reply = {
          ...anEntry('m1/r1', message),
          to: { ...message.replyTo, orElse: [{ ...message.replyTo, to: 'elsewhere' }] },
        }
        return { ...(await echo(lanes)(message, turn)), replies: [reply] }
      },
    })
    await door.accept(aMessage('m1'))
    await vi.waitFor(() => {
      expect(got).toMatchObject([{ chat: 'elsewhere', key: 'm1/r1/p0' }])
    }, patient)
  })
})
