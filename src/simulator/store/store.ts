/** Where worlds are kept that outlive the process: a log of changes for each world, and what it was before them. */

/** A world as a store has it: what it was whole, and what was appended since, oldest first. All texts are JSON. */
export interface StoredWorld {
  /** The number of the newest entry: the one that comes next has a number above it. */
  readonly seq: number
  readonly whole: string
  readonly tail: readonly string[]
}

/**
 * A store. One process uses it at a time. A promise that resolves says that what was written survives the end of the process
 * and of the machine; one that rejects says nothing of it. Calls for one world come one after the other.
 */
export interface Store {
  /** The names of the worlds. */
  list(): Promise<string[]>
  /** A world that `list` names. */
  load(world: string): Promise<StoredWorld>
  /** Appends an entry, whose number is the one after the newest. */
  append(world: string, seq: number, entry: string): Promise<void>
  /** Puts a world whole, as it is after the entry of this number, in place of all that is there of it: at once or not at all. */
  replace(world: string, seq: number, whole: string): Promise<void>
  /** Removes a world. */
  remove(world: string): Promise<void>
  /** Lets another process use it. */
  close(): Promise<void>
}
