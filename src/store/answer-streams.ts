import type { AnswerPlace, AnswerStreams } from '../core/answer-streams.ts'
import type { Keys } from './keys.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

/** Longer than a reply may wait (24 hours). */
const KEEP_SECONDS = 172_800

/** Fields of the hash: `open` the stream that shows progress, `used` the last one given to a part, p:… and d:… the parts. */
const READ = `
local open = tonumber(redis.call('HGET', KEYS[1], 'open') or '0')
local used = tonumber(redis.call('HGET', KEYS[1], 'used') or '-1')
`
const KEEP = `redis.call('EXPIRE', KEYS[1], ${KEEP_SECONDS})`

const CURRENT = `${READ}
return open > used and open or -1
`

/** ARGV from */
const ADVANCE = `${READ}
if open <= used then return -1 end
if open == tonumber(ARGV[1]) then
  open = open + 1
  redis.call('HSET', KEYS[1], 'open', open)
  ${KEEP}
end
return open
`

/** ARGV part → stream done first */
const ASSIGN = `${READ}
redis.call('HSETNX', KEYS[1], 'first', ARGV[1])
local first = redis.call('HGET', KEYS[1], 'first') == ARGV[1] and 1 or 0
local known = redis.call('HGET', KEYS[1], 'p:' .. ARGV[1])
if known then return { tonumber(known), redis.call('HEXISTS', KEYS[1], 'd:' .. ARGV[1]), first } end
local stream = math.max(open, used + 1)
redis.call('HSET', KEYS[1], 'open', stream, 'used', stream, 'p:' .. ARGV[1], stream)
${KEEP}
return { stream, 0, first }
`

/** ARGV part from → stream */
const MOVE = `${READ}
local known = tonumber(redis.call('HGET', KEYS[1], 'p:' .. ARGV[1]))
if known and known ~= tonumber(ARGV[2]) then return known end
local stream = math.max(open, used) + 1
redis.call('HSET', KEYS[1], 'open', stream, 'used', stream, 'p:' .. ARGV[1], stream)
${KEEP}
return stream
`

/** ARGV part */
const DONE = `
redis.call('HSET', KEYS[1], 'd:' .. ARGV[1], 1)
${KEEP}
return 1
`

export interface AnswerStreamsOptions {
  readonly redis: ScriptRunner & {
    hset(key: string, field: string, value: string): Promise<unknown>
    hdel(key: string, field: string): Promise<unknown>
    hgetall(key: string): Promise<Record<string, string>>
  }
  readonly keys: Keys
}

export function createAnswerStreams({ redis, keys }: AnswerStreamsOptions): AnswerStreams {
  const run = (lua: string) => {
    const script = createScript(redis, lua)
    return ({ bot, key }: AnswerPlace, ...values: (string | number)[]) => script([keys.of(bot, 'streams', key)], values)
  }
  const [current, advance, assign, move, done] = [run(CURRENT), run(ADVANCE), run(ASSIGN), run(MOVE), run(DONE)]
  const openOf = (bot: string) => keys.of(bot, 'open-answers')
  return {
    open: async ({ bot, key }, address) => {
      await translateErrors(() => redis.hset(openOf(bot), key, address))
    },
    close: async ({ bot, key }) => {
      await translateErrors(() => redis.hdel(openOf(bot), key))
    },
    openAnswers: (bot) =>
      translateErrors(async () =>
        Object.entries(await redis.hgetall(openOf(bot))).map(([key, address]) => ({ key, address })),
      ),
    current: async (place) => numberOf(await current(place)),
    advance: async (place, from) => numberOf(await advance(place, from)),
    assign: async (place, part) => {
      const [stream, done, first] = (await assign(place, part)) as [number, number, number]
      return { stream, done: done === 1, first: first === 1 }
    },
    move: async (place, part, from) => Number(await move(place, part, from)),
    done: async (place, part) => {
      await done(place, part)
    },
  }
}

function numberOf(answer: unknown): number | undefined {
  return Number(answer) < 0 ? undefined : Number(answer)
}
