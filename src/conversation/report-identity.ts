import type { Conversation } from '../core/conversation.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { JoinRequest, Report } from '../core/report.ts'

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
    contributors: [{ ...personOf(message), role: 'owner' }],
    notes: [],
    facts: [],
    drafts: {},
    history: [],
    questions: [],
    joinRequests: [],
  }
}

/** The writer of a message, with the way to reach them. */
export function personOf(message: InboundMessage): JoinRequest {
  const { sender, conversationId, replyTo } = message
  return { id: sender.id, name: sender.name, conversationId, replyTo }
}

export function contributes(report: Report, personId: string): boolean {
  return report.contributors.some(({ id }) => id === personId)
}
