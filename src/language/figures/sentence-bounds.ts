/** How far around a figure words are looked at, in UTF-16 units. */
export const NEAR = 48
export const WIDE = 40
export const HEAD = 16
export const SENTENCE_END = /[。！？!?；;\n]/
/** Between the clauses and brackets of a sentence. */
export const SPLIT = /[，,；;：:（(）)【】\s]+/
/** Between its smaller pieces, and its end. */
const CLAUSE_END = /[，,、；;：:（(）)【】\s“”"。！？!?]/

/** The rest of the clause; empty when the next figure comes before its end (the words between are shared there). */
export function clauseAfter(text: string, from: number, next: number | undefined): string {
  const until = Math.min(text.length, from + NEAR, next ?? text.length)
  for (let at = from; at < until; at += 1) {
    if (!isHan(text, at) && CLAUSE_END.test(text.charAt(at))) return text.slice(from, at)
  }
  return until === next ? '' : text.slice(from, until)
}

/** How the line of a place begins, when it begins far off; to be asked for places in their order. */
export function headsOfLines(text: string): (index: number) => string {
  let start = 0
  let end = text.indexOf('\n')
  return (index) => {
    while (end >= 0 && end < index) {
      start = end + 1
      end = text.indexOf('\n', start)
    }
    return index - start > WIDE ? text.slice(start, start + HEAD) : ''
  }
}

export function startOfSentence(text: string, index: number): number {
  for (let at = index - 1; at >= Math.max(0, index - NEAR); at -= 1)
    if (isSentenceEnd(text, at) && !isAnswered(text, at)) return at + 1
  return Math.max(0, index - NEAR)
}

/** 「持证几名？21名」: the question says what its answer counts. */
function isAnswered(text: string, at: number): boolean {
  return /[？?]/.test(text.charAt(at)) && ANSWER.test(text.slice(at + 1, at + 7))
}

const ANSWER = /^\s?(?:答[:：])?[有共是约]?[\d一二两三四五六七八九十百]/

export function endOfSentence(text: string, index: number): number {
  const most = Math.min(text.length, index + NEAR)
  for (let at = index; at < most; at += 1) if (isSentenceEnd(text, at)) return at
  return most
}

function isSentenceEnd(text: string, at: number): boolean {
  return !isHan(text, at) && SENTENCE_END.test(text.charAt(at))
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

/** Of most characters this tells at once that they are no mark. */
function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= FIRST_HAN && code <= LAST_HAN
}
