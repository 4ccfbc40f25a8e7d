import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import { ordinal } from './ordinals.ts'

/** Fewer points are not worth numbers. */
const FEWEST = 3
/** 全年…, 其中…: a sentence that leans on the one before it is part of its point. */
const LEANS = /^(?:其中|均|上述|以上|这些|并)/

/** Each subsection's sentences as 一是, 二是, as the unit's own report has them. */
export function numberWithin(paragraphs: readonly DraftParagraph[]): readonly DraftParagraph[] {
  return paragraphs.map((paragraph) => {
    const points = paragraph.sentences.filter(isPoint)
    return points.length < FEWEST || points.length > MOST ? paragraph : { ...paragraph, sentences: numbered(paragraph) }
  })
}

const MOST = 10

function numbered({ sentences }: DraftParagraph): readonly DraftSentence[] {
  let count = 0
  return sentences.map((sentence) =>
    isPoint(sentence) ? { ...sentence, text: `${ordinal(count++)}${sentence.text}` } : sentence,
  )
}

function isPoint({ text, facts }: DraftSentence): boolean {
  return facts.length > 0 && !LEANS.test(text)
}
