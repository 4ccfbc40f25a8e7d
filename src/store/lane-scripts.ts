/**
 * The atomic steps of a lane. Each touches keys of one corporation only (one Cluster slot).
 * mail: list of item keys · bodies: hash item key → JSON · state: hash about the head · lanes: set of lanes with mail.
 */

/** KEYS seen mail bodies lanes · ARGV key body laneId seenSeconds → 1 accepted, 0 duplicate */
export const PUT = `
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[4]) then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
redis.call('SADD', KEYS[4], ARGV[3])
return 1
`

/**
 * KEYS mail bodies state · ARGV now → {key, body, takes, waits, done, dueAt} or nothing.
 * A head that is not due is shown but not counted as taken.
 */
export const TAKE = `
local key = redis.call('LINDEX', KEYS[1], 0)
if not key then return false end
local dueAt = redis.call('HGET', KEYS[3], 'dueAt') or '0'
local takes
if tonumber(dueAt) <= tonumber(ARGV[1]) then
  takes = redis.call('HINCRBY', KEYS[3], 'takes', 1)
else
  takes = redis.call('HGET', KEYS[3], 'takes') or '0'
end
local waits = redis.call('HGET', KEYS[3], 'waits') or '0'
local done = redis.call('HGET', KEYS[3], 'done') or '0'
return { key, redis.call('HGET', KEYS[2], key), tostring(takes), waits, done, dueAt }
`

/**
 * KEYS mail state · ARGV key fence done dueAt waited (empty: leave as it is) → 1 marked, 0 stale.
 * Fenced: a worker that was overtaken may not speak for the head any more.
 */
export const MARK = `
if redis.call('LINDEX', KEYS[1], 0) ~= ARGV[1] then return 0 end
if redis.call('HGET', KEYS[2], 'takes') ~= ARGV[2] then return 0 end
if ARGV[3] ~= '' then redis.call('HSET', KEYS[2], 'done', ARGV[3]) end
if ARGV[4] ~= '' then redis.call('HSET', KEYS[2], 'dueAt', ARGV[4]) end
if ARGV[5] ~= '' then redis.call('HINCRBY', KEYS[2], 'waits', 1) end
return 1
`

/** Takes the head away with all that is kept about it; the lane leaves the index with its last item. */
export const DROP_HEAD = `
local function dropHead(mail, bodies, state, lanes, key, laneId)
  redis.call('LPOP', mail)
  redis.call('HDEL', bodies, key)
  redis.call('DEL', state)
  if redis.call('EXISTS', mail) == 0 then redis.call('SREM', lanes, laneId) end
end
`

/** Puts replies (laneId, key, body from ARGV[at], mail and bodies from KEYS[keyAt]) into the delivery lanes. */
export const APPEND_REPLIES = `
local function appendReplies(lanes, keyAt, at)
  while ARGV[at] do
    redis.call('RPUSH', KEYS[keyAt], ARGV[at + 1])
    redis.call('HSET', KEYS[keyAt + 1], ARGV[at + 1], ARGV[at + 2])
    redis.call('SADD', lanes, ARGV[at])
    keyAt = keyAt + 2
    at = at + 3
  end
end
`

/** KEYS mail bodies state lanes · ARGV key laneId → 1 removed, 0 stale */
export const REMOVE = `${DROP_HEAD}
if redis.call('LINDEX', KEYS[1], 0) ~= ARGV[1] then return 0 end
dropHead(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], ARGV[2])
return 1
`

/** KEYS mail bodies state lanes buried deliveryLanes (mail bodies)… · ARGV key laneId fence record (laneId key body)… → 1 buried, 0 stale */
export const BURY = `${DROP_HEAD}${APPEND_REPLIES}
if redis.call('LINDEX', KEYS[1], 0) ~= ARGV[1] then return 0 end
if redis.call('HGET', KEYS[3], 'takes') ~= ARGV[3] then return 0 end
dropHead(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[5], ARGV[1], ARGV[4])
appendReplies(KEYS[6], 7, 5)
return 1
`

/** KEYS buried mail bodies lanes · ARGV key body laneId → 1 put back, 0 not there (any more) */
export const PUT_BACK = `
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
redis.call('SADD', KEYS[4], ARGV[3])
return 1
`
