import type { ProgressBoard, ProgressFeed, ProgressSnapshot } from '../core/progress-board.ts'
import type { Keys } from './keys.ts'
import type { Listener } from './listener.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

export interface ProgressBoardOptions {
  readonly redis: ScriptRunner & { get(key: string): Promise<string | null> }
  readonly keys: Keys
}

/** A turn that shows nothing new for this long is not running any more. */
const BOARD_SECONDS = 600

/** Conversation ids are unique over corporations; the board needs no other key of theirs. */
const BOARD_CORP = 'board'

/** KEYS board · ARGV snapshot seconds */
const SHOW = `
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
redis.call('PUBLISH', KEYS[1], ARGV[1])
return 1
`

/** KEYS board · ARGV messageKey. A late turn does not wipe the board of the one that took over. */
const CLEAR = `
local shown = redis.call('GET', KEYS[1])
if not shown or cjson.decode(shown).messageKey ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', KEYS[1], '')
return 1
`

export function createProgressBoard({ redis, keys }: ProgressBoardOptions): ProgressBoard {
  const show = createScript(redis, SHOW)
  const clear = createScript(redis, CLEAR)
  return {
    show: async (conversationId, messageKey, text) => {
      await show([boardOf(keys, conversationId)], [JSON.stringify({ messageKey, text }), BOARD_SECONDS])
    },
    clear: async (conversationId, messageKey) => {
      await clear([boardOf(keys, conversationId)], [messageKey])
    },
  }
}

/** The reading side, in the process that holds the person's connection. */
export function createProgressFeed(options: ProgressBoardOptions & { readonly listener: Listener }): ProgressFeed {
  const { redis, keys, listener } = options
  const latest = (board: string) => translateErrors(async () => readSnapshot(await redis.get(board)))
  return {
    latest: (conversationId) => latest(boardOf(keys, conversationId)),
    subscribe: async (conversationId, heard) => {
      const board = boardOf(keys, conversationId)
      let listening = true
      const tell = (snapshot: ProgressSnapshot | undefined) => {
        if (listening) heard(snapshot)
      }
      const subscription = await listener.listen(board, (message) => {
        if (message === undefined) latest(board).then(tell, () => undefined)
        else tell(readSnapshot(message))
      })
      return {
        release: () => {
          listening = false
          return subscription.release()
        },
      }
    },
  }
}

function boardOf(keys: Keys, conversationId: string): string {
  return keys.of(BOARD_CORP, 'progress', conversationId)
}

function readSnapshot(text: string | null): ProgressSnapshot | undefined {
  return text === null || text === '' ? undefined : (JSON.parse(text) as ProgressSnapshot)
}
