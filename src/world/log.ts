import { matches, type Pattern } from '../inputs/match.ts'
import { sizeOf } from '../tables/size.ts'

/** What a log keeps at most: so many entries, and so many bytes of them. */
export interface LogLimits {
  readonly entries: number
  /** No limit where it is left out. */
  readonly bytes?: number
}

/** How many kinds of dropped entries are told apart; those of further kinds could match any pattern. */
const MAX_KINDS = 1000

/** How many entries of a log match, and how many the log dropped that could have. */
export interface Count {
  readonly count: number
  readonly dropped: number
}

/** Dropped entries that are told apart from others. */
interface Kind {
  readonly key: string
  /** What is remembered of each of them. */
  readonly pattern: Pattern
  count: number
}

/**
 * The newest entries, numbered from 1 or from above another number: a ring that counts what it dropped and tells listeners of each new entry. A class
 * that extends it says how an entry is kept, how it is read again, and how many bytes it takes.
 */
export abstract class Log<Added, Kept extends { readonly id: number }, Entry> {
  readonly limits: LogLimits
  /** The numbers of entries are above this one. */
  readonly #above: number
  /** A place whose entry was dropped keeps what `forget` leaves of it. */
  #ring: (Kept | undefined)[] = []
  /** How many bytes each of them takes. */
  #sizes: number[] = []
  #start = 0
  #size = 0
  #bytes = 0
  #dropped = 0
  #nextId = 1
  #added = 0
  #clears = 0
  /** What is left of dropped entries: how many there were of each kind. */
  readonly #kinds = new Map<string, Kind>()
  /** The kind of the entry that was dropped last: mostly the next one is of it too. */
  #lastKind: Kind | undefined
  readonly #listeners = new Set<(entry: Entry) => void>()
  readonly #told = new Set<() => void>()

  constructor(limits: LogLimits, above = 0) {
    this.limits = limits
    this.#above = above
  }

  /** What the log keeps of an entry: it may write that over one that was forgotten. It never throws. */
  protected abstract keep(added: Added, forgotten: Kept | undefined): Kept

  /** Reads an entry that is kept. */
  protected abstract read(kept: Kept): Entry

  /** How many bytes of memory an entry takes that is kept. */
  protected abstract bytesOf(kept: Kept): number

  /** Is called for each entry that the log drops. Answers what is written over later, if anything is. */
  protected abstract forget(kept: Kept): Kept | undefined

  /** What is remembered of an entry that is dropped: few members of few values. */
  protected abstract kindOf(kept: Kept): Pattern

  /** The same as one text, which costs less. */
  protected abstract kindKey(kept: Kept): string

  /** How many entries there are. */
  get size(): number {
    return this.#size
  }

  /** How many bytes the entries take. */
  get bytes(): number {
    return this.#bytes
  }

  /** How many entries the log dropped because newer ones came. */
  get dropped(): number {
    return this.#dropped
  }

  /** How often the log was emptied: entries are numbered anew each time. */
  get clears(): number {
    return this.#clears
  }

  /** Takes the next number, for an entry that is added at once or later: others may be added before it. */
  reserve(): number {
    return this.#above + this.#nextId++
  }

  /** Adds an entry whose number was reserved. One that is larger than the whole log is told to listeners, and dropped. */
  add(added: Added): void {
    const { entries, bytes = Infinity } = this.limits
    this.#added++
    if (this.#size > 0 && this.#size >= entries) this.#drop()
    const place = this.#place(this.#size)
    const kept = this.keep(added, this.#ring[place])
    const entry = this.#listeners.size > 0 ? this.read(kept) : undefined
    this.#ring[place] = kept
    this.#size++
    this.#bytes += this.#sizes[place] = this.bytesOf(kept)
    while (this.#size > entries || (this.#bytes > bytes && this.#size > 0)) this.#drop()
    if (entry) for (const listener of this.#listeners) listener(entry)
    for (const tell of this.#told) tell()
  }

  /** The entries, oldest first. */
  list(): Entry[] {
    return this.since(0)
  }

  /**
   * The entries that there are at the call, oldest first, each read when it is asked for: reading all of a large journal at
   * once takes long. What the log drops in between is left out.
   */
  *entries(): Generator<Entry> {
    const [clears, newest] = [this.#clears, this.lastId]
    for (let id = newest - this.#size + 1; id <= newest && clears === this.#clears; id++) {
      const oldest = this.lastId - this.#size + 1
      if (id >= oldest) yield this.read(this.#ring[this.#place(id - oldest)]!)
    }
  }

  /** The entries that were added behind the one that `lastId` was the place of, oldest first; so many at most. */
  since(place: number, limit = Infinity): Entry[] {
    const start = Math.max(0, place - this.#added + this.#size)
    const length = Math.max(0, Math.min(limit, this.#size - start))
    return Array.from({ length }, (_, i) => this.read(this.#ring[this.#place(start + i)]!))
  }

  /** How many of the entries match; `dropped` tells how far that can be believed. */
  count(match: Pattern): Count {
    return { count: this.list().filter(entry => matches(match, entry)).length, dropped: this.droppedLike(match) }
  }

  /** How many dropped entries could have matched, as far as their kinds tell. */
  droppedLike(match: Pattern): number {
    const { id } = match
    // The oldest are dropped first.
    if (typeof id === 'number' && (id <= this.#above || id > this.#above + this.#dropped)) return 0
    let dropped = 0
    for (const { pattern, count } of this.#kinds.values()) {
      const told = Object.entries(match).filter(([name]) => Object.hasOwn(pattern, name))
      if (matches(Object.fromEntries(told), pattern)) dropped += count
    }
    return dropped
  }

  /**
   * The place of the newest entry among all that were added, from 1; 0 before the first. It is its number too, unless that
   * was reserved and others were added meanwhile, or numbers are above another one.
   */
  get lastId(): number {
    return this.#added
  }

  /** Empties the list and starts counting anew; listeners stay. */
  clear(): void {
    this.#ring = []
    this.#sizes = []
    this.#start = 0
    this.#size = 0
    this.#bytes = 0
    this.#dropped = 0
    this.#kinds.clear()
    this.#lastKind = undefined
    this.#nextId = 1
    this.#added = 0
    this.#clears++
  }

  /** Takes back what was added behind the entry at a place. Numbers that were reserved stay so. */
  takeBack(place: number): void {
    while (this.#added > place && this.#size > 0) {
      const at = this.#place(--this.#size)
      this.#added--
      this.#bytes -= this.#sizes[at]!
      this.#ring[at] = this.forget(this.#ring[at]!)
    }
  }

  /** Goes on behind a place, as a log that was emptied so often; what it has of there and later is taken back. */
  goOnAt(place: number, clears: number): void {
    if (clears !== this.#clears) this.clear()
    this.takeBack(place)
    // What lies between is not known here.
    if (this.#added !== place) {
      this.clear()
      this.#dropped = this.#added = place
    }
    this.#nextId = place + 1
    this.#clears = clears
  }

  /** Calls `listener` with each new entry until the function it answers is called. */
  listen(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls `tell` after each new entry, which is not read for it, until the function it answers is called. */
  onAdd(tell: () => void): () => void {
    this.#told.add(tell)
    return () => this.#told.delete(tell)
  }

  /** What is kept, oldest first. */
  protected kept(): Kept[] {
    return Array.from({ length: this.#size }, (_, i) => this.#ring[this.#place(i)]!)
  }

  /** Where the n-th entry stands, the oldest one being the 0th. */
  #place(n: number): number {
    return (this.#start + n) % Math.max(1, this.limits.entries)
  }

  /** Drops the oldest entry. */
  #drop(): void {
    const oldest = this.#ring[this.#start]!
    this.#bytes -= this.#sizes[this.#start]!
    this.#remember(oldest)
    this.#ring[this.#start] = this.forget(oldest)
    this.#start = this.#place(1)
    this.#size--
    this.#dropped++
  }

  #remember(dropped: Kept): void {
    const key = this.kindKey(dropped)
    if (this.#lastKind?.key !== key) this.#lastKind = this.#kindWith(key, dropped)
    this.#lastKind.count++
  }

  #kindWith(key: string, dropped: Kept): Kind {
    const isOther = this.#kinds.size >= MAX_KINDS && !this.#kinds.has(key)
    const known = this.#kinds.get(isOther ? '' : key)
    if (known) return known
    const kind = isOther ? { key: '', pattern: {}, count: 0 } : { key, pattern: this.kindOf(dropped), count: 0 }
    this.#kinds.set(kind.key, kind)
    return kind
  }
}

/** A log that keeps its entries as they are. */
export class BoundedLog<E extends { readonly id: number }> extends Log<E, E, E> {
  readonly #bytesOf: (entry: E) => number

  constructor(limits: LogLimits, bytesOf: (entry: E) => number = sizeOf) {
    super(limits)
    this.#bytesOf = bytesOf
  }

  protected override keep(entry: E): E {
    return entry
  }

  protected override read(kept: E): E {
    return kept
  }

  protected override kindOf(_kept: E): Pattern {
    return {}
  }

  protected override kindKey(_kept: E): string {
    return ''
  }

  protected override bytesOf(kept: E): number {
    return this.#bytesOf(kept)
  }

  protected override forget(): undefined {}
}
