import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import { isCause } from './is-cause.ts'
import { labelOf, withoutLabel, withoutNumber } from './points.ts'

/** One point out of several: what each lacks under one heading, in the order given, then why. */
export function joinPoints(points: readonly DraftParagraph[]): DraftParagraph {
  const [first, ...others] = points
  const bare = others.map(({ sentences }) => sentences.map((one, n) => (n === 0 ? unnumbered(one) : one)))
  const all = [...(first?.sentences ?? []), ...bare.flat()]
  const stated = all.filter((sentence) => !isCause(sentence))
  const causes = all.filter(isCause)
  return { ...first, sentences: [...withOneHead(stated, points.length), ...causes.map(causeAfter)] }
}

const unnumbered = (sentence: DraftSentence): DraftSentence => ({ ...sentence, text: withoutNumber(sentence.text) })

/** The names of the points stand together at the head, so that none of them is read as the end of another's text. */
function withOneHead(sentences: readonly DraftSentence[], count: number): readonly DraftSentence[] {
  const [first, ...others] = sentences
  if (first === undefined) return sentences
  const number = first.text.slice(0, first.text.length - withoutNumber(first.text).length)
  const labels = sentences.map((sentence) => labelOf(withoutNumber(sentence.text)))
  if (labels[0] === undefined || labels.filter((label) => label !== undefined).length !== count) return sentences
  const head = labels.flatMap((label) => label ?? []).join('，')
  return [
    { ...first, text: `${number}${head}。${withoutLabel(withoutNumber(first.text))}` },
    ...others.map((one) => ({ ...one, text: withoutLabel(one.text) })),
  ]
}

/** 主要原因是…。 is said once; the others go on from it. */
function causeAfter(sentence: DraftSentence, index: number): DraftSentence {
  if (index === 0) return sentence
  const text = sentence.text
    .replace(/^主要原因可能是/, '也可能是')
    .replace(/^主要原因(?:是|在于|为)?[：，]?/, '同时也因为')
  return { ...sentence, text }
}
