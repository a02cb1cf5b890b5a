/** What a store has of worlds, as plain data: written and read again. */
import { SimError } from '../../errors/sim-error.ts'
import { checkDocument } from '../../format/check.ts'
import { type DocumentFormat, mergeDocuments, recordsOf, type WorldDocument } from '../../format/document.ts'
import { FORMAT_VERSION } from '../../format/migrations.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { changesBetween, type Owners, type WorldChanges, withAllChanges, withChanges } from '../../world/changes.ts'
import type { SimEvent, WrittenEvents } from '../../world/events.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { WrittenPast } from '../../world/undo.ts'
import { simulatorError } from '../errors.ts'
import type { SimWorld } from '../sim-world.ts'
import type { SeedState, SimWorldSettings } from '../world-settings.ts'
import type { StoredWorld } from './store.ts'

/** An entry of a world's log. */
export interface Entry {
  readonly changes?: WorldChanges | undefined
  readonly resets: number
  /** The world's instant, epoch milliseconds: its time goes on behind it, whatever the machine's clock says. */
  readonly at: number
  /** What happened since the entry before; left out where nothing did, and where one process uses the store. */
  readonly events?: WrittenEvents | undefined
  /** How the world stood after each of those events, undone from what the entry makes of it; left out where nothing is recorded. */
  readonly past?: WrittenPast | undefined
  /** The deliveries that the process which wrote it sends now. */
  readonly taken?: readonly number[] | undefined
}

/** A world whole. */
export interface Whole extends Entry, Pick<SimWorldSettings, 'auth' | 'assume' | 'test'> {
  readonly formatVersion: number
  /** Of what wrote it; left out by earlier versions. */
  readonly schemaHash?: string
  /** When it came into being, real time, epoch milliseconds. */
  readonly createdAt?: number
  /** A random number: another world of its name has another one. */
  readonly nonce?: number | undefined
  /** What it goes back to, where that is not what all worlds go back to. */
  readonly seedState?: WorldChanges | undefined
}

/** A world as entries make it. */
export interface Written {
  readonly snapshot: WorldSnapshot
  readonly resets: number
  readonly at: number
  readonly events: WrittenEvents
  readonly taken: readonly number[]
}

const NO_EVENTS: WrittenEvents = { clears: 0, last: 0, list: [] }

/** What entries make of a world, of none where that is left out; the events are those of the entries. */
export function written(entries: readonly Entry[], owners: Owners, before?: Omit<Written, 'resets' | 'at'>): Written {
  const changed = entries.flatMap(({ changes }) => changes ?? [])
  const isSame = before && changed.length === 0
  const snapshot = isSame ? before.snapshot : withAllChanges(changed, owners, before?.snapshot)
  let { clears, last } = before?.events ?? NO_EVENTS
  let list: SimEvent[] = []
  for (const { events } of entries) {
    if (!events) continue
    if (events.clears !== clears) list = []
    list.push(...events.list)
    ;({ clears, last } = events)
  }
  const { resets, at } = entries.at(-1)!
  const taken = entries.flatMap(entry => entry.taken ?? [])
  return { snapshot, resets, at, events: { clears, last, list }, taken }
}

/** A world as it is in a store, and whether it is there as this version of the program writes it. */
export interface ReadWorld extends Written {
  readonly whole: Whole
  readonly isCurrent: boolean
}

/** What a store has of a world: it whole, and what came behind that. Refuses with `WORLD_LOST` where entries are lost. */
export function entriesOf(
  id: string,
  { whole, tail, isIncomplete }: StoredWorld,
): readonly [whole: Whole, ...tail: readonly Entry[]] {
  if (isIncomplete) throw lost(id)
  return [JSON.parse(whole) as Whole, ...tail.map(entry => JSON.parse(entry) as Entry)] // as they were written
}

function lost(id: string): SimError {
  const sentence = `The store has lost entries of the world "${id}", so that what is left would be an older one`
  const remedy =
    id === DEFAULT_WORLD ? 'remove what is left of it in the store' : `end it with DELETE /_sim/worlds/${id}`
  return simulatorError('WORLD_LOST', `${sentence}; ${remedy}, and it begins anew.`)
}

/** Whether a world was refused because the store has lost entries of it. */
export function isLost(error: unknown): boolean {
  return error instanceof SimError && error.code === 'WORLD_LOST'
}

/**
 * Reads a world of a store. What another version wrote is checked, and gets what was added since. What this version wrote is not
 * looked through: entries are only appended to a world whole that was written with the same schema. Refuses with `NEWER_FORMAT`
 * what a newer version wrote, with `WORLD_LOST` what the store has lost entries of, and what is no world.
 */
export function readWorld(id: string, stored: StoredWorld, format: DocumentFormat, owners: Owners): ReadWorld {
  const entries = entriesOf(id, stored)
  const [whole] = entries
  const all = written(entries, owners)
  const isCurrent = isOf(whole, format)
  const snapshot = isCurrent ? all.snapshot : checked(all.snapshot, id, whole.formatVersion, format)
  return { ...all, snapshot, whole, isCurrent }
}

/** The settings that a world of a store brings. */
export function settingsOf(
  id: string,
  whole: Whole,
  format: DocumentFormat,
  owners: Owners,
): Partial<SimWorldSettings> {
  const { auth, assume, test, seedState, formatVersion } = whole
  const given = seedState && withChanges(seedState, owners)
  const seed = given && (isOf(whole, format) ? given : checked(given, id, formatVersion, format))
  return { auth, assume, test, ...(seed && { seedState: () => seed }) }
}

/** Whether a world was written with the schema that this version has. */
function isOf({ schemaHash, formatVersion }: Whole, format: DocumentFormat): boolean {
  return formatVersion === FORMAT_VERSION && schemaHash === format.schemaHash()
}

/** A world whole; `usual` is what all worlds go back to. */
export function wholeOf(
  world: SimWorld,
  format: DocumentFormat,
  usual: SeedState,
  now: WorldSnapshot,
  entry: Entry,
): Whole {
  const { createdAt, nonce } = world
  const { auth, assume, test, seedState } = world.settings
  return {
    formatVersion: FORMAT_VERSION,
    schemaHash: format.schemaHash(),
    createdAt,
    nonce,
    auth,
    assume,
    test,
    ...(seedState !== usual && { seedState: changesBetween(undefined, seedState()) }),
    ...entry,
    changes: changesBetween(undefined, now),
  }
}

/** A snapshot with its records as this version has them; the same one where they are. Refuses what is none of them. */
export function checked(
  snapshot: WorldSnapshot,
  id: string,
  formatVersion: number,
  format: DocumentFormat,
): WorldSnapshot {
  const vendors = Object.fromEntries([...snapshot.states].map(([name, tables]) => [name, recordsOf(tables)]))
  const given: WorldDocument = { formatVersion, vendors }
  const document = checkDocument(given, `The world "${id}" of the store`, format)
  return document === given ? snapshot : { ...snapshot, states: mergeDocuments([document], format.vendors) }
}
