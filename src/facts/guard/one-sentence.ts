import type { Point } from './point.ts'

const SENTENCE_END = /[。！？\n]/

/** Whether two figures of one text stand in one sentence, at most so many UTF-16 units apart. */
export function inOneSentence(one: Point, other: Point, reach: number): boolean {
  const [first, second] = one.figure.span.start < other.figure.span.start ? [one, other] : [other, one]
  if (second.figure.span.start - first.figure.span.end > reach) return false
  return !SENTENCE_END.test(one.source.slice(first.figure.span.end, second.figure.span.start))
}
