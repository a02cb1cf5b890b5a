import { expect, test } from 'vitest'
import { addWorkingTime } from '../../src/time/working-hours.ts'

const OFFICE = { from: '09:00', to: '17:00' }
const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  ['within the day', '2026-01-01T10:00:00.000Z', HOUR, '2026-01-01T11:00:00.000Z'],
  ['before the office opens', '2026-01-01T03:00:00.000Z', HOUR, '2026-01-01T10:00:00.000Z'],
  ['over night', '2026-01-01T16:30:00.000Z', HOUR, '2026-01-02T09:30:00.000Z'],
  ['over the weekend', '2026-01-02T16:30:00.000Z', HOUR, '2026-01-05T09:30:00.000Z'],
  ['on a Saturday', '2026-01-03T12:00:00.000Z', 0, '2026-01-05T09:00:00.000Z'],
  ['to the last minute', '2026-01-01T16:00:00.000Z', HOUR, '2026-01-01T17:00:00.000Z'],
  ['over days', '2026-01-01T09:00:00.000Z', 20 * HOUR, '2026-01-05T13:00:00.000Z'],
])('[assumed] working time %s', (_, start, duration, end) => {
  expect(new Date(addWorkingTime(Date.parse(start), duration, OFFICE)).toISOString()).toBe(end)
})

test('[assumed] days can be chosen', () => {
  const end = addWorkingTime(Date.parse('2026-01-01T12:00:00.000Z'), 0, { ...OFFICE, days: ['sun'] })
  expect(new Date(end).toISOString()).toBe('2026-01-04T09:00:00.000Z')
})
