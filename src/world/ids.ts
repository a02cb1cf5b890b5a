import { createHash, randomBytes } from 'node:crypto'
import { eachDifference, entriesOf, find, type KeyMap, settled, withEntry, withoutKey } from '../tables/key-map.ts'
import type { Owner } from '../tables/list.ts'
import { worldError } from './errors.ts'

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** nanoid's alphabet: 64 URL-safe characters. */
const URL_SAFE = `${ALPHANUMERIC}_-`

/** The largest running number of a type. */
export const MAX_ORDINAL: number = 2 ** 48 - 1

/** A seed that nothing foretells: for worlds whose receivers remember what earlier ones sent. */
export function randomSeed(): number {
  return randomBytes(4).readUInt32BE()
}

/**
 * Identifiers and chance of one world. Each is a function of (seed, type, ordinal): one more message never changes
 * another record's id, and worlds of one seed mint the same ids in the same order of events.
 */
export class Ids {
  readonly seed: number
  #ordinals: KeyMap<number>
  /** Whose the nodes are that no copy shares. */
  #owner: Owner = {}
  #snapshot: Ids | undefined
  /** Is told of each change what `undo` takes. A copy tells nothing. */
  onChange: ((type: string, before: number | undefined) => void) | undefined

  constructor(seed: number, ordinals: Iterable<readonly [string, number]> = []) {
    this.seed = seed
    for (const [type, ordinal] of ordinals) this.#set(type, ordinal, undefined)
  }

  /** How many of this type were minted so far, per type: what a copy needs to go on minting alike. */
  ordinals(): [string, number][] {
    const ordinals = Array.from(entriesOf(this.#ordinals), ([type, ordinal]): [string, number] => [type, ordinal])
    return ordinals.toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  /** How many of this type were minted so far. */
  count(type: string): number {
    return find(this.#ordinals, type) ?? 0
  }

  /** A copy that goes on minting alike, from another seed where one is given: costs nothing. */
  fork(seed: number = this.seed): Ids {
    const copy = new Ids(seed)
    copy.#ordinals = this.#ordinals = settled(this.#ordinals)
    if (seed === this.seed) copy.#snapshot = this.#snapshot
    this.#owner = {}
    return copy
  }

  /** The ids as they are now, the same ones until they change: they are only forked and never changed. */
  snapshot(): Ids {
    if (!this.#snapshot) {
      const copy = this.fork()
      this.#snapshot = copy.#snapshot = copy
    }
    return this.#snapshot
  }

  /** The next running number of this type: 1, 2, 3, ... Refuses with `WORLD_FULL` a number above `max`. */
  next(type: string, max: number = MAX_ORDINAL): number {
    const before = find(this.#ordinals, type)
    const ordinal = (before ?? 0) + 1
    if (ordinal > max) throw worldError('WORLD_FULL', `The world has no number left for one more of ${type}.`)
    this.#set(type, ordinal, before)
    return ordinal
  }

  /** Makes `next(type)` answer more than `ordinal`: for records that bring their own number. */
  raise(type: string, ordinal: number): void {
    const before = find(this.#ordinals, type)
    if (ordinal > (before ?? 0)) this.#set(type, ordinal, before)
  }

  /** Of which types the last running number differs from that of earlier ids, and what it is; null where there is none. */
  changesSince(before: Ids): Record<string, number | null> {
    const changes: Record<string, number | null> = {}
    eachDifference(before.#ordinals, this.#ordinals, (type, _, ordinal) => (changes[type] = ordinal ?? null))
    return changes
  }

  /** Undoes a change: `before` was the last running number of this type, undefined where there was none. */
  undo(type: string, before: number | undefined): void {
    this.#snapshot = undefined
    this.#ordinals =
      before === undefined
        ? withoutKey(this.#ordinals, type, this.#owner)
        : withEntry(this.#ordinals, type, before, this.#owner)
  }

  /**
   * 64 bytes that depend on nothing but the seed and the key.
   * @internal
   */
  bytes(key: string): Buffer {
    return createHash('sha512').update(`${this.seed}:${key}`).digest()
  }

  /** A number in [0, 1) that depends on nothing but the seed and the key. */
  chance(key: string): number {
    return this.bytes(key).readUInt32BE(0) / 0x1_0000_0000
  }

  /** The next lower-case UUID (version 4 in form) of this type. */
  uuid(type: string): string {
    return uuidOf(this.nextBytes(type))
  }

  /** The next nanoid of this type: 21 characters of `A-Za-z0-9_-`. */
  nanoid(type: string): string {
    return spell(this.nextBytes(type), 21, URL_SAFE)
  }

  /** The next id of `length` letters and digits of this type, at most 64. */
  alphanumeric(type: string, length: number): string {
    return spell(this.nextBytes(type), length, ALPHANUMERIC)
  }

  /**
   * The next 64 bytes of this type, for shapes that only one vendor has.
   * @internal
   */
  nextBytes(type: string): Buffer {
    return this.bytes(`${type}:${this.next(type)}`)
  }

  #set(type: string, ordinal: number, before: number | undefined): void {
    this.onChange?.(type, before)
    this.#snapshot = undefined
    this.#ordinals = withEntry(this.#ordinals, type, ordinal, this.#owner)
  }
}

/** A lower-case UUID (version 4 in form) out of at least 16 bytes, two of which it changes. */
export function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function spell(bytes: Buffer, length: number, alphabet: string): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[bytes[i]! % alphabet.length]
  return text
}
