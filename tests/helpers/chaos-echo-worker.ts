import { setTimeout as sleep } from 'node:timers/promises'
import type { Lanes } from '../../src/compose/lanes.ts'
import type { HandleTurn } from '../../src/conversation/take-turn.ts'
import { partKey, type Sink } from '../../src/core/channel.ts'
import { ZhibiError } from '../../src/core/errors.ts'
import { openWorkerSide } from './lane-house.ts'
import { aCommit, anEntry, aReport } from './samples.ts'

/** The worker process of the echo system: notes each message in a report that two chats share and says it back in two parts. */
interface EchoWorkerArgument {
  readonly redis: string
  readonly prefix: string
  readonly sinkUrl: string
  /** The longest a turn takes, ms: time for a kill to meet it half way. */
  readonly thinkMs: number
}

const { redis, prefix, sinkUrl, thinkMs } = JSON.parse(process.argv[2] ?? '{}') as EchoWorkerArgument

const handle =
  ({ store }: Lanes): HandleTurn =>
  async (message) => {
    const { idempotencyKey: key, corp, conversationId, sender } = message
    const conversation = await store.loadConversation(conversationId, corp)
    const reportId = `r${Math.floor(Number(sender.id.slice(1)) / 2)}`
    const report = (await store.loadReport(reportId, corp)) ?? aReport(reportId, corp)
    const index = report.notes.length + 1
    const note = { id: `n${index}`, index, text: key, author: sender, at: message.receivedAt, messageKey: key }
    await sleep(Math.random() * thinkMs)
    return aCommit(message, {
      conversation: { ...conversation, reportId },
      reports: [{ ...report, notes: [...report.notes, note] }],
      replies: [anEntry(`${key}/r1`, message, key)],
    })
  }

const sink: Sink = {
  parts: ({ reply }) => [0, 1].map((index) => ({ index, count: 2, reply })),
  deliver: async (entry, part, signal) => {
    const body = JSON.stringify({ key: partKey(entry, part), chat: entry.to.to, text: entry.answers })
    const response = await fetch(sinkUrl, { method: 'POST', body, signal }).catch((cause: unknown) => {
      throw new ZhibiError('sink-away', 'no answer', { retryable: true, cause })
    })
    if (!response.ok) throw new ZhibiError('sink-busy', String(response.status), { retryable: true })
  },
}

openWorkerSide({
  redis,
  prefix,
  handle,
  sink,
  // The platform is told to be unreliable: more attempts than faults in a row.
  policy: { attempts: 12, firstDelayMs: 50, longestDelayMs: 500, waits: 10 },
  concurrency: 16,
})
