import type { PastState } from '../../world/undo.ts'

/** Thrown where a world, or what it was after an event, is asked for that may be in the store, and is not here. */
export class NotLoaded extends Error {
  readonly id: string
  readonly event: number | undefined

  constructor(id: string, event?: number) {
    super(`The world "${id}" is not loaded.`)
    this.id = id
    this.event = event
  }
}

/** What was looked up in the store for one request: which worlds are not there, and what others were after events. */
export class Found {
  readonly absent: Set<string>
  readonly #pasts = new Map<string, PastState>()

  constructor(absent: Iterable<string> = []) {
    this.absent = new Set(absent)
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
