/** Where worlds are kept that outlive the process: a log of changes for each world, and what it was before them. */

/** A world as a store has it: what it was whole, and what was appended since, oldest first. All texts are JSON. */
export interface StoredWorld {
  /** The number of the newest entry: the one that comes next has a number above it. */
  readonly seq: number
  readonly whole: string
  readonly tail: readonly string[]
  /** Whether the store has lost some of that: what is left would be an older world. */
  readonly isIncomplete?: boolean
}

/** What a process has not seen of a world that it wanted to write. */
export interface Missed {
  /** The number of the newest entry. */
  readonly seq: number
  /** The entries behind the one that was expected, oldest first; undefined where the world has to be loaded anew. */
  readonly entries?: readonly string[] | undefined
  /** What the log has: so many entries, behind a world whole of so many characters without its uploads. */
  readonly log?: { readonly entries: number; readonly whole: number }
}

/** What a store keeps of a world for lists, as JSON. */
export interface Listing {
  /** Left out where it is what was written last. */
  readonly row?: string | undefined
  readonly use: string
}

/** A world of a list: the number of its newest entry, and what was kept for lists, if anything was. */
export interface StoredRow {
  readonly id: string
  readonly seq: number
  readonly row?: string | undefined
  readonly use?: string | undefined
  /** How long it was not used, milliseconds; left out where the store does not know it. */
  readonly idleMs?: number | undefined
}

/**
 * In how many real milliseconds another process does the work that waits in a world, where this one does not do it before:
 * `Infinity` where it waits for a clock that stands still; null where no work waits.
 */
export type DueIn = number | null

/**
 * A store. A promise that resolves says that what was written survives the end of the process and, as far as the store
 * itself does, of the machine; one that rejects says nothing of it. Calls of one process for one world come one after the other.
 */
export interface Store {
  /** Whether other processes use it at the same time: it forgets unused worlds by itself then. */
  readonly isShared: boolean
  /** How many processes have entered the store before this one, which enters it now; always 0 where it is not shared. */
  enter(): Promise<number>
  /** The names of the worlds. */
  list(): Promise<string[]>
  /** The worlds as lists show them, in one call. A store that is not shared lacks it: its worlds are all in memory. */
  rows?(): Promise<StoredRow[]>
  /** A world; undefined where there is none of this name. */
  load(world: string): Promise<StoredWorld | undefined>
  /**
   * Appends an entry behind the newest one, if that has the expected number; resolves with what was missed where it has not,
   * and appends nothing. Without an entry it only looks. What is due is noted with it, and stays as it was where that is left
   * out: a store that forgets unused worlds keeps one in which work waits. What lists show is kept with an entry.
   */
  append(world: string, expected: number, entry?: string, due?: DueIn, listing?: Listing): Promise<Missed | undefined>
  /**
   * Puts a world whole in place of all that is there of it, at once or not at all, if the newest entry has the expected number
   * (0: if there is no such world). Resolves with its new number, which no earlier world of the name had; undefined where
   * another process was first, 0 where there are as many worlds as there may be. What is due is noted as by `append`, and what
   * lists show is kept with it.
   */
  replace(world: string, expected: number, whole: string, due?: DueIn, listing?: Listing): Promise<number | undefined>
  /**
   * Puts what a world was at one of its entries in the place of all up to that one; later entries stay. Does nothing where that
   * entry is not there, or not any more: this may be done while other processes append.
   */
  compact(world: string, seq: number, whole: string): Promise<void>
  /** Whether it was emptied, or put back to what it was earlier, since this was asked before. Only one that is shared can tell. */
  isLost?(): Promise<boolean>
  /** Removes a world whose newest entry has the expected number; whether it had: a later one, or another world, stays. */
  remove(world: string, expected: number): Promise<boolean>
  /**
   * Worlds whose work is overdue, some at a time, for the process that asks: no other one is told of them within `TAKEN_MS`, and
   * then one is that may be another one, unless what is due was noted anew.
   */
  takeDue(): Promise<string[]>
  /**
   * Calls `onNews` from now on with the name of a world that a process has written, and the number of the entry, 0 where it has
   * removed the world; without a number where a process sent an entry in vain.
   */
  follow(onNews: (world: string, seq: number | undefined) => void): Promise<void>
  /** Lets another process use it. */
  close(): Promise<void>
}
