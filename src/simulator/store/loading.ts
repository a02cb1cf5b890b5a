import type { DocumentFormat } from '../../format/document.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import type { Owners } from '../../world/changes.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Worlds } from '../worlds.ts'
import { readWorld, settingsOf } from './entries.ts'
import type { StoredWorld } from './store.ts'
import type { WorldLogs } from './world-logs.ts'

/** What worlds are loaded with. */
interface LoadingParts {
  readonly worlds: Worlds
  readonly logs: WorldLogs
  readonly format: DocumentFormat
  readonly owners: Owners
  /** What the store has of a world. */
  stored(id: string): Promise<StoredWorld | undefined>
  /** Makes a world of which it is known that no other one here has its name. */
  make(id: string, create: () => SimWorld): SimWorld
}

/** Brings worlds of a store into this process. */
export class Loading {
  readonly #parts: LoadingParts
  readonly #loading = new Map<string, Promise<boolean>>()

  constructor(parts: LoadingParts) {
    this.#parts = parts
  }

  /** Whether a world is on its way. */
  has(id: string): boolean {
    return this.#loading.has(id)
  }

  /** Loads a world; whether there is one. Refuses with `WORLD_LOST` and with what `readWorld` refuses. */
  load(id: string): Promise<boolean> {
    const loading = this.#loading.get(id) ?? this.#load(id).finally(() => this.#loading.delete(id))
    this.#loading.set(id, loading)
    return loading
  }

  /** The same for a world that is to end: of one that the store has lost entries of there is a fresh one then. */
  async loadToEnd(id: string): Promise<boolean> {
    const { worlds, logs, stored: load, make } = this.#parts
    const stored = await load(id)
    if (!stored?.isIncomplete) return this.load(id)
    if (!logs.get(id)) logs.of(make(id, () => worlds.create(id))).seq = stored.seq
    return true
  }

  async #load(id: string): Promise<boolean> {
    const { worlds, logs, format, owners, stored: load, make } = this.#parts
    const stored = await load(id)
    if (!stored) return false
    if (logs.get(id)) return true
    const read = readWorld(id, stored, format, owners)
    const create = (): SimWorld => worlds.create(id, settingsOf(id, read.whole, format, owners), read.snapshot)
    const world = id === DEFAULT_WORLD ? worlds.require(id) : make(id, create)
    logs.of(world).begin(stored, read)
    return true
  }
}
