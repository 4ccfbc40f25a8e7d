import type { Point } from './point.ts'

/** Occurrences of the noun that are looked at. */
const MOST_PLACES = 8
/** How far before the noun its list may begin, in UTF-16 units. */
const REACH = 40
const LONGEST_NOUN = 5
const SMALL = /^[2-9]$/u

/** 「两个调解室」 by 「河东村、河西村调解室」: whether the text lists as many before the noun as were told of. */
export function countsWrittenList({ figure, source }: Point, text: string): boolean {
  if (figure.kind !== 'count' || !SMALL.test(figure.value) || figure.approx !== '') return false
  const noun = nounIn(source.slice(figure.span.end, figure.span.end + LONGEST_NOUN), text)
  if (noun === '') return false
  let at = text.indexOf(noun)
  for (let places = 0; at >= 0 && places < MOST_PLACES; places += 1) {
    const list =
      text
        .slice(Math.max(0, at - REACH), at)
        .split(/[，。；：\s\d]/u)
        .at(-1) ?? ''
    const items = list.split(/[、和与及]/u)
    if (String(items.length) === figure.value && items.every((item) => item !== '')) return true
    at = text.indexOf(noun, at + noun.length)
  }
  return false
}

/** The longest beginning of what stands behind the figure that the text has too. */
function nounIn(after: string, text: string): string {
  const whole = /^[\u4e00-\u9fff]+/u.exec(after)?.[0] ?? ''
  for (let length = whole.length; length > 1; length -= 1) {
    const noun = whole.slice(0, length)
    if (text.includes(noun)) return noun
  }
  return ''
}
