import type { Conversation } from '../core/conversation.ts'
import type { ConversationId } from '../core/inbound-message.ts'
import type { Report } from '../core/report.ts'
import type { TurnCommit, TurnStore } from '../core/turn-store.ts'
import { auditKey } from './audit-log.ts'
import { COMMIT } from './commit-script.ts'
import { holdersOf } from './held-originals.ts'
import type { Keys } from './keys.ts'
import { originalKeys } from './originals.ts'
import { replyArguments } from './reply-arguments.ts'
import { fromFields, toFields } from './report-fields.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'
import { assertVersion, conversationShape, readStored, STORED_VERSION } from './stored-shapes.ts'

export interface TurnStoreOptions {
  readonly redis: ScriptRunner & { hgetall(key: string): Promise<Record<string, string>> }
  readonly keys: Keys
  /** After a commit that let go of originals; resolves when they are deleted, and never rejects. */
  readonly onDropped?: (corp: string) => Promise<void>
}

/** The audit list of a month is kept for over a year after its last record. */
const AUDIT_SECONDS = 400 * 24 * 3600

/** Where an item lies in Redis and as of which revision: an item that is still there need not be written again. */
type Stored = WeakMap<object, string>

export function createTurnStore({ redis, keys, onDropped }: TurnStoreOptions): TurnStore {
  const commit = createScript(redis, COMMIT)
  const stored: Stored = new WeakMap()
  const reportKey = (corp: string, id: string) => keys.of(corp, 'report', id)
  return {
    loadConversation: async (id, corp) => {
      const fields = await translateErrors(() => redis.hgetall(keys.of(corp, 'conversation', id)))
      return fields['revision'] === undefined ? newConversation(id, corp) : readConversation(fields)
    },
    loadReport: async (id, corp) => {
      const key = reportKey(corp, id)
      const fields = await translateErrors(() => redis.hgetall(key))
      const { revision } = fields
      if (revision === undefined) return undefined
      return fromFields(fields, (item, field) => stored.set(item, placeOf(key, Number(revision), field)))
    },
    commit: async (turn) => {
      const { message, conversation, reports, deleted = [], replies } = turn
      const { corp, conversationId } = message
      const { mail, bodies, state, lanes } = keys.lane('turns', { corp, laneId: conversationId })
      const { held, dropped } = originalKeys(keys, corp)
      const outbox = replyArguments(keys, corp, replies)
      const outcome = await commit(
        [
          ...[mail, bodies, state, lanes, keys.of(corp, 'conversation', conversationId), auditKeyOf(keys, turn)],
          keys.lane('deliveries', { corp, laneId: conversationId }).lanes,
          ...[held, dropped],
          ...reports.map(({ id }) => reportKey(corp, id)),
          ...deleted.map((id) => reportKey(corp, id)),
          ...outbox.keys,
        ],
        [
          ...[message.idempotencyKey, conversationId],
          ...[conversation.revision, writeConversation(conversation), JSON.stringify(turn.audit), AUDIT_SECONDS],
          ...[reports.length, deleted.length, ...holdersOf(turn), ...reports.map(({ revision }) => revision)],
          ...reports.flatMap((report) => changes(report, reportKey(corp, report.id), stored)),
          ...outbox.values,
        ],
      )
      if (outcome === 0) return 'stale'
      // Before the reply that says so is delivered.
      if (outcome === 2) await onDropped?.(corp)
      return outcome === -1 ? 'conflict' : 'committed'
    },
  }
}

/** pairCount (field value)… listCount (list length)… of COMMIT. */
function changes(report: Report, key: string, stored: Stored): readonly (string | number)[] {
  const { head, lists } = toFields(report)
  const names = Object.entries(lists)
  const items = names.flatMap(([name, list]) => list.map((item, at) => ({ item, field: `${name}:${at}` })))
  const changed = items.filter(({ item, field }) => stored.get(item) !== placeOf(key, report.revision, field))
  return [
    ...[changed.length + 1, 'head', head, ...changed.flatMap(({ item, field }) => [field, JSON.stringify(item)])],
    ...[names.length, ...names.flatMap(([name, list]) => [name, list.length])],
  ]
}

function placeOf(key: string, revision: number, field: string): string {
  return `${key}#${revision}#${field}`
}

/** One list a month, so that old ones expire. */
function auditKeyOf(keys: Keys, { message, audit }: TurnCommit): string {
  return auditKey(keys, message.corp, new Date(audit.at).toISOString().slice(0, 7))
}

function newConversation(id: string, corp: string): Conversation {
  return { id: id as ConversationId, corp, revision: 0, last: 'none' }
}

function writeConversation(conversation: Conversation): string {
  return JSON.stringify({ version: STORED_VERSION, ...conversation, revision: undefined })
}

function readConversation(fields: Readonly<Record<string, string>>): Conversation {
  const place = 'a conversation'
  const { version, ...body } = readStored(fields['body'], conversationShape, place)
  assertVersion(version, place)
  return { ...(body as unknown as Omit<Conversation, 'revision'>), revision: Number(fields['revision']) }
}
