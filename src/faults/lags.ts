import { type Change, type Changes, EarlierTables } from '../world/changes.ts'
import type { StateOwner, Tables, World } from '../world/world.ts'

/** How many changes of one vendor wait to be shown; the oldest of more are shown early. */
const MAX_WAITING = 100_000

/** How a rule shows changes late. */
export interface Lag {
  readonly id: string
  /** How much later, milliseconds of the world's clock. */
  readonly ms: number
  /** Whether a caller sees at once what it wrote itself. */
  readonly ownWrites?: boolean | undefined
}

/** A change that is not shown yet. */
interface Waiting {
  readonly change: Change
  /** When it was made, epoch milliseconds on the world's clock. */
  readonly at: number
  /** Whose request made it; null for none. */
  readonly writer: string | null
}

/** What one rule shows of one vendor. */
interface Follower {
  readonly ms: number
  readonly shown: EarlierTables
  waiting: Waiting[]
  readonly stop: () => void
}

/** Reads that lag: what each rule shows of the vendors' tables, so much later than it changed, since the rule was added. */
export class Lags {
  readonly #world: World
  readonly #changes: Changes
  readonly #followers = new Map<string, Follower>()
  #writer: string | null = null

  constructor(world: World, changes: Changes) {
    this.#world = world
    this.#changes = changes
  }

  /** Follows the changes for these rules from now on, and for no others; each with the vendors that it is about. */
  follow(lags: readonly (readonly [Lag, readonly StateOwner<Tables>[]])[]): void {
    const wanted = new Map(lags.flatMap(([lag, owners]) => owners.map(owner => [keyOf(lag, owner), { lag, owner }])))
    for (const [key, { stop }] of this.#followers)
      if (!wanted.has(key)) {
        stop()
        this.#followers.delete(key)
      }
    for (const [key, { lag, owner }] of wanted)
      if (!this.#followers.has(key)) this.#followers.set(key, this.#start(lag, owner))
  }

  /** What the rule shows of a vendor's tables now, to this caller. */
  stateFor<S extends Tables>(lag: Lag, owner: StateOwner<S>, caller: string | null): S {
    const follower = this.#followers.get(keyOf(lag, owner))
    const now = this.#world.state(owner)
    if (!follower) return now
    this.#catchUp(follower)
    const { shown, waiting } = follower
    const own = lag.ownWrites ? waiting.filter(({ writer }) => writer !== null && writer === caller) : []
    if (own.length === 0) return shown.tables as S // made of the vendor's own
    const theirs = new EarlierTables(shown.tables, now)
    for (const { change } of own) theirs.follow(change)
    return theirs.tables as S // the same
  }

  /** Makes the changes of a caller's request, which must not pause. */
  writing<T>(caller: string | null, work: () => T): T {
    this.#writer = caller
    try {
      return work()
    } finally {
      this.#writer = null
    }
  }

  #start({ ms }: Lag, owner: StateOwner<Tables>): Follower {
    const stop = this.#changes.listen(owner, change => {
      follower.waiting.push({ change, at: this.#world.clock.now(), writer: this.#writer })
      if (follower.waiting.length > MAX_WAITING) this.#show(follower, MAX_WAITING / 2)
    })
    const follower: Follower = { ms, shown: new EarlierTables(this.#world.state(owner)), waiting: [], stop }
    return follower
  }

  /** Shows all changes that are old enough. */
  #catchUp(follower: Follower): void {
    const { ms, waiting } = follower
    const until = this.#world.clock.now() - ms
    const young = waiting.findIndex(({ at }) => at > until)
    this.#show(follower, young < 0 ? waiting.length : young)
  }

  /** Shows so many of the changes that wait, the oldest. */
  #show(follower: Follower, count: number): void {
    if (count === 0) return
    for (const { change } of follower.waiting.slice(0, count)) follower.shown.follow(change)
    follower.waiting = follower.waiting.slice(count)
  }
}

function keyOf({ id }: Lag, { name }: StateOwner<Tables>): string {
  return `${id} ${name}`
}
