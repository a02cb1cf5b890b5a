/** Worlds under runners without fixtures: what a test is given comes to its function. */
import { createHash } from 'node:crypto'
import type { TestSimulator } from '../../api/simulator.ts'
import type { TestWorld } from '../../api/world.ts'
import { type BacklotFixtures, type BacklotTestOptions, TestWorlds } from './test-worlds.ts'

/** A test, by the file that it stands in and its full name there. */
export interface FileTest {
  readonly file: string
  readonly title: string
}

/** The simulator of one file's tests, which the first of them makes, and a world for each attempt. */
export class FileWorlds {
  readonly #worlds: TestWorlds
  readonly #attempts = new Map<string, number>()
  readonly #open = new Map<TestWorld, string>()
  #sim: Promise<TestSimulator> | undefined

  constructor(options: BacklotTestOptions) {
    this.#worlds = new TestWorlds(options)
  }

  /** Executes a test with a world of its own. A black box is written when it throws. */
  async run({ file, title }: FileTest, work: (fixtures: BacklotFixtures) => unknown): Promise<void> {
    const test = createHash('sha256').update(`${file}\n${title}`).digest('hex').slice(0, 16)
    const attempt = this.#attempts.get(test) ?? 0
    this.#attempts.set(test, attempt + 1)
    this.#sim ??= this.#worlds.open()
    const sim = await this.#sim
    const world = await this.#worlds.begin(sim, { test, title, attempt })
    this.#open.set(world, title)
    let failed: string | undefined = title
    try {
      await work({ sim, world })
      failed = undefined
    } finally {
      await this.#end(sim, world, failed)
    }
  }

  /** Writes black boxes of the tests (with this title, or of all) that did not come to an end: their time was up. */
  async giveUp(title?: string): Promise<void> {
    const sim = await this.#sim?.catch(() => undefined)
    if (!sim) return
    for (const [world, of] of this.#open) if (title === undefined || of === title) await this.#end(sim, world, of)
  }

  /** Ends all. */
  async close(): Promise<void> {
    await this.giveUp()
    const sim = await this.#sim?.catch(() => undefined)
    await sim?.close()
  }

  async #end(sim: TestSimulator, world: TestWorld, failed: string | undefined): Promise<void> {
    if (this.#open.delete(world)) await this.#worlds.end(sim, world, failed)
  }
}
