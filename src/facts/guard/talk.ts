import type { Point } from './point.ts'

/** What is looked at on each side of a figure, in UTF-16 units. */
const BEFORE = 8
const AFTER = 12

const TOGETHER = /^[村镇边地片]?[，,]?\s*(?:加|合|凑)(?:到|在)?(?:起来|一起|一块|一道)/u
const IN_ALL = /^[，,]?\s*(?:合计|总共|一共|统共|拢共|共计|共)/u
const MOST_OF_ONE = /最[多少高低大小长短远近快慢早晚贵][的那]*$/u
const WHICH_ONE = /(?:^|[^\u4e00-\u9fff])[前后]$/u
const ASIDE = /(?:^|[\s，。！？；,])(?:对+|嗯+|是的|没错|确实)[，,\s]*(?:就是|是)?$/u
const ASIDE_END = /^\s*(?:$|[，。！？；,\n])/u
const EXACTLY = /^[吧呢，,。\s]{0,3}[^\d，。；\n]{0,4}(?:具体|准确|精确|确切|实数|实际)/u
const EVERY_PERIOD: Readonly<Record<string, RegExp>> = {
  季: /^[，,]?\s*每(?:个)?季/u,
  季度: /^[，,]?\s*每(?:个)?季/u,
  个月: /^[，,]?\s*每(?:个)?月/u,
}
const PERIODS: Readonly<Record<string, string>> = { 季: '4', 季度: '4', 个月: '12' }

/**
 * Whether a told figure only helps telling the next one: 「两家加起来听众1400人」, 「最多一件12万8」, 「对，2份」,
 * 「二三十件，具体27件」, 「一年四季，每季3场」.
 */
export function isTalk(point: Point, told: readonly Point[]): boolean {
  const { figure, source } = point
  const before = source.slice(Math.max(0, figure.span.start - BEFORE), figure.span.start)
  const after = source.slice(figure.span.end, figure.span.end + AFTER)
  if (isSmallWord(point) && TOGETHER.test(after)) return true
  if (isMostOfOne(point, before) || goesThroughYear(point, after)) return true
  if (EXACTLY.test(after) && isFollowedBySame(point, told)) return true
  const again = IN_ALL.test(after) || (ASIDE.test(before) && ASIDE_END.test(after))
  return again && toldBefore(point, told)
}

/** 两家, 三个: so few, as they are spoken. */
function isSmallWord({ figure }: Point): boolean {
  return figure.kind === 'count' && /^[两俩二三仨四五六七八九]/u.test(figure.text)
}

/** 四季，每季; 12个月每月. */
function goesThroughYear({ figure }: Point, after: string): boolean {
  return figure.value === PERIODS[figure.unit] && EVERY_PERIOD[figure.unit]?.test(after) === true
}

/** 最多一件, 最大的一户, 前一次. */
function isMostOfOne({ figure }: Point, before: string): boolean {
  if (figure.value !== '1' || figure.kind !== 'count') return false
  if (figure.text.startsWith('一') && WHICH_ONE.test(before)) return true
  return /^最[多少]一/u.test(figure.text) || (figure.text.startsWith('一') && MOST_OF_ONE.test(before))
}

function isInexact({ figure }: Point): boolean {
  return figure.high !== undefined || figure.approx !== ''
}

/** The exact figure follows an inexact one in the same note. */
function isFollowedBySame(point: Point, told: readonly Point[]): boolean {
  if (!isInexact(point)) return false
  const next = told[told.indexOf(point) + 1]
  return next !== undefined && next.fact === point.fact && !isInexact(next) && next.figure.kind === point.figure.kind
}

/** The same number of the same unit, earlier in the same note. */
function toldBefore({ figure, fact }: Point, told: readonly Point[]): boolean {
  return told.some(
    (one) =>
      one.fact === fact &&
      one.figure.span.end <= figure.span.start &&
      one.figure.value === figure.value &&
      one.figure.unit === figure.unit,
  )
}
