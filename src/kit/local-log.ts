import type { WaitFor } from '../api/logs.ts'
import { nearMisses, type Pattern } from '../inputs/match.ts'
import { assertPattern, type LogName } from '../simulator/patterns.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { worldError } from '../world/errors.ts'
import type { Count } from '../world/log.ts'
import { type Awaitable, waitFor } from '../world/wait.ts'

/** What a log of a world can do for tests. */
type Logged<E extends object> = Awaitable<E> & { list(): E[] } & Pick<SimWorld['events'], 'dropped' | 'count' | 'clear'>

/** What tests do with a log of a world. The log is looked up at each use: `use` refuses once the world has ended. */
export class LocalLog<E extends object> {
  readonly #use: () => SimWorld
  readonly #hold: () => () => void
  readonly #name: LogName
  readonly #logOf: (world: SimWorld) => Logged<E>

  /** What waits uses the world, by `hold`, until the function that this answers is called. */
  constructor(use: () => SimWorld, hold: () => () => void, name: LogName, logOf: (world: SimWorld) => Logged<E>) {
    this.#use = use
    this.#hold = hold
    this.#name = name
    this.#logOf = logOf
  }

  get dropped(): number {
    return this.#log.dropped
  }

  list(): E[] {
    return this.#log.list()
  }

  count(match: Pattern): number {
    return believed(this.#sought(match).count(match), match)
  }

  async wait(match: Pattern, options?: WaitFor): Promise<E[]> {
    const release = this.#hold()
    return waitFor(this.#sought(match), { match, ...options }).finally(release)
  }

  explain(match: Pattern): string[] {
    return nearMisses(match, this.#sought(match).list()).map(({ words }) => words)
  }

  clear(): void {
    this.#log.clear()
  }

  get #log(): Logged<E> {
    return this.#logOf(this.#use())
  }

  /** The log, for a pattern that it understands. */
  #sought(match: Pattern): Logged<E> {
    const world = this.#use()
    assertPattern(world, this.#name, match)
    return this.#logOf(world)
  }
}

/** A count that is right. Refuses with `ENTRIES_DROPPED` one that may be too small. */
function believed({ count, dropped }: Count, match: Pattern): number {
  if (dropped === 0) return count
  const sentence = `The log holds ${count} that match ${JSON.stringify(match)}, and dropped ${dropped} that could have`
  const remedy = 'raise journalLimit or journalMaxBytes, or clear() the log before what is counted.'
  throw worldError('ENTRIES_DROPPED', `${sentence}: nothing can tell how many there were; ${remedy}`, {
    count,
    dropped,
  })
}
