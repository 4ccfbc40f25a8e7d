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
    open: !/[。！？；：.!?;:…”’）)]\s*$/.test(line),
  }))
}
