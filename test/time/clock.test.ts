import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Clock } from '../../src/time/clock.ts'
import { clockSnapshot, FROZEN_AT } from '../../src/time/clock-mode.ts'
import { TEST_TIME } from '../../src/time/real-time.ts'
import { parseInstant, toIso } from '../../src/time/instant.ts'
import { SimError } from '../../src/errors/sim-error.ts'

/** A frozen clock, and what happened on it: `name@milliseconds since it was frozen`. */
function setupClock(mode: 'frozen' | 'real' = 'frozen') {
  const state = clockSnapshot(mode === 'frozen' ? { mode, at: FROZEN_AT } : { mode, offset: 0 })
  const clock = new Clock(state, TEST_TIME)
  onTestFinished(() => clock.close())
  const happened: string[] = []
  clock.handle('note', ({ data }) => void happened.push(`${String(data['name'])}@${clock.now() - FROZEN_AT}`))
  const after = (delay: number, name: string) => clock.after(delay, 'note', { name })
  return { clock, happened, after }
}

/** Timers and the machine's time in the test's hand. */
function fakeTime(): void {
  vi.useFakeTimers({ now: FROZEN_AT })
  onTestFinished(() => void vi.useRealTimers())
}

describe('a clock that runs', () => {
  test('settles, and advances by nothing, while time goes on between two looks at it', async () => {
    const { clock, happened, after } = setupClock('real')
    after(0, 'due')
    let at = clock.now()
    vi.spyOn(clock, 'now').mockImplementation(() => at++)
    await clock.settle(at + 60_000)
    await clock.advance(0)
    expect(happened).toHaveLength(1)
    await expect(clock.advanceTo(at - 1_000)).rejects.toMatchObject({ code: 'CLOCK_BACKWARDS' })
  })
})

describe('who follows a clock', () => {
  test('[ours] hears of each jump and stop, and the call that moved time waits for all of them', async () => {
    const { clock, after } = setupClock()
    const shown = { slow: 0, quick: 0 }
    const stopSlow = clock.onChange(async () => {
      const now = clock.now()
      await new Promise(resolve => setImmediate(resolve))
      shown.slow = now - FROZEN_AT
    })
    clock.onChange(() => void (shown.quick = clock.now() - FROZEN_AT))
    await clock.advance(30)
    expect(shown).toEqual({ slow: 30, quick: 30 })
    after(10, 'due')
    await clock.step()
    expect(shown).toEqual({ slow: 40, quick: 40 })
    stopSlow()
    await clock.advance(10)
    expect(shown).toEqual({ slow: 40, quick: 50 })
  })
})

describe('a frozen clock', () => {
  test('stands still', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock()
    after(10, 'later')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(clock.now()).toBe(FROZEN_AT)
    expect(clock.iso()).toBe('2026-01-01T00:00:00.000Z')
    expect(clock.mode).toBe('frozen')
    expect(happened).toEqual([])
  })

  test('advances exactly there; what falls due happens at its own instant, oldest first', async () => {
    const { clock, happened, after } = setupClock()
    after(30, 'c')
    after(10, 'a')
    after(20, 'b')
    after(31, 'd')
    await clock.advanceTo(FROZEN_AT + 30)
    expect(happened).toEqual(['a@10', 'b@20', 'c@30'])
    expect(clock.now()).toBe(FROZEN_AT + 30)
    expect(clock.pending()).toMatchObject([{ data: { name: 'd' } }])
  })

  test('what falls due at one instant happens in the order in which it was put off', async () => {
    const { clock, happened, after } = setupClock()
    for (const name of ['a', 'b', 'c']) after(10, name)
    after(-5, 'now')
    await clock.advanceTo(FROZEN_AT + 10)
    expect(happened).toEqual(['now@0', 'a@10', 'b@10', 'c@10'])
  })

  test('a job may put off another; one that is due on the way happens on the way', async () => {
    const { clock, happened, after } = setupClock()
    clock.handle('again', ({ data }) => {
      const left = Number(data['left'])
      happened.push(`again@${clock.now() - FROZEN_AT}`)
      if (left > 0) clock.after(10, 'again', { left: left - 1 })
    })
    clock.after(5, 'again', { left: 3 })
    after(20, 'note')
    await clock.advanceTo(FROZEN_AT + 30)
    expect(happened).toEqual(['again@5', 'again@15', 'note@20', 'again@25'])
    expect(clock.pending()).toMatchObject([{ at: FROZEN_AT + 35 }])
  })

  test('waits for what takes time', async () => {
    const { clock, happened, after } = setupClock()
    clock.handle('slow', async () => {
      await Promise.resolve()
      await Promise.resolve()
      happened.push(`slow@${clock.now() - FROZEN_AT}`)
    })
    clock.after(10, 'slow', {})
    after(11, 'quick')
    await clock.advanceTo(FROZEN_AT + 20)
    expect(happened).toEqual(['slow@10', 'quick@11'])
  })

  test('two who advance at once take turns: each job happens once, in order', async () => {
    const { clock, happened, after } = setupClock()
    for (const delay of [40, 10, 30, 20]) after(delay, 'job')
    await Promise.all([
      clock.advanceTo(FROZEN_AT + 25),
      clock.advanceTo(FROZEN_AT + 40),
      clock.advanceTo(FROZEN_AT + 15),
    ])
    expect(happened).toEqual(['job@10', 'job@20', 'job@30', 'job@40'])
    expect(clock.now()).toBe(FROZEN_AT + 40)
  })

  test('never goes backwards', async () => {
    const { clock } = setupClock()
    await clock.advanceTo(FROZEN_AT)
    await expect((async () => clock.advanceTo(FROZEN_AT - 1))()).rejects.toThrow(SimError)
    await expect(clock.freeze(FROZEN_AT - 1)).rejects.toMatchObject({
      code: 'CLOCK_BACKWARDS',
      message: expect.stringContaining('2026-01-01T00:00:00.000Z'),
    })
    expect(clock.now()).toBe(FROZEN_AT)
  })

  test('advancing rejects with the error of a job that fails, and the rest stays to be done', async () => {
    const { clock, happened, after } = setupClock()
    clock.handle('fail', () => {
      throw new Error('broken')
    })
    clock.after(10, 'fail', {})
    after(20, 'rest')
    await expect(clock.advanceTo(FROZEN_AT + 30)).rejects.toThrow('broken')
    await clock.advanceTo(FROZEN_AT + 30)
    expect(happened).toEqual(['rest@20'])
  })

  test('cancelled work does not happen', async () => {
    const { clock, happened, after } = setupClock()
    const { id } = after(10, 'a')
    after(20, 'b')
    clock.cancel(id)
    clock.cancel(99)
    await clock.advanceTo(FROZEN_AT + 30)
    expect(happened).toEqual(['b@20'])
  })

  test('settles: advances until nothing is due, and no further', async () => {
    const { clock, happened, after } = setupClock()
    after(10, 'a')
    after(5000, 'b')
    await clock.settle(FROZEN_AT + 10_000)
    expect(happened).toEqual(['a@10', 'b@5000'])
    expect(clock.now()).toBe(FROZEN_AT + 5000)
    await clock.settle(FROZEN_AT + 10_000)
    expect(clock.now()).toBe(FROZEN_AT + 5000)
  })

  test('settles at most to the limit, even if every job puts off another', async () => {
    const { clock } = setupClock()
    let count = 0
    clock.handle('tick', () => {
      count++
      clock.after(1000, 'tick', {})
    })
    clock.after(1000, 'tick', {})
    await clock.settle(FROZEN_AT + 10_500)
    expect(count).toBe(10)
    expect(clock.now()).toBe(FROZEN_AT + 10_000)
    // What is due at the limit belongs to it.
    await clock.settle(FROZEN_AT + 11_000)
    expect([count, clock.now()]).toEqual([11, FROZEN_AT + 11_000])
  })

  test('whatever is put off, in whatever steps time moves: each once, at its instant, in order', async () => {
    const delays = fc.array(fc.nat(100), { maxLength: 20 })
    const steps = fc.array(fc.nat(60), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(delays, steps, async (wanted, moves) => {
        const clock = new Clock(clockSnapshot({ mode: 'frozen', at: 0 }))
        const happened: [number, number][] = []
        clock.handle('note', ({ id }) => void happened.push([clock.now(), id]))
        const jobs = wanted.map(delay => clock.after(delay, 'note', {}))
        for (const move of moves) await clock.advanceTo(clock.now() + move)
        const end = clock.now()
        const expected = jobs
          .filter(({ at }) => at <= end && moves.length > 0)
          .toSorted((a, b) => a.at - b.at || a.id - b.id)
        expect(happened).toEqual(expected.map(({ at, id }) => [at, id]))
        expect(clock.pending()).toHaveLength(jobs.length - expected.length)
      }),
    )
  })
})

describe('a running clock', () => {
  test('does what falls due by itself', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock('real')
    after(30, 'b')
    after(10, 'a')
    await vi.advanceTimersByTimeAsync(25)
    expect(happened).toEqual(['a@10'])
    expect(clock.now()).toBe(FROZEN_AT + 25)
    await vi.advanceTimersByTimeAsync(25)
    expect(happened).toEqual(['a@10', 'b@30'])
  })

  test('can be advanced, and runs on from there', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock('real')
    after(1000, 'a')
    after(1500, 'b')
    await clock.advanceTo(FROZEN_AT + 1000)
    expect(happened).toEqual(['a@1000'])
    await vi.advanceTimersByTimeAsync(500)
    expect(clock.now()).toBe(FROZEN_AT + 1500)
    expect(happened).toEqual(['a@1000', 'b@1500'])
  })

  test('resumes from where it stood, not from the time of the machine', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock()
    after(100, 'a')
    await vi.advanceTimersByTimeAsync(5000)
    clock.resume()
    expect(clock.mode).toBe('real')
    expect(clock.now()).toBe(FROZEN_AT)
    await vi.advanceTimersByTimeAsync(100)
    expect(clock.now()).toBe(FROZEN_AT + 100)
    expect(happened).toEqual(['a@100'])
    clock.resume()
    expect(clock.now()).toBe(FROZEN_AT + 100)
  })

  test('freezes here, or at a later instant after what falls due until then', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock('real')
    after(50, 'a')
    await vi.advanceTimersByTimeAsync(10)
    await clock.freeze()
    await vi.advanceTimersByTimeAsync(1000)
    expect(clock.now()).toBe(FROZEN_AT + 10)
    await clock.freeze(FROZEN_AT + 60)
    expect(happened).toEqual(['a@50'])
    expect(clock.now()).toBe(FROZEN_AT + 60)
  })

  test('waits as long as it takes: longer than a timer can', async () => {
    fakeTime()
    const { clock, happened, after } = setupClock('real')
    const year = 365 * 24 * 3_600_000
    after(year, 'a')
    await vi.advanceTimersByTimeAsync(year - 1)
    expect(happened).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(happened).toEqual([`a@${year}`])
    expect(clock.pending()).toEqual([])
  })

  test('leaves no timer behind when it is closed', () => {
    fakeTime()
    const { clock, after } = setupClock('real')
    after(10, 'a')
    expect(vi.getTimerCount()).toBe(1)
    clock.close()
    expect(vi.getTimerCount()).toBe(0)
    expect(clock.pending()).toEqual([])
  })
})

test('a snapshot goes on elsewhere, or takes the clock back', async () => {
  const { clock, happened, after } = setupClock()
  after(10, 'a')
  const snapshot = clock.snapshot()
  const saved = clock.saved()
  await clock.advanceTo(FROZEN_AT + 20)
  after(5, 'b')
  clock.restore(snapshot)
  expect(clock.now()).toBe(FROZEN_AT)
  await clock.advanceTo(FROZEN_AT + 30)
  expect(happened).toEqual(['a@10', 'a@10'])
  expect(new Clock(snapshot).saved()).toEqual(saved)
  expect(new Clock(clockSnapshot(saved.mode, saved)).saved()).toEqual(saved)
})

test('[ours] when a world began stays as time goes on and is restored; how much waits, and what is next, is told', async () => {
  const { clock, after } = setupClock()
  for (const delay of [30, 10, 20]) after(delay, 'a')
  const snapshot = clock.snapshot()
  expect([clock.waiting, clock.next(2).map(({ at }) => at - FROZEN_AT), clock.nextJob]).toEqual([3, [10, 20], 4])
  await clock.advanceTo(FROZEN_AT + 20)
  expect([clock.beganAt, clock.waiting, clock.isBusy]).toEqual([FROZEN_AT, 1, false])
  clock.restore({ ...snapshot, beganAt: FROZEN_AT - 5 })
  expect([clock.beganAt, clock.waiting]).toEqual([FROZEN_AT - 5, 3])
  clock.restore(clockSnapshot({ mode: 'frozen', at: 70 }))
  expect(clock.beganAt).toBe(70)
  expect(new Clock({ ...snapshot, beganAt: 3 }).beganAt).toBe(3)
})

test('instants are ISO 8601, and nothing else', () => {
  expect(parseInstant('2026-01-01T00:00:00.000Z')).toBe(FROZEN_AT)
  expect(parseInstant('2026-01-01T01:00:00+01:00')).toBe(FROZEN_AT)
  expect(parseInstant('2026-01-01')).toBe(FROZEN_AT)
  for (const text of ['', 'now', '1767225600000', 'January 1, 2026', '2026-13-01', '2026-01-01T99:00:00Z'])
    expect(parseInstant(text)).toBeUndefined()
  expect(toIso(FROZEN_AT)).toBe('2026-01-01T00:00:00.000Z')
})

describe('work in real time', () => {
  /** Work that brings up the next one when it ends, so many times. */
  function setupWork(times: number) {
    const { clock, after, happened } = setupClock()
    const ended: number[] = []
    const work = async (turn: number): Promise<void> => {
      await undefined
      ended.push(turn)
      if (turn < times) begin(turn + 1)
    }
    const begin = (turn: number): void => clock.track(work(turn))
    return { clock, after, happened, ended, begin }
  }

  test('advancing waits for it, and for the work that it begins', async () => {
    const { clock, after, happened, ended, begin } = setupWork(4)
    begin(1)
    after(10, 'later')
    await clock.advance(10)
    expect(ended).toEqual([1, 2, 3, 4])
    expect(happened).toEqual(['later@10'])
  })

  test('time goes on all the same where that hardly ever ends', async () => {
    const { clock, after, happened, ended, begin } = setupWork(1000)
    begin(1)
    after(10, 'later')
    await clock.advance(10)
    expect(happened).toEqual(['later@10'])
    expect(ended.length).toBeLessThan(100)
  })

  test('what came up before is waited for, however long it waits its turn', async () => {
    const { clock, ended, begin } = setupWork(1000)
    const mark = clock.mark()
    let isDone = false
    const turn = async (round: number): Promise<void> => {
      await undefined
      if (round < 40) late(round + 1)
      else isDone = true
    }
    const late = (round: number): void => clock.track(turn(round), mark)
    begin(1)
    late(1)
    await clock.advance(0)
    expect(isDone).toBe(true)
    expect(ended.length).toBeLessThan(100)
  })
})
