import type { StreamBook, StreamPlace, StreamRecord } from '../core/stream-book.ts'
import type { Keys } from './keys.ts'
import { createScript, type RunScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'
import { APPEND, CUT_OFF, OPEN, PARK, REFUSE_ONE_USE, SHOW, TAKE_ONE_USE } from './stream-scripts.ts'

export interface StreamBookOptions {
  readonly redis: ScriptRunner & { hgetall(key: string): Promise<Record<string, string>> }
  readonly keys: Keys
}

export function createStreamBook({ redis, keys }: StreamBookOptions): StreamBook {
  const script = (lua: string): RunScript => createScript(redis, lua)
  const [open, append, show, cutOff] = [script(OPEN), script(APPEND), script(SHOW), script(CUT_OFF)]
  const [takeOneUse, refuseOneUse, park] = [script(TAKE_ONE_USE), script(REFUSE_ONE_USE), script(PARK)]
  const record = ({ corp, key }: StreamPlace): string => keys.of(corp, 'stream', key)
  const parkedAt = (corp: string, chat: string): string => keys.of(corp, 'parked', chat)
  return {
    open: async (place, { openedAt, windowEndsAt }) => {
      await open([record(place)], [openedAt, windowEndsAt])
    },
    read: async (place) => readFields(await translateErrors(() => redis.hgetall(record(place)))),
    append: async (place, { part, last, parkedOf, openedAt, windowEndsAt }) => {
      const parked = parkedOf === undefined ? [] : [parkedAt(place.corp, parkedOf)]
      const values = [openedAt, windowEndsAt, part.key, part.text, last ? 1 : 0]
      return readPairs(await append([record(place), ...parked], values))
    },
    show: async (place, { now, handoverMs, noteEveryMs }) =>
      readPairs(await show([record(place)], [now, handoverMs, noteEveryMs])),
    cutOff: async (place) => readPairs(await cutOff([record(place)], [])),
    takeOneUse: async (place, { by, sentUnits }) => {
      const taken = Number(await takeOneUse([record(place)], [by, sentUnits]))
      return (['gone', 'taken', 'yours'] as const)[taken] ?? 'gone'
    },
    refuseOneUse: async (place, sentUnits) => {
      await refuseOneUse([record(place)], [sentUnits])
    },
    park: async (place, { chat, text, sentUnits }) => {
      await park([record(place), parkedAt(place.corp, chat)], [text, sentUnits])
    },
  }
}

/** What a script answers: HGETALL's flat list; empty when there is no record. */
function readPairs(answer: unknown): StreamRecord | undefined {
  const flat = Array.isArray(answer) ? (answer as readonly string[]) : []
  const fields: Record<string, string> = {}
  for (let at = 0; at + 1 < flat.length; at += 2) fields[flat[at] ?? ''] = flat[at + 1] ?? ''
  return readFields(fields)
}

function readFields(fields: Readonly<Record<string, string>>): StreamRecord | undefined {
  if (fields['opened'] === undefined) return undefined
  const count = Number(fields['count'] ?? 0)
  const askedAt = fields['asked']
  return {
    openedAt: Number(fields['opened']),
    windowEndsAt: Number(fields['window']),
    parts: Array.from({ length: count }, (_, at) => ({ key: fields[`k:${at}`] ?? '', text: fields[`t:${at}`] ?? '' })),
    complete: fields['complete'] === '1',
    shownParts: Number(fields['shown'] ?? 0),
    ended: fields['ended'] === '1',
    cutOff: fields['cut'] === '1',
    sentUnits: Number(fields['sent'] ?? 0),
    ...(askedAt !== undefined && { askedAt: Number(askedAt) }),
  }
}
