import type { StateOwner, Tables, World } from './world.ts'

/** A vendor's tables before its last change, and as they are now: forks of them, so that nothing changes there. */
interface Kept {
  readonly owner: StateOwner<Tables>
  before: Tables
  now: Tables
  isChanging: boolean
}

/**
 * Vendors' states as they were before each one's last change. They are kept only while somebody wants them: each
 * change costs a copy of pointers then. All that happens without a pause is one change.
 */
export class Past {
  readonly #world: World
  readonly #isWanted: (vendor: string) => boolean
  readonly #kept = new Map<string, Kept>()
  #unlisten: (() => void) | undefined

  /** `isWanted` tells whether anybody still wants a vendor's past: asked at each change. */
  constructor(world: World, isWanted: (vendor: string) => boolean) {
    this.#world = world
    this.#isWanted = isWanted
  }

  /** Begins to keep these vendors' past, and ends to keep others'; until the next change it is how things are now. */
  keep(owners: readonly StateOwner<Tables>[]): void {
    const names = owners.map(({ name }) => name)
    for (const name of this.#kept.keys()) if (!names.includes(name)) this.#kept.delete(name)
    for (const owner of owners) {
      if (this.#kept.has(owner.name)) continue
      const now = fork(this.#world.state(owner))
      this.#kept.set(owner.name, { owner, before: now, now, isChanging: false })
    }
    if (this.#kept.size > 0) this.#unlisten ??= this.#world.events.listen(({ type }) => this.#change(type))
    else this.#unlisten = void this.#unlisten?.()
  }

  /** A vendor's tables as they were; as they are where nobody kept them. */
  state<S extends Tables>(owner: StateOwner<S>): S {
    return (this.#kept.get(owner.name)?.before ?? this.#world.state(owner)) as S // the map is filled by the name's owner only
  }

  #change(type: string): void {
    const vendor = type.slice(0, type.indexOf('.'))
    const kept = this.#kept.get(vendor)
    if (!kept || kept.isChanging) return
    if (!this.#isWanted(vendor)) {
      this.#kept.delete(vendor)
      return
    }
    kept.isChanging = true
    kept.before = kept.now
    queueMicrotask(() => {
      kept.isChanging = false
      kept.now = fork(this.#world.state(kept.owner))
    })
  }
}

function fork(tables: Tables): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.fork()]))
}
