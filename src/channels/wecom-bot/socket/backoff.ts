import type { SocketRules } from './account.ts'

/** Milliseconds before the n-th attempt in a row (from 0): doubled each time, half of it by chance, so that many do not come at once. */
export function backoffMs(
  failures: number,
  { firstMs, longestMs }: SocketRules['backoff'],
  random: () => number,
): number {
  const full = Math.min(firstMs * 2 ** Math.min(failures, 30), longestMs)
  return Math.round(full / 2 + (full / 2) * random())
}
