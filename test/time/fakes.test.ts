/** The time of the machine and the time of a test, while a test fakes time. */
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Clock } from '../../src/time/clock.ts'
import { clockSnapshot, FROZEN_AT, type RunningMode } from '../../src/time/clock-mode.ts'
import { realDeadline, realDelay, realEvery, realNow } from '../../src/time/real-time.ts'

beforeEach(() => void onTestFinished(() => void vi.useRealTimers()))

function setupClock(mode: RunningMode) {
  const clock = new Clock(clockSnapshot(mode))
  onTestFinished(() => clock.close())
  const happened: string[] = []
  clock.handle('note', ({ data }) => void happened.push(`${String(data['name'])}@${clock.now() - FROZEN_AT}`))
  return { clock, happened, after: (delay: number, name: string) => clock.after(delay, 'note', { name }) }
}

describe('[ours] while a test fakes time, real time', () => {
  test('goes on: the clock of the machine, waits, deadlines and intervals', async () => {
    const before = realNow()
    expect(Math.abs(before - Date.now())).toBeLessThan(1000)
    vi.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'hrtime'] })
    await realDelay(5)
    await new Promise<void>(resolve => onTestFinished(realEvery(1, resolve)))
    const { signal } = realDeadline(1)
    await new Promise(resolve => signal.addEventListener('abort', resolve))
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
    expect(realNow() - before).toBeGreaterThanOrEqual(5)
    vi.setSystemTime(0)
    expect(realNow() - before).toBeLessThan(60_000)
  })

  test('is that of the clock `real`, which never goes back', async () => {
    const { clock, happened, after } = setupClock({ mode: 'real', offset: 0 })
    const before = clock.now()
    vi.useFakeTimers({ now: 0 })
    expect(clock.now()).toBeGreaterThanOrEqual(before)
    after(1, 'a')
    await realDelay(20)
    expect(happened).toHaveLength(1)
    await clock.freeze()
    clock.resume()
    expect(clock.now() - before).toBeLessThan(60_000)
  })

  test('a wait whose signal was aborted before ends at once', async () => {
    const before = realNow()
    await realDelay(1e6, AbortSignal.abort())
    expect(realNow() - before).toBeLessThan(60_000)
  })
})

describe('[ours] the clock of a test', () => {
  test('is its fake time, and what falls due happens at its own instant before advancing returns', () => {
    vi.useFakeTimers({ now: FROZEN_AT })
    const { clock, happened, after } = setupClock({ mode: 'test' })
    clock.handle('again', () => void after(10, 'again'))
    after(30, 'c')
    after(10, 'a')
    clock.after(20, 'again', {})
    vi.advanceTimersByTime(29)
    expect([clock.mode, clock.iso(), happened]).toEqual(['test', '2026-01-01T00:00:00.029Z', ['a@10']])
    vi.advanceTimersByTime(1)
    expect(happened).toEqual(['a@10', 'c@30', 'again@30'])
  })

  test('jobs of before time was faked are done with the next one, or by settling', async () => {
    const { clock, happened, after } = setupClock({ mode: 'test' })
    vi.useFakeTimers({ now: FROZEN_AT })
    clock.restore(clockSnapshot({ mode: 'test' }))
    vi.useRealTimers()
    const job = after(60_000, 'a')
    vi.useFakeTimers({ now: job.at })
    expect(happened).toEqual([])
    await clock.settle(clock.now())
    expect(happened).toHaveLength(1)
  })

  test('settling moves no time: it does what is due, and waits for the work under way', async () => {
    vi.useFakeTimers({ now: FROZEN_AT })
    const { clock, happened, after } = setupClock({ mode: 'test' })
    clock.handle('slow', async () => {
      await realDelay(5)
      happened.push('slow')
      after(0, 'b')
    })
    clock.after(10, 'slow', {})
    after(11, 'a')
    vi.setSystemTime(FROZEN_AT + 10)
    await clock.settle(FROZEN_AT + 1e6)
    expect(happened).toEqual(['slow', 'b@10'])
    expect(clock.now()).toBe(FROZEN_AT + 10)
  })

  test('a job that fails is printed, and the others are done', () => {
    vi.useFakeTimers({ now: FROZEN_AT })
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => printed.mockRestore())
    const { clock, happened, after } = setupClock({ mode: 'test' })
    const failure = new Error('broken')
    clock.handle('fail', () => {
      throw failure
    })
    clock.after(1, 'fail', {})
    after(1, 'a')
    vi.advanceTimersByTime(1)
    expect(happened).toEqual(['a@1'])
    expect(printed.mock.calls).toEqual([[failure]])
  })

  test('refuses whatever moves time, and a document holds it as frozen', async () => {
    vi.useFakeTimers({ now: FROZEN_AT + 5 })
    const { clock } = setupClock({ mode: 'test' })
    const refusal = {
      code: 'TEST_CLOCK',
      message:
        "This world's time is that of the test: only its fake timers move it, such as vi.advanceTimersByTime(900_000).",
    }
    await expect(clock.advance(1)).rejects.toMatchObject(refusal)
    await expect(clock.advanceTo(FROZEN_AT + 9)).rejects.toMatchObject(refusal)
    await expect(clock.freeze()).rejects.toMatchObject(refusal)
    expect(() => clock.resume()).toThrow(expect.objectContaining(refusal))
    expect(clock.saved()).toEqual({ mode: { mode: 'frozen', at: FROZEN_AT + 5 }, jobs: [], nextJob: 1 })
    expect(clock.snapshot().mode).toEqual({ mode: 'test' })
  })

  test('leaves no timer behind when it is closed', () => {
    vi.useFakeTimers()
    const { clock, after } = setupClock({ mode: 'test' })
    after(10, 'a')
    expect(vi.getTimerCount()).toBe(1)
    clock.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
