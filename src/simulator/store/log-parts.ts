import type { Owners } from '../../world/changes.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { PastState } from '../../world/undo.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Worlds } from '../worlds.ts'
import type { Entry, ReadWorld, Whole } from './entries.ts'
import type { Store, StoredWorld } from './store.ts'

/** What tests set to other than usual. */
export interface LogLimits {
  /** After so many entries a world is written whole; 500 by default. */
  readonly maxEntries?: number
  /** How long a process that is first waits for others that were overtaken, real milliseconds; 10 by default. */
  readonly turnMs?: number
}

/** What a log needs of those who keep it. */
export interface LogParts extends LogLimits {
  readonly store: Store
  readonly worlds: Worlds
  readonly owners: Owners
  /** Calls the store; words what stands against it. */
  reach<T>(call: () => Promise<T>): Promise<T>
  read(id: string, stored: StoredWorld): ReadWorld
  whole(world: SimWorld, now: WorldSnapshot, entry: Entry): Whole
  /** What a world was after an event, as the store has it. */
  past(id: string, event: number): PastState
  /** Tells what the store has lost, if it has: what was seen of it, if that was anything. */
  tellLoss(seen: string | undefined): Promise<void>
  /** It is not here any more. */
  forget(log: { readonly id: string }): void
  /** Waits until what has come meanwhile had its turn. */
  turn(): Promise<void>
}
