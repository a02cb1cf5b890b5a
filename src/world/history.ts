import { mapTables, type StateOwner, type Tables } from './states.ts'
import type { World } from './world.ts'

/** One vendor's tables as they were: snapshots. */
interface Recorded {
  readonly owner: StateOwner<Tables>
  /** Before the last change. */
  before: Tables
  /** After it. */
  after: Tables
  /** What queries of the state before read; made when one comes. */
  view: Tables | undefined
  isChanging: boolean
}

/**
 * Vendors' states as they were before each one's last change. They are recorded only while they are needed. All that
 * happens in one turn of the event loop is one change.
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
    for (const name of this.#recorded.keys()) if (!names.includes(name)) this.#recorded.delete(name)
    for (const owner of owners)
      if (!this.#recorded.has(owner.name)) {
        const now = this.#snapshot(owner)
        this.#recorded.set(owner.name, { owner, before: now, after: now, view: undefined, isChanging: false })
      }
    if (this.#recorded.size > 0) this.#unlisten ??= this.#world.onEvent(({ type }) => this.#change(type))
    else {
      this.#unlisten?.()
      this.#unlisten = undefined
    }
  }

  /** A vendor's tables before its last change; its tables now where they are not recorded. */
  stateBefore<S extends Tables>(owner: StateOwner<S>): S {
    const recorded = this.#recorded.get(owner.name)
    if (!recorded) return this.#world.state(owner)
    return (recorded.view ??= this.#view(recorded)) as S // the map is filled by the name's owner only
  }

  #change(type: string): void {
    const vendor = type.slice(0, type.indexOf('.'))
    const recorded = this.#recorded.get(vendor)
    if (!recorded || recorded.isChanging) return
    if (!this.#isNeeded(vendor)) {
      this.#recorded.delete(vendor)
      return
    }
    recorded.before = recorded.after
    recorded.view = undefined
    recorded.isChanging = true
    queueMicrotask(() => {
      recorded.after = this.#snapshot(recorded.owner)
      recorded.isChanging = false
    })
  }

  #snapshot(owner: StateOwner<Tables>): Tables {
    return mapTables(this.#world.state(owner), table => table.snapshot())
  }

  #view({ owner, before }: Recorded): Tables {
    const view = mapTables(before, table => table.fork())
    writeThrough(this.#world, owner, view)
    return view
  }
}

/** A query of an earlier state may make a record, such as an upload token: from then on it is put into the world too. */
export function writeThrough(world: World, owner: StateOwner<Tables>, earlier: Tables): void {
  for (const name in earlier)
    earlier[name]!.watch((_key, row) => {
      if (row) world.state(owner)[name]?.put(row)
    })
}
