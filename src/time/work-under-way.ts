/**
 * How many times `ended` waits for work that began while it waited (a client's answer to a webhook, say). Then it waits
 * only for what was there before, so that time moves on although clients never pause.
 */
const MAX_ROUNDS = 5

/** Work of one clock's present instant that goes on in real time, such as a webhook's attempt. */
export class WorkUnderWay {
  /** When each piece of work came up, in marks. */
  readonly #works = new Map<Promise<unknown>, number>()
  #marks = 0

  /** A mark: greater than all marks before it. */
  mark(): number {
    return ++this.#marks
  }

  /** Whether there is any. */
  get isBusy(): boolean {
    return this.#works.size > 0
  }

  /** Adds work until it ends, well or badly. `mark` is when it came up. */
  add(work: Promise<void>, mark: number): void {
    const end = (): boolean => this.#works.delete(tracked)
    const tracked: Promise<unknown> = work.then(end, end)
    this.#works.set(tracked, mark)
  }

  /** Resolves when all work has ended. */
  async ended(): Promise<void> {
    const last = this.#marks
    for (let round = 1; ; round++) {
      const isPatient = round <= MAX_ROUNDS
      const works = [...this.#works].flatMap(([work, mark]) => (isPatient || mark <= last ? [work] : []))
      if (works.length === 0) return
      await Promise.all(works)
    }
  }
}
