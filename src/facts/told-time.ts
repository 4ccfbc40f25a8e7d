/** Hours Beijing is ahead of UTC, the whole year; every user lives by it. */
const BEIJING_HOURS = 8
const HOUR_MS = 3_600_000

/** 12月15日10:30, Beijing time, of a moment in milliseconds since the epoch. */
export function toldTime(at: number): string {
  const local = new Date(at + BEIJING_HOURS * HOUR_MS)
  const minutes = String(local.getUTCMinutes()).padStart(2, '0')
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.getUTCHours()}:${minutes}`
}

/** 2027年1月15日, Beijing time. */
export function toldDay(at: number): string {
  const local = new Date(at + BEIJING_HOURS * HOUR_MS)
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
}
