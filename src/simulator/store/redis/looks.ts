/** A look at one world. */
interface Look {
  readonly key: string
  readonly expected: number
  readonly resolve: (isNewest: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Looks at worlds. Those that begin at the same moment are one call. */
export class RedisLooks {
  readonly #call: (keys: string[], expected: readonly number[]) => Promise<unknown>
  #looks: Look[] = []

  /** `call` answers the places of the worlds that have another newest entry, counted from 1. */
  constructor(call: (keys: string[], expected: readonly number[]) => Promise<unknown>) {
    this.#call = call
  }

  /** Whether the newest entry of the world with this key is the expected one. */
  isNewest(key: string, expected: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#looks.push({ key, expected, resolve, reject })
      if (this.#looks.length > 1) return
      // It waits for the other looks of this moment, so that they are one call.
      Promise.resolve()
        .then(() => this.#send())
        .catch(reject)
    })
  }

  async #send(): Promise<void> {
    const looks = this.#looks
    this.#looks = []
    try {
      const keys = looks.map(({ key }) => key)
      const expected = looks.map(look => look.expected)
      const others = new Set((await this.#call(keys, expected)) as readonly number[]) // as the script answers
      for (const [i, { resolve }] of looks.entries()) resolve(!others.has(i + 1))
    } catch (error) {
      for (const { reject } of looks) reject(error)
    }
  }
}
