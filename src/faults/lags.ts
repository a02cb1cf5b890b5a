import type { Row } from '../tables/shape.ts'
import { writeThrough } from '../world/history.ts'
import { mapTables, type StateOwner, type Tables } from '../world/states.ts'
import type { World } from '../world/world.ts'

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
  /** The table's name. */
  readonly table: string
  readonly key: string
  /** The record as it is now; undefined where it was taken away. */
  readonly row: Row | undefined
  /** When it was made, epoch milliseconds on the world's clock. */
  readonly at: number
  /** Whose request made it; null for none. */
  readonly writer: string | null
}

/** What one rule shows of one vendor. */
interface Follower {
  readonly ms: number
  readonly shown: Tables
  waiting: Waiting[]
  readonly stop: () => void
}

/** Reads that lag: what each rule shows of the vendors' tables, so much later than it changed, since the rule was added. */
export class Lags {
  readonly #world: World
  readonly #followers = new Map<string, Follower>()
  #writer: string | null = null

  constructor(world: World) {
    this.#world = world
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
    if (!follower) return this.#world.state(owner)
    this.#catchUp(follower)
    const tables = mapTables(follower.shown, table => table.fork())
    if (lag.ownWrites)
      for (const change of follower.waiting)
        if (change.writer !== null && change.writer === caller) make(tables, change)
    writeThrough(this.#world, owner, tables)
    return tables as S // made of the vendor's own
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
    const state = this.#world.state(owner)
    const stops = Object.entries(state).map(([table, rows]) =>
      rows.watch((key, row) => {
        follower.waiting.push({ table, key, row, at: this.#world.clock.now(), writer: this.#writer })
        if (follower.waiting.length > MAX_WAITING) show(follower, MAX_WAITING / 2)
      }),
    )
    const stop = (): void => stops.forEach(stopOne => stopOne())
    const follower: Follower = { ms, shown: mapTables(state, table => table.fork()), waiting: [], stop }
    return follower
  }

  /** Shows all changes that are old enough. */
  #catchUp(follower: Follower): void {
    const { ms, waiting } = follower
    const until = this.#world.clock.now() - ms
    const young = waiting.findIndex(({ at }) => at > until)
    show(follower, young < 0 ? waiting.length : young)
  }
}

/** Shows so many of the changes that wait, the oldest. */
function show(follower: Follower, count: number): void {
  if (count === 0) return
  for (const change of follower.waiting.slice(0, count)) make(follower.shown, change)
  follower.waiting = follower.waiting.slice(count)
}

/** Makes a change to copies of the tables. */
function make(tables: Tables, { table, key, row }: Waiting): void {
  if (row) tables[table]?.put(row)
  else tables[table]?.remove(key)
}

function keyOf({ id }: Lag, { name }: StateOwner<Tables>): string {
  return `${id} ${name}`
}
