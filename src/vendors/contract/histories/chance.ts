import type { Ids } from '../../../world/ids.ts'

const UINT32 = 0x1_0000_0000

/**
 * Seeded chance for many draws: the generator sfc32, of 32-bit integers alone, so that every platform draws the same.
 * One chance may give others by name, which do not depend on how often it drew.
 */
export class Chance {
  readonly #ids: Ids
  readonly #name: string
  readonly #state: Int32Array

  constructor(ids: Ids, name: string) {
    const bytes = ids.bytes(name)
    this.#ids = ids
    this.#name = name
    this.#state = new Int32Array([0, 4, 8, 12].map(offset => bytes.readInt32LE(offset)))
  }

  /** Another chance, by its name. */
  of(name: string | number): Chance {
    return new Chance(this.#ids, `${this.#name}:${name}`)
  }

  /** A whole number from 0 up, below `count`. */
  below(count: number): number {
    return Math.floor((this.#next() / UINT32) * count)
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True with this probability. */
  happens(probability: number): boolean {
    return this.#next() < probability * UINT32
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items]
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const item = shuffled[i]!
      shuffled[i] = shuffled[j]!
      shuffled[j] = item
    }
    return shuffled
  }

  /** `total` in so many whole parts: a few are large, most are small, none is below `least` while there is enough. */
  split(total: number, parts: number, least = 0): number[] {
    const weights = Array.from({ length: parts }, () => this.pick(SHARES) * this.between(50, 150))
    const sum = weights.reduce((all, weight) => all + weight, 0)
    const base = Math.min(least, Math.floor(total / Math.max(1, parts)))
    const rest = total - base * parts
    const sizes = weights.map(weight => base + Math.floor((rest * weight) / sum))
    let left = total - sizes.reduce((all, size) => all + size, 0)
    for (let i = 0; left > 0; i = (i + 1) % parts, left--) sizes[i]!++
    return sizes
  }

  #next(): number {
    const state = this.#state
    const [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!]
    const sum = (a + b + d) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    state[3] = (d + 1) | 0
    return sum >>> 0
  }
}

/** How much more some have than others. */
const SHARES = [1, 1, 1, 2, 2, 3, 3, 5, 8, 20]

/** Deals items, each as often as its weight says, before the first comes again. */
export class Deck<T extends { readonly weight: number }> {
  readonly #chance: Chance
  readonly #items: readonly T[]
  #left: T[] = []

  constructor(chance: Chance, items: readonly T[]) {
    this.#chance = chance
    this.#items = items.flatMap(item => Array.from({ length: item.weight }, () => item))
  }

  deal(): T {
    if (this.#left.length === 0) this.#left = this.#chance.shuffle(this.#items)
    return this.#left.pop()!
  }
}
