import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Point } from './point.ts'

const CLAUSE_END = /^\s*(?:$|[，。；、！？,;\n）)])/
const WRITING_WORDS = /写|字数|篇幅|要求|领导说/

/** 一 before a measure word inside a clause is an article (一项重要任务); at its end it counts (开会一次。). */
export function isArticle(point: Point, lexicon: FigureLexicon): boolean {
  const { figure, source } = point
  if (figure.value !== '1' || figure.text !== `一${figure.text.slice(1)}` || !lexicon.articles.includes(figure.unit))
    return false
  return !CLAUSE_END.test(source.slice(figure.span.end, figure.span.end + 4))
}

/** 三个方面, 以下两点, 800字: numbers of the text itself or of the wish how to write it. */
export function isLayout(point: Point, lexicon: FigureLexicon): boolean {
  const { figure } = point
  const measured = figure.unit === '个' && point.source.startsWith('方面', figure.span.end)
  return measured || lexicon.layout.includes(figure.unit)
}

/** 写三条就行: said to the writer, not for the report. */
export function isInstruction(point: Point): boolean {
  const before = point.source.slice(Math.max(0, point.figure.span.start - 8), point.figure.span.start)
  return (
    ['条', '点', '个', '段', '页', ''].includes(point.figure.unit) &&
    WRITING_WORDS.test(before.split('\n').at(-1) ?? '')
  )
}

function isOneOfEach(text: string, after: string): boolean {
  return (ONE_OF_EACH.test(text) && OF_EACH.test(after)) || (ONE_THING.test(text) && PRICE.test(after))
}

/** 一张 of 「五十块一张」. */
function isPriced({ text, span }: Point['figure'], source: string): boolean {
  return text.startsWith('一') && /[块元]钱?$/u.test(source.slice(Math.max(0, span.start - 2), span.start))
}

/** 「平均4天办完一件」, 「每月去一趟」: the 一 of a rate is no count of its own. */
export function isRateUnit({ figure, source }: Point): boolean {
  if (figure.value !== '1') return false
  // 一个月平均90 is 月均90.
  if (figure.kind === 'duration' && source.slice(figure.span.end, figure.span.end + 3).includes('均')) return true
  const after = source.slice(figure.span.end, figure.span.end + 6)
  if (isOneOfEach(figure.text, after) || isPriced(figure, source)) return true
  const clause =
    source
      .slice(Math.max(0, figure.span.start - CLAUSE_REACH), figure.span.start)
      .split(/[，。；\s]/u)
      .at(-1) ?? ''
  return figure.text.startsWith('一') ? /平均|每|[单双]月/u.test(clause) : /每[人户村个]|每\d+[人户村个]/u.test(clause)
}

/** 「一户500」, 「一班4人」, 「一人一季度一次」, 「一亩十二」, 「一台罚五万」: so many for one. */
const ONE_OF_EACH = /^一个?[户人家班组村队个名位所校台辆条吨斤亩车头只棵株间栋套米度桶箱袋眼口瓶块]$/u
const OF_EACH =
  /^(?:\s*[\d一二两三四五六七八九十百千](?!轮)|发|给|配|[补罚奖赔交收付领拿]了?[款金助]?[\d一二两三四五六七八九十百千])/u

/** 「一台两万六」, 「一顿五块」: what one costs. */
const ONE_THING = /^一[台套本亩吨斤顿餐桌]$/u
const PRICE = /^\s*[\d.一二两三四五六七八九十百千]+[万千百块元毛]/u

/** How far back a clause is looked at, in UTF-16 units. */
const CLAUSE_REACH = 60

const ALL_OF_THEM = /均[已予未无由被获经]/u

/** 每月, 每季度 without a number. */
export function isBareFrequency(point: Point): boolean {
  return (
    point.figure.kind === 'frequency' &&
    !/[\d一二两三四五六七八九十]/.test(
      point.figure.text.replace(/^每[隔个]*[两二三\d]?(?:(?:周|星期)[一二三四五六日天]$)?/, ''),
    )
  )
}

export function isBareYear(point: Point): boolean {
  return point.figure.kind === 'date' && /^\d{4}$/.test(point.figure.value)
}

/** 全登记了, but not 全镇登记了 or 健全了. */
const ALL_DONE =
  /(?<![安健完保齐周成顾双])全(?![年镇乡县市省国村区街社体面程民力局系场天书文称身线域科额景新职能站速权])[\u4e00-\u9fff]{1,4}[了完好掉]/u

/** 全部, 均, 都 …, but not 人均; the 均 of 农户均已领取 is one. */
export function saysWhole(text: string, lexicon: FigureLexicon): boolean {
  if (ALL_DONE.test(text)) return true
  if (!lexicon.wholes.some((word) => text.includes(word))) return false
  if (ALL_OF_THEM.test(text)) return true
  const rest = lexicon.notWholes.reduce((left, word) => left.replaceAll(word, ' '), text)
  return lexicon.wholes.some((word) => rest.includes(word))
}
