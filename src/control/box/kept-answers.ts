/** Answers to the same calls at many events, each different one kept once. */

/** What a world answers at one moment, by path; undefined where there is nothing. */
export type Moment = Readonly<Record<string, unknown>>

/** Since which event a call is answered so: the place of the answer among all of them, null where there is none. */
export type AnsweredSince = [event: number, answer: number | null]

/** The members of answers that are lists whose items stay while the lists grow. */
const LISTS = ['messages', 'deliveries'] as const

/** Answers by call and event, from the newest event to older ones. */
export class KeptAnswers {
  readonly answers: unknown[] = []
  /** What the lists of answers hold. */
  readonly items: unknown[] = []
  /** How many characters answers and items have. */
  length = 0
  readonly #places = new Map<string, number>()
  readonly #itemPlaces = new Map<string, number>()
  /** Newest first. */
  readonly #calls = new Map<string, AnsweredSince[]>()
  readonly #always = new Map<string, AnsweredSince[]>()
  /** The event that was added last; undefined before the first one. */
  #newer: number | undefined

  /** What is answered otherwise from this event on, until the one that was added before. */
  add(event: number, changed: Moment): void {
    for (const [path, answer] of Object.entries(changed)) {
      const place = answer === undefined ? null : this.#placeOf(answer)
      const since = this.#calls.get(path) ?? []
      // What is there only before the end is gone from the next event on.
      if (since.length === 0 && this.#newer !== undefined) since.push([this.#newer, null])
      this.#calls.set(path, since)
      const last = since.at(-1)
      if (last?.[1] === place) continue
      if (last) last[0] = this.#newer ?? event
      since.push([event, place])
    }
    this.#newer = event
  }

  /** What is answered so at each event. */
  addAlways(moment: Moment): void {
    for (const [path, answer] of Object.entries(moment)) this.#always.set(path, [[0, this.#placeOf(answer)]])
  }

  /** By path, oldest first. */
  calls(): Record<string, AnsweredSince[]> {
    for (const since of this.#calls.values()) since.at(-1)![0] = this.#newer ?? 0
    return Object.fromEntries([...this.#calls, ...this.#always].map(([path, since]) => [path, since.toReversed()]))
  }

  #placeOf(answer: unknown): number {
    const shared = new Map(Object.entries(answer as object)) // answers are records
    for (const name of LISTS) {
      const list = shared.get(name)
      if (Array.isArray(list))
        shared.set(
          name,
          list.map(item => this.#keep(item, this.items, this.#itemPlaces)),
        )
    }
    return this.#keep(Object.fromEntries(shared), this.answers, this.#places)
  }

  /** The place of what is like this one. */
  #keep(one: unknown, all: unknown[], places: Map<string, number>): number {
    const text = JSON.stringify(one)
    const known = places.get(text)
    if (known !== undefined) return known
    this.length += text.length
    places.set(text, all.length)
    return all.push(one) - 1
  }
}
