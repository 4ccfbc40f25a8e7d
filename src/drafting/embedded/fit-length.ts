import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import { countChars } from './pick.ts'

/** A wished length is met within ten per cent, as far as the facts allow. */
const TOLERANCE = 0.1

interface Place {
  readonly paragraph: number
  readonly sentence: number
  readonly chars: number
  readonly worth: number
}

/**
 * Leaves sentences out till the text is short enough: first those that only lead in, then those without a figure, then
 * those with the fewest; of equals the later. What is left out shows as unused facts. Points (一是…) keep their statement.
 */
export function fitLength(
  paragraphs: readonly DraftParagraph[],
  length: number | undefined,
): readonly DraftParagraph[] {
  if (length === undefined) return paragraphs
  const most = length * (1 + TOLERANCE)
  const out = new Set<string>()
  let chars = total(paragraphs)
  for (const place of placesToSpare(paragraphs)) {
    if (chars <= most) break
    if (chars - place.chars < length * (1 - TOLERANCE) && hasSmaller(paragraphs, place, out, chars - most)) continue
    out.add(key(place))
    chars -= place.chars
  }
  const kept = paragraphs.map((one, paragraph) => ({
    ...one,
    sentences: one.sentences.filter((_, sentence) => !out.has(key({ paragraph, sentence }))),
  }))
  return kept.filter((one) => one.sentences.length > 0)
}

/** Whether another sentence still there would do with less lost. */
function hasSmaller(
  paragraphs: readonly DraftParagraph[],
  place: Place,
  out: ReadonlySet<string>,
  over: number,
): boolean {
  return placesToSpare(paragraphs).some((one) => !out.has(key(one)) && one.chars >= over && one.chars < place.chars)
}

function placesToSpare(paragraphs: readonly DraftParagraph[]): readonly Place[] {
  const places = paragraphs.flatMap((one, paragraph) =>
    one.sentences.map((told, sentence) => ({
      paragraph,
      sentence,
      chars: countChars(told.text),
      worth: worthOf(told),
    })),
  )
  return places.filter((one) => one.worth < Number.POSITIVE_INFINITY).sort(byWorth)
}

function byWorth(a: Place, b: Place): number {
  return a.worth - b.worth || b.paragraph - a.paragraph || b.sentence - a.sentence
}

function worthOf({ text, facts, suggested }: DraftSentence): number {
  if (/^[一二三四五六七八九十]{1,2}是/.test(text) || text.startsWith('主要原因')) return Number.POSITIVE_INFINITY
  if (facts.length === 0) return suggested ? 1 : 0
  return 2 + (text.match(/[0-9]+(?:\.[0-9]+)?/g) ?? []).length
}

function total(paragraphs: readonly DraftParagraph[]): number {
  return paragraphs.reduce((sum, { heading, sentences }) => {
    return sum + countChars((heading?.text ?? '') + sentences.map((one) => one.text).join(''))
  }, 0)
}

function key({ paragraph, sentence }: { readonly paragraph: number; readonly sentence: number }): string {
  return `${paragraph}/${sentence}`
}
