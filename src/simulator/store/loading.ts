/** How worlds of a store come into this process. */
import type { DocumentFormat } from '../../format/document.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import type { Owners } from '../../world/changes.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Worlds } from '../worlds.ts'
import { isLost, readWorld, settingsOf } from './entries.ts'
import type { StoredWorld } from './store.ts'
import type { WorldLogs } from './world-logs.ts'

/** What worlds are loaded with. */
interface LoadingParts {
  readonly worlds: Worlds
  readonly logs: WorldLogs
  readonly format: DocumentFormat
  readonly owners: Owners
  /** What the store has of a world. */
  read(id: string): Promise<StoredWorld | undefined>
  /** Removes a world from the store whose newest entry has this number; whether it had. */
  remove(id: string, seq: number): Promise<boolean>
  /** Makes a world of which it is known that no other one here has its name. */
  make(id: string, create: () => SimWorld): SimWorld
}

/** Brings worlds of a store into this process, each once, however many requests wait for it. */
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

  /** The same for a world that is to end: one that the store has lost entries of is removed there, and `onRemoved` is told. */
  async loadToEnd(id: string, onRemoved: () => void): Promise<boolean> {
    try {
      return await this.load(id)
    } catch (error) {
      if (!isLost(error)) throw error
    }
    const { read, remove } = this.#parts
    const stored = await read(id)
    if (stored?.isIncomplete && (await remove(id, stored.seq))) onRemoved()
    return stored !== undefined
  }

  async #load(id: string): Promise<boolean> {
    const { worlds, logs, format, owners, read, make } = this.#parts
    const log = logs.get(id)
    // One that ends here goes from the store first.
    if (log && !(log.world && worlds.has(log.world))) await log.settle()
    const stored = await read(id)
    if (!stored) return false
    if (logs.get(id)) return true
    const found = readWorld(id, stored, format, owners)
    const create = (): SimWorld => worlds.create(id, settingsOf(id, found.whole, format, owners), found.snapshot)
    const world = id === DEFAULT_WORLD ? worlds.require(id) : make(id, create)
    logs.of(world).begin(stored, found)
    return true
  }
}
