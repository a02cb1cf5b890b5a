/**
 * Maps by key whose copies share what is equal: layers, each of which says what differs from the one below it. A change
 * answers a map beside the old one, which stays as it was, and what differs between two maps costs what differs.
 */
import type { Owner } from './list.ts'

/** What is kept in a map: it brings its key, and is replaced when it changes. */
export interface Keyed {
  readonly key: string
}

/** What differs from the layer below: entries, and null for those that are gone. */
class Layer<E extends Keyed> {
  readonly owner: Owner | undefined
  readonly entries: Map<string, E | null>
  readonly below: KeyMap<E>

  constructor(owner: Owner | undefined, entries: Map<string, E | null>, below: KeyMap<E>) {
    this.owner = owner
    this.entries = entries
    this.below = below
  }
}

/** A map by key; undefined is an empty one. */
export type KeyMap<E extends Keyed> = Layer<E> | undefined

/** What has this key. */
export function find<E extends Keyed>(map: KeyMap<E>, key: string): E | undefined {
  for (let layer = map; layer; layer = layer.below) {
    const entry = layer.entries.get(key)
    if (entry !== undefined) return entry ?? undefined
  }
  return undefined
}

/** A map with this entry, in the place of the one with its key. */
export function withEntry<E extends Keyed>(map: KeyMap<E>, entry: E, owner: Owner): KeyMap<E> {
  const own = owned(map, owner)
  own.entries.set(entry.key, entry)
  return own
}

/** A map without the entry with this key. */
export function withoutKey<E extends Keyed>(map: KeyMap<E>, key: string, owner: Owner): KeyMap<E> {
  if (!find(map, key)) return map
  const own = owned(map, owner)
  if (find(own.below, key)) own.entries.set(key, null)
  else own.entries.delete(key)
  return own
}

/** All entries, in no order that means anything. */
export function* entriesOf<E extends Keyed>(map: KeyMap<E>): IterableIterator<E> {
  for (let layer = map; layer; layer = layer.below)
    for (const [key, entry] of layer.entries) if (entry && find(map, key) === entry) yield entry
}

/** Tells what differs between two maps: what was there before, and what is there after. Costs nothing where both share. */
export function eachDifference<E extends Keyed>(
  before: KeyMap<E>,
  after: KeyMap<E>,
  tell: (before: E | undefined, after: E | undefined) => void,
): void {
  const shared = new Set<KeyMap<E>>()
  for (let layer = before; layer; layer = layer.below) shared.add(layer)
  let common = after
  while (common && !shared.has(common)) common = common.below
  const keys = new Set<string>()
  for (const map of [before, after])
    for (let layer = map; layer !== common; layer = layer!.below) for (const key of layer!.entries.keys()) keys.add(key)
  for (const key of keys) {
    const [was, is] = [find(before, key), find(after, key)]
    if (was !== is) tell(was, is)
  }
}

/**
 * The same map in few layers, for a map that is shared from now on: each layer has less than half of the entries of the one
 * below it, so that finding costs the logarithm of the size at most, and all entries are copied that often.
 */
export function settled<E extends Keyed>(map: KeyMap<E>): KeyMap<E> {
  const merged: Layer<E>[] = []
  let size = 0
  let rest = map
  for (; rest && (rest === map || size * 2 >= rest.entries.size); rest = rest.below) {
    merged.push(rest)
    size += rest.entries.size
  }
  if (merged.length < 2) return map
  const entries = new Map<string, E | null>()
  for (const layer of merged.toReversed())
    for (const [key, entry] of layer.entries)
      if (entry || rest) entries.set(key, entry)
      else entries.delete(key)
  return new Layer(undefined, entries, rest)
}

/** A layer that may be changed in place. */
function owned<E extends Keyed>(map: KeyMap<E>, owner: Owner): Layer<E> {
  return map && map.owner === owner ? map : new Layer<E>(owner, new Map(), settled(map))
}
