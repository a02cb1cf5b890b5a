import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RateWindows } from '../../src/faults/rate-windows.ts'
import type { RateCaller, RateLimit } from '../../src/vendors/contract/dialect.ts'

const byCredential = (requests: number, window: number, name = 'credential'): RateLimit => ({
  name,
  requests,
  window,
  key: ({ credential }) => credential,
})
const byAddress = (requests: number, window: number): RateLimit => ({
  name: 'address',
  requests,
  window,
  key: ({ address }) => address,
})
const ALICE: RateCaller = { address: '10.0.0.1', credential: 'alice' }
const BOB: RateCaller = { address: '10.0.0.1', credential: 'bob' }

/** Counts requests at these instants and answers what each was told. */
function countAll(limits: readonly RateLimit[], instants: readonly number[], windows = new RateWindows()) {
  return instants.map(now => windows.count('acme', limits, ALICE, now))
}

test('[assumed] as many requests as the limit says, then the time that is left of the window', () => {
  expect(countAll([byCredential(2, 1000)], [100, 400, 500, 1099])).toEqual([undefined, undefined, 600, 1])
})

test('[assumed] a window begins with its first request and is over after its length', () => {
  expect(countAll([byCredential(1, 1000)], [700, 1699, 1700, 1701])).toEqual([undefined, 1, undefined, 999])
})

test('[assumed] a clock that is set back begins a new window', () => {
  expect(countAll([byCredential(1, 1000)], [5000, 4999])).toEqual([undefined, undefined])
})

test('[assumed] a refused request is counted by none of the limits', () => {
  const [small, large] = [byCredential(1, 1000, 'a second'), byCredential(2, 60_000, 'a minute')]
  const windows = new RateWindows()
  expect(countAll([small, large], [0, 1, 2, 1000], windows)).toEqual([undefined, 999, 998, undefined])
  expect(windows.count('acme', [large], ALICE, 2000)).toBe(58_000)
})

test('[assumed] of several limits that are reached the longest wait counts', () => {
  expect(countAll([byCredential(1, 1000, 'a second'), byAddress(1, 60_000)], [0, 500])).toEqual([undefined, 59_500])
})

test('[assumed] requests are counted together by their key, and apart by vendor and by limit', () => {
  const windows = new RateWindows()
  const [own, shared] = [byCredential(1, 1000), byAddress(1, 1000)]
  expect(windows.count('acme', [own], ALICE, 0)).toBeUndefined()
  expect(windows.count('acme', [own], BOB, 0)).toBeUndefined()
  expect(windows.count('other', [own], ALICE, 0)).toBeUndefined()
  expect(windows.count('acme', [shared], ALICE, 0)).toBeUndefined()
  expect(windows.count('acme', [shared], BOB, 0)).toBe(1000)
  expect(windows.count('acme', [own], ALICE, 0)).toBe(1000)
})

test('[assumed] without limits every request is let in', () => {
  expect(countAll([], [0, 0, 0])).toEqual([undefined, undefined, undefined])
})

test('[assumed] a limit of no requests refuses the first one', () => {
  expect(countAll([byCredential(0, 1000)], [5])).toEqual([1000])
})

test('[ours] clear forgets all windows', () => {
  const windows = new RateWindows()
  const limits = [byCredential(1, 1000)]
  countAll(limits, [0], windows)
  windows.clear()
  expect(windows.count('acme', limits, ALICE, 1)).toBeUndefined()
})

test('[ours] beyond 10,000 keys the window that began first is forgotten', () => {
  const windows = new RateWindows()
  const limits = [byCredential(1, 1000)]
  const ask = (credential: string): number | undefined => windows.count('acme', limits, { ...ALICE, credential }, 0)
  for (let i = 0; i < 10_000; i++) ask(`caller-${i}`)
  expect(ask('caller-0')).toBe(1000)
  expect(ask('one more')).toBeUndefined()
  expect(ask('caller-1')).toBe(1000)
  expect(ask('caller-0')).toBeUndefined()
})

test('[assumed] no window lets in more than its limit, and a refused client is let in after the wait that it was told', () => {
  const delays = fc.array(fc.nat(400), { maxLength: 60 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 1000 }),
      delays,
      (requests, window, waits) => {
        const windows = new RateWindows()
        const limits = [byCredential(requests, window)]
        let [now, began, letIn] = [0, -window, 0]
        for (const delay of waits) {
          now += delay
          if (now >= began + window) [began, letIn] = [now, 0]
          const wait = windows.count('acme', limits, ALICE, now)
          expect(wait).toBe(letIn < requests ? undefined : began + window - now)
          if (wait === undefined) letIn++
        }
        const wait = windows.count('acme', limits, ALICE, now)
        if (wait !== undefined) expect(windows.count('acme', limits, ALICE, now + wait)).toBeUndefined()
      },
    ),
  )
})
