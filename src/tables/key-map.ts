/**
 * Maps by key, in the order of insertion, whose copies share what is equal: layers, each of which says what differs from
 * the one below it. A change answers a map beside the old one, which stays as it was, and what differs between two maps
 * costs what differs.
 */
import type { Changes } from './changes.ts'
import type { Owner } from './list.ts'

/** What differs from the layer below. */
interface Layer<E> {
  readonly owner: Owner
  /** The owner of the map that this layer was put on; undefined where it is a copy of that, or merged of several. */
  readonly from: Owner | undefined
  /** Entries, and null for those that are gone. */
  readonly entries: Map<string, E | null>
  /** Keys that were gone and came again: they stand behind all others, not where they were below. */
  again: Set<string> | undefined
  readonly below: KeyMap<E>
}

/** A map by key; undefined is an empty one. */
export type KeyMap<E> = Layer<E> | undefined

/** What has this key. */
export function find<E>(map: KeyMap<E>, key: string): E | undefined {
  for (let layer = map; layer; layer = layer.below) {
    const entry = layer.entries.get(key)
    if (entry !== undefined) return entry ?? undefined
  }
  return undefined
}

/** A map with these entries, which nothing else may change from now on. */
export function keyMap<E>(entries: Map<string, E>, owner: Owner): KeyMap<E> {
  return entries.size > 0 ? { owner, from: undefined, entries, again: undefined, below: undefined } : undefined
}

/** A map of at most so many entries is copied when it changes: finding in one layer is faster than in two. */
const SMALL = 64

/** A map with this entry, in the place of the one with its key. */
export function withEntry<E>(map: KeyMap<E>, key: string, entry: E, owner: Owner): KeyMap<E> {
  const own = owned(map, owner)
  if (own.below && own.entries.get(key) === null) {
    own.entries.delete(key)
    own.again = (own.again ?? new Set()).add(key)
  }
  own.entries.set(key, entry)
  // A layer that outgrows the one below takes it in: what is looked for is then found, or missed, in one place.
  return own.below && own.entries.size > own.below.entries.size ? settled(own, owner) : own
}

/** A map without the entry with this key. */
export function withoutKey<E>(map: KeyMap<E>, key: string, owner: Owner): KeyMap<E> {
  if (find(map, key) === undefined) return map
  const own = owned(map, owner)
  own.again?.delete(key)
  if (find(own.below, key) === undefined) own.entries.delete(key)
  else own.entries.set(key, null)
  return own
}

/**
 * All entries in the order of insertion, or those whose place is in the layers that are meant. The map must not be changed in
 * place meanwhile.
 */
export function* entriesOf<E>(
  map: KeyMap<E>,
  isMeant: (layer: Layer<E>) => boolean = () => true,
): IterableIterator<readonly [string, E]> {
  for (const layer of layersOf(map).toReversed()) {
    if (!isMeant(layer)) continue
    for (const [key, entry] of layer.entries) {
      const isHere = entry !== null && (layer.again?.has(key) === true || find(layer.below, key) === undefined)
      if (isHere && !isMoved(map, layer, key)) yield [key, find(map, key)!]
    }
  }
}

/** Whether a key of a layer is gone, or stands behind all others, in one above it. */
function isMoved<E>(map: KeyMap<E>, below: Layer<E>, key: string): boolean {
  for (let layer = map; layer && layer !== below; layer = layer.below)
    if (layer.entries.get(key) === null || layer.again?.has(key) === true) return true
  return false
}

/** Tells what differs between two maps: what was there before, and what is there after. Costs nothing where both share. */
export function eachDifference<E>(before: KeyMap<E>, after: KeyMap<E>, tell: Teller<E>): void {
  const [own, old] = differing(before, after)
  eachDifferenceIn([...own, ...old], before, after, tell)
}

type Teller<E> = (key: string, before: E | undefined, after: E | undefined) => void

function eachDifferenceIn<E>(layers: readonly Layer<E>[], before: KeyMap<E>, after: KeyMap<E>, tell: Teller<E>): void {
  const keys = new Set<string>()
  for (const layer of layers.toReversed()) for (const key of layer.entries.keys()) keys.add(key)
  for (const key of keys) {
    const [was, is] = [find(before, key), find(after, key)]
    if (was !== is) tell(key, was, is)
  }
}

/** The layers of `after` that are not in `before`, and those of `before` that are not in `after`. */
function differing<E>(before: KeyMap<E>, after: KeyMap<E>): readonly [own: Layer<E>[], old: Layer<E>[]] {
  // It was put on `before`: a layer that was merged after that has no `from`.
  if (before && after?.from === before.owner) return [[after], []]
  const [own, old] = [layersOf(after), layersOf(before)]
  return [own.filter(layer => !old.includes(layer)), old.filter(layer => !own.includes(layer))]
}

/**
 * What makes `after` of `before`; undefined where nothing does. Costs what differs where `isOrdered` says that what both have
 * is in the same order, and the maps where it does not.
 */
export function changesOf<E>(before: KeyMap<E>, after: KeyMap<E>, isOrdered: boolean): Changes<E> | undefined {
  const replaced: E[] = []
  const added = new Set<string>()
  const removed: string[] = []
  const [own, old] = differing(before, after)
  eachDifferenceIn([...own, ...old], before, after, (key, was, is) => {
    if (is === undefined) removed.push(key)
    else if (was === undefined) added.add(key)
    else replaced.push(is)
  })
  const mayBeAdded = added.size > 0 ? [...entriesOf(after, layer => own.includes(layer))] : []
  const behind = mayBeAdded.filter(([key]) => added.has(key))
  if (!isOrdered) {
    const kept = [...entriesOf(before)].filter(([key]) => find(after, key) !== undefined)
    const made = [...kept, ...behind]
    const all = [...entriesOf(after)]
    if (all.some(([key], index) => key !== made[index]?.[0])) return { all: all.map(([, entry]) => entry) }
  }
  const put = [...replaced, ...behind.map(([, entry]) => entry)]
  return put.length + removed.length > 0 ? { put, removed } : undefined
}

/**
 * The same map in few layers: each has less than half of the entries of the one below it, so that finding and copying cost the
 * logarithm of the size at most. `owner` may change a merged layer in place; by default nothing may.
 */
export function settled<E>(map: KeyMap<E>, owner: Owner = {}): KeyMap<E> {
  if (!map?.below || map.entries.size * 2 < map.below.entries.size) return map
  const merged: Layer<E>[] = []
  let size = 0
  let rest: KeyMap<E> = map
  for (; rest && (rest === map || size * 2 >= rest.entries.size); rest = rest.below) {
    merged.push(rest)
    size += rest.entries.size
  }
  let whole: KeyMap<E> = emptyLayer(owner, rest)
  for (const { entries, again } of merged.toReversed()) {
    for (const [key, entry] of entries) {
      if (entry === null || again?.has(key) === true) whole = withoutKey(whole, key, owner)
      if (entry !== null) whole = withEntry(whole, key, entry, owner)
    }
  }
  return whole
}

function layersOf<E>(map: KeyMap<E>): Layer<E>[] {
  const layers: Layer<E>[] = []
  for (let layer = map; layer; layer = layer.below) layers.push(layer)
  return layers
}

/** A layer that may be changed in place. */
function owned<E>(map: KeyMap<E>, owner: Owner): Layer<E> {
  if (map?.owner === owner) return map
  const below = settled(map)
  return below && !below.below && below.entries.size <= SMALL
    ? { owner, from: undefined, entries: new Map(below.entries), again: undefined, below: undefined }
    : emptyLayer(owner, below, map?.owner)
}

function emptyLayer<E>(owner: Owner, below: KeyMap<E>, from?: Owner): Layer<E> {
  return { owner, from, entries: new Map(), again: undefined, below }
}
