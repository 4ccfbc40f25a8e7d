/**
 * index: hash id → "at until size" · total: bytes of all in the index · held: hash holder → ids, by spaces ·
 * dropped: set of ids a commit has let go of. All of one corporation, one Cluster slot.
 */

/** Entered before the bytes are written, so that nothing can lie about unseen. KEYS index total · ARGV id at until size max → 1, or 0 when there is no room */
export const ENTER_ORIGINAL = `
local total = tonumber(redis.call('GET', KEYS[2]) or '0')
if total + tonumber(ARGV[4]) > tonumber(ARGV[5]) then return 0 end
redis.call('INCRBY', KEYS[2], ARGV[4])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
return 1
`

/** After the bytes are gone. KEYS index total dropped · ARGV id → 1, or 0 when it was struck already */
export const STRIKE_ORIGINAL = `
local entry = redis.call('HGET', KEYS[1], ARGV[1])
redis.call('SREM', KEYS[3], ARGV[1])
if not entry then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('DECRBY', KEYS[2], string.match(entry, '%d+$'))
return 1
`

/**
 * For the commit: says who holds what from now on, and puts into `dropped` what nobody of them holds any more. ARGV from `at`:
 * (holder ids)… `count` times, ids empty for none. An original that moves from one report to another in one commit is not dropped.
 */
export const HOLD_ORIGINALS = `
local function holdOriginals(held, dropped, at, count)
  local before, kept, lost = {}, {}, 0
  for h = at, at + 2 * count - 2, 2 do
    local old, new = redis.call('HGET', held, ARGV[h]), ARGV[h + 1]
    if old then for id in string.gmatch(old, '%S+') do before[id] = true end end
    for id in string.gmatch(new, '%S+') do kept[id] = true end
    if new == '' and old then redis.call('HDEL', held, ARGV[h]) end
    if new ~= '' and new ~= old then redis.call('HSET', held, ARGV[h], new) end
  end
  for id in pairs(before) do
    if not kept[id] then
      redis.call('SADD', dropped, id)
      lost = lost + 1
    end
  end
  return lost
end
`
