import { type Change, type Changes, EarlierTables } from './changes.ts'
import type { StateOwner, Tables, World } from './world.ts'

/** One vendor's tables before its last change: copies that follow the real tables one change behind. */
interface Recorded {
  readonly before: EarlierTables
  /** The last change, in the order in which it was made: the copies do not have it yet. */
  last: Change[]
  /** What changed since then; the same list as `last` while that change goes on. */
  current: Change[]
  readonly stop: () => void
}

/**
 * Vendors' states as they were before each one's last change. They are recorded only while they are needed: a copy of
 * pointers once, then what changes, never a whole table. All that happens in one turn of the event loop is one change.
 */
export class History {
  readonly #world: World
  readonly #changes: Changes
  readonly #isNeeded: (vendor: string) => boolean
  readonly #recorded = new Map<string, Recorded>()
  #unlisten: (() => void) | undefined

  /** The history asks `isNeeded` at each change of a vendor, and stops recording it when the answer is no. */
  constructor(world: World, changes: Changes, isNeeded: (vendor: string) => boolean) {
    this.#world = world
    this.#changes = changes
    this.#isNeeded = isNeeded
  }

  /** Records these vendors from now on, and no others. Until a vendor's next change, its state before is its state now. */
  record(owners: readonly StateOwner<Tables>[]): void {
    const names = owners.map(({ name }) => name)
    for (const name of this.#recorded.keys()) if (!names.includes(name)) this.#stop(name)
    for (const owner of owners) if (!this.#recorded.has(owner.name)) this.#recorded.set(owner.name, this.#start(owner))
    if (this.#recorded.size > 0) this.#unlisten ??= this.#world.onEvent(({ type }) => this.#change(type))
    else {
      this.#unlisten?.()
      this.#unlisten = undefined
    }
  }

  /** A vendor's tables before its last change; its tables now where they are not recorded. */
  stateBefore<S extends Tables>(owner: StateOwner<S>): S {
    return (this.#recorded.get(owner.name)?.before.tables ?? this.#world.state(owner)) as S // the map is filled by the name's owner only
  }

  #change(type: string): void {
    const vendor = type.slice(0, type.indexOf('.'))
    const recorded = this.#recorded.get(vendor)
    if (!recorded || recorded.last === recorded.current) return
    if (!this.#isNeeded(vendor)) return this.#stop(vendor)
    for (const change of recorded.last) recorded.before.follow(change)
    recorded.last = recorded.current
    queueMicrotask(() => (recorded.current = []))
  }

  #start(owner: StateOwner<Tables>): Recorded {
    const stop = this.#changes.listen(owner, change => recorded.current.push(change))
    const recorded: Recorded = { before: new EarlierTables(this.#world.state(owner)), last: [], current: [], stop }
    return recorded
  }

  #stop(name: string): void {
    this.#recorded.get(name)?.stop()
    this.#recorded.delete(name)
  }
}
