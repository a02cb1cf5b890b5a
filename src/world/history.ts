import type { Row } from './table.ts'
import type { StateOwner, Tables, World } from './world.ts'

/** Records that changed, by table and key, as they became; undefined are those that are gone. */
type Changes = Map<string, Map<string, Row | undefined>>

/** A vendor's tables before its last change: copies of their own, which follow the true ones one change behind. */
interface Kept {
  readonly before: Tables
  readonly now: Tables
  /** What the copies have not followed yet: the last change. */
  last: Changes
  /** What changed since then; the same as `last` while that goes on. */
  current: Changes
  /** Whether the copies are being changed by us. */
  isFollowing: boolean
}

/**
 * Vendors' states as they were before each one's last change. They are kept only while somebody wants them: a copy of
 * pointers once, and then what changes, never the table. All that happens without a pause is one change.
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
    for (const name of this.#kept.keys()) if (!names.includes(name)) this.#forget(name)
    for (const owner of owners)
      if (!this.#kept.has(owner.name)) this.#kept.set(owner.name, keep(this.#world.state(owner)))
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
    if (!kept || kept.last === kept.current) return
    if (!this.#isWanted(vendor)) return this.#forget(vendor)
    follow(kept)
    kept.last = kept.current
    queueMicrotask(() => (kept.current = new Map()))
  }

  #forget(name: string): void {
    for (const table of Object.values(this.#kept.get(name)?.now ?? {})) table.watch(undefined)
    this.#kept.delete(name)
  }
}

function keep(now: Tables): Kept {
  const copies = Object.entries(now).map(([name, table]) => [name, table.fork()] as const)
  const kept: Kept = {
    before: Object.fromEntries(copies),
    now,
    last: new Map(),
    current: new Map(),
    isFollowing: false,
  }
  for (const [name, table] of Object.entries(now))
    table.watch((key, row) => {
      if (!kept.current.has(name)) kept.current.set(name, new Map())
      kept.current.get(name)?.set(key, row)
    })
  // What a query of the past hands out, such as a token for an upload, has to be good.
  for (const [name, copy] of copies)
    copy.watch((_key, row) => {
      if (row && !kept.isFollowing) now[name]?.put(row)
    })
  return kept
}

function follow(kept: Kept): void {
  kept.isFollowing = true
  for (const [name, rows] of kept.last)
    for (const [key, row] of rows)
      if (row) kept.before[name]?.put(row)
      else kept.before[name]?.remove(key)
  kept.isFollowing = false
}
