/** backlot in vitest: `test` with a world of its own per test, and matchers that say what came nearest. */
import { expect as vitestExpect, test as vitestTest, type TestAPI, type TestContext } from 'vitest'
import type { Schemas, TestWorld } from './index.ts'
import { worldMatchers, type WorldMatchers } from './kit/runners/matchers.ts'
import { type BacklotFixtures, type BacklotTestOptions, TestWorlds } from './kit/runners/test-worlds.ts'

export { describe } from 'vitest'
export { BLACK_BOX_FOLDER } from './kit/runners/black-box.ts'
export type { WorldMatchers } from './kit/runners/matchers.ts'
export type { BacklotFixtures, BacklotTestOptions } from './kit/runners/test-worlds.ts'

/**
 * vitest's `test` with the fixtures `sim` (one per worker) and `world` (one per test, safe under `test.concurrent`).
 * When a test fails, its world's black box is written below `.backlot/black-boxes`, and its path printed. Each attempt of a
 * test that is retried or repeated has a world and a black box of its own. The options are those of `createSimulator`.
 */
export function backlotTest(
  options: BacklotTestOptions & { readonly schemas: Schemas },
): TestAPI<BacklotFixtures<string>>
/** The same for what is simulated. */
export function backlotTest(options?: BacklotTestOptions): TestAPI<BacklotFixtures>
// The two types of `TestAPI` have nothing in common for the compiler.
export function backlotTest(options: BacklotTestOptions = {}): unknown {
  const worlds = new TestWorlds(options)
  return vitestTest.extend<BacklotFixtures>({
    sim: [
      // oxlint-disable-next-line no-empty-pattern -- vitest reads the pattern to learn what a fixture needs
      async ({}, use) => {
        const sim = await worlds.open()
        await use(sim)
        await sim.close()
      },
      { scope: 'worker' },
    ],
    world: async ({ sim, task }, use) => {
      const { retryCount = 0, repeatCount = 0 } = task.result ?? {}
      const title = task.fullName ?? task.name
      const world = await worlds.begin(sim, { test: task.id, title, attempt: retryCount + repeatCount })
      const before = errorsOf(task)
      await use(world)
      await worlds.end(sim, world, errorsOf(task) > before ? title : undefined)
    },
  })
}

/** `backlotTest()`: fresh worlds with the default fixture and a frozen clock. */
export const test: TestAPI<BacklotFixtures> = backlotTest()

/** The same by vitest's other name. */
export const it: typeof test = test

/** vitest's assertion of a world, with the matchers of this kit. */
export type WorldAssertion<O extends string = never> = ReturnType<typeof vitestExpect<TestWorld>> &
  WorldMatchers<O> & { readonly not: WorldMatchers<O> }

/** vitest's `expect` with `expect(world).toHaveHappened(...)` and `expect(world).toHaveBeenRequested(...)`. */
// A cast, because the type parameters of the interfaces that vitest lets others extend differ between its versions.
export const expect: (<O extends string>(world: TestWorld<O>, message?: string) => WorldAssertion<O>) &
  typeof vitestExpect = vitestExpect as typeof expect
expect.extend(worldMatchers)

/** How many errors a test has so far, over all its attempts. */
function errorsOf({ result }: Pick<TestContext['task'], 'result'>): number {
  return result?.errors?.length ?? 0
}
