import type { Case } from './case.ts'
import type { Point } from './point.ts'

const DIGITS = '零一二三四五六七八九'
const TWO = ['两', '俩', '二', '2']
/** What ends a noun phrase before a figure. */
const NO_NOUN = /[\d，。；：、\s（）()“”]/u
/** A numeral right after these counts nothing (第二, 星期三), and right before these is part of a larger one. */
const LARGER = /[\d一二两三四五六七八九十百千万亿零几多成半分点]/u

/** 兄弟2人 where the notes say 两兄弟, 文件8件 where they say 文件八: the noun with the numeral, and no measure word. */
export function isToldWithoutMeasure({ figure, source }: Point, { claims, lexicon }: Case): boolean {
  if (figure.kind !== 'count' || !/^[2-9]$/.test(figure.value) || figure.approx !== '') return false
  const spelled = figure.value === '2' ? TWO : [DIGITS.charAt(Number(figure.value)), figure.value]
  const before = source.slice(Math.max(0, figure.span.start - 2), figure.span.start)
  const after = source.slice(figure.span.end, figure.span.end + 2)
  const isPerson = lexicon.personUnits.includes(figure.unit)
  return [before, after].some(
    (noun, at) =>
      noun.length === 2 &&
      !NO_NOUN.test(noun) &&
      claims.some((claim) => spelled.some((digit) => says(claim, { noun, digit, leads: at === 0, isPerson }))),
  )
}

interface Said {
  readonly noun: string
  readonly digit: string
  /** In the text the noun stands before the figure. */
  readonly leads: boolean
  readonly isPerson: boolean
}

/** 两兄弟 and 兄弟俩 of persons, 文件八 at the end of its piece of anything. */
function says(claim: string, { noun, digit, leads, isPerson }: Said): boolean {
  const front = claim.indexOf(digit + noun)
  if (isPerson && front >= 0 && !LARGER.test(claim.charAt(front - 1)) && claim.charAt(front - 1) !== '第') return true
  const back = leads ? claim.indexOf(noun + digit) : -1
  return back >= 0 && /^(?:$|[，。；、\s])/u.test(claim.slice(back + noun.length + digit.length).slice(0, 1))
}

/** 两批 where 第一批 and 第二批 are told of. */
export function countsOrdinals({ figure }: Point, told: readonly Point[]): boolean {
  if (figure.kind !== 'count' || ['', '名', '位'].includes(figure.unit) || !/^[2-9]$/.test(figure.value)) return false
  const ordinals = told.filter((one) => one.figure.kind === 'ordinal' && one.figure.unit === figure.unit)
  return String(new Set(ordinals.map((one) => one.figure.value)).size) === figure.value
}

const FIRST_PLACE = /[位名排居列]$/u
const MOST = /最[多高好大]|榜首|头名|领先|冠军/u

/** 位列第一 where the notes say that it was the most. */
export function isMostTold({ figure, source }: Point, told: readonly Point[]): boolean {
  if (figure.kind !== 'ordinal' || figure.value !== '1' || !['', '名', '位'].includes(figure.unit)) return false
  const { start } = figure.span
  const before =
    source
      .slice(Math.max(0, start - MOST_REACH), start)
      .split(/[，。；\n]/u)
      .at(-1) ?? ''
  if (!FIRST_PLACE.test(before)) return false
  return told.some((one) => MOST.test(one.clause) && before.includes(one.figure.text))
}

const MOST_REACH = 20
