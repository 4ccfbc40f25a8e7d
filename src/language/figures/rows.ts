import { shiftDecimal } from '../decimal.ts'
import type { FigureToken } from './tokens.ts'

/** What parts the numbers of a row. */
const JOINT = /^\s?[、和与及]\s?$/u
/** Longest row. */
const MOST = 24
/** Things bought by the piece. */
const PIECE = /^(?:台|套|辆|部|架|把|张|块|件|顶|盏|艘|只|组|座|间|副|批|台套)$/u
const BOUGHT = /[买购租修装配添置换]|采|印|做了/u
/** How far before the price its clause is looked at, in UTF-16 units. */
const CLAUSE = 24

/** 「分别210、180、260人」: the bare numbers of a row have the measure word of its last. */
export function unitsOfRows(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  const result = [...tokens]
  let first = 0
  while (first < tokens.length) {
    const last = endOfRow(text, tokens, first)
    const end = tokens[last]
    if (last > first && end !== undefined && givesUnit(end))
      for (let at = first; at < last; at += 1) result[at] = likeLast(text, tokens[at] as FigureToken, end)
    first = Math.max(last, first + 1)
  }
  return result
}

/** 3万 and 5万 of 「分别罚了2万元、3万、5万」: bare numbers that go on a row have the measure word before them. */
export function likeFirst(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  const result: FigureToken[] = []
  tokens.forEach((token, at) => {
    const previous = result.at(-1)
    const goesOn = previous?.kind === 'money' && isBare(token) && isJoined(text, tokens[at - 1], token)
    result.push(goesOn ? { ...token, unit: previous.unit, kind: previous.kind } : token)
  })
  return result
}

/** 3 of 「3、5万元」 is 3万元. */
function likeLast(text: string, token: FigureToken, end: FigureToken): FigureToken {
  const power = { 万: 4, 亿: 8 }[/\d([万亿])/.exec(text.slice(end.start, end.end))?.[1] ?? ''] ?? 0
  const own = /[万亿]/.test(text.slice(token.start, token.end))
  return { ...token, value: own ? token.value : shiftDecimal(token.value, power), unit: end.unit, kind: end.kind }
}

/** The last number of the row of bare numbers that begins at one; itself where there is none. */
function endOfRow(text: string, tokens: readonly FigureToken[], first: number): number {
  let at = first
  while (isBare(tokens[at]) && at - first < MOST && isJoined(text, tokens[at], tokens[at + 1])) at += 1
  return at
}

function isBare(token: FigureToken | undefined): boolean {
  return token?.kind === 'count' && token.unit === '' && token.approx === ''
}

function isJoined(text: string, one: FigureToken | undefined, next: FigureToken | undefined): boolean {
  if (one === undefined || next === undefined || next.start - one.end > 3) return false
  return ['count', 'money', 'duration', 'score'].includes(next.kind) && JOINT.test(text.slice(one.end, next.start))
}

function givesUnit({ unit, kind }: FigureToken): boolean {
  return unit !== '' && kind !== 'ratio'
}

/** 2600 of 「买了打印机一台2600」: what one of a thing that was bought cost. */
export function pricesOfPieces(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  return tokens.map((token, at) => {
    const piece = tokens[at - 1]
    if (!isBare(token) || piece === undefined || !isPiece(text, piece, token)) return token
    return { ...token, unit: '元', kind: 'money' }
  })
}

function isPiece(text: string, piece: FigureToken, price: FigureToken): boolean {
  if (piece.kind !== 'count' || !PIECE.test(piece.unit) || text.slice(piece.end, price.start).trim() !== '')
    return false
  const clause =
    text
      .slice(Math.max(0, price.start - CLAUSE), price.start)
      .split(/[，,。；;\n]/u)
      .at(-1) ?? ''
  return BOUGHT.test(clause)
}
