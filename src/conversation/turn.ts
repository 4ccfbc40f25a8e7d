import type { Command, CommandName } from '../core/command.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Engine } from '../core/draft.ts'
import type { InboundMessage, ReplyAddress } from '../core/inbound-message.ts'
import type { NoteSource } from '../core/note.ts'
import type { Reply } from '../core/reply.ts'
import type { Report } from '../core/report.ts'

/** Words to a person, with what may be pressed instead of typed. */
export type TextReply = Extract<Reply, { kind: 'text' }>

/** A reply to somebody else than the writer of the message: the owner who is asked to let a contributor in. */
export interface SideReply {
  readonly conversationId: InboundMessage['conversationId']
  readonly to: ReplyAddress
  readonly reply: TextReply
}

/**
 * One message being handled. A handler takes a turn and gives the next one; nothing outside changes until the turn is
 * committed as a whole.
 */
export interface Turn {
  readonly message: InboundMessage
  /** What the person said, in one text. */
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly conversation: Conversation
  /** The report the conversation is about. */
  readonly report: Report
  /** Other reports this turn has changed. */
  readonly others: readonly Report[]
  /** Ids of reports to delete for good. */
  readonly deleted: readonly string[]
  readonly replies: readonly TextReply[]
  readonly sideReplies: readonly SideReply[]
  readonly engine?: Engine
  /** Where the words in hand were read from, when nobody typed them. */
  readonly source?: NoteSource
  /** Fires when the person says stop, or the turn has taken too long. */
  readonly signal: AbortSignal
  /** Shows a snapshot of the work in hand; may be lost, is never the answer. */
  readonly show: (text: string) => void
}

export type HandleCommand = (turn: Turn, command: Command) => Promise<Turn>
export type CommandHandlers = Readonly<Record<CommandName, HandleCommand>>

export function say(turn: Turn, ...said: readonly (string | TextReply)[]): Turn {
  const replies = said.map((one) => (typeof one === 'string' ? inWords(one) : one))
  return { ...turn, replies: [...turn.replies, ...replies.filter(({ text }) => text.trim() !== '')] }
}

export function inWords(text: string): TextReply {
  return { kind: 'text', text }
}

export function changeReport(turn: Turn, change: Partial<Report>): Turn {
  return { ...turn, report: { ...turn.report, ...change } }
}

export function changeConversation(turn: Turn, change: Partial<Conversation>): Turn {
  return { ...turn, conversation: { ...turn.conversation, ...change } }
}
