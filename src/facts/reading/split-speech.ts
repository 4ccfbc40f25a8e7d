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
  furtherPoints,
  topicHeads,
  heads,
}: Pick<LedgerWords, 'speechTurns' | 'furtherPoints' | 'topicHeads' | 'heads'>): (
  line: NoteLine,
) => readonly NoteLine[] {
  const turn = new RegExp(speechTurns.join('|'), 'gu')
  const further = new RegExp(`(?<=[\\s，。；：:、]|^)(?:${furtherPoints})`, 'gu')
  const topic = new RegExp(`^(?:先说|再说|说说)?(?:${topicHeads.join('|')})(?:这一?块|方面|重视)*$`, 'u')
  const problem = new Set(heads.problem)
  return (line) => cutBreath(line).flatMap(cutFurther)

  /** 不足就是… 再一个是…: each thing told is a line of its own. */
  function cutFurther(line: NoteLine): readonly NoteLine[] {
    const cuts = [...line.text.matchAll(further)].map((found): Cut => [found.index, found.index + found[0].length])
    return cuts.length === 0 ? [line] : cutAt(line, worthwhile(line.text, cuts, isHead))
  }

  /** 普法, 问题：, 不足就是 */
  function isHead(piece: string): boolean {
    const bare = piece.replace(/(?:就是|主要|有|[是，：:\s])+$/u, '')
    return topic.test(bare) || problem.has(bare)
  }

  function cutBreath(line: NoteLine): readonly NoteLine[] {
    const cuts = [...line.text.matchAll(RUN)].flatMap((run) =>
      [...run[0].matchAll(turn)].map(
        (found): Cut => [run.index + found.index, run.index + found.index + found[0].length],
      ),
    )
    if (cuts.length < 2) return [line]
    const pieces = cutAt(line, worthwhile(line.text, cuts, isHead))
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
