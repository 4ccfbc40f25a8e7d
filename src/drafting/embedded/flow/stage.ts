import type { Flow } from '../../../core/knowledge/drafting.ts'

/** 机制 → 行动 → 数量 → 成效: the order in which a paragraph of a report tells a theme. */
export type Stage = 0 | 1 | 2 | 3

/** Names the stage of a sentence by the words it opens with. */
export type StageReader = (text: string) => Stage

const DATED = /^(?:20\d\d年)?\d{1,2}月/

export function createStageReader({ mechanisms, outcomes }: Pick<Flow, 'mechanisms' | 'outcomes'>): StageReader {
  // Before anything is counted; a subject of up to ten characters may stand before the verb (乡党委把法治建设列入年度考核).
  const mechanism = new RegExp(`^(?:[^，。；\\d]{1,30}，){0,2}[^，。；\\d]{0,10}?(?:${mechanisms.join('|')})`, 'u')
  const outcome = new RegExp(outcomes.join('|'), 'u')
  return (text) => {
    const first = /^[^，。；]*/.exec(text)?.[0] ?? ''
    if (DATED.test(text)) return 1
    if (outcome.test(first)) return 3
    if (mechanism.test(text)) return 0
    return /\d/.test(text) ? 2 : 1
  }
}
