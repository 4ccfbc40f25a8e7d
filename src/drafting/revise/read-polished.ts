import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import { cleanSentence } from '../model/clean-sentence.ts'

/** One line of a polishing model's answer: the sentences it stands for and the new words. */
export interface PolishedLine {
  readonly from: readonly number[]
  readonly text: string
}

const LINE = /^[\s>*#-]*((?:\d{1,4}\s?[,，、]\s?)*\d{1,4})\s{0,2}[｜|：:]\s{0,2}(.+)$/

/** Reads 「3｜改好的句子。」 and 「3,4｜合并后的句子。」 line by line as they come; anything else is talk. */
export async function* readPolished(pieces: AsyncIterable<string>, prose: ModelProse): AsyncGenerator<PolishedLine> {
  let buffer = ''
  for await (const piece of pieces) {
    buffer += piece
    const lines = buffer.split('\n')
    buffer = lines.pop() ?? ''
    for (const line of lines) yield* lineOf(line, prose)
  }
  yield* lineOf(buffer, prose)
}

function* lineOf(line: string, prose: ModelProse): Generator<PolishedLine> {
  const [, numbers = '', words = ''] = LINE.exec(line) ?? []
  if (words === '') return
  const clean = cleanSentence(words, prose)
  if (clean.kind !== 'text') return
  yield { from: numbers.split(/[,，、]/).map((one) => Number(one.trim())), text: clean.text }
}
