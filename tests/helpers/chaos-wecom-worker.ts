import { setTimeout as sleep } from 'node:timers/promises'
import { createLanes } from '../../src/compose/lanes.ts'
import { type ChaosWecomArgument, chaosChannel } from './chaos-wecom-house.ts'
import { openWorkerSide } from './lane-house.ts'
import { quietLogger } from './quiet-logger.ts'
import { aCommit, anEntry } from './samples.ts'

/** The worker process of the WeCom system: the real sink, and a story that says back what it was told. */
const { account, redis, prefix } = JSON.parse(process.argv[2] ?? '{}') as ChaosWecomArgument
const lanes = createLanes({ redis, prefix, role: 'worker', clock: Date.now, logger: quietLogger })
openWorkerSide({
  redis,
  prefix,
  handle:
    ({ store }) =>
    async (message) => {
      const conversation = await store.loadConversation(message.conversationId, message.corp)
      await sleep(Math.random() * 60)
      const said = message.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
      return aCommit(message, { conversation, replies: [anEntry(`${message.idempotencyKey}/r1`, message, said)] })
    },
  sink: chaosChannel(account, lanes).sink,
  policy: { attempts: 12, firstDelayMs: 50, longestDelayMs: 500, waits: 100 },
  concurrency: 16,
})
