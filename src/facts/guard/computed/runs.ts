import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, addsUpTo, isCalledTotal, isNearly } from './search.ts'
import { withoutInnerParts } from './without-inner-parts.ts'

/** Parts that add up to it, or a whole less the parts named beside it. */
export function runThatMakes(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  const mixed = MIXED.test(point.source.slice(point.figure.span.end, point.figure.span.end + 2))
  const parts = said.filter(
    (part) =>
      (part.figure.kind === 'count' && mixed) ||
      (part.figure.kind !== 'ordinal' && addsUpTo(point, [part], tools.units)),
  )
  const fits = (run: readonly Point[]): boolean => standsByRun(point, run, { parts, tools })
  const sum =
    runOf(parts, point.figure.value, fits) ??
    runOf(
      parts.filter((part) => !isWithinPart(part)),
      point.figure.value,
      fits,
    ) ??
    runOf(withoutInnerParts(parts), point.figure.value, fits)
  if (sum !== undefined) return sum
  const unlike = runOfUnlike(point, said, tools)
  if (unlike !== undefined) return unlike
  for (const whole of parts) {
    const others = parts.filter((part) => part.figure.span.start > whole.figure.span.start)
    const rest = runOf(others, subtractDecimals(whole.figure.value, point.figure.value), () => true)
    if (rest !== undefined) return [whole, ...rest]
  }
  return undefined
}

/** 「47份合同、3件文件、2项决策，共审查52件」: what stands in a row right before a total, papers of all kinds. */
function runOfUnlike(
  point: Point,
  said: readonly Point[],
  { totals, lexicon }: ArithmeticTools,
): readonly Point[] | undefined {
  const papers = lexicon.countedAsOne.find((units) => units.includes(point.figure.unit))
  if (papers === undefined || !isCalledTotal(point, totals)) return undefined
  const before = said.filter((one) => one.figure.span.start < point.figure.span.start)
  const run = before.slice(before.findLastIndex(({ figure }) => !papers.includes(figure.unit)) + 1)
  return [0, 1, 2, 3, 4, 5]
    .map((from) => run.slice(from))
    .find((some) => some.length > 1 && sumDecimals(some.map(({ figure }) => figure.value)) === point.figure.value)
}

/** 「诈骗34起（电信诈骗29起）」: a part of a part. */
function isWithinPart({ figure, source }: Point): boolean {
  return /[（(][^）)，]{0,10}$|其中[^，。；]{0,8}$/u.test(
    source.slice(Math.max(0, figure.span.start - 12), figure.span.start),
  )
}

/** 51件（份） of 2件, 3件 and 46份. */
const MIXED = /^[（(][件份项次个条]/

/** Two to {@link LONGEST_RUN} neighbours whose sum is the value. */
function runOf(
  parts: readonly Point[],
  value: Decimal,
  fits: (run: readonly Point[]) => boolean,
): readonly Point[] | undefined {
  for (let start = 0; start < parts.length; start += 1) {
    let sum = Number(parts[start]?.figure.value ?? '0')
    for (let end = start + 1; end < Math.min(parts.length, start + LONGEST_RUN); end += 1) {
      sum += Number(parts[end]?.figure.value ?? '0')
      if (!isNearly(sum, Number(value))) continue
      const run = parts.slice(start, end + 1)
      if (sumDecimals(run.map((part) => part.figure.value)) === value && fits(run)) return run
    }
  }
  return undefined
}

const LONGEST_RUN = 12

/** It is called a total, or its parts begin right after it, or three and more, or those of a list, end right before it. */
function standsByRun(
  point: Point,
  run: readonly Point[],
  { parts, tools }: { readonly parts: readonly Point[]; readonly tools: ArithmeticTools },
): boolean {
  if (isCalledTotal(point, tools.totals)) return true
  const { start } = point.figure.span
  const next = parts.find((part) => part.figure.span.start > start)
  const previous = parts.findLast((part) => part.figure.span.start < start)
  return run[0] === next || (run.at(-1) === previous && (run.length > 2 || isList(run)))
}

/** C级6栋、D级2栋: parts that a list goes through. */
function isList(run: readonly Point[]): boolean {
  return run.every((part, at) => {
    const before = run[at - 1]
    return before === undefined || LISTED.test(part.source.slice(before.figure.span.end, part.figure.span.start))
  })
}

const LISTED = /^[^，。；\n]{0,6}[、和][^，。；\n]{0,10}$/u
