import { sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'

/** 中, 其中 or a bracket between a part and its own parts. */
const OPENS = /^[^，。；、\n]{0,6}(?:中|，?其中|[（(])[^，。；、\n]{0,10}$/u
const MOST_INNER = 4

/** 「焊工52人中48人持证，无证的4人……；33名电工」: 52 and 33, the parts of 52 left off; the very same where no part has its own. */
export function withoutInnerParts(parts: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (let at = 0; at < parts.length; at += 1) {
    const whole = parts[at]
    if (whole === undefined) break
    kept.push(whole)
    at += innerOf(whole, parts.slice(at + 1, at + 1 + MOST_INNER))
  }
  return kept.length === parts.length ? parts : kept
}

/** How many of those behind it are its own parts. */
function innerOf(whole: Point, behind: readonly Point[]): number {
  const [first] = behind
  if (first === undefined || first.source !== whole.source) return 0
  if (!OPENS.test(whole.source.slice(whole.figure.span.end, first.figure.span.start))) return 0
  for (let length = 2; length <= behind.length; length += 1) {
    const inner = behind.slice(0, length)
    if (sumDecimals(inner.map(({ figure }) => figure.value)) === whole.figure.value) return length
  }
  return 0
}
