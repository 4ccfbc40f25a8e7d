import type { GuardVerdict } from '../../core/guard.ts'
import type { LabelledPair } from './labelled-pairs.ts'

/** How one pair was judged. */
export interface JudgedPair {
  readonly pair: LabelledPair
  readonly verdict: GuardVerdict
  readonly elapsedMs: number
}

interface Rate {
  readonly name: string
  readonly right: number
  readonly of: number
}

export interface GuardScore {
  readonly pairs: number
  /** Altered drafts that were flagged, by what was altered. */
  readonly caught: readonly Rate[]
  /** Faithful drafts that were flagged, by group. */
  readonly falseAlarms: readonly Rate[]
  /** Flagged pairs among whose violations is the kind a person named. */
  readonly kindRight: Rate
  readonly msPerPair: number
}

export function scoreGuard(judged: readonly JudgedPair[]): GuardScore {
  const altered = judged.filter(({ pair }) => pair.expect === 'flag')
  const faithful = judged.filter(({ pair }) => pair.expect === 'pass')
  const isFlagged = ({ verdict }: JudgedPair): boolean => verdict.verdict === 'flag'
  const namesKind = ({ pair, verdict }: JudgedPair): boolean =>
    verdict.violations.some(({ kind }) => kind === pair.kind)
  return {
    pairs: judged.length,
    caught: ratesBy(altered, isFlagged),
    falseAlarms: ratesBy(faithful, isFlagged),
    kindRight: { name: 'kind', right: altered.filter(namesKind).length, of: altered.length },
    msPerPair: judged.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / Math.max(1, judged.length),
  }
}

/** One rate a group, and the whole first. */
function ratesBy(judged: readonly JudgedPair[], test: (one: JudgedPair) => boolean): readonly Rate[] {
  const groups = [...new Set(judged.map(({ pair }) => pair.group))].sort()
  const rate = (name: string, some: readonly JudgedPair[]): Rate => ({
    name,
    right: some.filter(test).length,
    of: some.length,
  })
  return [
    rate('all', judged),
    ...groups.map((name) =>
      rate(
        name,
        judged.filter(({ pair }) => pair.group === name),
      ),
    ),
  ]
}

/** For people: one line a rate. */
export function describeScore(split: string, score: GuardScore): readonly string[] {
  const line = ({ name, right, of }: Rate): string => `  ${name.padEnd(16)}${right}/${of}  ${percent(right, of)}`
  return [
    `${split}：${score.pairs} 对，平均 ${score.msPerPair.toFixed(2)} 毫秒`,
    ' 查出的改动',
    ...score.caught.map(line),
    ' 误报',
    ...score.falseAlarms.filter(({ name, right }) => name === 'all' || right > 0).map(line),
    ' 类型说对',
    line(score.kindRight),
  ]
}

export function percent(right: number, of: number): string {
  return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)}%`
}
