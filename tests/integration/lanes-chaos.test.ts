import { expect, test } from 'vitest'
import { openEchoSystem } from '../helpers/chaos-echo-system.ts'
import { runChaos } from '../helpers/chaos-run.ts'

/** `npm run chaos` is the same in full size: 2,000 messages, 50 conversations, 10 kills, 2 restarts of Redis. */
test('every message is answered exactly once and in order while processes are killed and Redis is restarted', async () => {
  const { complaints, stats } = await runChaos({
    open: openEchoSystem,
    messages: 120,
    conversations: 8,
    deliveries: 3,
    kills: 4,
    redisRestarts: 1,
    fsync: 'always',
    seed: 7,
    silenceMs: 15_000,
  })
  expect(complaints).toEqual([])
  expect(stats).toMatchObject({ deliveries: 360, kills: 4, redisRestarts: 1 })
})
