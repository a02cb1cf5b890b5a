import { REAL_TIME } from '../../time/real-time.ts'

/** How long a process that is first waits for another one that was overtaken, real milliseconds. */
const TURN_MS = 10

/**
 * Whose turn it is at a world that several processes write at the same time. One that is first where others are overtaken lets
 * one of them be first next: else the fastest one always is, and what the others are asked waits there. No answer rests on it.
 */
export class OthersTurn {
  readonly #mostMs: number
  #isContended = false
  #isTheirs = false
  #end: (() => void) | undefined
  /** The newest entry that was heard of and not looked for. */
  #heard = 0
  /** Whether that was looked for already since this process was first. */
  #hasLooked = false

  /** `mostMs` is how long others have, real milliseconds. */
  constructor(mostMs = TURN_MS) {
    this.#mostMs = mostMs
  }

  /**
   * A process has written entry `seq` (0: it has removed the world), or sent one in vain where that is left out. This one knows
   * the entries up to `known`.
   */
  heard(seq: number | undefined, known: number): void {
    if (seq === undefined) this.#isContended = true
    if (seq === undefined || seq <= known) return
    this.#heard = seq
    this.#isTheirs = false
    this.#end?.()
  }

  /**
   * Whether entries are heard of behind the known ones, so that they are looked for first. Not twice before this process was
   * first: an entry that is sent in vain tells the others that it waits.
   */
  isAhead(known: number): boolean {
    const isAhead = this.#heard > known && !this.#hasLooked
    this.#hasLooked ||= isAhead
    this.#heard = 0
    return isAhead
  }

  /** This process was overtaken. */
  overtaken(): void {
    this.#isContended = true
  }

  /** This process was first. */
  wasFirst(): void {
    this.#isTheirs = this.#isContended
    this.#isContended = this.#hasLooked = false
  }

  /** Waits while it is the turn of others: until one of them was first, or they have let it pass. */
  async over(): Promise<void> {
    if (!this.#isTheirs || this.#mostMs === 0) return
    this.#isTheirs = false
    await new Promise<void>(resolve => {
      const lift = REAL_TIME.after(this.#mostMs, resolve)
      this.#end = () => {
        lift()
        resolve()
      }
    })
    this.#end = undefined
  }
}
