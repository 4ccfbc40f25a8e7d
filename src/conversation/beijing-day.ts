const BEIJING_MS = 8 * 3_600_000

/** The day in Beijing at a moment (ms since the epoch): all of the country keeps this time, without summer time. */
export function beijingDay(at: number): { readonly year: number; readonly month: number; readonly day: number } {
  const there = new Date(at + BEIJING_MS)
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() }
}
