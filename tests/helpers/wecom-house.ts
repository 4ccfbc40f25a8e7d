import { inject } from 'vitest'
import { createWecomApp } from '../../src/channels/wecom-app/channel.ts'
import type { Lanes } from '../../src/compose/lanes.ts'
import type { HandleTurn } from '../../src/conversation/take-turn.ts'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import type { RetryPolicy } from '../../src/core/retry-policy.ts'
import { createHttpServer } from '../../src/http/http-server.ts'
import { openDoorSide, openWorkerSide } from './lane-house.ts'
import { quietLogger } from './quiet-logger.ts'
import { aCommit } from './samples.ts'
import { createWecomSimulator, type WecomSimulator, type WecomSimulatorOptions } from './wecom-simulator.ts'

/** A story in one line: what a message is answered with. */
export type Story = (message: InboundMessage) => readonly OutboxEntry['reply'][]

export interface WecomHouse {
  readonly simulator: WecomSimulator
  readonly url: string
  readonly lanes: Lanes
  close(): Promise<void>
}

/** Many quick attempts: the simulator fails calls by chance. */
const STUBBORN: RetryPolicy = { attempts: 12, firstDelayMs: 5, longestDelayMs: 50, waits: 100 }

/** As an operator runs it, ms: on a crowded machine a shorter lease is lost while its holder lives, and what it sent is sent again. */
const AS_RUN_MS = 5000

/** Simulator → HTTP → lanes over a real Redis → worker → sink → simulator, with a story of the test's own. */
export async function openWecomHouse(story: Story, options: WecomSimulatorOptions = {}): Promise<WecomHouse> {
  const simulator = await createWecomSimulator(options)
  const at = { redis: inject('redisUrl'), prefix: `wecom-${crypto.randomUUID()}` }
  const door = openDoorSide(at)
  await door.lanes.untilReady(5000)
  const { cache, rateLimiter: limiter, sentBodies } = door.lanes
  const common = { account: simulator.account, cache, limiter, sentBodies, now: Date.now, logger: quietLogger }
  const channel = createWecomApp(common)
  const worker = openWorkerSide({
    ...at,
    handle: answerWith(story),
    sink: channel.sink,
    policy: STUBBORN,
    takeOverMs: AS_RUN_MS,
  })
  const server = createHttpServer({ channels: [channel], accept: door.accept, health: {}, logger: quietLogger })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  simulator.callTo(`${url}/callback/wecom-app`)
  return {
    simulator,
    url,
    lanes: door.lanes,
    close: async () => {
      await server.close()
      await worker.close()
      await door.lanes.close()
      await simulator.close()
    },
  }
}

function answerWith(story: Story): (lanes: Lanes) => HandleTurn {
  return (lanes) => async (message) => {
    const conversation = await lanes.store.loadConversation(message.conversationId, message.corp)
    const replies = story(message)
    return aCommit(message, {
      conversation,
      replies: replies.map((reply, at) => ({
        key: `${message.idempotencyKey}/r${at}`,
        conversationId: message.conversationId,
        corp: message.corp,
        to: message.replyTo,
        reply,
        answers: message.idempotencyKey,
        final: at === replies.length - 1,
      })),
    })
  }
}
