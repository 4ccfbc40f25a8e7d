/** A stretch of a text. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** Ends a sentence, or begins the next wish of one. */
const CUT = /[。！!？?；;\n]+|[，,](?=然后|再(?!次)|顺便|另外|接着|之后)/gu

/** The sentences of a text, in order, those without a word left out. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(CUT)) {
    sentences.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  sentences.push({ start, end: text.length })
  return sentences.filter((one) => /[\p{L}\p{N}]/u.test(text.slice(one.start, one.end)))
}
