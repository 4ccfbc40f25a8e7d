import type { Contributor, JoinRequest, Report } from '../../core/report.ts'
import type { TurnStore } from '../../core/turn-store.ts'
import type { KeepNotes } from '../keep-notes.ts'
import { phrases } from '../phrases.ts'
import { blankReport, contributes, privateReportId, sharedReportId, withGroup } from '../report-identity.ts'
import { inWords, say, type Turn } from '../turn.ts'

export const JOIN_OPTIONS: readonly string[] = ['同意', '不同意']

export interface JoinTools {
  readonly store: Pick<TurnStore, 'loadReport'>
  readonly keepNotes: KeepNotes
}

const WORDS = /^(?:同意|不同意|拒绝)/
const WORDS_AND_NUMBERS = /^(?:1|2|同意|不同意|拒绝)/

/**
 * The owner's word about who asked first to join; undefined when this is no such word. With `onlyWords` the numbers 1 and 2
 * are left to the question that is waiting for them.
 */
export async function answerJoinRequest(
  turn: Turn,
  { onlyWords }: { readonly onlyWords: boolean },
  tools: JoinTools,
): Promise<Turn | undefined> {
  const [request] = turn.report.joinRequests
  const owner = turn.report.contributors.find(({ role }) => role === 'owner')
  const word = (onlyWords ? WORDS : WORDS_AND_NUMBERS).exec(turn.text.trim())?.[0]
  if (request === undefined || word === undefined || owner?.id !== turn.message.sender.id) return undefined
  const granted = word === '1' || word === '同意'
  return granted ? await letIn(turn, { request, owner }, tools) : keepOut(turn, request)
}

/** The owner may be at another year's report when the word comes; years this far are looked through. */
const YEARS_AROUND = 3

/** The owner's 同意 about a report of the same unit that their chat is not about at the moment. */
export function createAnswerElsewhere(tools: JoinTools): (turn: Turn) => Promise<Turn | undefined> {
  return async (turn) => {
    const { report, text } = turn
    if (!WORDS.test(text.trim()) || report.joinRequests.length > 0 || report.year === undefined) return undefined
    for (const id of siblings(report, report.year)) {
      const sibling = await tools.store.loadReport(id, turn.message.corp)
      if (sibling === undefined || sibling.joinRequests.length === 0) continue
      const done = await answerJoinRequest({ ...turn, report: sibling }, { onlyWords: true }, tools)
      if (done !== undefined) return { ...done, report, others: [...done.others, done.report] }
    }
    return undefined
  }
}

/** Ids of the unit's reports of other years, the newest first. */
function siblings({ unit }: Report, year: number): readonly string[] {
  const years = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, at) => year + YEARS_AROUND - at)
  return years
    .filter((one) => one !== year)
    .flatMap((one) => sharedReportId({ ...(unit === undefined ? {} : { unit }), year: one }) ?? [])
}

interface Asked {
  readonly request: JoinRequest
  readonly owner: Contributor
}

/** The notes of the one let in come along at once, so that the owner sees them in the next status. */
async function letIn(turn: Turn, { request, owner }: Asked, { store, keepNotes }: JoinTools): Promise<Turn> {
  const own = await store.loadReport(privateReportId({ id: request.conversationId }), turn.message.corp)
  const merged = own === undefined ? turn.report : keepNotes.merge(turn.report, own)
  const report = withoutFirstRequest(withGroup(withContributor(merged, request), request))
  const others = own === undefined ? turn.others : [...turn.others, emptied(own, turn)]
  const told = tellOther({ ...turn, report, others }, request, phrases.joinGranted(report, owner.name))
  return say(told, phrases.memberAdded(request.name))
}

function withContributor(report: Report, { group: _, ...person }: JoinRequest): Report {
  if (contributes(report, person.id)) return report
  return { ...report, contributors: [...report.contributors, { ...person, role: 'contributor' }] }
}

function keepOut(turn: Turn, request: JoinRequest): Turn {
  const report = withoutFirstRequest(turn.report)
  return say(tellOther({ ...turn, report }, request, phrases.joinRefused(report)), phrases.memberRefused(request.name))
}

function withoutFirstRequest(report: Report): Report {
  return { ...report, joinRequests: report.joinRequests.slice(1) }
}

/**
 * What has moved is written as empty, not deleted: writing compares revisions, so that a note its owner sends at this very
 * moment is not lost but makes this turn be done again.
 */
function emptied({ id, revision, contributors }: Report, { message }: Turn): Report {
  return { ...blankReport(id, message), revision, contributors }
}

/** Both are told: the owner here, the other in their own chat. */
function tellOther(turn: Turn, { conversationId, replyTo }: JoinRequest, text: string): Turn {
  return { ...turn, sideReplies: [...turn.sideReplies, { conversationId, to: replyTo, reply: inWords(text) }] }
}
