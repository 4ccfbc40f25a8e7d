import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { cutLine, type NoteLine } from './note-lines.ts'

/** Cuts a line before a head told in its middle (「调解56起；问题：人手不够」), so that the head governs what follows it. */
export function createHeadSplitter({ heads }: Pick<LedgerWords, 'heads'>): (line: NoteLine) => readonly NoteLine[] {
  const words = [...heads.problem, ...heads.cause, ...heads.plan].sort((a, b) => b.length - a.length)
  const head = new RegExp(`(?<=[。；;！]\\s{0,2})(?:${words.join('|')})[：:]`, 'gu')
  return (line) =>
    cutAt(
      line,
      [...line.text.matchAll(head)].map((found) => [found.index, found.index] as const),
    )
}

/** The stretches of a line between `cuts` [end of the one, start of the next]. */
export function cutAt(line: NoteLine, cuts: readonly (readonly [number, number])[]): readonly NoteLine[] {
  const starts = [0, ...cuts.map(([, next]) => next)]
  const ends = [...cuts.map(([end]) => end), line.text.length]
  return starts.flatMap((start, index) => {
    const piece = cutLine(line, start, ends[index] ?? line.text.length)
    return piece === undefined ? [] : [index === 0 ? piece : { ...piece, afterGap: false }]
  })
}
