import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { NoteLine } from './note-lines.ts'
import { cutAt } from './split-heads.ts'

/** A stretch this long without any mark is no written sentence. */
const RUN_ON = 30
const RUN = new RegExp(`[^\\s，。；：！？、,;:!?（）()《》]{${String(RUN_ON)},}`, 'gu')
/** A shorter piece (明年) says nothing alone and stays with what follows it. */
const LEAST_PIECE = 4

type Cut = readonly [end: number, next: number]

/**
 * Cuts what was spoken in one breath (a voice message written out without marks) at the words speech turns on:
 * 吧, 呢, 嘛, 然后, 还有就是. Those words and bare topics (普法嘛) are left out; written sentences have none and stay whole.
 */
export function createSpeechSplitter({
  speechTurns,
  topicHeads,
  heads,
}: Pick<LedgerWords, 'speechTurns' | 'topicHeads' | 'heads'>): (line: NoteLine) => readonly NoteLine[] {
  const turn = new RegExp(speechTurns.join('|'), 'gu')
  const topic = new RegExp(`^(?:先说|再说|说说)?(?:${topicHeads.join('|')})(?:这一?块|方面|重视)*$`, 'u')
  const problem = new Set(heads.problem)
  return (line) => {
    const cuts = [...line.text.matchAll(RUN)].flatMap((run) =>
      [...run[0].matchAll(turn)].map(
        (found): Cut => [run.index + found.index, run.index + found.index + found[0].length],
      ),
    )
    if (cuts.length < 2) return [line]
    const pieces = cutAt(
      line,
      worthwhile(line.text, cuts, (piece) => topic.test(piece) || problem.has(piece)),
    )
    return pieces.filter(({ text }) => !topic.test(text))
  }
}

function worthwhile(text: string, cuts: readonly Cut[], isHead: (piece: string) => boolean): readonly Cut[] {
  const kept: Cut[] = []
  for (const cut of cuts) {
    const piece = text.slice(kept.at(-1)?.[1] ?? 0, cut[0])
    if (piece.length >= LEAST_PIECE || isHead(piece)) kept.push(cut)
  }
  return kept
}
