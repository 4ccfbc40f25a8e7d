import { APPEND_REPLIES, DROP_HEAD } from './lane-scripts.ts'
import { HOLD_ORIGINALS } from './original-scripts.ts'

/**
 * The end of a turn, all or nothing, in one slot.
 * KEYS mail bodies state lanes · conversation · audit · deliveryLanes · held dropped · report… · deleted report… · (mail bodies) of each reply
 * ARGV messageKey laneId · conversationRevision conversationBody · auditRecord auditSeconds · reportCount deletedCount ·
 *      (holder ids) of the conversation and each report, deleted ones too · revision of each report · for each report: pairCount (field value)… listCount (list length)… · (laneId key body) of each reply
 * → 1 committed, 2 committed and originals were let go of, 0 stale (the head is another message or none), -1 conflict (something was saved since it was loaded)
 */
export const COMMIT = `${DROP_HEAD}${APPEND_REPLIES}${HOLD_ORIGINALS}
if redis.call('LINDEX', KEYS[1], 0) ~= ARGV[1] then return 0 end
local reports, deleted = tonumber(ARGV[7]), tonumber(ARGV[8])
local holders = 1 + reports + deleted
local at = 9 + 2 * holders

-- Compare before the first write: a script that stopped half way would leave what it wrote.
if (redis.call('HGET', KEYS[5], 'revision') or '0') ~= ARGV[3] then return -1 end
for i = 1, reports do
  if (redis.call('HGET', KEYS[9 + i], 'revision') or '0') ~= ARGV[at] then return -1 end
  at = at + 1
end

dropHead(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[5], 'revision', tonumber(ARGV[3]) + 1, 'body', ARGV[4])
redis.call('RPUSH', KEYS[6], ARGV[5])
redis.call('EXPIRE', KEYS[6], ARGV[6])

for i = 1, reports do
  local report = KEYS[9 + i]
  redis.call('HINCRBY', report, 'revision', 1)
  local pairCount = tonumber(ARGV[at])
  for p = at + 1, at + 2 * pairCount, 2 do redis.call('HSET', report, ARGV[p], ARGV[p + 1]) end
  at = at + 1 + 2 * pairCount
  -- What a shorter list had beyond its new end is deleted, not just forgotten.
  local listCount = tonumber(ARGV[at])
  for l = at + 1, at + 2 * listCount, 2 do
    local surplus = tonumber(ARGV[l + 1])
    while redis.call('HDEL', report, ARGV[l] .. ':' .. surplus) == 1 do surplus = surplus + 1 end
  end
  at = at + 1 + 2 * listCount
end
for i = 1, deleted do redis.call('DEL', KEYS[9 + reports + i]) end

appendReplies(KEYS[7], 10 + reports + deleted, at)
if holdOriginals(KEYS[8], KEYS[9], 9, holders) > 0 then return 2 end
return 1
`
