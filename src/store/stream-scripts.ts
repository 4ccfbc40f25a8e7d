/**
 * The steps of a stream book, each atomic. One hash a stream: opened, window (ms), count, k:0 t:0 k:1 … (key and text of
 * the parts), has:KEY, complete, shown, ended, cut, asked (ms), sent, oneUse (key of
 * the part), parked.
 */
const KEPT_SECONDS = 86_400
/** Who does not write for a week has lost interest; whole reports can be exported any time. */
const PARKED_SECONDS = 7 * 86_400

const KEEP = `redis.call('EXPIRE', KEYS[1], ${KEPT_SECONDS})`

/** KEYS record · ARGV opened window */
const MAKE = `
if redis.call('HEXISTS', KEYS[1], 'opened') == 0 then
  redis.call('HSET', KEYS[1], 'opened', ARGV[1], 'window', ARGV[2])
  redis.call('HSETNX', KEYS[1], 'count', 0)
  ${KEEP}
end
`

export const OPEN = `${MAKE} return 1`

/** KEYS record parked? · ARGV opened window key text last → the record, or nothing when it was complete without this part */
export const APPEND = `${MAKE}
local function push(key, text)
  local count = tonumber(redis.call('HGET', KEYS[1], 'count') or 0)
  redis.call('HSET', KEYS[1], 'k:' .. count, key, 't:' .. count, text, 'has:' .. key, 1, 'count', count + 1)
end
if redis.call('HEXISTS', KEYS[1], 'has:' .. ARGV[3]) == 0 then
  if redis.call('HGET', KEYS[1], 'complete') then return {} end
  if KEYS[2] and redis.call('HGET', KEYS[1], 'count') == '0' then
    for i, text in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do push('parked:' .. i, text) end
    redis.call('DEL', KEYS[2])
  end
  push(ARGV[3], ARGV[4])
end
if ARGV[5] == '1' then redis.call('HSET', KEYS[1], 'complete', 1) end
${KEEP}
return redis.call('HGETALL', KEYS[1])
`

/** KEYS record · ARGV now handoverMs noteEveryMs → the record. Writes only what changes: most polls find nothing new. */
export const SHOW = `
local r = redis.call('HMGET', KEYS[1], 'opened', 'count', 'shown', 'complete', 'ended', 'cut', 'window', 'asked')
if not r[1] then return {} end
if tonumber(ARGV[1]) - tonumber(r[8] or 0) > tonumber(ARGV[3]) then redis.call('HSET', KEYS[1], 'asked', ARGV[1]) end
if not r[5] and not r[6] then
  if r[2] ~= (r[3] or '0') then redis.call('HSET', KEYS[1], 'shown', r[2]) end
  local over = tonumber(ARGV[1]) >= tonumber(r[7]) - tonumber(ARGV[2])
  if r[4] or over then redis.call('HSET', KEYS[1], 'ended', 1) end
  if over and not r[4] then redis.call('HSET', KEYS[1], 'cut', 1) end
end
return redis.call('HGETALL', KEYS[1])
`

/** KEYS record → the record */
export const CUT_OFF = `
local r = redis.call('HMGET', KEYS[1], 'opened', 'ended')
if not r[1] then return {} end
if not r[2] then redis.call('HSET', KEYS[1], 'cut', 1) end
return redis.call('HGETALL', KEYS[1])
`

/** KEYS record · ARGV key sentUnits → 1 taken, 2 taken before by the same key, 0 gone */
export const TAKE_ONE_USE = `
local by = redis.call('HGET', KEYS[1], 'oneUse')
if by then return by == ARGV[1] and 2 or 0 end
redis.call('HSET', KEYS[1], 'oneUse', ARGV[1], 'sent', ARGV[2])
${KEEP}
return 1
`

/** KEYS record · ARGV sentUnits */
export const REFUSE_ONE_USE = `
redis.call('HSET', KEYS[1], 'oneUse', '', 'sent', ARGV[1])
${KEEP}
return 1
`

/** KEYS record parked · ARGV text sentUnits */
export const PARK = `
if redis.call('HSETNX', KEYS[1], 'parked', 1) == 0 then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('EXPIRE', KEYS[2], ${PARKED_SECONDS})
redis.call('HSET', KEYS[1], 'sent', ARGV[2])
${KEEP}
return 1
`
