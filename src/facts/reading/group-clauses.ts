import type { Polarity } from '../../core/fact.ts'
import { addScores, CLEAR, strongest, type ThemeScores } from '../themes/score-themes.ts'
import { isCounted, type ReadClause } from './read-clauses.ts'

/** Clauses that make one statement. */
export interface ClauseGroup {
  readonly start: number
  readonly end: number
  readonly polarity: Polarity
  readonly scores: ThemeScores
  readonly remark: boolean
  readonly lastYear: boolean
  readonly counted: boolean
  readonly listing: boolean
}

export interface Grouping {
  /** The polarity of the lead-in. */
  readonly base: Polarity | undefined
  /** Tells where a list of parts begins (其中, 分类); from there to the end of the sentence the subject does not change. */
  readonly listing: (clause: ReadClause) => boolean
}

/** Puts the clauses of a line together until the subject, the polarity or the year changes. */
export function groupClauses(clauses: readonly ReadClause[], { base, listing }: Grouping): readonly ClauseGroup[] {
  const groups: ClauseGroup[] = []
  for (const clause of clauses) {
    const before = groups.at(-1)
    const next = asGroup(clause, before, { base, listing })
    if (before !== undefined && belongs(before, next, { clause, listing }))
      groups[groups.length - 1] = merged(before, next)
    else groups.push(next)
  }
  return groups
}

function asGroup(clause: ReadClause, before: ClauseGroup | undefined, { base, listing }: Grouping): ClauseGroup {
  const counted = clause.figures.some(isCounted)
  const inherited = clause.before === 'stop' || clause.before === 'start' ? undefined : before
  return {
    start: clause.start,
    end: clause.end,
    polarity: polarityOf(clause, inherited, base),
    scores: clause.scores,
    remark: clause.remark,
    lastYear: clause.year === undefined ? inherited?.lastYear === true : clause.year === 'before',
    counted,
    listing: listing(clause),
  }
}

/** The lead-in of a plan or a reason holds against problem words: 「明年：解决人手不足」 is a plan. */
const HOLDS: ReadonlySet<Polarity | undefined> = new Set<Polarity>(['plan', 'cause'])

function polarityOf(clause: ReadClause, before: ClauseGroup | undefined, base: Polarity | undefined): Polarity {
  const { own } = clause
  if (own !== undefined && !(own === 'problem' && HOLDS.has(base))) return heldBack(own, before)
  const fallback = base ?? 'achievement'
  if (before === undefined || before.remark) return fallback
  const figureAfterProblem = before.polarity === 'problem' && clause.figures.some(isCounted)
  return figureAfterProblem || before.polarity === 'other' ? fallback : before.polarity
}

/** Within one sentence a reason or plan keeps its problem words: 「因为编制少，人手不够」. */
function heldBack(own: Polarity, before: ClauseGroup | undefined): Polarity {
  return own === 'problem' && before !== undefined && !before.remark && HOLDS.has(before.polarity)
    ? before.polarity
    : own
}

interface Joint {
  readonly clause: ReadClause
  readonly listing: Grouping['listing']
}

function belongs(group: ClauseGroup, next: ClauseGroup, { clause, listing }: Joint): boolean {
  if (clause.before === 'stop' || group.remark !== next.remark) return false
  if (group.polarity !== next.polarity || group.lastYear !== next.lastYear) return false
  return group.listing || listing(clause) || !turns(group, next)
}

/** The subject changes: both sides tell another theme clearly, and both count something (in a plan, words are enough). */
function turns(group: ClauseGroup, next: ClauseGroup): boolean {
  const here = strongest(group.scores)
  const there = strongest(next.scores)
  if (here.theme === there.theme || here.score < CLEAR || there.score < CLEAR) return false
  if ((next.scores.get(here.theme ?? 'honours') ?? 0) >= CLEAR) return false
  return group.polarity === 'plan' || (group.counted && next.counted)
}

function merged(group: ClauseGroup, next: ClauseGroup): ClauseGroup {
  return {
    ...group,
    end: next.end,
    scores: addScores(group.scores, next.scores),
    counted: group.counted || next.counted,
    listing: group.listing || next.listing,
  }
}
