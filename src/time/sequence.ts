/** Work that is done one after the other, such as calls that move one clock: each begins when the one before has ended, however that ended. */
export class Sequence {
  #last: Promise<void> = Promise.resolve()

  /** Does `work` in its turn; rejects as it does. */
  add(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}
