import type { Point } from './point.ts'

/** 「办了个赡养纠纷」, 「还有个欠薪案」: one of what the words behind it name, told without a numeral. */
const ONE_TOLD = /[了有那这来是](?:个|起|件|场|次|处|家|桩)([\u4e00-\u9fff]{2,10})/gu
const MOST_CLAIMS = 400

/** Whether a written 1 counts what the notes tell of as one thing without saying the number. */
export function isToldAsArticle({ figure, words }: Point, claims: readonly string[]): boolean {
  if (figure.value !== '1' || figure.kind !== 'count' || figure.approx !== '') return false
  return claims
    .slice(0, MOST_CLAIMS)
    .some((claim) => [...claim.matchAll(ONE_TOLD)].some(([, noun = '']) => endsAlike(noun, words)))
}

/** 赡养纠纷 of 赡养纠纷 and of 今年调解赡养纠纷: three characters and more in a row are the same. */
function endsAlike(noun: string, words: string): boolean {
  if (noun.length < LEAST) return words.includes(noun)
  for (let at = 0; at + LEAST <= noun.length; at += 1) if (words.includes(noun.slice(at, at + LEAST))) return true
  return false
}

const LEAST = 3
