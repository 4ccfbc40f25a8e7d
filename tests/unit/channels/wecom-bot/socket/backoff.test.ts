import { expect, test } from 'vitest'
import { backoffMs } from '../../../../../src/channels/wecom-bot/socket/backoff.ts'

const pace = { firstMs: 1000, longestMs: 60_000, stableMs: 0 }

test('doubles up to the longest, half of it by chance', () => {
  const least = [0, 1, 2, 3, 10, 100].map((failures) => backoffMs(failures, pace, () => 0))
  const most = [0, 1, 2, 3, 10, 100].map((failures) => backoffMs(failures, pace, () => 1))
  expect(least).toEqual([500, 1000, 2000, 4000, 30_000, 30_000])
  expect(most).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000])
})
