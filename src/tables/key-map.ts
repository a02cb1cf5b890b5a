/**
 * Maps by key whose copies share what is equal: a tree by the bits of the keys' hashes. A change answers a map beside the
 * old one, which stays as it was, and what differs between two maps costs what differs.
 */
import type { Owner } from './list.ts'

/** What is kept in a map: it brings its key, and is replaced when it changes. */
export interface Keyed {
  readonly key: string
}

/** So many bits of the hash choose a slot, at each height. */
const BITS = 5
/** Below this there are no bits left: such a node holds all that have the same hash. */
const HASH_BITS = 32

/** What lies below one place of the tree, without the slots that are empty. */
class Branch<E extends Keyed> {
  readonly owner: Owner | undefined
  /** Which slots there are, a bit each. */
  bits: number
  slots: Node<E>[]

  constructor(owner: Owner | undefined, bits: number, slots: Node<E>[]) {
    this.owner = owner
    this.bits = bits
    this.slots = slots
  }
}

type Node<E extends Keyed> = Branch<E> | E

/** A map by key; undefined is an empty one. */
export type KeyMap<E extends Keyed> = Node<E> | undefined

/** What has this key. */
export function find<E extends Keyed>(map: KeyMap<E>, key: string): E | undefined {
  if (map === undefined) return undefined
  const hash = hashOf(key)
  let node = map
  for (let shift = 0; node instanceof Branch; shift += BITS) {
    if (shift >= HASH_BITS) return node.slots.find((entry): entry is E => (entry as Keyed).key === key) // a bucket has no branches
    const bit = 1 << ((hash >>> shift) & 31)
    if ((node.bits & bit) === 0) return undefined
    node = node.slots[bitsIn(node.bits & (bit - 1))]!
  }
  return node.key === key ? node : undefined
}

/** A map with this entry, in the place of the one with its key. */
export function withEntry<E extends Keyed>(map: KeyMap<E>, entry: E, owner: Owner): KeyMap<E> {
  return map === undefined ? entry : put(map, entry, hashOf(entry.key), 0, owner)
}

/** A map without the entry with this key. */
export function withoutKey<E extends Keyed>(map: KeyMap<E>, key: string, owner: Owner): KeyMap<E> {
  return map === undefined ? undefined : remove(map, key, hashOf(key), 0, owner)
}

/** All entries, in no order that means anything. */
export function* entriesOf<E extends Keyed>(map: KeyMap<E>): IterableIterator<E> {
  if (map instanceof Branch) for (const slot of map.slots) yield* entriesOf(slot)
  else if (map !== undefined) yield map
}

/** Tells what differs between two maps: what was there before, and what is there after. Costs nothing where both share. */
export function eachDifference<E extends Keyed>(
  before: KeyMap<E>,
  after: KeyMap<E>,
  tell: (before: E | undefined, after: E | undefined) => void,
  shift = 0,
): void {
  if (before === after) return
  if (before instanceof Branch && after instanceof Branch && shift < HASH_BITS) {
    for (let all = before.bits | after.bits; all !== 0; all &= all - 1) {
      const bit = all & -all
      eachDifference(slotOf(before, bit), slotOf(after, bit), tell, shift + BITS)
    }
    return
  }
  const others = new Map<string, E>()
  for (const entry of entriesOf(after)) others.set(entry.key, entry)
  for (const entry of entriesOf(before)) {
    const other = others.get(entry.key)
    others.delete(entry.key)
    if (other !== entry) tell(entry, other)
  }
  for (const entry of others.values()) tell(undefined, entry)
}

function slotOf<E extends Keyed>({ bits, slots }: Branch<E>, bit: number): KeyMap<E> {
  return (bits & bit) === 0 ? undefined : slots[bitsIn(bits & (bit - 1))]
}

function put<E extends Keyed>(node: Node<E>, entry: E, hash: number, shift: number, owner: Owner): Node<E> {
  if (!(node instanceof Branch)) {
    if (node.key === entry.key) return entry
    if (shift >= HASH_BITS) return new Branch<E>(owner, 0, [node, entry])
    const alone = new Branch<E>(owner, 1 << ((hashOf(node.key) >>> shift) & 31), [node])
    return put(alone, entry, hash, shift, owner)
  }
  const own = owned(node, owner)
  if (shift >= HASH_BITS) {
    const place = own.slots.findIndex(slot => (slot as Keyed).key === entry.key) // a bucket has no branches
    own.slots[place < 0 ? own.slots.length : place] = entry
    return own
  }
  const bit = 1 << ((hash >>> shift) & 31)
  const place = bitsIn(own.bits & (bit - 1))
  if ((own.bits & bit) !== 0) own.slots[place] = put(own.slots[place]!, entry, hash, shift + BITS, owner)
  else {
    // An array that grows by itself would make room for sixteen more.
    own.slots = own.slots.toSpliced(place, 0, entry)
    own.bits |= bit
  }
  return own
}

function remove<E extends Keyed>(node: Node<E>, key: string, hash: number, shift: number, owner: Owner): KeyMap<E> {
  if (!(node instanceof Branch)) return node.key === key ? undefined : node
  const isBucket = shift >= HASH_BITS
  const bit = isBucket ? 0 : 1 << ((hash >>> shift) & 31)
  const place = isBucket
    ? node.slots.findIndex(slot => (slot as Keyed).key === key) // a bucket has no branches
    : (node.bits & bit) === 0
      ? -1
      : bitsIn(node.bits & (bit - 1))
  if (place < 0) return node
  const left = remove(node.slots[place]!, key, hash, shift + BITS, owner)
  if (left === node.slots[place]) return node
  const own = owned(node, owner)
  if (left !== undefined) own.slots[place] = left
  else {
    own.slots.splice(place, 1)
    own.bits &= ~bit
  }
  // An entry that is left alone moves up, so that a map looks the same whatever was in it before.
  const [only] = own.slots
  return own.slots.length === 0 ? undefined : own.slots.length === 1 && !(only instanceof Branch) ? only : own
}

function owned<E extends Keyed>(node: Branch<E>, owner: Owner): Branch<E> {
  return node.owner === owner ? node : new Branch(owner, node.bits, node.slots.slice())
}

function bitsIn(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x5555_5555)
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** A hash of all characters, two at a step, with its bits mixed: the lowest ones choose first. */
function hashOf(key: string): number {
  const { length } = key
  let hash = length
  for (let i = 1; i < length; i += 2)
    hash = Math.imul(hash ^ (key.charCodeAt(i - 1) << 8) ^ key.charCodeAt(i), 0x9e37_79b1)
  if (length & 1) hash = Math.imul(hash ^ key.charCodeAt(length - 1), 0x9e37_79b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b)
  return hash ^ (hash >>> 13)
}
