import { createHash, randomBytes } from 'node:crypto'
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
  readonly #ordinals: Map<string, number>

  constructor(seed: number, ordinals: Iterable<readonly [string, number]> = []) {
    this.seed = seed
    this.#ordinals = new Map(ordinals)
  }

  /** How many of this type were minted so far, per type: what a copy needs to go on minting alike. */
  ordinals(): [string, number][] {
    return [...this.#ordinals].toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  /** The next running number of this type: 1, 2, 3, ... Refuses with `WORLD_FULL` a number above `max`. */
  next(type: string, max: number = MAX_ORDINAL): number {
    const ordinal = (this.#ordinals.get(type) ?? 0) + 1
    if (ordinal > max) throw worldError('WORLD_FULL', `The world has no number left for one more of ${type}.`)
    this.#ordinals.set(type, ordinal)
    return ordinal
  }

  /** Makes `next(type)` answer more than `ordinal`: for records that bring their own number. */
  raise(type: string, ordinal: number): void {
    if (ordinal > (this.#ordinals.get(type) ?? 0)) this.#ordinals.set(type, ordinal)
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
    const bytes = this.nextBytes(type).subarray(0, 16)
    bytes[6] = (bytes[6]! & 0x0f) | 0x40
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
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
}

function spell(bytes: Buffer, length: number, alphabet: string): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[bytes[i]! % alphabet.length]
  return text
}
