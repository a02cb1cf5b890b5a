/** A simulator for each worker of a test runner, and a world for each test. */
import type { CreateOptions } from '../../api/data.gen.ts'
import type { TestSimulator } from '../../api/simulator.ts'
import type { TestWorld } from '../../api/world.ts'
import { createSimulator } from '../create-simulator.ts'
import { keepBlackBox, toSlug } from './black-box.ts'

/** What a test of this kit can ask for; `O` as of `TestWorld`. */
export interface BacklotFixtures<O extends string = never> {
  /** The simulator of this worker. */
  readonly sim: TestSimulator<O>
  /** The test's own world: the fixtures, a frozen clock, no other test in it. */
  readonly world: TestWorld<O>
}

/** How the simulator of each worker is made, and what its worlds begin with. */
export interface BacklotTestOptions extends CreateOptions {
  /**
   * Is called once a worker, before its first test: each test's world is a fork of the one that it leaves behind, and
   * goes back to that at a reset. What it throws fails the tests.
   */
  readonly prepare?: (world: TestWorld) => void | Promise<void>
  /**
   * Whether a page is written beside each black box, as `backlot view` makes it; `history` is then on unless it is given.
   * By default where the variable `BACKLOT_VIEW_ON_FAILURE` is `1`.
   */
  readonly viewOnFailure?: boolean
}

/** One attempt of one test. */
export interface Attempt {
  /** Tells the test from all others of a run. */
  readonly test: string
  /** Its full name. */
  readonly title: string
  /** 0 for the first, another number for each attempt. */
  readonly attempt: number
}

/** Makes simulators and worlds as the options say, and ends them. */
export class TestWorlds {
  readonly #options: CreateOptions
  readonly #prepare: BacklotTestOptions['prepare']
  readonly #hasView: boolean
  readonly #prepared = new WeakMap<TestSimulator, TestWorld>()

  constructor({ prepare, viewOnFailure, ...options }: BacklotTestOptions) {
    this.#hasView = viewOnFailure ?? process.env['BACKLOT_VIEW_ON_FAILURE'] === '1'
    this.#options = this.#hasView ? { history: true, ...options } : options
    this.#prepare = prepare
  }

  /** The simulator of a worker. */
  async open(): Promise<TestSimulator> {
    const sim = createSimulator(this.#options)
    if (!this.#prepare) return sim
    try {
      // A world of its own, so that no test changes it.
      const world = await sim.createWorld({ id: 'prepared' })
      await this.#prepare(world)
      this.#prepared.set(sim, world)
      return sim
    } catch (error) {
      await sim.close()
      throw error
    }
  }

  /** The world of an attempt. */
  async begin(sim: TestSimulator, { test, title, attempt }: Attempt): Promise<TestWorld> {
    // The keys of tests are unique, but not spelled as worlds are.
    const id = `test-${toSlug(test)}`.slice(0, 54) + (attempt === 0 ? '' : `-try-${attempt + 1}`)
    return this.#prepared.get(sim)?.fork(id, title) ?? sim.createWorld({ id, test: title })
  }

  /** Ends the world of a test; answers where the black box of one that failed is, if it could be written. */
  async end(sim: TestSimulator, world: TestWorld, failed: string | undefined): Promise<string | undefined> {
    const path = failed === undefined ? undefined : await keepBlackBox(world, failed, this.#hasView)
    // The test may have ended it.
    if (sim.worlds().includes(world)) world.end()
    return path
  }
}
