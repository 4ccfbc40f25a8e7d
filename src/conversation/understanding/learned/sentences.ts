/** A stretch of a text. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** Ends a sentence, or begins the next wish of one. */
const CUT =
  /[。！!？?；;\n]+(?:完成后|写完后?|好了以?后?|弄完)?|[，,](?=然后|再(?!次)|顺便|另外|接着|之后|对了|照[这此着]|据此|请据此|按[这此]|根据[这此以]|用这[些个]|凭这)/gu

/** Every stop, and a blank where no stop stands. */
const CLAUSE = /[。！!？?；;\n]+|[，,](?!\d)|(?<=[\u4e00-\u9fff\d]) +(?=[\u4e00-\u9fff])/gu

/** The sentences of a text, in order, those without a word left out. */
export function sentencesOf(text: string): readonly Sentence[] {
  return cutAt(text, CUT)
}

/** The clauses of a text, likewise. */
export function clausesOf(text: string): readonly Sentence[] {
  return cutAt(text, CLAUSE)
}

/** Where voice text without stops turns to the bot. */
const TURN =
  /(?<=.{6})(?=你?帮我|你就|你给|麻烦|请你|先把|然后|那你|顺便|再把|接着|(?<=[完好])(?:就|再)?(?:导|发|给我|检查|校对))/gu

/** The breaths of a message without stops; one where it has stops. */
export function breathsOf(text: string): readonly Sentence[] {
  return /[，,。！!？?；;\n]/u.test(text) ? [] : cutAt(text, TURN)
}

function cutAt(text: string, cut: RegExp): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(cut)) {
    sentences.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  sentences.push({ start, end: text.length })
  return sentences.filter((one) => /[\p{L}\p{N}]/u.test(text.slice(one.start, one.end)))
}
