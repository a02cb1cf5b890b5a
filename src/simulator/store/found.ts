import type { PastState } from '../../world/undo.ts'

/** Thrown where a world, or what it was after an event, is asked for that may be in the store, and is not here. */
export class NotLoaded extends Error {
  readonly id: string
  readonly event: number | undefined
  /** Whether it is asked for to end it. */
  readonly isToEnd: boolean

  constructor(id: string, event?: number, isToEnd = false) {
    super(`The world "${id}" is not loaded.`)
    this.id = id
    this.event = event
    this.isToEnd = isToEnd
  }
}

/** Thrown where a free name is asked for before it is known which names the store has. */
export class NotListed extends Error {
  constructor() {
    super('The names of the worlds are not listed.')
  }
}

/** Whether what was thrown asks for what may be in the store. */
export function isLack(thrown: unknown): thrown is NotLoaded | NotListed {
  return thrown instanceof NotLoaded || thrown instanceof NotListed
}

/** What was looked up in the store for one request: which worlds are not there, and what others were after events. */
export class Found {
  readonly #absent: Set<string>
  /** The names of all worlds of the store; undefined before they are listed. */
  #names: ReadonlySet<string> | undefined
  /** Removed in the store for the request itself, which stays so when it is done again. */
  readonly #ended = new Set<string>()
  /** Loaded for the request itself. */
  readonly #fresh = new Set<string>()
  readonly #pasts = new Map<string, PastState>()

  constructor(absent: Iterable<string> = []) {
    this.#absent = new Set(absent)
  }

  /** The store has no world of this name. */
  keepAbsent(id: string): void {
    this.#absent.add(id)
  }

  /** A world was loaded after the request came. */
  keepFresh(id: string): void {
    this.#fresh.add(id)
  }

  /** Whether a world is as it was in the store after the request came, so that it need not be looked at again. */
  isFresh(id: string): boolean {
    return this.#fresh.has(id)
  }

  /** The store has worlds of these names, and no others. */
  keepNames(names: readonly string[]): void {
    this.#names = new Set(names)
  }

  /** The store had a world that could not be loaded, and it was removed there. */
  keepEnded(id: string): void {
    this.#ended.add(id)
  }

  /** Whether a world was removed in the store. Throws `NotLoaded` where one of this name may be there. */
  isEnded(id: string): boolean {
    const isEnded = this.#ended.has(id)
    if (!isEnded) this.assertAbsent(id, true)
    return isEnded
  }

  /** Throws `NotLoaded` where a world of this name may be in the store. */
  assertAbsent(id: string, isToEnd?: boolean): void {
    if (!this.#absent.has(id) && (this.#names?.has(id) ?? true)) throw new NotLoaded(id, undefined, isToEnd)
  }

  /** Whether the store has a world of this name. Throws `NotListed` before they are listed. */
  isTaken(id: string): boolean {
    if (!this.#names) throw new NotListed()
    return this.#names.has(id)
  }

  /** Other processes may have made worlds since. */
  forgetNames(): void {
    this.#absent.clear()
    this.#fresh.clear()
    this.#names = undefined
  }

  /** What a world was after an event. Throws `NotLoaded` before that is looked up. */
  past(id: string, event: number): PastState {
    const past = this.#pasts.get(`${id} ${event}`)
    if (!past) throw new NotLoaded(id, event)
    return past
  }

  /** Keeps what a world was after an event. */
  keepPast(id: string, event: number, past: PastState): void {
    this.#pasts.set(`${id} ${event}`, past)
  }
}
