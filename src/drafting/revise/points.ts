import type { DraftParagraph, DraftSentence, SectionDraft } from '../../core/draft.ts'
import { ordinal } from '../embedded/ordinals.ts'

/**
 * What people mean by 第二点: numbered or headed paragraphs; in a single paragraph the runs that begin with 一是, 二是;
 * else its sentences.
 */
export interface PointList {
  /** Paragraphs, or runs of sentences of one paragraph, in order. */
  readonly points: readonly DraftParagraph[]
  /** The section with other points in the place of these. */
  with(points: readonly DraftParagraph[]): SectionDraft
}

const ORDINAL =
  /^(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}(?:是要|是|要(?=[^求]))|第[一二三四五六七八九十]{1,3}[，、]|首先[，、]?|其次[，、]?|再次[，、]?|最后[，、]?)/

export function pointsOf(section: SectionDraft): PointList {
  const { paragraphs } = section
  const isPoint = (paragraph: DraftParagraph): boolean => paragraph.heading !== undefined || startsNumbered(paragraph)
  const first = paragraphs.findIndex(isPoint)
  if (paragraphs.filter(isPoint).length >= 2) {
    const lead = paragraphs.slice(0, first)
    return {
      points: paragraphs.slice(first),
      with: (points) => ({ ...section, paragraphs: [...lead, ...renumbered(points)] }),
    }
  }
  return runsOf(section)
}

/** The section is made of points, numbered or headed, and has this one (1-based, -1 is the last). */
export function hasPoint(section: SectionDraft, point: number): boolean {
  const { points } = pointsOf(section)
  const numbered = points.filter((one) => one.heading !== undefined || startsNumbered(one))
  return numbered.length >= 2 && Math.abs(point) <= points.length
}

const startsNumbered = ({ sentences }: DraftParagraph): boolean => ORDINAL.test(sentences[0]?.text ?? '')

/** Points inside one paragraph: the longest one is meant. */
function runsOf(section: SectionDraft): PointList {
  const { paragraphs } = section
  const at = paragraphs.reduce(
    (best, one, n) => (one.sentences.length > (paragraphs[best]?.sentences.length ?? 0) ? n : best),
    0,
  )
  const paragraph = paragraphs[at] ?? { sentences: [] }
  const { lead, runs } = splitRuns(paragraph.sentences)
  return {
    points: runs.map((sentences) => ({ sentences })),
    with: (points) => {
      const sentences = [...lead, ...renumbered(points).flatMap((point) => point.sentences)]
      return {
        ...section,
        paragraphs: paragraphs.with(at, { ...paragraph, sentences }).filter((one) => one.sentences.length > 0),
      }
    },
  }
}

interface Runs {
  readonly lead: readonly DraftSentence[]
  readonly runs: readonly (readonly DraftSentence[])[]
}

function splitRuns(sentences: readonly DraftSentence[]): Runs {
  const starts = sentences.flatMap((sentence, n) => (ORDINAL.test(sentence.text) ? [n] : []))
  if (starts.length < 2) return { lead: [], runs: sentences.map((sentence) => [sentence]) }
  return {
    lead: sentences.slice(0, starts[0]),
    runs: starts.map((start, n) => sentences.slice(start, starts[n + 1])),
  }
}

/** 一是, 二是 … in the new order, where the points are numbered in that way. */
export function renumbered(points: readonly DraftParagraph[]): readonly DraftParagraph[] {
  let count = 0
  return points.map((point) => {
    if (!startsNumbered(point)) return point
    count += 1
    return withOrdinal(point, count - 1)
  })
}

function withOrdinal(point: DraftParagraph, index: number): DraftParagraph {
  const [first, ...rest] = point.sentences
  if (first === undefined) return point
  return {
    ...point,
    sentences: [
      { ...first, text: ordinal(index, first.text.startsWith('（') ? '（一）' : '一是') + withoutNumber(first.text) },
      ...rest,
    ],
  }
}

/** The sentence without its 二是. */
export const withoutNumber = (text: string): string => text.replace(ORDINAL, '')

/** The name a point was given: 依法行政意识还不够强。有的干部… */
const LABEL = /^([^，。；\d〔]{4,26})。(?=[^。])/u

/** The name of a point, without its full stop, from its first sentence without its number; undefined when it has none. */
export const labelOf = (text: string): string | undefined => LABEL.exec(text)?.[1]

/** What a point says behind its name. */
export const withoutLabel = (text: string): string => text.replace(LABEL, '')
