import type { TypedMessage } from '../../core/console-door.ts'
import type { ConversationId, InboundMessage } from '../../core/inbound-message.ts'

/** One browser or terminal is one person with one conversation. */
export function talkConversation(talk: string): ConversationId {
  return `console:local:${talk}`
}

/** What was typed, as a message. The id comes from the page, so that a message sent again is the same message. */
export function consoleMessage(typed: TypedMessage & { readonly corp: string; readonly at: number }): InboundMessage {
  return {
    idempotencyKey: `console:${typed.talk}:${typed.id}`,
    conversationId: talkConversation(typed.talk),
    corp: typed.corp,
    // Whoever sits at this machine is one person, however many conversations they open.
    sender: typed.by === undefined ? { id: 'local', name: '本机' } : { id: typed.by, name: typed.by },
    ...(typed.group === true && { group: true }),
    parts: [{ kind: 'text', text: typed.text }],
    receivedAt: typed.at,
    replyTo: { channel: 'console', account: 'local', to: typed.talk },
  }
}
