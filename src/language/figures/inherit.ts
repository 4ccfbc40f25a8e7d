import { sumDecimals } from '../decimal.ts'
import type { FigureToken } from './tokens.ts'

/** 「3月5号和20号」: a bare day takes the month said before it in the same sentence. */
export function inheritMonths(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  let month: { readonly prefix: string; readonly end: number } | undefined
  return tokens.map((token) => {
    if (token.kind !== 'date') return token
    const full = monthOf(token.value)
    if (full !== undefined) month = { prefix: full, end: token.end }
    if (month === undefined || !isBareDay(token.value)) return token
    const sameSentence = token.start - month.end < 60 && !/[。！？\n]/.test(text.slice(month.end, token.start))
    return sameSentence ? { ...token, value: `${month.prefix}-${token.value.slice(3)}` } : token
  })
}

function monthOf(value: string): string | undefined {
  return /^((?:\d{4}-)?\d{2})-\d{2}$/.exec(value)?.[1] ?? /^--(\d{2})$/.exec(value)?.[1]
}

function isBareDay(value: string): boolean {
  return value.startsWith('---') && !value.includes('/')
}

const LIST_WORD = /其中|分类|包括|分别|含|类型|细分|有/
/** How far behind its total a list may begin. */
const REACH = 60

/**
 * 「受理52件……婚姻家庭12 邻里10」: bare numbers in a list take the unit of its total, if the numbers add up to it or a
 * word (其中, 分类) says that they are its parts.
 */
export function inheritUnits(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  const result = [...tokens]
  for (let index = 0; index < tokens.length; index += 1) {
    const length = bareRun(text, tokens, index)
    if (length < 2) continue
    const unit = totalUnit(text, tokens, index, length) ?? totalAfter(tokens, index, length)
    if (unit !== undefined) {
      for (let at = index; at < index + length; at += 1) result[at] = { ...(tokens[at] as FigureToken), unit }
    }
    index += length - 1
  }
  return result
}

function isBare(token: FigureToken | undefined): boolean {
  return token?.kind === 'count' && token.unit === ''
}

/** How many bare numbers stand in one line from here. */
function bareRun(text: string, tokens: readonly FigureToken[], from: number): number {
  let length = 0
  while (isBare(tokens[from + length])) {
    const previous = tokens[from + length - 1]
    const token = tokens[from + length]
    if (length > 0 && previous !== undefined && text.slice(previous.end, token?.start).includes('\n')) break
    length += 1
  }
  return length
}

function totalUnit(text: string, tokens: readonly FigureToken[], from: number, length: number): string | undefined {
  const first = tokens[from]
  if (first === undefined) return undefined
  const sum = sumDecimals(tokens.slice(from, from + length).map((token) => token.value))
  for (let at = from - 1; at >= Math.max(0, from - 6); at -= 1) {
    const total = tokens[at]
    if (total === undefined || first.start - total.end > REACH) return undefined
    if (total.kind !== 'count' || total.unit === '') continue
    const lead = text.slice(total.end, first.start)
    if (total.value === sum || (LIST_WORD.test(lead) && !/[。；\n]/.test(lead))) return total.unit
  }
  return undefined
}

/** 「婚姻15 邻里22 一共37件」: the total may follow its parts. */
function totalAfter(tokens: readonly FigureToken[], from: number, length: number): string | undefined {
  const [last, total] = [tokens[from + length - 1], tokens[from + length]]
  if (last === undefined || total?.kind !== 'count' || total.start - last.end > REACH) return undefined
  return sumDecimals(tokens.slice(from, from + length).map((token) => token.value)) === total.value
    ? total.unit
    : undefined
}
