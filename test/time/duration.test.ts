import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toMilliseconds } from '../../src/time/duration.ts'

test.each<[duration: string | number, milliseconds: number]>([
  [0, 0],
  [1500, 1500],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ['PT0S', 0],
  ['PT15M', 900_000],
  ['PT24H', 86_400_000],
  ['P1D', 86_400_000],
  ['P7D', 604_800_000],
  ['P1W', 604_800_000],
  ['P1DT2H3M4S', 93_784_000],
  ['PT0.5S', 500],
  ['PT1,5M', 90_000],
  ['PT.5S', 500],
  ['PT0.0004S', 0],
  ['PT0.0005S', 1],
  ['15m', 900_000],
  ['1h', 3_600_000],
  ['90s', 90_000],
  ['250ms', 250],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
])('%j lasts %d milliseconds', (duration, milliseconds) => {
  expect(toMilliseconds(duration)).toBe(milliseconds)
})

test.each<string | number>([
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  'P',
  'PT',
  '15',
  '15min',
  '15 m',
  '-15m',
  '15M',
  'm',
  '99999999999999w',
  'PT15',
  'pt15m',
  '-PT15M',
  'P1Y',
  'P1M',
  'P1M1D',
  'PT9999999999999999S',
  'fooP1D',
  'P1Dfoo',
  'P1DT',
  'PT1.2.3S',
  'P-1D',
])('%s is refused, with its text and what is accepted', duration => {
  expect(() => toMilliseconds(duration)).toThrow(
    expect.objectContaining({
      name: 'SimError',
      code: 'INVALID_DURATION',
      message: expect.stringMatching(
        / is not a duration; send milliseconds, .* such as 15m or 1h30m, or ISO 8601 .*, such as PT15M or P7D\.$/,
      ),
    }),
  )
  expect(() => toMilliseconds(duration)).toThrow(`"${duration}"`)
})

test('days, hours, minutes and seconds add up', () => {
  const part = fc.nat(1000)
  fc.assert(
    fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
      const sum = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
      expect(toMilliseconds(`P${days}DT${hours}H${minutes}M${seconds}S`)).toBe(sum)
      expect(toMilliseconds(sum)).toBe(sum)
    }),
  )
})

test.each(['P', 'PT', '', 'PT1.', 'P1DT'])('a long text behind "%s" costs its length, and is quoted in part', start => {
  const long = start + '1'.repeat(1_000_000)
  expect(() => toMilliseconds(long)).toThrow(/^.{60} is not a duration; /)
})
