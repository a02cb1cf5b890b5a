/** What Redis does at once, so that no other process comes in between. Numbers stay texts: Lua would round large ones. */
import { createHash } from 'node:crypto'
import { DEFAULT_WORLD } from '../../request/world-name.ts'

/** A script of Redis, and what it is called by. */
export interface LuaScript {
  readonly text: string
  readonly sha: string
}

const script = (text: string): LuaScript => ({ text, sha: createHash('sha1').update(text).digest('hex') })

/** Of scripts that write a world. KEYS: its hash, its stream, the names of all. ARGV: expected, next, text, time to live, channel, name; last a row of lists ('' leaves it), and use. */
const DONE = `
if ARGV[4] ~= '' then
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
  redis.call('PEXPIRE', KEYS[2], ARGV[4])
end`

/** Keeps the row of lists, where there is another one. */
const ROW = `
if ARGV[#ARGV - 1] ~= '' then redis.call('HSET', KEYS[1], 'row', ARGV[#ARGV - 1]) end`

/**
 * Appends an entry where the newest one is the expected one; answers false then. Else the newest one's number, and the entries
 * behind the expected one where the stream still has all of them. An empty `next` appends nothing.
 */
export const APPEND: LuaScript = script(`
local seq = redis.call('HGET', KEYS[1], 'seq')
if seq ~= ARGV[1] then
  local missed = { seq or '0' }
  if not seq or tonumber(redis.call('HGET', KEYS[1], 'base')) > tonumber(ARGV[1]) then return missed end
  if tonumber(seq) < tonumber(ARGV[1]) then return missed end
  for _, entry in ipairs(redis.call('XRANGE', KEYS[2], '(' .. ARGV[1] .. '-0', '+')) do missed[#missed + 1] = entry[2][2] end
  return missed
end
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[2], ARGV[2] .. '-0', 'e', ARGV[3])
  redis.call('HSET', KEYS[1], 'seq', ARGV[2], 'use', ARGV[#ARGV])${ROW}
  redis.call('PUBLISH', ARGV[5], ARGV[6])
end${DONE}
return false`)

/**
 * Puts a world whole where its newest entry is the expected one (0: where there is none); answers its number then, and 0 where
 * there are as many as there may be (the last but two of ARGV, '' for no limit). That of a
 * fresh one is the time of Redis in microseconds, so that no earlier world of the name had it.
 */
export const REPLACE: LuaScript = script(`
local seq = redis.call('HGET', KEYS[1], 'seq') or '0'
if seq ~= ARGV[1] then return false end
local most = ARGV[#ARGV - 2]
if most ~= '' and redis.call('SCARD', KEYS[3]) - redis.call('SISMEMBER', KEYS[3], '${DEFAULT_WORLD}') >= tonumber(most) then
  return '0'
end
local next = ARGV[2]
if next == '' then
  local time = redis.call('TIME')
  next = time[1] .. string.format('%06d', tonumber(time[2]))
  redis.call('HSET', KEYS[#KEYS], 'newest', next)
end
redis.call('DEL', KEYS[2])
redis.call('SADD', KEYS[3], ARGV[6])
redis.call('HSET', KEYS[1], 'seq', next, 'base', next, 'whole', ARGV[3], 'use', ARGV[#ARGV])${ROW}
redis.call('PUBLISH', ARGV[5], ARGV[6])${DONE}
return next`)

/**
 * The mark of the installation: when it was made, in microseconds of Redis, and the number that the newest fresh world got. A
 * Redis that was emptied has another one, and one that was put back has an older world as its newest. KEYS: the mark.
 */
export const MARK: LuaScript = script(`
local time = redis.call('TIME')
redis.call('HSETNX', KEYS[1], 'made', time[1] .. string.format('%06d', tonumber(time[2])))
local mark = redis.call('HMGET', KEYS[1], 'made', 'newest')
return { mark[1], mark[2] or '0' }`)

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

/** Notes when a world's work is overdue, by the time of Redis, which is the same for all processes. ARGV: milliseconds from now, name. */
export const PLAN: LuaScript = script(`
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1], ARGV[2])
return false`)

/** The worlds whose work is overdue. */
export const DUE: LuaScript = script(`
local time = redis.call('TIME')
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', time[1] * 1000 + math.floor(time[2] / 1000), 'LIMIT', 0, 1000)`)
