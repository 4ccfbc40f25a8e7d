import type { Polarity } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'
import type { Theme } from '../../core/theme.ts'
import { addScores, CLEAR, LED, strongest, type ThemeScores } from '../themes/score-themes.ts'
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
  /** The theme of the lead-in. */
  readonly lead: Theme | undefined
  /** Written prose, whose 、 joins parts of one clause; in a chat it parts items. */
  readonly formal: boolean
  /** The polarity of the line before. */
  readonly carried: Polarity | undefined
  /** The polarity of the lead-in. */
  readonly base: Polarity | undefined
  /** Tells where a list of parts begins (其中, 分类); from there to the end of the sentence the subject does not change. */
  readonly listing: (clause: ReadClause) => boolean
  /** Tells whether the clause goes on with the one before it, whatever its own words are about: 按期答复率100%. */
  readonly clings: (clause: ReadClause) => boolean
  /** Tells whether 「；」 stands before the clause and nothing in it is done: after a plan it is planned too. */
  readonly stillToDo: (clause: ReadClause) => boolean
  /** Tells whether the clause goes on with what the head of the township (书记、镇长) did, whom the group names. */
  readonly sameHead: (group: Span, clause: ReadClause) => boolean
}

/** Puts the clauses of a line together until the subject, the polarity or the year changes. */
export function groupClauses(clauses: readonly ReadClause[], grouping: Grouping): readonly ClauseGroup[] {
  const { listing, formal, lead, sameHead, clings } = grouping
  const groups: ClauseGroup[] = []
  for (const clause of clauses) {
    const before = groups.at(-1)
    const next = asGroup(clause, before, grouping)
    if (before !== undefined && belongs(before, next, { clause, listing, formal, lead, sameHead, clings }))
      groups[groups.length - 1] = merged(before, next)
    else groups.push(next)
  }
  return groups
}

function asGroup(clause: ReadClause, before: ClauseGroup | undefined, grouping: Grouping): ClauseGroup {
  const counted = clause.figures.some(isCounted)
  const inherited = clause.before === 'stop' || clause.before === 'start' ? undefined : before
  return {
    start: clause.start,
    end: clause.end,
    polarity: polarityOf(clause, inherited, { ...grouping, carried: before?.polarity ?? grouping.carried }),
    scores: clause.scores,
    remark: clause.remark,
    lastYear: clause.year === undefined ? inherited?.lastYear === true : clause.year === 'before',
    counted,
    listing: grouping.listing(clause),
  }
}

/** The lead-in of a plan or a reason holds against problem words: 「明年：解决人手不足」 is a plan. */
const HOLDS: ReadonlySet<Polarity | undefined> = new Set<Polarity>(['plan', 'cause'])

function polarityOf(clause: ReadClause, before: ClauseGroup | undefined, grouping: Grouping): Polarity {
  const { own } = clause
  if (own === 'problem' && isPart(clause, before, grouping)) return 'achievement'
  if (clause.givesReason && before?.polarity === 'problem') return 'cause'
  if (own !== undefined && !(own === 'problem' && HOLDS.has(grouping.base))) return heldBack(own, before)
  return inheritedPolarity(clause, before) ?? fallbackOf(clause, grouping)
}

/** 清理合同61份，其中条款不规范的13份: a part of what was done, whatever is wrong with it. */
function isPart(clause: ReadClause, before: ClauseGroup | undefined, { listing }: Grouping): boolean {
  const counts = clause.figures.some(isCounted)
  return counts && before?.polarity === 'achievement' && before.counted && clause.before === 'comma' && listing(clause)
}

/** What the clauses before it in the sentence hand on; a figure after a problem tells of something else. */
function inheritedPolarity(clause: ReadClause, before: ClauseGroup | undefined): Polarity | undefined {
  if (before === undefined || before.remark || before.polarity === 'other') return undefined
  const another = clause.figures.some(isCounted) && !clause.describes
  return before.polarity === 'problem' && another ? undefined : before.polarity
}

function fallbackOf(clause: ReadClause, { base, carried, stillToDo }: Grouping): Polarity {
  const planned = carried === 'plan' && (clause.goesOn || stillToDo(clause))
  return base ?? (clause.opensPlan || planned ? 'plan' : 'achievement')
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
  readonly formal: boolean
  readonly lead: Theme | undefined
  readonly sameHead: Grouping['sameHead']
  readonly clings: Grouping['clings']
}

function belongs(group: ClauseGroup, next: ClauseGroup, joint: Joint): boolean {
  const { clause, listing } = joint
  if (clause.before === 'stop' || group.remark !== next.remark) return false
  if (group.polarity !== next.polarity || group.lastYear !== next.lastYear) return false
  const goesOn = group.listing || listing(clause) || joint.clings(clause)
  return goesOn || joint.sameHead(group, clause) || !turns(group, next, joint)
}

/**
 * The subject changes: both sides tell another theme clearly, and both count something; in a plan words are enough, and
 * between blanks, as people type in a chat, a figure behind it is.
 */
function turns(group: ClauseGroup, next: ClauseGroup, { clause, formal, lead }: Joint): boolean {
  const least = group.polarity === 'plan' ? CLEAR : CLEAR + 1
  if (!differs(withLead(group.scores, lead), withLead(next.scores, lead), least)) return false
  if (group.counted && next.counted) return true
  if (group.polarity === 'plan') return clause.before !== 'listing' || !formal
  return clause.before === 'blank' && next.counted
}

function withLead(scores: ThemeScores, lead: Theme | undefined): ThemeScores {
  return lead === undefined ? scores : addScores(scores, new Map([[lead, LED]]))
}

/** So many points a theme must be ahead of the one before to be a new subject. */
const AHEAD = 2

/** Both tell a theme clearly, and the second does not clearly tell the first one's too. */
function differs(before: ThemeScores, after: ThemeScores, least: number): boolean {
  const here = strongest(before)
  const there = strongest(after)
  if (here.theme === undefined || here.theme === there.theme) return false
  return here.score >= CLEAR && there.score >= least && there.score - (after.get(here.theme) ?? 0) >= AHEAD
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
