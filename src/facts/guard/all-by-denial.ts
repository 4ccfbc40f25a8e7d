import type { Point } from './point.ts'

const RATE = /([\u4e00-\u9fff]{2})率[^，。；、\d]{0,4}$/u
const REACH = 8

/** 及格率100% where the notes say 不及格一个没有 or 没有一个不及格. */
export function isAllByDenial({ figure, source }: Point, claims: readonly string[]): boolean {
  if (figure.unit !== '%' || figure.value !== '100' || figure.approx !== '') return false
  const named = RATE.exec(source.slice(Math.max(0, figure.span.start - REACH), figure.span.start))?.[1]
  if (named === undefined) return false
  const denied = new RegExp(
    `[不未没]${named}的?(?:[一0零][个人名户家件]?)?(?:[也都])?(?:没有|无)|(?:没有?|无)(?:一[个人名户家件])?[不未没]${named}`,
    'u',
  )
  return claims.some((claim) => denied.test(claim))
}
