/** backlot in vitest: `test` with a world of its own per test, and matchers that say what came nearest. */
import { resolve } from 'node:path'
import { expect as vitestExpect, test as vitestTest, type TestAPI, type TestContext } from 'vitest'

export { describe } from 'vitest'
import { errorMessage } from './errors/reasons.ts'
import { writeWholeFile } from './format/files.ts'
import {
  createSimulator,
  type CreateOptions,
  SimError,
  type EventPattern,
  type EventType,
  type JournalOperation,
  type RequestPattern,
  type Schemas,
} from './index.ts'
import type { TestLog, TestSimulator, TestWorld } from './index.ts'

/** Where the black boxes of failed tests are written, below the current folder. */
export const BLACK_BOX_FOLDER = '.backlot/black-boxes'

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
export function backlotTest({ prepare, viewOnFailure, ...options }: BacklotTestOptions = {}): unknown {
  const hasView = viewOnFailure ?? process.env['BACKLOT_VIEW_ON_FAILURE'] === '1'
  const prepared = new WeakMap<TestSimulator, TestWorld>()
  return vitestTest.extend<BacklotFixtures>({
    sim: [
      // oxlint-disable-next-line no-empty-pattern -- vitest reads the pattern to learn what a fixture needs
      async ({}, use) => {
        const sim = createSimulator({ ...(hasView && { history: true }), ...options })
        try {
          if (prepare) {
            // A world of its own, so that no test changes it.
            const world = await sim.createWorld({ id: 'prepared' })
            await prepare(world)
            prepared.set(sim, world)
          }
          await use(sim)
        } finally {
          await sim.close()
        }
      },
      { scope: 'worker' },
    ],
    world: async ({ sim, task }, use) => {
      const { retryCount = 0, repeatCount = 0 } = task.result ?? {}
      const name = task.fullName ?? task.name
      const id = toWorldId(task.id, retryCount + repeatCount)
      const world = prepared.get(sim)?.fork(id, name) ?? (await sim.createWorld({ id, test: name }))
      const before = errorsOf(task)
      await use(world)
      if (errorsOf(task) > before) await keepBlackBox(world, name, hasView)
      // The test may have ended it.
      if (sim.worlds().includes(world)) world.end()
    },
  })
}

/** `backlotTest()`: fresh worlds with the default fixture and a frozen clock. */
export const test: TestAPI<BacklotFixtures> = backlotTest()

/** The same by vitest's other name. */
export const it: typeof test = test

/** What a test expects of a world. */
export interface WorldMatchers<O extends string = never> {
  /** That the world has an event of this type (or that holds this), `times` times or at least once. */
  toHaveHappened(event: EventType | EventPattern, times?: number): void
  /** That the world's journal has a request that holds this, `times` times or at least once. */
  toHaveBeenRequested(request: JournalOperation | O | RequestPattern<O>, times?: number): void
}

/** vitest's assertion of a world, with the matchers of this kit. */
export type WorldAssertion<O extends string = never> = ReturnType<typeof vitestExpect<TestWorld>> &
  WorldMatchers<O> & { readonly not: WorldMatchers<O> }

/** vitest's `expect` with `expect(world).toHaveHappened(...)` and `expect(world).toHaveBeenRequested(...)`. */
// A cast, because the type parameters of the interfaces that vitest lets others extend differ between its versions.
export const expect: (<O extends string>(world: TestWorld<O>, message?: string) => WorldAssertion<O>) &
  typeof vitestExpect = vitestExpect as typeof expect
expect.extend({
  toHaveHappened: (world: TestWorld, event: EventType | EventPattern, times?: number) =>
    judge(world.events, typeof event === 'string' ? { type: event } : event, times, 'event'),
  toHaveBeenRequested: (world: TestWorld, request: JournalOperation | RequestPattern, times?: number) =>
    judge(world.journal, typeof request === 'string' ? { operation: request } : request, times, 'request'),
})

function judge<P>(log: TestLog<object, P>, pattern: P, times: number | undefined, noun: string) {
  // So many are there in any case.
  const atLeast = times === undefined ? 1 : times + 1
  const count = countOf(log, pattern, atLeast)
  return {
    pass: times === undefined ? count > 0 : count === times,
    message: () => {
      const wanted = times === undefined ? `at least one ${noun}` : `${times} ${noun}${times === 1 ? '' : 's'}`
      const near = log.explain(pattern)
      const lines = near.length > 0 ? near.map(words => `  ${words}`).join('\n') : `  no other ${noun} at all`
      return `Expected ${wanted} matching ${JSON.stringify(pattern)}; there were ${count}. Nearest misses:\n${lines}`
    },
  }
}

/**
 * How many match. Throws, whether the matcher stands behind `not` or not, where the log dropped entries that could match
 * and does not hold `enough` of them to tell all the same.
 */
function countOf<P>(log: TestLog<object, P>, pattern: P, enough: number): number {
  try {
    return log.count(pattern)
  } catch (error) {
    const held = error instanceof SimError && error.code === 'ENTRIES_DROPPED' ? Number(error.details['count']) : 0
    if (held < enough) throw error
    return held
  }
}

/** How many errors a test has so far, over all its attempts. */
function errorsOf({ result }: Pick<TestContext['task'], 'result'>): number {
  return result?.errors?.length ?? 0
}

/** Writes a black box. What hinders it is one line on standard error: the test's result is its own. */
async function keepBlackBox(world: TestWorld, title: string, hasView: boolean): Promise<void> {
  const path = resolve(BLACK_BOX_FOLDER, `${toSlug(title).slice(0, 80)}-${world.id}.json`)
  try {
    const box = world.blackBox(title)
    await writeWholeFile(path, JSON.stringify(box, null, 2))
    // The folder keeps itself out of version control.
    await writeWholeFile(resolve(BLACK_BOX_FOLDER, '../.gitignore'), '*\n')
    const nasty = box.journal.findLast(entry => entry.nasty?.length)?.nasty ?? []
    if (nasty.length > 0) console.error(`The last answer that was legal but nasty:\n  ${nasty.join('\n  ')}`)
    const view = hasView ? await writeView(box, path) : ''
    console.error(`backlot kept what happened in ${path}; run it again with: npx backlot replay ${path}${view}`)
  } catch (error) {
    console.error(`backlot could not keep what happened in ${path}: ${errorMessage(error)}`)
  }
}

/** Writes a black box as a page beside its file; answers where it is in words, or why it is not there. */
async function writeView(box: object, path: string): Promise<string> {
  const page = path.replace(/json$/, 'html')
  try {
    // They are loaded here because a test that passes does without them.
    const { assertBlackBox } = await import('./simulator/black-box.ts')
    const { renderView } = await import('./server/pages/view.ts')
    await writeWholeFile(page, await renderView(assertBlackBox(JSON.parse(JSON.stringify(box)), path)))
    return `; look at it in ${page}`
  } catch (error) {
    return `; its page could not be written (${errorMessage(error)})`
  }
}

/** vitest's task ids are unique, but not spelled as worlds are; each attempt of a task has a world of its own. */
function toWorldId(taskId: string, attempt: number): string {
  return `test-${toSlug(taskId)}`.slice(0, 54) + (attempt === 0 ? '' : `-try-${attempt + 1}`)
}

function toSlug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
