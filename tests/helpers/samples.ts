import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import type { Report } from '../../src/core/report.ts'
import type { TurnCommit } from '../../src/core/turn-store.ts'

/** A text message of a fictional person; what matters to a test is said by the test. */
export function aMessage(key: string, chat = 'u1', text = `message ${key}`): InboundMessage {
  return {
    idempotencyKey: key,
    conversationId: `wecom-app:default:${chat}`,
    corp: 'corp1',
    sender: { id: chat, name: '小林' },
    parts: [{ kind: 'text', text }],
    receivedAt: 1_700_000_000_000,
    replyTo: { channel: 'wecom-app', account: 'default', to: chat },
  }
}

export function anEntry(key: string, message: InboundMessage, text = `reply ${key}`): OutboxEntry {
  return {
    key,
    conversationId: message.conversationId,
    corp: message.corp,
    to: message.replyTo,
    reply: { kind: 'text', text },
    answers: message.idempotencyKey,
    final: true,
  }
}

export function aReport(id: string, corp = 'corp1'): Report {
  return {
    id,
    corp,
    revision: 0,
    variant: 'submission',
    contributors: [
      {
        id: 'u1',
        name: '小林',
        role: 'owner',
        conversationId: 'console:local:u1',
        replyTo: { channel: 'console', account: 'local', to: 'u1' },
      },
    ],
    notes: [],
    facts: [],
    drafts: {},
    history: [],
    questions: [],
    joinRequests: [],
  }
}

/** A turn that answers the message with one reply and changes nothing else. */
export function aCommit(message: InboundMessage, changes: Partial<TurnCommit> = {}): TurnCommit {
  return {
    message,
    conversation: { id: message.conversationId, corp: message.corp, revision: 0, last: 'none' },
    reports: [],
    replies: [anEntry(`${message.idempotencyKey}/r1`, message)],
    audit: {
      at: 1_700_000_000_000,
      messageKey: message.idempotencyKey,
      sender: message.sender.id,
      commands: ['note'],
      elapsedMs: 5,
    },
    ...changes,
  }
}

export function laneOf(message: InboundMessage) {
  return { corp: message.corp, laneId: message.conversationId }
}
