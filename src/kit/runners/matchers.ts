/** What a test expects of a world, for every runner whose `expect` can be extended. */
import type { EventPattern } from '../../api/events.ts'
import type { RequestPattern, TestLog } from '../../api/logs.ts'
import type { EventType, JournalOperation } from '../../api/vendors.ts'
import type { TestWorld } from '../../api/world.ts'
import { SimError } from '../../errors/sim-error.ts'

/** What a test expects of a world. */
export interface WorldMatchers<O extends string = never> {
  /** That the world has an event of this type (or that holds this), `times` times or at least once. */
  toHaveHappened(event: EventType | EventPattern, times?: number): void
  /** That the world's journal has a request that holds this, `times` times or at least once. */
  toHaveBeenRequested(request: JournalOperation | O | RequestPattern<O>, times?: number): void
}

/** What a matcher says: whether the world is as expected, and in what words if not. */
interface Judgement {
  readonly pass: boolean
  readonly message: () => string
}

/** The matchers as `expect.extend` takes them. */
export const worldMatchers = {
  toHaveHappened: (world: TestWorld, event: EventType | EventPattern, times?: number): Judgement =>
    judge(world.events, typeof event === 'string' ? { type: event } : event, times, 'event'),
  toHaveBeenRequested: (world: TestWorld, request: JournalOperation | RequestPattern, times?: number): Judgement =>
    judge(world.journal, typeof request === 'string' ? { operation: request } : request, times, 'request'),
}

function judge<P>(log: TestLog<object, P>, pattern: P, times: number | undefined, noun: string): Judgement {
  // So many are there in any case.
  const atLeast = times === undefined ? 1 : times + 1
  const count = countOf(log, pattern, atLeast)
  return {
    pass: times === undefined ? count > 0 : count === times,
    message: () => {
      const wanted = times === undefined ? `at least one ${noun}` : `${times} ${noun}${times === 1 ? '' : 's'}`
      const near = log.explain(pattern)
      const lines = near.length > 0 ? near.map(words => `  ${words}`).join('\n') : `  no other ${noun} at all`
      return `Expected ${wanted} matching ${JSON.stringify(pattern)}; there were ${count}. Nearest misses:\n${lines}`
    },
  }
}

/**
 * How many match. Throws, whether the matcher stands behind `not` or not, where the log dropped entries that could match
 * and does not hold `enough` of them to tell all the same.
 */
function countOf<P>(log: TestLog<object, P>, pattern: P, enough: number): number {
  try {
    return log.count(pattern)
  } catch (error) {
    const held = error instanceof SimError && error.code === 'ENTRIES_DROPPED' ? Number(error.details['count']) : 0
    if (held < enough) throw error
    return held
  }
}
