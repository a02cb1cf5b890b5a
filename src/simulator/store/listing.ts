/** Worlds as a list shows them, which loads none for that. */
import { NamedWorld } from '../../request/named-world.ts'
import { instantOf, type RunningMode } from '../../time/clock-mode.ts'
import { realNow } from '../../time/real-time.ts'
import type { Credential } from '../../vendors/contract/vendor.ts'
import type { WorldChanges } from '../../world/changes.ts'
import type { SimWorld } from '../sim-world.ts'
import type { SimWorldSettings } from '../world-settings.ts'
import type { StoredRow } from './store.ts'

/** How many credentials of each vendor a list shows where not all are asked for. */
export const SHOWN_CREDENTIALS = 3

/** What a list shows of a world and what seldom changes, as plain data; instants are epoch milliseconds. */
export interface WorldRow extends Pick<SimWorldSettings, 'auth'> {
  readonly seed: number
  readonly createdAt: number
  readonly clock: RunningMode
  /** By vendor, as they are in the world `default`. */
  readonly credentials: Readonly<Record<string, readonly Credential[]>>
}

/** What a list shows of a world and what each change changes; instants are epoch milliseconds. */
interface WorldUse {
  /** The world's own instant. */
  readonly at: number
  readonly usedAt: number
  readonly events: number
}

/** A world that is in the store and not in this process. */
export interface ListedWorld extends WorldRow, WorldUse {
  readonly named: NamedWorld
  /** Whether it has more credentials. */
  readonly hasMore: boolean
}

/** What a list shows of a world that seldom changes, with so many credentials of each vendor at most. */
export function rowOf(world: SimWorld, most: number): WorldRow {
  const { settings, createdAt, clock, ids } = world
  const { auth, vendors } = settings
  const credentials = vendors.map(
    vendor => [vendor.name, firstOf(vendor.credentials(world.state(vendor)), most)] as const,
  )
  return { seed: ids.seed, auth, createdAt, clock: clock.running, credentials: Object.fromEntries(credentials) }
}

function firstOf<T>(all: Iterable<T>, most: number): readonly T[] {
  const first: T[] = []
  for (const one of all) if (first.push(one) >= most) break
  return first
}

/** What a store keeps of a world for lists, and its row; `changes` came since the row before. */
export function listingOf(world: SimWorld, before: WorldRow | undefined, changes: WorldChanges | undefined) {
  const row = keptRow(world, before, changes)
  return { row, listing: { row: row === before ? undefined : JSON.stringify(row), use: keptUse(world) } }
}

/**
 * The row that a store keeps of a world, which has one credential of each vendor more than is shown: that says that there are
 * more. It is the one before where `changes`, which came since, change nothing in it.
 */
function keptRow(world: SimWorld, before: WorldRow | undefined, changes: WorldChanges = {}): WorldRow {
  const { vendors } = world.settings
  const most = SHOWN_CREDENTIALS + 1
  const isSame = vendors.every(
    vendor =>
      changes.states?.[vendor.name] === undefined ||
      areEqual(before?.credentials[vendor.name], firstOf(vendor.credentials(world.state(vendor)), most)),
  )
  return before && isSame && changes.seed === undefined && !changes.mode ? before : rowOf(world, most)
}

function areEqual(before: readonly Credential[] = [], now: readonly Credential[]): boolean {
  const isSame = ({ header, who }: Credential, i: number) => header === before[i]!.header && who === before[i]!.who
  return before.length === now.length && now.every(isSame)
}

/** What a store keeps of a world besides its row. */
function keptUse({ clock, logged }: SimWorld): string {
  const use: WorldUse = { at: clock.now(), usedAt: realNow(), events: logged.events }
  return JSON.stringify(use)
}

/** A world of the store; undefined where an earlier version wrote it, which kept nothing for lists. */
export function readRow({ id, row, use, idleMs }: StoredRow): ListedWorld | undefined {
  if (row === undefined || use === undefined) return undefined
  const kept = JSON.parse(row) as WorldRow // as it was written
  const { at, usedAt, events } = JSON.parse(use) as WorldUse // as it was written
  const credentials = Object.entries(kept.credentials)
  return {
    ...kept,
    named: new NamedWorld(id),
    credentials: Object.fromEntries(credentials.map(([name, first]) => [name, first.slice(0, SHOWN_CREDENTIALS)])),
    hasMore: credentials.some(([, { length }]) => length > SHOWN_CREDENTIALS),
    at: Math.max(at, instantOf(kept.clock)),
    usedAt: idleMs === undefined ? usedAt : realNow() - idleMs,
    events,
  }
}
