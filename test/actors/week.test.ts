import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { SimEvent } from '../../src/world/events.ts'
import { playWeek } from './week.ts'

test(
  '[assumed] the same seed plays the same week in two processes, another one another',
  {
    timeout: 60_000,
  },
  async () => {
    const program = fileURLToPath(new URL('week.ts', import.meta.url))
    const [here, { stdout }, other] = await Promise.all([
      playWeek(7),
      promisify(execFile)(process.execPath, ['--import', 'tsx', program, '7'], { maxBuffer: 2 ** 28 }),
      playWeek(8),
    ])
    expect(stdout.split('\n')).toEqual(here)
    expect(other).not.toEqual(here)
    expect(here.length).toBeGreaterThan(500)
  },
)

test('[assumed] office hours are from nine to five, Monday to Friday', async () => {
  const events = (await playWeek(1)).map(line => JSON.parse(line) as SimEvent)
  const acted = events.filter(({ actor }) => actor.startsWith('office-hours-'))
  expect(new Set(acted.map(({ actor }) => actor))).toEqual(
    new Set([
      'office-hours-agent',
      'office-hours-agent-answers',
      'office-hours-seller',
      'office-hours-shopper',
      'office-hours-shopper-rates',
    ]),
  )
  for (const { at } of acted) {
    expect(at.slice(11)).toMatch(/^(09|1[0-6]):|^17:00:00\.000/)
    expect([1, 2, 3, 4, 5]).toContain(new Date(at).getUTCDay())
  }
})
