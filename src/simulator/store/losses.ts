import { realNow } from '../../time/real-time.ts'

/** What single worlds lack is part of what was told so long ago at most, real milliseconds. */
const TOLD_MS = 60_000

/** Tells on standard error that the store has lost what was acknowledged, once for each loss. */
export class Losses {
  readonly #isLost: () => Promise<boolean | undefined>
  /** When it was told last, real time. */
  #toldAt = -Infinity

  /** Asks whether the store was emptied, or put back, since it was asked last. */
  constructor(isLost: () => Promise<boolean | undefined>) {
    this.#isLost = isLost
  }

  /** Looks for a loss, and tells it: `seen` is what was seen of it, if that was anything. */
  async tell(seen?: string): Promise<void> {
    const isLost = await this.#isLost()
    if (!isLost && (seen === undefined || realNow() - this.#toldAt < TOLD_MS)) return
    this.#toldAt = realNow()
    const what = isLost ? 'it was emptied, or put back to what it was earlier' : seen
    console.error(`The store has lost what was acknowledged: ${what}. It goes on with what is there.`)
  }
}
