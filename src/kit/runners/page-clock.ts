/** A page of Playwright's whose clock is a world's. */
import type { Page } from '@playwright/test'
import type { TestWorld } from '../../api/world.ts'
import { errorMessage } from '../../errors/reasons.ts'
import { SimError } from '../../errors/sim-error.ts'
import { REAL_TIME, realNow } from '../../time/real-time.ts'

/** How often a page is told the time of a clock that does not run as its own does, real milliseconds. */
const STEP_MS = 100
/** The longest delay of a browser's timer: a jump further than this fires the same timers. */
const MAX_JUMP_MS = 2 ** 31 - 1

/**
 * Makes the clock of a page the world's, from now on until the page is closed or the world ends: `Date` shows the world's
 * time, and stands still with it. When the world's time jumps, the page's timers that are due by then fire, each at most
 * once, before the call that moved it resolves. Otherwise timers run in real time, so that no page hangs. Call it before
 * the page is opened, and for one page of a browser context: all pages of a context have the same clock.
 */
export async function followClock(page: Page, world: TestWorld): Promise<void> {
  let shown = world.clock.now()
  let [since, ran] = [realNow(), false]
  let stopStepping: (() => void) | undefined
  await page.clock.install({ time: shown })

  const show = async (): Promise<void> => {
    stopStepping?.()
    const { mode, rate } = world.clock
    const [now, real] = [world.clock.now(), realNow()]
    // The page's timers run as real time does, also while its `Date` is told.
    const jump = Math.max(0, now - shown - (ran ? real - since : 0))
    ;[shown, since, ran] = [now, real, mode === 'real']
    if (mode === 'real' && rate === 1) await page.clock.setSystemTime(now - jump)
    else await page.clock.setFixedTime(now)
    if (jump > 0) await page.clock.fastForward(Math.min(jump, MAX_JUMP_MS))
    if (mode === 'test' || (mode === 'real' && rate !== 1)) stopStepping = REAL_TIME.after(STEP_MS, next)
  }
  let shows = Promise.resolve()
  const next = (): void => {
    shows = shows.then(show).catch(failed)
  }
  const follow = (): Promise<void> => {
    next()
    return shows
  }
  const stop = world.clock.onChange(follow)
  const end = (): void => {
    stop()
    stopStepping?.()
  }
  const failed = (error: unknown): void => {
    if (page.isClosed() || error instanceof SimError) end()
    // What a timer of the page throws comes here.
    else console.error(`The page did not follow the world's clock: ${errorMessage(error)}`)
  }
  page.once('close', end)
  await follow()
}
