import { dateToken, number } from './date-parts.ts'
import type { FigureToken } from './tokens.ts'

const CLOCK =
  /([01]?\d|2[0-3])(?:[:：]([0-5]\d)|[点时]([0-5]?\d)分|点(?:半|整|钟|多|许|左右){0,3}(?=[，。、；,;\s开到至—–值前后起止-]|[以之][前后]|$)|时(?![间段期效])(?:半|整|许|左右){0,2})/y
/** 晚上八点: the part of the day tells that it is no number of points. */
const SPOKEN_CLOCK = /([一二三四五六七八九十]{1,2}|1?\d|2[0-3])点(?:半|整|钟|多|许|左右){0,3}/y
/** 九点开的会, 两点半: where a clause begins, or behind a day. */
const HOUR_OF_DAY = /([一二两三四五六七八九十]{1,2})点(?:半|整|钟|多|许|左右){0,3}(?=[，。、；\s开到至起始集准出]|$)/y
const HOUR_BEFORE = /(?:^|[\s，,。；;日号天晨])$/
/** 十点后, 六点钟. */
const PLAIN_CLOCK = /([一二三四五六七八九十]{1,2})点(?:钟|[半多]?(?=以?[前后]|之[前后]|开始))/y
/** 凌晨两时. */
const WRITTEN_HOUR = /([一二两三四五六七八九十]{1,2})时(?![间段期效])(?:半|整|许|左右){0,2}/y
const DAYTIME = /(?:早上|上午|中午|下午|晚上|夜里|凌晨|傍晚|早|晚|到|至)$/

/** 9:30, 14点30分 → "T09:30". */
export function readClock(text: string, index: number): FigureToken | undefined {
  CLOCK.lastIndex = index
  const found = CLOCK.exec(text) ?? spokenClock(text, index)
  if (found === null) return undefined
  const half = found[0].includes('半') ? '30' : '00'
  const minutes = (found[2] ?? found[3] ?? half).padStart(2, '0')
  return dateToken(`T${number(found[1] ?? '').padStart(2, '0')}:${minutes}`, index, index + found[0].length)
}

function spokenClock(text: string, index: number): RegExpExecArray | null {
  SPOKEN_CLOCK.lastIndex = index
  const before = text.slice(Math.max(0, index - 2), index)
  if (DAYTIME.test(before)) return SPOKEN_CLOCK.exec(text) ?? writtenHour(text, index)
  PLAIN_CLOCK.lastIndex = index
  const plain = PLAIN_CLOCK.exec(text)
  if (plain !== null) return plain
  HOUR_OF_DAY.lastIndex = index
  const found = HOUR_BEFORE.test(before) ? HOUR_OF_DAY.exec(text) : null
  return found !== null && Number(number(found[1] ?? '')) <= 12 ? found : null
}

function writtenHour(text: string, index: number): RegExpExecArray | null {
  WRITTEN_HOUR.lastIndex = index
  return WRITTEN_HOUR.exec(text)
}
