/** backlot in Node's own test runner: `test` with a world of its own per test. */
import { after, test as nodeTest, type TestContext, type TestOptions } from 'node:test'
import type { Schemas } from './index.ts'
import { FileWorlds } from './kit/runners/file-worlds.ts'
import type { BacklotFixtures, BacklotTestOptions } from './kit/runners/test-worlds.ts'

export { describe } from 'node:test'
export { BLACK_BOX_FOLDER } from './kit/runners/black-box.ts'
export type { BacklotFixtures, BacklotTestOptions } from './kit/runners/test-worlds.ts'

/** What a test does, with its world and node's own context; `O` as of `TestWorld`. */
export type TestWork<O extends string = never> = (fixtures: BacklotFixtures<O>, context: TestContext) => unknown

/** Adds a test to Node's runner. */
export interface AddTest<O extends string = never> {
  (name: string, work: TestWork<O>): void
  (name: string, options: TestOptions, work: TestWork<O>): void
}

/** `test` of `node:test`, whose functions are given `sim` and `world`, and then node's own context. */
export interface BacklotTest<O extends string = never> extends AddTest<O> {
  readonly only: AddTest<O>
  readonly skip: AddTest<O>
  readonly todo: AddTest<O>
}

/**
 * `test` of `node:test`, whose functions are given `sim` (one per test file) and `world` (one per test, safe where tests are
 * concurrent). When a test throws or runs out of time, its world's black box is written below `.backlot/black-boxes`,
 * and its path printed. The options are those of `createSimulator`.
 */
export function backlotTest(options: BacklotTestOptions & { readonly schemas: Schemas }): BacklotTest<string>
/** The same for what is simulated. */
export function backlotTest(options?: BacklotTestOptions): BacklotTest
export function backlotTest(options: BacklotTestOptions = {}): BacklotTest {
  const worlds = new FileWorlds(options)
  const adding =
    (add: typeof nodeTest.only): AddTest =>
    (name: string, given: TestOptions | TestWork, work: TestWork = noWork) => {
      const [how, body] = typeof given === 'function' ? [{}, given] : [given, work]
      return add(name, how, async context => {
        const title = context.fullName
        // One that ran out of time still has its world then.
        context.after(() => worlds.giveUp(title))
        await worlds.run({ file: process.argv[1] ?? '', title }, fixtures => body(fixtures, context))
      })
    }
  after(() => worlds.close())
  return Object.assign(adding(nodeTest), {
    only: adding(nodeTest.only),
    skip: adding(nodeTest.skip),
    todo: adding(nodeTest.todo),
  })
}

/** `backlotTest()`: fresh worlds with the default fixture and a frozen clock. */
export const test: BacklotTest = backlotTest()

/** The same by node's other name. */
export const it: typeof test = test

const noWork = (): void => {}
