import type { Decimal } from '../../core/decimal.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { parseChineseNumeral } from '../chinese-numerals.ts'
import { shiftDecimal, sumDecimals } from '../decimal.ts'
import type { NumberToken } from './number.ts'

const CLAUSE_MARK = /[，,。；;：:！？\s]/
export const asItIs = (value: Decimal): Decimal => value

/** What stands behind a number as it is spoken: the unit, what it does to the number (九成五 is 95 %), and where it ends. */
export interface SpokenMeasure {
  readonly unit: string
  readonly kind: Figure['kind']
  readonly scale: (value: Decimal) => Decimal
  readonly end: number
}

/** 七毛五, 5角, 两块五, 三块二毛五, 八块六角: 元 as it is spoken. A lone 两块 or 5块 is told elsewhere. */
const YUAN =
  /块([一二三四五六七八九])(?:[毛角]([一二三四五六七八九])?分?)?(?![一二三四五六七八九十百千万零个名人家户件点张次斤亩天月台辆份顿桌棵株车条只头本套袋箱桶瓶度])|[毛角]钱?([一二三四五六七八九])?分?(?![病巾竹重度落逐形色点亭斗])/y

export function spokenYuan(text: string, end: number): SpokenMeasure | undefined {
  YUAN.lastIndex = end
  const found = YUAN.exec(text)
  if (found === null) return undefined
  const [, tenths, hundredths, jiao] = found
  const isYuan = found[0].startsWith('块')
  const rest = isYuan ? `0.${digit(tenths)}${digit(hundredths)}` : `0.0${digit(jiao)}`
  const scale = (value: Decimal): Decimal => sumDecimals([isYuan ? value : shiftDecimal(value, -1), rest])
  return { unit: '元', kind: 'money', scale, end: YUAN.lastIndex }
}

function digit(char: string | undefined): Decimal {
  if (char === undefined || /\d/.test(char)) return char ?? '0'
  return parseChineseNumeral(char) ?? '0'
}

/** 半 behind a measure word (4箱半, 一天半), but not of 半夜, 半数, 半价. */
const HALF_BEHIND = /半(?![天夜年月价数路个以后程途径截山边成径日]|[^，,。；;、\s]?[小点]时)/y
/** 两个半小时, 四个半月: the half stands within. */
const HALF_WITHIN = /个半(小时|钟头|月|学时|工作日|学期)/y
/** A lone digit behind a length, a weight or a field: 一米二 is 1.2米, 三亩七分 3.7亩. */
const TENTHS_BEHIND =
  /(\d(?=分(?!钟))|[一二三四五六七八九])(?![一二三四五六七八九十百千万零点个名位人家户件次场处间栋条块张份本套台辆只头棵株年月天日元斤吨米亩公尺寸级层])分?/y
const WITH_TENTHS = ['米', '亩', '吨', '公里', '公斤']
/** What is never halved: persons, cases. */
const WHOLE_THINGS = [
  '',
  '个',
  '人',
  '名',
  '位',
  '件',
  '起',
  '户',
  '家',
  '村',
  '元',
  '%',
  '次',
  '场',
  '号',
  '点',
  '分',
  '岁',
]

export function halfWithin(text: string, end: number): SpokenMeasure | undefined {
  HALF_WITHIN.lastIndex = end
  const unit = HALF_WITHIN.exec(text)?.[1]
  if (unit === undefined) return undefined
  return {
    unit: SPELLED[unit] ?? unit,
    kind: 'duration',
    scale: (value) => sumDecimals([value, '0.5']),
    end: HALF_WITHIN.lastIndex,
  }
}

const SPELLED: Readonly<Record<string, string>> = { 月: '个月', 钟头: '小时' }

/** What stands behind the measure word and belongs to the number: the 半 of 4箱半, the 二 of 一米二. */
export function partBehind(
  text: string,
  unit: string,
  end: number,
): { readonly part: Decimal; readonly end: number } | undefined {
  HALF_BEHIND.lastIndex = end
  if (!WHOLE_THINGS.includes(unit) && HALF_BEHIND.test(text)) return { part: '0.5', end: HALF_BEHIND.lastIndex }
  if (!WITH_TENTHS.includes(unit)) return undefined
  TENTHS_BEHIND.lastIndex = end
  const tenth = TENTHS_BEHIND.exec(text)?.[1]
  return tenth === undefined ? undefined : { part: `0.${digit(tenth)}`, end: TENTHS_BEHIND.lastIndex }
}

/** 四分地 is 0.4亩. */
export function tenthsOfField(text: string, end: number): SpokenMeasure | undefined {
  FIELD.lastIndex = end
  if (!FIELD.test(text)) return undefined
  return { unit: '亩', kind: 'count', scale: (value) => shiftDecimal(value, -1), end: end + 1 }
}

const FIELD = /分(?=[地田](?![区方点段]))/y

/** 每人50块. */
const PRICE_OF_EACH = /每[人户家次台辆亩件个桌张本车天月][\d.一二两三四五六七八九十百千]{1,6}$/u
const PRICE_BEHIND = /^一[个张次斤亩人户天月台辆份顿桌棵株车条只头本套袋箱桶瓶度]/

/** How far around a figure its clause is looked at for what a 块 counts. */
const BLOCK_REACH = 14

/** 「广告牌320块……发现隐患106块」: its sentence counts the 块 of something, and money is not spoken of. */
function comesInBlocks(text: string, end: number, lexicon: FigureLexicon): boolean {
  const before =
    text
      .slice(Math.max(0, end - SENTENCE_REACH), end)
      .split(SENTENCE_MARK)
      .at(-1) ?? ''
  const sentence = before + (text.slice(end, end + SENTENCE_REACH).split(SENTENCE_MARK)[0] ?? '')
  return lexicon.blockThings.some((word) => {
    const at = sentence.indexOf(word)
    return at >= 0 && COUNTED_IN_BLOCKS.test(sentence.slice(at + word.length, at + word.length + 8))
  })
}

const COUNTED_IN_BLOCKS = /^ ?\d{1,6}块/
const SENTENCE_REACH = 40
const SENTENCE_MARK = /[。；;！？\n]/

/** 两千块 is money where money is spoken of or the number is large, and nothing that comes in 块 (展板, 牌子) is near. */
export function spokenMoney(text: string, number: NumberToken, lexicon: FigureLexicon): SpokenMeasure | undefined {
  if (text[number.end] !== '块') return undefined
  const end = number.end + (text[number.end + 1] === '钱' ? 2 : 1)
  const clause = clauseAround(text, number.end, end)
  if (lexicon.blockThings.some((word) => clause.includes(word))) return undefined
  const isLarge = (number.value.split('.')[0] ?? '').length > 2
  // 五十块一张.
  const saysMoney =
    PRICE_BEHIND.test(text.slice(end, end + 3)) ||
    PRICE_OF_EACH.test(text.slice(Math.max(0, number.end - 10), number.end)) ||
    lexicon.moneyWords.some((word) => clause.includes(word))
  if (!saysMoney && (!isLarge || comesInBlocks(text, number.end, lexicon))) return undefined
  return { unit: '元', kind: 'money', scale: asItIs, end }
}

/** What stands right before the number, and right behind its measure word. */
function clauseAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - BLOCK_REACH), start)
      // 人均 2块: a number set apart.
      .replace(/ (?=\d+$)/, '')
      .split(CLAUSE_MARK)
      .at(-1) ?? ''
  return before + (text.slice(end - 1, end + BLOCK_REACH).split(CLAUSE_MARK)[0] ?? '')
}
