import type { Clock } from '../../src/core/clock.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { ConversationId, InboundMessage } from '../../src/core/inbound-message.ts'
import type { ProgressBoard, ProgressFeed, ProgressSnapshot, StopFlag } from '../../src/core/progress-board.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import type { Report } from '../../src/core/report.ts'
import type { AuditLog, AuditRecord, TurnCommit, TurnStore } from '../../src/core/turn-store.ts'
import { createMemoryLane, type MemoryLane } from './memory-lane.ts'

interface Audited {
  readonly corp: string
  readonly record: AuditRecord
}

/** The twins of all lane ports in memory, one world. */
export interface MemoryLanes {
  readonly turns: MemoryLane<InboundMessage>
  readonly deliveries: MemoryLane<OutboxEntry>
  readonly store: TurnStore
  readonly stopFlag: StopFlag
  readonly progressBoard: ProgressBoard
  readonly progressFeed: ProgressFeed
  readonly auditLog: AuditLog
}

export function createMemoryLanes(clock: Clock = () => 0): MemoryLanes {
  const deliveries = createMemoryLane<OutboxEntry>(clock)
  const reply = (corp: string, entry: OutboxEntry) => {
    deliveries.append({ key: entry.key, corp, laneId: entry.conversationId, body: entry })
  }
  const turns = createMemoryLane<InboundMessage>(clock, reply)
  const audit: Audited[] = []
  return {
    turns,
    deliveries,
    store: createMemoryStore({ turns, reply, audit }),
    stopFlag: createMemoryStopFlag(),
    ...createMemoryBoard(),
    auditLog: {
      read: async (corp, month) =>
        audit
          .filter((each) => each.corp === corp && new Date(each.record.at).toISOString().startsWith(month))
          .map(({ record }) => record),
    },
  }
}

interface MemoryStoreOptions {
  readonly turns: MemoryLane<InboundMessage>
  readonly reply: (corp: string, entry: OutboxEntry) => void
  readonly audit: Audited[]
}

function createMemoryStore({ turns, reply, audit }: MemoryStoreOptions): TurnStore {
  // Values go through JSON, as they do in the adapter.
  const conversations = new Map<string, string>()
  const reports = new Map<string, string>()
  const idOf = (corp: string, id: string) => JSON.stringify([corp, id])
  const revisionIn = (documents: Map<string, string>, id: string) =>
    (JSON.parse(documents.get(id) ?? '{"revision":0}') as { revision: number }).revision
  const save = (documents: Map<string, string>, document: Conversation | Report) =>
    documents.set(idOf(document.corp, document.id), JSON.stringify({ ...document, revision: document.revision + 1 }))
  const changed = ({ conversation, reports: saved }: TurnCommit) =>
    revisionIn(conversations, idOf(conversation.corp, conversation.id)) !== conversation.revision ||
    saved.some((report) => revisionIn(reports, idOf(report.corp, report.id)) !== report.revision)
  return {
    loadConversation: async (id, corp) => {
      const found = conversations.get(idOf(corp, id))
      if (found === undefined) return { id: id as ConversationId, corp, revision: 0, last: 'none' }
      return JSON.parse(found) as Conversation
    },
    loadReport: async (id, corp) => {
      const found = reports.get(idOf(corp, id))
      return found === undefined ? undefined : (JSON.parse(found) as Report)
    },
    commit: async (turn) => {
      const { message, conversation, deleted = [], replies } = turn
      const { corp, conversationId: laneId, idempotencyKey: key } = message
      if (!turns.isHead({ corp, laneId, key, body: message })) return 'stale'
      if (changed(turn)) return 'conflict'
      turns.dropHead({ corp, laneId })
      save(conversations, conversation)
      for (const report of turn.reports) save(reports, report)
      for (const id of deleted) reports.delete(idOf(corp, id))
      audit.push({ corp, record: turn.audit })
      for (const entry of replies) reply(corp, entry)
      return 'committed'
    },
  }
}

function createMemoryStopFlag(): StopFlag {
  const watching = new Map<string, Set<AbortController>>()
  return {
    raise: async (conversationId) => {
      for (const controller of watching.get(conversationId) ?? []) controller.abort()
    },
    watch: async (conversationId) => {
      const controller = new AbortController()
      const set = watching.get(conversationId) ?? new Set()
      watching.set(conversationId, set.add(controller))
      return {
        signal: controller.signal,
        release: async () => {
          set.delete(controller)
        },
      }
    },
  }
}

function createMemoryBoard(): { readonly progressBoard: ProgressBoard; readonly progressFeed: ProgressFeed } {
  const shown = new Map<string, ProgressSnapshot>()
  const listeners = new Map<string, Set<(snapshot: ProgressSnapshot | undefined) => void>>()
  const tell = (conversationId: string, snapshot: ProgressSnapshot | undefined) => {
    for (const heard of listeners.get(conversationId) ?? []) heard(snapshot)
  }
  return {
    progressBoard: {
      show: async (conversationId, messageKey, text) => {
        shown.set(conversationId, { messageKey, text })
        tell(conversationId, { messageKey, text })
      },
      clear: async (conversationId, messageKey) => {
        if (shown.get(conversationId)?.messageKey !== messageKey) return
        shown.delete(conversationId)
        tell(conversationId, undefined)
      },
    },
    progressFeed: {
      latest: async (conversationId) => shown.get(conversationId),
      subscribe: async (conversationId, heard) => {
        const set = listeners.get(conversationId) ?? new Set()
        listeners.set(conversationId, set.add(heard))
        return {
          release: async () => {
            set.delete(heard)
          },
        }
      },
    },
  }
}
