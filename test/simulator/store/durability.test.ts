/** What the start tells of a Redis. */
import { expect, test } from 'vitest'
import { durabilityOf } from '../../../src/simulator/store/redis/durability.ts'

const ALWAYS = { appendonly: 'yes', appendfsync: 'always', save: '', maxmemory: '0', 'maxmemory-policy': 'noeviction' }
const SURVIVES = 'Redis has appendfsync always: what was acknowledged survives its end, too.'

test.each([
  [ALWAYS, SURVIVES],
  [
    { ...ALWAYS, appendfsync: 'everysec' },
    'Redis has appendfsync everysec: when it dies it may lose what was acknowledged in the last second or more.',
  ],
  [
    { ...ALWAYS, appendonly: 'no', save: '3600 1' },
    'Redis writes snapshots only (appendonly no): when it dies it loses what was acknowledged since the last one.',
  ],
  [
    { ...ALWAYS, appendonly: 'no' },
    'Redis writes nothing to its disk (appendonly no, save empty): what was acknowledged ends with it.',
  ],
  [{ ...ALWAYS, maxmemory: '100000000' }, SURVIVES],
  [{ ...ALWAYS, 'maxmemory-policy': 'allkeys-lru' }, SURVIVES],
  [
    { ...ALWAYS, maxmemory: '100000000', 'maxmemory-policy': 'allkeys-lru' },
    `${SURVIVES} It forgets worlds when its memory is full (maxmemory-policy allkeys-lru): set noeviction.`,
  ],
  [undefined, 'How durable Redis is cannot be read; what was acknowledged is as safe as it is set there.'],
])('[ours] how durable Redis is is told at the start: with %j', (settings, told) => {
  expect(durabilityOf(settings)).toBe(told)
})
