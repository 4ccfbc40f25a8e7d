import { expect, test } from 'vitest'
import { openBotCallbackSystem } from '../helpers/chaos-bot-callback-system.ts'
import { openEchoSystem } from '../helpers/chaos-echo-system.ts'
import { runChaos } from '../helpers/chaos-run.ts'
import { openWecomBotSocketSystem } from '../helpers/chaos-wecom-bot-socket-system.ts'
import { openWecomSystem } from '../helpers/chaos-wecom-system.ts'

/** `npm run chaos` is the same in full size: 2,000 messages, 50 conversations, 10 kills, 2 restarts of Redis. */
test.each([
  ['the lanes, with reports that two chats share', openEchoSystem, 120],
  ['encrypted callbacks in, message/send out', openWecomSystem, 80],
  ['the AI bot by callback, the whole house, its answers fetched', openBotCallbackSystem, 40],
  ['the whole house on a long connection', openWecomBotSocketSystem, 40],
])(
  '%s: every message is answered exactly once and in order, whatever is killed',
  // A message lost or answered twice is a fault even if it does not happen again.
  { timeout: 400_000, retry: 0 },
  async (_name, open, messages) => {
    const { complaints, stats } = await runChaos({
      open,
      messages,
      conversations: 8,
      deliveries: 3,
      kills: 4,
      redisRestarts: 1,
      fsync: 'always',
      seed: 7,
      silenceMs: 90_000,
    })
    expect(complaints).toEqual([])
    expect(stats).toMatchObject({ deliveries: messages * 3, kills: 4, redisRestarts: 1 })
  },
)
