/** What Redis does at once, so that no other process comes in between. Numbers stay texts: Lua would round large ones. */
import { createHash } from 'node:crypto'
import { DEFAULT_WORLD } from '../../../request/world-name.ts'

/** A script of Redis, and what it is called by. */
export interface LuaScript {
  readonly text: string
  readonly sha: string
}

const script = (text: string): LuaScript => ({ text, sha: createHash('sha1').update(text).digest('hex') })

/** How many entries a log keeps that are in the world whole, too: processes that are a little behind need not load it. */
export const KEPT_BEHIND = 8

/** The time of Redis, which is the same for all processes, milliseconds. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/**
 * Of scripts that write a world: notes when its work is due ('null': there is none; '' leaves it), and lets it live while work
 * waits, else for so long. KEYS: its hash, its stream, its uploads, the names of all, the worlds with work, the mark. ARGV:
 * expected, next, text, time to live, due in milliseconds, channel, name, row of lists ('' leaves it), use of lists, how many
 * worlds there may be ('': any number); then the uploads of the text by name, each '' where it is there.
 */
const DONE = `
for at = 11, #ARGV, 2 do
  if ARGV[at + 1] ~= '' then redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1]) end
end
if ARGV[5] == 'null' then redis.call('ZREM', KEYS[5], ARGV[7])
elseif ARGV[5] ~= '' then${NOW}
  redis.call('ZADD', KEYS[5], now + ARGV[5], ARGV[7])
end
if ARGV[4] ~= '' then
  local waits = redis.call('ZSCORE', KEYS[5], ARGV[7])
  for key = 1, 3 do
    if waits then redis.call('PERSIST', KEYS[key]) else redis.call('PEXPIRE', KEYS[key], ARGV[4]) end
  end
end`

/** What scripts answer that write a world where Redis lacks an upload that was not sent: it was removed since it was looked for. */
export const LACKS_UPLOAD = 1

/** Of scripts that write a world, before they change anything. */
const HAS_UPLOADS = `
for at = 11, #ARGV, 2 do
  if ARGV[at + 1] == '' and redis.call('HEXISTS', KEYS[3], ARGV[at]) == 0 then return ${LACKS_UPLOAD} end
end`

/** Keeps the row of lists, where there is another one. */
const ROW = `
if ARGV[8] ~= '' then redis.call('HSET', KEYS[1], 'row', ARGV[8]) end`

/**
 * Appends an entry where the newest one is the expected one; answers false then. Else the newest one's number; and where the
 * stream still has all entries behind the expected one, how many are behind the world whole, how long that is, and these
 * entries. An empty `next` appends nothing.
 */
export const APPEND: LuaScript = script(`
local seq = redis.call('HGET', KEYS[1], 'seq')
if seq ~= ARGV[1] then
  if ARGV[2] ~= '' then redis.call('PUBLISH', ARGV[6], ARGV[7]) end
  local expected = tonumber(ARGV[1])
  if not seq or expected < 0 or expected > tonumber(seq) then return { seq or '0' } end
  local base, whole = redis.call('HGET', KEYS[1], 'base'), redis.call('HSTRLEN', KEYS[1], 'whole')
  local missed = { seq, tonumber(seq) - tonumber(base), whole }
  local entries = redis.call('XRANGE', KEYS[2], '(' .. ARGV[1] .. '-0', '+')
  if #entries ~= tonumber(seq) - expected then return { seq } end
  for _, entry in ipairs(entries) do missed[#missed + 1] = entry[2][2] end
  return missed
end${HAS_UPLOADS}
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[2], ARGV[2] .. '-0', 'e', ARGV[3])
  redis.call('HSET', KEYS[1], 'seq', ARGV[2], 'use', ARGV[9])${ROW}
  redis.call('PUBLISH', ARGV[6], ARGV[7] .. ' ' .. ARGV[2])
end${DONE}
return false`)

/** What `APPEND` answers where another process was first; `seq` alone where the stream does not have all entries. */
export type RedisMissed = readonly [seq: string, count?: number, whole?: number, ...entries: readonly string[]]

/**
 * The places of the worlds whose newest entry is not the expected one, or cannot be read. KEYS: their hashes. ARGV: what is
 * expected of each.
 */
export const LOOK: LuaScript = script(`
local others = {}
for place, key in ipairs(KEYS) do
  if redis.pcall('HGET', key, 'seq') ~= ARGV[place] then others[#others + 1] = place end
end
return others`)

/**
 * Puts a world whole where its newest entry is the expected one (0: where there is none); answers its number then, and 0 where
 * there are as many as there may be. That of a fresh one is the time of Redis in microseconds, so that no earlier world of the
 * name had it. Uploads that it does not have go.
 */
export const REPLACE: LuaScript = script(`
local seq = redis.call('HGET', KEYS[1], 'seq') or '0'
if seq ~= ARGV[1] then return false end${HAS_UPLOADS}
local most = tonumber(ARGV[10])
if most and redis.call('SCARD', KEYS[4]) - redis.call('SISMEMBER', KEYS[4], '${DEFAULT_WORLD}') >= most then return '0' end
local next = ARGV[2]
if next == '' then
  local time = redis.call('TIME')
  next = time[1] .. string.format('%06d', tonumber(time[2]))
  redis.call('HSET', KEYS[6], 'newest', next)
end
redis.call('DEL', KEYS[2])
local kept = {}
for at = 11, #ARGV, 2 do kept[ARGV[at]] = true end
for _, name in ipairs(redis.call('HKEYS', KEYS[3])) do
  if not kept[name] then redis.call('HDEL', KEYS[3], name) end
end
redis.call('SADD', KEYS[4], ARGV[7])
redis.call('HSET', KEYS[1], 'seq', next, 'base', next, 'whole', ARGV[3], 'use', ARGV[9])${ROW}
redis.call('PUBLISH', ARGV[6], ARGV[7] .. ' ' .. next)${DONE}
return next`)

/**
 * Puts what a world was at an entry in the place of all up to it; nothing where the world has no such entry behind what it was
 * whole. The stream keeps some entries before it, for processes that are a little behind. Uploads that the text does not name,
 * and no entry of the stream has, are removed. KEYS: its hash, its stream, its uploads. ARGV: the entry's number, the text; then
 * the names of the uploads of the text.
 */
export const COMPACT: LuaScript = script(`
local seq, base = unpack(redis.call('HMGET', KEYS[1], 'seq', 'base'))
if not seq or tonumber(base) >= tonumber(ARGV[1]) or tonumber(seq) < tonumber(ARGV[1]) then return false end
redis.call('HSET', KEYS[1], 'base', ARGV[1], 'whole', ARGV[2])
redis.call('XTRIM', KEYS[2], 'MAXLEN', tonumber(seq) - tonumber(ARGV[1]) + ${KEPT_BEHIND})
local named = {}
for at = 3, #ARGV do named[ARGV[at]] = true end
local texts
for _, name in ipairs(redis.call('HKEYS', KEYS[3])) do
  if not named[name] then
    if not texts then
      texts = {}
      for at, entry in ipairs(redis.call('XRANGE', KEYS[2], '-', '+')) do texts[at] = entry[2][2] end
      texts = table.concat(texts, ' ')
    end
    if not string.find(texts, name, 1, true) then redis.call('HDEL', KEYS[3], name) end
  end
end
return true`)

/**
 * The mark of the installation: when it was made, in microseconds of Redis, and the number that the newest fresh world got. A
 * Redis that was emptied has another one, and one that was put back has an older world as its newest. KEYS: the mark.
 */
export const MARK: LuaScript = script(`
local time = redis.call('TIME')
redis.call('HSETNX', KEYS[1], 'made', time[1] .. string.format('%06d', tonumber(time[2])))
local mark = redis.call('HMGET', KEYS[1], 'made', 'newest')
return { mark[1], mark[2] or '0' }`)

/**
 * Removes a world whose newest entry is the expected one; answers false where it is not. KEYS: its hash, its stream, its
 * uploads, the names of all, the worlds with work. ARGV: expected, channel, name.
 */
export const REMOVE: LuaScript = script(`
if redis.call('HGET', KEYS[1], 'seq') ~= ARGV[1] then return false end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('SREM', KEYS[4], ARGV[3])
redis.call('ZREM', KEYS[5], ARGV[3])
redis.call('PUBLISH', ARGV[2], ARGV[3] .. ' 0')
return 1`)

/** The names of all worlds; forgets those that have ended by themselves. KEYS: the names. ARGV: what keys begin with. */
export const LIST: LuaScript = script(`
local names = {}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if redis.call('EXISTS', ARGV[1] .. ':{' .. name .. '}:world') == 1 then names[#names + 1] = name
  else redis.call('SREM', KEYS[1], name) end
end
return names`)

/**
 * All worlds: name, number of the newest entry, row, use, and how long each lives on if it is not used, milliseconds. KEYS: the
 * names. ARGV: what keys begin with.
 */
export const ROWS: LuaScript = script(`
local rows = {}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local key = ARGV[1] .. ':{' .. name .. '}:world'
  local seq, row, use = unpack(redis.call('HMGET', key, 'seq', 'row', 'use'))
  if seq then rows[#rows + 1] = { name, seq, row, use, redis.call('PTTL', key) } end
end
return rows`)

/** What `ROWS` answers of a world. */
export type RedisRow = readonly [id: string, seq: string, row: string | null, use: string | null, lifeMs: number]

/**
 * The worlds whose work is overdue, 1,000 at most; they are due again a little later, behind those that are overdue now.
 * KEYS: the worlds with work. ARGV: what keys begin with, how much later in milliseconds.
 */
export const TAKE_DUE: LuaScript = script(`${NOW}
local names = {}
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1000)) do
  if redis.call('EXISTS', ARGV[1] .. ':{' .. name .. '}:world') == 1 then
    redis.call('ZADD', KEYS[1], now + ARGV[2], name)
    names[#names + 1] = name
  else redis.call('ZREM', KEYS[1], name) end
end
return names`)
