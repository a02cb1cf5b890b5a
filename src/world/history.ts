import type { StateOwner, Tables, World } from './world.ts'

/** A change, in the order in which it was made: each does to the copies what was done to the real tables. */
type Changes = (() => void)[]

/** One vendor's tables before its last change: copies that follow the real tables one change behind. */
interface Recorded {
  readonly before: Tables
  readonly now: Tables
  /** The last change: the copies do not have it yet. */
  last: Changes
  /** What changed since then; the same list as `last` while that change goes on. */
  current: Changes
  /** Whether the history itself is writing to the copies. */
  isFollowing: boolean
}

/**
 * Vendors' states as they were before each one's last change. They are recorded only while they are needed: a copy of
 * pointers once, then what changes, never a whole table. All that happens in one turn of the event loop is one change.
 */
export class History {
  readonly #world: World
  readonly #isNeeded: (vendor: string) => boolean
  readonly #recorded = new Map<string, Recorded>()
  #unlisten: (() => void) | undefined

  /** The history asks `isNeeded` at each change of a vendor, and stops recording it when the answer is no. */
  constructor(world: World, isNeeded: (vendor: string) => boolean) {
    this.#world = world
    this.#isNeeded = isNeeded
  }

  /** Records these vendors from now on, and no others. Until a vendor's next change, its state before is its state now. */
  record(owners: readonly StateOwner<Tables>[]): void {
    const names = owners.map(({ name }) => name)
    for (const name of this.#recorded.keys()) if (!names.includes(name)) this.#stop(name)
    for (const owner of owners)
      if (!this.#recorded.has(owner.name)) this.#recorded.set(owner.name, start(this.#world.state(owner)))
    if (this.#recorded.size > 0) this.#unlisten ??= this.#world.onEvent(({ type }) => this.#change(type))
    else {
      this.#unlisten?.()
      this.#unlisten = undefined
    }
  }

  /** A vendor's tables before its last change; its tables now where they are not recorded. */
  stateBefore<S extends Tables>(owner: StateOwner<S>): S {
    return (this.#recorded.get(owner.name)?.before ?? this.#world.state(owner)) as S // the map is filled by the name's owner only
  }

  #change(type: string): void {
    const vendor = type.slice(0, type.indexOf('.'))
    const recorded = this.#recorded.get(vendor)
    if (!recorded || recorded.last === recorded.current) return
    if (!this.#isNeeded(vendor)) return this.#stop(vendor)
    follow(recorded)
    recorded.last = recorded.current
    queueMicrotask(() => (recorded.current = []))
  }

  #stop(name: string): void {
    for (const table of Object.values(this.#recorded.get(name)?.now ?? {})) table.watch(undefined)
    this.#recorded.delete(name)
  }
}

function start(now: Tables): Recorded {
  const copies = Object.entries(now).map(([name, table]) => [name, table.fork()] as const)
  const recorded: Recorded = {
    before: Object.fromEntries(copies),
    now,
    last: [],
    current: [],
    isFollowing: false,
  }
  for (const [name, copy] of copies) {
    const table = now[name]
    table?.watch((key, row) => recorded.current.push(() => (row ? copy.put(row) : copy.remove(key))))
    // A query of the earlier state may make a record, such as an upload token: it has to be valid now too.
    copy.watch((_key, row) => {
      if (row && !recorded.isFollowing) table?.put(row)
    })
  }
  return recorded
}

/** Writes the last change to the copies. */
function follow(recorded: Recorded): void {
  recorded.isFollowing = true
  for (const change of recorded.last) change()
  recorded.isFollowing = false
}
