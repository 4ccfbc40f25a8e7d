import type { Command } from '../../core/command.ts'
import type { DraftChange } from '../../core/drafter.ts'
import { SECTION_IDS } from '../../core/section.ts'
import { charsOf } from '../../drafting/revise/measure.ts'
import type { CorrectFigures } from '../correct-figures.ts'
import { nextQuestions } from '../next-questions.ts'
import { phrases } from '../phrases.ts'
import { replacements } from '../replacements.ts'
import { draftsToChange, draftsWith, type Target } from '../revising/drafts-to-change.ts'
import { planStep } from '../revising/keep-plan-in-step.ts'
import {
  clauseTakenOut,
  onePointOf,
  pointByWords,
  pointRewritten,
  pointSpokenOf,
  pointsWished,
  pointToRewrite,
} from '../revising/points-in-words.ts'
import { type Revised, type ReviseTools, reviseTarget } from '../revising/revise-target.ts'
import { wholeOf } from '../revising/subsection.ts'
import { swapped } from '../revising/swapped.ts'
import { wherePutOtherwise } from '../revising/where-put-otherwise.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'
import { writtenSections } from '../write-section.ts'

interface Tools extends ReviseTools {
  readonly correct: CorrectFigures
}

type Changes = readonly [DraftChange, ...DraftChange[]]

interface Asked {
  readonly command: Command
  readonly changes: Changes
}

/** revise: the last draft, or a named section, changed as asked; each change is a revision that `undo` takes back. */
export function createReviseHandler(tools: Tools): HandleCommand {
  return async (turn, command) => {
    const change = command.args?.change ?? { kind: 'free', wish: command.args?.text ?? turn.text }
    const count = pointsWished(change)
    if (count !== undefined) return say(turn, phrases.howManyPoints(count))
    if (change.kind !== 'replace') return await reviseMeant(turn, { command, changes: wished(change) }, tools)
    const rewritten = rewriting(turn, command, change)
    if (rewritten !== undefined) return await reviseMeant(turn, rewritten, tools)
    const corrected = tools.correct(turn, change)
    const changes = replacements(turn.report, corrected.report, change)
    if (corrected === turn) return await reviseMeant(turn, { command, changes }, tools)
    const { targets } = draftsWith(corrected, changes)
    if (targets.length === 0) return sayCorrected(turn, corrected)
    return nextQuestions(await reviseEach(corrected, targets, { command, changes }, tools))
  }
}

/** 「不足第二条改成……」 as words in the place of those the point has; undefined when no point is named. */
function rewriting(turn: Turn, command: Command, change: DraftChange): Asked | undefined {
  const asked = pointToRewrite(change)
  if (asked === undefined) return undefined
  const { point, words, section = command.section } = asked
  const named = { ...command, ...(section === undefined ? {} : { section }) }
  const meant = draftsToChange(turn, named, { kind: 'remove-point', points: [point] })
  const [target] = meant.kind === 'drafts' ? meant.targets : []
  const next = target === undefined ? undefined : pointRewritten(target.part, point, words)
  return next === undefined ? undefined : { command: named, changes: [next] }
}

const wished = (change: DraftChange): Changes =>
  change.kind === 'free' ? (swapped(change.wish) ?? [change]) : [change]

async function reviseMeant(turn: Turn, asked: Asked, tools: Tools): Promise<Turn> {
  const [change] = asked.changes
  const meant = draftsToChange(turn, asked.command, change)
  if (meant.kind === 'unclear') return say(turn, phrases.whichSection(meant.sections, change))
  if (meant.targets.length === 0) return say(turn, nothingToChange(turn, change))
  if (meant.whole) return await reviseWhole(turn, meant.targets, asked, tools)
  return await reviseEach(turn, ...pointNamed(turn, meant.targets, asked), tools)
}

/** 「第一条短一点」「经费少那条删掉」: where one draft is meant and one of its points is named. */
function pointNamed(turn: Turn, targets: readonly Target[], asked: Asked): [readonly Target[], Asked] {
  const [target, ...others] = targets
  const [change] = asked.changes
  if (target === undefined || others.length > 0) return [targets, asked]
  const named =
    change.kind === 'free'
      ? (pointByWords(change.wish, target.part, turn.report.facts) ?? clauseTakenOut(change.wish, target.part))
      : undefined
  if (named !== undefined) return [targets, { ...asked, changes: [named] }]
  const point = pointSpokenOf(turn.text, change)
  const one = point === undefined ? undefined : onePointOf(target, point)
  return [[{ ...target, ...one }], asked]
}

async function reviseEach(turn: Turn, targets: readonly Target[], asked: Asked, tools: Tools): Promise<Turn> {
  let current = turn
  for (const target of targets) {
    const revised = await reviseTarget(current, { target, ...asked }, tools)
    current =
      revised.kind === 'changed'
        ? await withPlan(revised, { target, ...asked }, tools)
        : say(current, phrases.unchanged(target.draft.section.id, target.theme ?? target.draft.theme, revised.note))
  }
  return current
}

/** The plan answers the shortcomings point by point, so it goes through what they went through. */
async function withPlan(
  { turn }: Extract<Revised, { kind: 'changed' }>,
  { target, command, changes }: Asked & { readonly target: Target },
  tools: Tools,
): Promise<Turn> {
  const plan = turn.report.drafts.plan?.at(-1)
  const step = planStep(target.draft.section, plan, changes)
  if (plan === undefined || step === undefined) return turn
  const { last } = turn.conversation
  const answering = { target: { draft: plan, ...wholeOf(plan) }, command }
  const [first, ...others] = step.changes
  const revised =
    first === undefined ? undefined : await reviseTarget(turn, { ...answering, changes: [first, ...others] }, tools)
  const followed = revised?.kind === 'changed' ? say(revised.turn, phrases.planFollowed) : turn
  return changeConversation(step.kept ? say(followed, phrases.measureKept) : followed, { last })
}

/** The whole report: a length is shared out, and what stayed as it was is told in one line. */
async function reviseWhole(turn: Turn, targets: readonly Target[], asked: Asked, tools: Tools): Promise<Turn> {
  const before = charsIn(targets)
  let current = turn
  const same: Target[] = []
  for (const target of targets) {
    const changes = shared(asked.changes, charsOf(target.part) / Math.max(1, before))
    const revised = await reviseTarget(current, { target, command: asked.command, changes }, tools)
    if (revised.kind === 'changed') current = revised.turn
    else same.push(target)
  }
  const kept = changeConversation(current, { last: 'drafted:report' })
  const sections = same.map(({ draft }) => draft.section.id)
  return say(kept, phrases.stayed(sections, asked.changes[0]), wholeLength(turn, current, asked.changes[0]))
}

const charsIn = (targets: readonly Target[]): number => targets.reduce((sum, { part }) => sum + charsOf(part), 0)

/** 「全文2000字」: to each section what it has of the whole. */
function shared([first, ...others]: Changes, share: number): Changes {
  if (first.kind !== 'length' || first.chars === undefined) return [first, ...others]
  return [{ ...first, chars: Math.round(first.chars * share) }, ...others]
}

function wholeLength(before: Turn, after: Turn, change: DraftChange): string {
  const chars = ({ report }: Turn): number =>
    Object.values(writtenSections(report)).reduce((sum, section) => sum + charsOf(section), 0)
  return change.kind === 'length' ? phrases.wholeLength(chars(before), chars(after)) : ''
}

/** No draft at all, or none that has these words or this point. */
function nothingToChange({ report }: Turn, change: DraftChange): string {
  if (!SECTION_IDS.some((id) => (report.drafts[id] ?? []).length > 0)) return phrases.noDraftYet
  if (change.kind === 'replace') return phrases.wordsNotFound(change.from, wherePutOtherwise(report, change.from))
  return phrases.noSuchPoint
}

/** The ledger alone was changed: there is no draft yet, or none has the figure. */
function sayCorrected(before: Turn, after: Turn): Turn {
  const facts = after.report.facts.slice(before.report.facts.length)
  return nextQuestions(facts.length === 0 ? after : say(after, phrases.corrected(facts)))
}
