/** How time runs: where a clock stands at a real instant, how fast it runs, and what it goes on from. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Clock } from '../../src/time/clock.ts'
import {
  assertRate,
  begun,
  type ClockMode,
  clockSnapshot,
  FROZEN_AT,
  instantOf,
  MAX_RATE,
  MIN_RATE,
  modeAt,
  runsAt,
} from '../../src/time/clock-mode.ts'
import { MAX_INSTANT } from '../../src/time/instant.ts'
import { TEST_TIME } from '../../src/time/real-time.ts'

/** A clock in the test's time, which begins at `FROZEN_AT`. */
function setupClock(mode: ClockMode) {
  vi.useFakeTimers({ now: FROZEN_AT })
  onTestFinished(() => void vi.useRealTimers())
  const clock = new Clock(clockSnapshot(mode), TEST_TIME)
  onTestFinished(() => clock.close())
  const happened: number[] = []
  clock.handle('note', () => void happened.push(clock.now() - FROZEN_AT))
  return { clock, happened }
}

describe('a clock with a rate', () => {
  test('[ours] runs so many times as fast from its beginning, and does what falls due at its own instant', async () => {
    const { clock, happened } = setupClock({ mode: 'real', offset: 1000, rate: 60 })
    clock.after(30_000, 'note', {})
    await vi.advanceTimersByTimeAsync(400)
    expect([clock.now() - FROZEN_AT, happened]).toEqual([1000 + 400 * 60, []])
    await vi.advanceTimersByTimeAsync(200)
    expect([clock.now() - FROZEN_AT, happened]).toEqual([1000 + 600 * 60, [31_000]])
  })

  test('[ours] runs slower than real time below 1', async () => {
    const { clock } = setupClock({ mode: 'real', offset: 0, rate: 0.5 })
    await vi.advanceTimersByTimeAsync(1001)
    expect(clock.now() - FROZEN_AT).toBe(500)
  })

  test('[ours] keeps its rate while it stands still, and takes another one from where it stands', async () => {
    const { clock } = setupClock({ mode: 'real', offset: 0, rate: 10 })
    await vi.advanceTimersByTimeAsync(100)
    await clock.freeze()
    expect(clock.running).toEqual({ mode: 'frozen', at: FROZEN_AT + 1000, rate: 10 })
    await vi.advanceTimersByTimeAsync(100)
    clock.resume()
    await vi.advanceTimersByTimeAsync(100)
    expect(clock.now() - FROZEN_AT).toBe(2000)
    // A clock that runs takes another rate at once, and the same one again changes nothing.
    const heard = vi.fn<() => void>()
    clock.onChange(heard)
    clock.resume({ rate: 10 })
    expect(heard).not.toHaveBeenCalled()
    clock.resume({ rate: 1 })
    expect([heard.mock.calls.length, clock.running]).toEqual([1, { mode: 'real', offset: 1700 }])
    await vi.advanceTimersByTimeAsync(100)
    expect(clock.now() - FROZEN_AT).toBe(2100)
  })

  test.each([MIN_RATE, 1, 60, MAX_RATE])('[ours] may have the rate %d', rate => {
    expect(assertRate(rate)).toBeUndefined()
  })

  test.each([0, MIN_RATE / 2, MAX_RATE + 1, -1, Number.NaN, '60', null])('[ours] is refused the rate %j', rate => {
    const message = `rate is ${JSON.stringify(rate)}; expected a number from 0.001 to 100000.`
    expect(() => assertRate(rate)).toThrow(expect.objectContaining({ code: 'INVALID_RATE', message }) as Error)
  })
})

describe('a way of running', () => {
  test('[ours] is at an instant: its own where it stands, the real one with its offset where it runs', () => {
    vi.useFakeTimers({ now: 5000 })
    onTestFinished(() => void vi.useRealTimers())
    expect(instantOf({ mode: 'frozen', at: 70 })).toBe(70)
    expect(instantOf({ mode: 'test' })).toBe(5000)
    const real = instantOf({ mode: 'real', offset: 1e12 })
    expect(real - 1e12).toBeGreaterThan(1e12)
    expect(runsAt({ mode: 'real', offset: 3 }, 100)).toBe(103)
    expect(runsAt({ mode: 'real', offset: 3, rate: 10 }, 100)).toBe(103)
    expect(runsAt({ mode: 'real', offset: 3, rate: 10, since: 90 }, 100)).toBe(193)
    expect(runsAt({ mode: 'real', offset: 3, rate: 0.15, since: 90 }, 100)).toBe(94)
  })

  test('[ours] begins at a real instant only where it is fast and has not begun', () => {
    expect(begun({ mode: 'real', offset: 3, rate: 10 }, 90)).toEqual({ mode: 'real', offset: 3, rate: 10, since: 90 })
    for (const mode of [
      { mode: 'real', offset: 3 },
      { mode: 'real', offset: 3, rate: 10, since: 80 },
      { mode: 'frozen', at: 5, rate: 10 },
      { mode: 'test' },
    ] as const)
      expect(begun(mode, 90)).toBe(mode)
  })

  test('[ours] is the same at another instant: it keeps its rate, and not when it began', () => {
    expect(modeAt({ mode: 'frozen', at: 1 }, 70)).toEqual({ mode: 'frozen', at: 70 })
    expect(modeAt({ mode: 'frozen', at: 1, rate: 2 }, 70)).toEqual({ mode: 'frozen', at: 70, rate: 2 })
    const running = modeAt({ mode: 'real', offset: 1, rate: 2, since: 4 }, FROZEN_AT)
    expect(running).toEqual({ mode: 'real', offset: expect.any(Number) as number, rate: 2 })
    expect(Math.abs(instantOf(running) - FROZEN_AT)).toBeLessThan(60_000)
    expect(Object.keys(modeAt({ mode: 'real', offset: 1 }, 70))).toEqual(['mode', 'offset'])
  })
})

test('[ours] a running clock goes on behind an instant that another machine has seen, and is never set back', async () => {
  const { clock, happened } = setupClock({ mode: 'real', offset: 0, rate: 10 })
  clock.after(5000, 'note', {})
  clock.notBefore(FROZEN_AT + 4000)
  expect(clock.now() - FROZEN_AT).toBe(4000)
  clock.notBefore(FROZEN_AT)
  expect(clock.now() - FROZEN_AT).toBe(4000)
  await vi.advanceTimersByTimeAsync(100)
  expect([clock.now() - FROZEN_AT, happened]).toEqual([5000, [5000]])
})

test('[ours] time ends with the year 9999: what would fall due behind it never does', async () => {
  const { clock, happened } = setupClock({ mode: 'frozen', at: MAX_INSTANT - 1000 })
  expect(clock.in(10)).toBe(MAX_INSTANT - 990)
  expect(clock.in(5000)).toBe(MAX_INSTANT)
  expect(clock.after(1001, 'note', { a: 1 })).toEqual({ id: 1, at: MAX_INSTANT + 1, kind: 'note', data: { a: 1 } })
  expect(clock.pending()).toEqual([])
  clock.after(1000, 'note', {})
  await clock.advanceTo(MAX_INSTANT)
  expect(happened).toEqual([MAX_INSTANT - FROZEN_AT])
})
