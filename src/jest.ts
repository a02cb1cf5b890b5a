/** backlot in jest: `test` with a world of its own per test, and matchers that say what came nearest. */
import { afterAll, afterEach, expect as jestExpect, test as jestTest } from '@jest/globals'
import type { Schemas, TestWorld } from './index.ts'
import { FileWorlds } from './kit/runners/file-worlds.ts'
import { worldMatchers, type WorldMatchers } from './kit/runners/matchers.ts'
import type { BacklotFixtures, BacklotTestOptions } from './kit/runners/test-worlds.ts'

export { describe } from '@jest/globals'
export { BLACK_BOX_FOLDER } from './kit/runners/black-box.ts'
export type { WorldMatchers } from './kit/runners/matchers.ts'
export type { BacklotFixtures, BacklotTestOptions } from './kit/runners/test-worlds.ts'

/** Adds a test, whose function is given `sim` and `world`; `timeout` in milliseconds. `O` as of `TestWorld`. */
export interface AddTest<O extends string = never> {
  (name: string, work: (fixtures: BacklotFixtures<O>) => unknown, timeout?: number): void
  /** Adds a test for each row of a table, whose function is given the row's values and then the fixtures. */
  each<const R>(
    table: readonly R[],
  ): (
    name: string,
    work: (...given: [...(R extends readonly unknown[] ? R : [R]), BacklotFixtures<O>]) => unknown,
    timeout?: number,
  ) => void
}

/** jest's `test`, whose functions are given `sim` and `world`. */
export interface BacklotTest<O extends string = never> extends AddTest<O> {
  readonly only: AddTest<O>
  readonly skip: AddTest<O>
  readonly failing: AddTest<O>
  readonly concurrent: AddTest<O>
  /** Adds the name of a test that is still to be written. */
  todo(name: string): void
}

/**
 * jest's `test`, whose functions are given `sim` (one per test file) and `world` (one per test, safe under
 * `test.concurrent`). When a test throws or runs out of time, its world's black box is written below
 * `.backlot/black-boxes`, and its path printed. Each attempt of a test that is retried has a world and a black box of its own.
 * The options are those of `createSimulator`.
 */
export function backlotTest(options: BacklotTestOptions & { readonly schemas: Schemas }): BacklotTest<string>
/** The same for what is simulated. */
export function backlotTest(options?: BacklotTestOptions): BacklotTest
export function backlotTest(options: BacklotTestOptions = {}): BacklotTest {
  const worlds = new FileWorlds(options)
  const run = (work: (fixtures: BacklotFixtures) => unknown): Promise<void> => {
    const { testPath = '', currentTestName = '', currentConcurrentTestName } = jestExpect.getState()
    return worlds.run({ file: testPath, title: currentConcurrentTestName?.() ?? currentTestName }, work)
  }
  const adding = (add: typeof jestTest.only): AddTest =>
    Object.assign(
      (name: string, work: (fixtures: BacklotFixtures) => unknown, timeout?: number) =>
        add(name, () => run(work), timeout),
      {
        each: (table: readonly unknown[]) => (name: string, work: (...given: never) => unknown, timeout?: number) =>
          add.each(table)(
            name,
            (...row) => run(fixtures => Reflect.apply(work, undefined, [...row, fixtures])),
            timeout,
          ),
      },
    )
  // A test that is over and still has its world ran out of time; a concurrent one is given up in the end.
  afterEach(() => worlds.giveUp(jestExpect.getState().currentTestName))
  afterAll(() => worlds.close())
  return Object.assign(adding(jestTest), {
    only: adding(jestTest.only),
    skip: adding(jestTest.skip),
    failing: adding(jestTest.failing),
    concurrent: adding(jestTest.concurrent),
    todo: jestTest.todo,
  })
}

/** `backlotTest()`: fresh worlds with the default fixture and a frozen clock. */
export const test: BacklotTest = backlotTest()

/** The same by jest's other name. */
export const it: typeof test = test

/** jest's assertion of a world, with the matchers of this kit. */
export type WorldAssertion<O extends string = never> = ReturnType<typeof jestExpect<TestWorld>> &
  WorldMatchers<O> & { readonly not: WorldMatchers<O> }

/** jest's `expect` with `expect(world).toHaveHappened(...)` and `expect(world).toHaveBeenRequested(...)`. */
// A cast, because jest does not know by its types that it was extended.
export const expect: (<O extends string>(world: TestWorld<O>) => WorldAssertion<O>) & typeof jestExpect =
  jestExpect as typeof expect
expect.extend(worldMatchers)
