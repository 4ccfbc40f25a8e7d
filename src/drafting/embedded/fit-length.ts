import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import { isCause } from '../revise/is-cause.ts'
import { shortenEvenly } from '../revise/shorten-evenly.ts'
import { countChars } from './pick.ts'
import { trimClauses } from './trim-clauses.ts'

/** A wished length is met within ten per cent, as far as the facts allow. */
const TOLERANCE = 0.1

/** （一） */
const HEADING_MARK = 3

interface Place {
  readonly paragraph: number
  readonly sentence: number
  readonly chars: number
  readonly worth: number
}

/** Not longer than wished by more than the tolerance. */
export function fits(paragraphs: readonly DraftParagraph[], length: number | undefined): boolean {
  return length === undefined || total(paragraphs) <= length * (1 + TOLERANCE)
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
  let out: ReadonlySet<string> = new Set()
  for (const place of placesToSpare(paragraphs)) {
    const next = new Set([...out, key(place)])
    if (total(without(paragraphs, out)) <= most) break
    if (total(without(paragraphs, next)) >= length * (1 - TOLERANCE)) out = next
  }
  const kept = without(paragraphs, out)
  const isShort = (text: readonly DraftParagraph[]): boolean => fits(text, length)
  const plain = trimClauses(kept, isShort)
  if (isShort(plain)) return plain
  const trimmed = trimClauses(withoutLabels(kept, length), isShort)
  if (isShort(trimmed)) return trimmed
  return withFewerPoints(fewerOf(nearest(paragraphs, out, length), trimmed, length), length)
}

/** The names of shortcomings go before what was told of them. */
function withoutLabels(paragraphs: readonly DraftParagraph[], length: number): readonly DraftParagraph[] {
  const section = { id: 'shortcomings' as const, title: '', paragraphs }
  const causes = paragraphs.some(({ sentences }) => sentences.some(isCause))
  return causes ? shortenEvenly(section, length * (1 + TOLERANCE)).paragraphs : paragraphs
}

/** Whichever comes nearer to the wished length. */
function fewerOf(
  one: readonly DraftParagraph[],
  other: readonly DraftParagraph[],
  length: number,
): readonly DraftParagraph[] {
  return Math.abs(total(one) - length) < Math.abs(total(other) - length) ? one : other
}

const POINT = /^[一二三四五六七八九十]{1,3}是/

/** Points go from the last one on, each whole, where nothing else is left to leave out and that comes nearer. */
function withFewerPoints(paragraphs: readonly DraftParagraph[], length: number): readonly DraftParagraph[] {
  if (fits(paragraphs, length)) return paragraphs
  const last = paragraphs.findLastIndex(({ sentences }) => POINT.test(sentences[0]?.text ?? ''))
  const points = paragraphs.filter(({ sentences }) => POINT.test(sentences[0]?.text ?? ''))
  if (points.length < 2) return paragraphs
  const fewer = paragraphs.filter((_one, index) => index !== last)
  const nearer = Math.abs(total(fewer) - length) < Math.abs(total(paragraphs) - length)
  return nearer ? withFewerPoints(fewer, length) : paragraphs
}

/** With one sentence more left out, where that comes nearer to the wished length than the text that is still too long. */
function nearest(
  paragraphs: readonly DraftParagraph[],
  out: ReadonlySet<string>,
  length: number,
): readonly DraftParagraph[] {
  const texts = placesToSpare(paragraphs).map((place) => without(paragraphs, new Set([...out, key(place)])))
  const distance = (text: readonly DraftParagraph[]): number => Math.abs(total(text) - length)
  const now = without(paragraphs, out)
  return total(now) <= length * (1 + TOLERANCE)
    ? now
    : texts.reduce((best, one) => (distance(one) < distance(best) ? one : best), now)
}

/** A paragraph that loses all its sentences loses its heading too. */
function without(paragraphs: readonly DraftParagraph[], out: ReadonlySet<string>): readonly DraftParagraph[] {
  const kept = paragraphs.map((one, paragraph) => ({
    ...one,
    sentences: one.sentences.filter((_told, sentence) => !out.has(key({ paragraph, sentence }))),
  }))
  return kept.filter((one) => one.sentences.length > 0)
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
  if (/^(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十]{1,2}）)/.test(text) || text.startsWith('主要原因'))
    return Number.POSITIVE_INFINITY
  if (facts.length === 0) return suggested ? 1 : 0
  return 2 + (text.match(/[0-9]+(?:\.[0-9]+)?/g) ?? []).length
}

function total(paragraphs: readonly DraftParagraph[]): number {
  return paragraphs.reduce((sum, { heading, sentences }) => {
    return (
      sum +
      (heading === undefined ? 0 : HEADING_MARK) +
      countChars((heading?.text ?? '') + sentences.map((one) => one.text).join(''))
    )
  }, 0)
}

function key({ paragraph, sentence }: { readonly paragraph: number; readonly sentence: number }): string {
  return `${paragraph}/${sentence}`
}
