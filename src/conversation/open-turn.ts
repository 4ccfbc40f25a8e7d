import type { Conversation } from '../core/conversation.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Report } from '../core/report.ts'
import type { TurnStore } from '../core/turn-store.ts'
import type { KeepNotes } from './keep-notes.ts'
import { blankReport, mayEnter, privateReportId } from './report-identity.ts'
import type { Turn } from './turn.ts'

export interface OpenTurn {
  (message: InboundMessage, around: Pick<Turn, 'text' | 'now' | 'signal' | 'show'>): Promise<Turn>
}

/** Loads what the turn is about. Whoever was let into a shared report since their last message is moved there, notes and all. */
export function createOpenTurn(tools: {
  readonly store: Pick<TurnStore, 'loadConversation' | 'loadReport'>
  readonly keepNotes: KeepNotes
}): OpenTurn {
  return async (message, around) => {
    const conversation = await tools.store.loadConversation(message.conversationId, message.corp)
    const report = await loadReport(tools.store, conversation, message)
    const turn: Turn = {
      ...around,
      message,
      conversation,
      report,
      others: [],
      deleted: [],
      replies: [],
      sideReplies: [],
    }
    return await enterWantedReport(turn, tools)
  }
}

async function loadReport(
  store: Pick<TurnStore, 'loadReport'>,
  conversation: Conversation,
  message: InboundMessage,
): Promise<Report> {
  const own = privateReportId(conversation)
  const about = await store.loadReport(conversation.reportId ?? own, message.corp)
  if (about !== undefined) return about
  // A shared report that its owner has deleted is not founded anew under its name by whoever writes next.
  return (await store.loadReport(own, message.corp)) ?? blankReport(own, message)
}

async function enterWantedReport(
  turn: Turn,
  { store, keepNotes }: { readonly store: Pick<TurnStore, 'loadReport'>; readonly keepNotes: KeepNotes },
): Promise<Turn> {
  const { conversation, message, report } = turn
  if (conversation.wantsReport === undefined) return turn
  const wanted = await store.loadReport(conversation.wantsReport, message.corp)
  if (wanted === undefined || !mayEnter(wanted, message)) return turn
  const { wantsReport: _, ...settled } = conversation
  return {
    ...turn,
    conversation: { ...settled, reportId: wanted.id },
    report: keepNotes.merge(wanted, report),
    deleted: report.revision === 0 ? [] : [report.id],
  }
}
