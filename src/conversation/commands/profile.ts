import type { CommandArgs } from '../../core/command.ts'
import type { Report } from '../../core/report.ts'
import type { TurnStore } from '../../core/turn-store.ts'
import { asking } from '../ask-question.ts'
import { inheritStyle } from '../inherit-style.ts'
import type { KeepNotes } from '../keep-notes.ts'
import { applyProfile } from '../onboarding.ts'
import { parseUnit } from '../parse-unit.ts'
import { phrases } from '../phrases.ts'
import { blankReport, isPrivate, mayEnter, personOf, sharedReportId, withGroup } from '../report-identity.ts'
import { changeConversation, changeReport, type HandleCommand, say, type Turn } from '../turn.ts'
import { JOIN_OPTIONS } from './join.ts'

interface Tools {
  readonly store: Pick<TurnStore, 'loadReport'>
  readonly keepNotes: KeepNotes
}

/**
 * profile: what a cadre declares about unit, year and form. Unit and year together name the report: declaring another one
 * goes over to it, and one that others already write is entered only with its owner's word.
 */
export function createProfileHandler(tools: Tools): HandleCommand {
  return async (turn, { args }) => {
    const told = args ?? {}
    if (isOtherUnitsGroup(turn, told)) return say(turn, phrases.groupIsOf(turn.report))
    const declared = applyProfile(turn.report, told)
    const id = sharedReportId(declared)
    if (id === undefined || id === turn.report.id || staysApart(turn, told))
      return say(changeReport(turn, declared), phrases.profileSet(declared))
    const existing = await tools.store.loadReport(id, turn.message.corp)
    if (existing === undefined) return openReport(turn, await inheritStyle(turn, declared, tools.store), id)
    return mayEnter(existing, turn.message) ? enter(turn, existing, told, tools) : askOwner(turn, declared, existing)
  }
}

/** What one unit has told a group is never followed there by another unit's: the group stays with the first. */
function isOtherUnitsGroup({ report, message }: Turn, { unit }: CommandArgs): boolean {
  const other = unit !== undefined && report.unit !== undefined && report.unit.fullName !== parseUnit(unit)?.fullName
  return message.group === true && other && report.notes.length > 0
}

/** Who waits for an owner's word, or got none, asks anew by saying unit or year again, not by saying how long it is to be. */
function staysApart({ report }: Turn, args: CommandArgs): boolean {
  return isPrivate(report) && sharedReportId(report) !== undefined && args.unit === undefined && args.year === undefined
}

/** The first to declare it owns it. Material told before unit and year were known comes along; that of another year stays there. */
function openReport(turn: Turn, declared: Report, id: string): Turn {
  if (isPrivate(turn.report)) {
    const deleted = turn.report.revision === 0 ? [] : [turn.report.id]
    const moved = withGroup({ ...declared, id, revision: 0 }, turn.message)
    return say({ ...turn, report: moved, deleted: [...turn.deleted, ...deleted] }, phrases.profileSet(moved))
  }
  const { unit, year, variant, style } = declared
  const fresh: Report = {
    ...withGroup(blankReport(id, turn.message), turn.message),
    variant,
    // Another year is written by the same people; another unit's material is nobody's but its own writers'.
    ...(unit?.fullName === turn.report.unit?.fullName ? { contributors: declared.contributors } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    ...(style === undefined ? {} : { style }),
  }
  return switchTo(turn, fresh)
}

function enter(turn: Turn, existing: Report, args: CommandArgs, { keepNotes }: Tools): Turn {
  const wasPrivate = isPrivate(turn.report)
  const told = wasPrivate ? keepNotes.merge(existing, turn.report) : existing
  const merged = withGroup(applyProfile(told, args), turn.message)
  const deleted = wasPrivate && turn.report.revision > 0 ? [turn.report.id] : []
  return switchTo({ ...turn, deleted: [...turn.deleted, ...deleted] }, merged)
}

function switchTo(turn: Turn, report: Report): Turn {
  const left = turn.deleted.includes(turn.report.id) || turn.report.id === report.id ? [] : [turn.report]
  const { pendingQuestion: _, ...conversation } = turn.conversation
  const switched: Turn = {
    ...turn,
    report,
    others: [...turn.others, ...left],
    conversation: { ...conversation, last: 'none' },
  }
  return say(switched, phrases.switched(report))
}

/** Nothing of the other report is shown; what the person sends stays with themselves until the owner agrees. */
function askOwner(turn: Turn, declared: Report, existing: Report): Turn {
  const owner = existing.contributors.find(({ role }) => role === 'owner')
  if (owner === undefined) return say(changeReport(turn, declared), phrases.profileSet(declared))
  const person = personOf(turn.message)
  const asked = existing.joinRequests.some((one) => one.conversationId === person.conversationId)
  const waiting = asked ? existing : { ...existing, joinRequests: [...existing.joinRequests, person] }
  const request = {
    conversationId: owner.conversationId,
    to: owner.replyTo,
    reply: asking({ text: phrases.joinRequest(person, existing), options: JOIN_OPTIONS }),
  }
  const noted: Turn = {
    ...changeReport(turn, declared),
    others: [...turn.others, waiting],
    sideReplies: asked ? turn.sideReplies : [...turn.sideReplies, request],
  }
  return say(changeConversation(noted, { wantsReport: existing.id }), phrases.askOwner(existing, owner.name))
}
