import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toIsoSeconds } from '../../src/time/iso-seconds.ts'

/** What JavaScript says, without the milliseconds. */
const byDate = (at: number): string => new Date(at).toISOString().replace(/\.\d+/, '')

test('a leap day, a day before the epoch, and a second that is not over', () => {
  expect(toIsoSeconds(Date.UTC(2024, 1, 29, 23, 59, 59, 999))).toBe('2024-02-29T23:59:59Z')
  expect(toIsoSeconds(-1)).toBe('1969-12-31T23:59:59Z')
  expect(toIsoSeconds(Date.UTC(1900, 1, 28) + 86_400_000)).toBe('1900-03-01T00:00:00Z')
})

test('whatever the time, it is what Date says', () => {
  const [first, last] = [-8_640_000_000_000_000, 8_640_000_000_000_000]
  const anywhere = fc.integer({ min: first, max: last })
  const fourDigits = fc.integer({ min: Date.parse('0000-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59Z') })
  fc.assert(
    fc.property(fc.oneof(anywhere, fourDigits, fc.constantFrom(-62_162_035_200_000, -62_162_035_200_001)), at => {
      expect(toIsoSeconds(at)).toBe(byDate(at))
    }),
    { numRuns: 5000 },
  )
})
