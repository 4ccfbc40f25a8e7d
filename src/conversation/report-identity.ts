import type { Conversation } from '../core/conversation.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Contributor, JoinRequest, Report } from '../core/report.ts'

/** Until unit and year are declared, a report belongs to its conversation alone. */
export function privateReportId(conversation: Pick<Conversation, 'id'>): string {
  return `private:${conversation.id}`
}

export function isPrivate(report: Pick<Report, 'id'>): boolean {
  return report.id.startsWith('private:')
}

/** One report per unit and report year inside a corporation. Undefined while either is not declared. */
export function sharedReportId(report: Pick<Report, 'unit' | 'year'>): string | undefined {
  if (report.unit === undefined || report.year === undefined) return undefined
  return `unit:${report.unit.fullName}:${report.year}`
}

/** A report with nothing in it yet; its first writer owns it. */
export function blankReport(id: string, message: InboundMessage): Report {
  return {
    id,
    corp: message.corp,
    revision: 0,
    variant: 'submission',
    contributors: [contributorOf(message, 'owner')],
    notes: [],
    facts: [],
    drafts: {},
    history: [],
    questions: [],
    joinRequests: [],
  }
}

/** The writer of a message as one who gives material. */
export function contributorOf(message: InboundMessage, role: Contributor['role']): Contributor {
  const { group: _, ...person } = personOf(message)
  return { ...person, role }
}

/** The writer of a message, with the way to reach them. */
export function personOf(message: InboundMessage): JoinRequest {
  const { sender, conversationId, replyTo, group } = message
  return { id: sender.id, name: sender.name, conversationId, replyTo, ...(group && { group }) }
}

/**
 * Who contributes may bring the report into their own chat. Into a group, where others will read it, only its owner may,
 * or whoever writes in a group that was let in.
 */
export function mayEnter(report: Report, { sender, group, conversationId }: InboundMessage): boolean {
  if (group !== true) return contributes(report, sender.id)
  if (report.groups?.includes(conversationId) === true) return true
  return report.contributors.some(({ id, role }) => id === sender.id && role === 'owner')
}

/** The report with this chat, if it is a group, among those that write it. */
export function withGroup(report: Report, { group, conversationId }: InboundMessage | JoinRequest): Report {
  if (group !== true || report.groups?.includes(conversationId) === true) return report
  return { ...report, groups: [...(report.groups ?? []), conversationId] }
}

export function contributes(report: Report, personId: string): boolean {
  return report.contributors.some(({ id }) => id === personId)
}
