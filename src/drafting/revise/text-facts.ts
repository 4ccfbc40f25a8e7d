import type { Fact } from '../../core/fact.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import { splitSentences } from '../../language/sentences.ts'

/** A pasted text as lines of sentences; each sentence is a fact of its own, so that its figures can be guarded. */
export interface TextLine {
  readonly sentences: readonly Fact[]
  /** A heading or a cut line: no mark at its end, and none is added. */
  readonly open: boolean
}

const AUTHOR = 'text'

export function textLines(text: string, figures: FigureReader): readonly TextLine[] {
  let count = 0
  const factOf = (claim: string): Fact => {
    count += 1
    return {
      id: `f${count}`,
      claim,
      polarity: 'other',
      figures: figures.read(claim),
      provenance: {
        noteId: AUTHOR,
        noteIndex: 1,
        quote: claim,
        span: { start: 0, end: claim.length },
        author: AUTHOR,
        at: 0,
      },
    }
  }
  return text.split(/\r?\n/).map((line) => ({
    sentences: splitSentences(line).map((sentence) => factOf(sentence.text)),
    open: !/[。！？；：.!?;:…”’）)]\s*$/.test(line) && !isStatement(line),
  }))
}

const NUMBERED = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章节条部])/u
const LONGEST_HEADING = 35
const SHORTEST_STATEMENT = 13

/** Its full stop was forgotten: it has clauses, and is no heading. */
function isStatement(line: string): boolean {
  const least = NUMBERED.test(line) ? LONGEST_HEADING : SHORTEST_STATEMENT
  return /[，,；;。]/.test(line) && line.trim().length > least
}
