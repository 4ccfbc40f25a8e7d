import type { Command } from '../core/command.ts'
import type { OutboxEntry } from '../core/reply.ts'
import type { Report } from '../core/report.ts'
import type { TurnCommit } from '../core/turn-store.ts'
import { phrases } from './phrases.ts'
import { inWords, type Turn } from './turn.ts'

/** Everything the turn changes, to be committed in one step. A turn always answers, if only with a plain sentence. */
export function closeTurn(
  turn: Turn,
  made: { readonly commands: readonly Command[]; readonly endedAt: number },
): TurnCommit {
  const { message, conversation, report } = turn
  return {
    message,
    conversation: { ...conversation, reportId: report.id, lastAt: turn.now },
    reports: [report, ...turn.others].filter((one) => !turn.deleted.includes(one.id)).filter(worthKeeping),
    deleted: turn.deleted,
    replies: outbox(turn),
    audit: {
      at: made.endedAt,
      messageKey: message.idempotencyKey,
      sender: message.sender.id,
      commands: made.commands.map(({ command }) => command),
      elapsedMs: made.endedAt - turn.now,
      ...(turn.engine === undefined ? {} : { engine: turn.engine }),
    },
  }
}

/** A report nobody has told anything is not stored: a greeting leaves no trace. */
function worthKeeping(report: Report): boolean {
  return (
    report.revision > 0 ||
    report.notes.length > 0 ||
    report.style !== undefined ||
    report.unit !== undefined ||
    report.year !== undefined
  )
}

function outbox(turn: Turn): readonly OutboxEntry[] {
  const { message } = turn
  const replies = turn.replies.length === 0 ? [inWords(phrases.answered)] : turn.replies
  const own = replies.map((reply, at) => ({
    key: `${message.idempotencyKey}/r${at + 1}`,
    conversationId: message.conversationId,
    corp: message.corp,
    to: message.replyTo,
    reply,
    answers: message.idempotencyKey,
    final: at === replies.length - 1,
  }))
  const side = turn.sideReplies.map((one, at) => ({
    key: `${message.idempotencyKey}/s${at + 1}`,
    conversationId: one.conversationId,
    corp: message.corp,
    to: one.to,
    reply: one.reply,
    answers: message.idempotencyKey,
    final: false,
  }))
  return [...own, ...side]
}
