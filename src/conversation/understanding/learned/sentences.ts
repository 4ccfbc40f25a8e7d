/** A stretch of a text. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** Ends a sentence, or begins the next wish of one. */
const CUT =
  /[。！!？?；;\n]+(?:完成后|写完后?|好了以?后?|弄完)?|[，,](?=然后|再(?!次)|顺便|另外|接着|之后|对了|照[这此着]|据此|请据此|按[这此]|根据[这此以]|用这[些个]|凭这)/gu

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
