/** backlot in Playwright's test runner: worlds that listen, a page whose clock is the world's, matchers. */
import {
  test as base,
  expect as playwrightExpect,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import type { Schemas, TestWorld, VendorName } from './index.ts'
import { worldMatchers, type WorldMatchers } from './kit/runners/matchers.ts'
import { type BacklotFixtures as KitFixtures, type BacklotTestOptions, TestWorlds } from './kit/runners/test-worlds.ts'
import { VENDOR_LIST } from './vendors/index.ts'

export { BLACK_BOX_FOLDER } from './kit/runners/black-box.ts'
export type { WorldMatchers } from './kit/runners/matchers.ts'
export { followClock } from './kit/runners/page-clock.ts'
export type { BacklotTestOptions } from './kit/runners/test-worlds.ts'

/** What an app needs to reach a vendor in the world of a test. */
export interface VendorPlace {
  /** The vendor's endpoint, a whole URL. */
  readonly url: string
  /** The vendor's first credential, which leads to the test's world wherever it is sent. */
  readonly credential: string
}

/** What a test can ask for besides Playwright's own: `sim`, which listens, `world`, and a place by each vendor's name. */
export type BacklotFixtures<O extends string = never> = KitFixtures<O> & Readonly<Record<VendorName, VendorPlace>>

/** Playwright's `test` with the fixtures of this kit. */
export type BacklotTest<O extends string = never> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & Omit<BacklotFixtures<O>, 'sim'>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & Pick<BacklotFixtures<O>, 'sim'>
>

type Use<T> = (fixture: T) => Promise<void>

/**
 * Playwright's `test` with the fixtures `sim` (one per worker, which listens on a free port), `world` (one per test) and each
 * vendor's `url` and `credential` by the vendor's name. When a test fails, its world's black box is written below
 * `.backlot/black-boxes`, its path printed, and the file attached to the report. The options are those of `createSimulator`.
 */
export function backlotTest(options: BacklotTestOptions & { readonly schemas: Schemas }): BacklotTest<string>
/** The same for what is simulated. */
export function backlotTest(options?: BacklotTestOptions): BacklotTest
// The two types of tests have nothing in common for the compiler.
export function backlotTest(options: BacklotTestOptions = {}): unknown {
  const worlds = new TestWorlds(options)
  const placeOf =
    (vendor: VendorName) =>
    async ({ world }: { readonly world: TestWorld }, use: Use<VendorPlace>) =>
      use({ url: world.url(vendor), credential: world.credential(vendor) })
  const places = Object.fromEntries(VENDOR_LIST.map(({ name }) => [name, placeOf(name as VendorName)]))
  return base.extend<Omit<BacklotFixtures, 'sim'>, Pick<BacklotFixtures, 'sim'>>({
    ...places,
    sim: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs
      async ({}, use) => {
        const sim = await worlds.open()
        await sim.listen()
        await use(sim)
        await sim.close()
      },
      { scope: 'worker' },
    ],
    world: async ({ sim }, use, info) => {
      const title = info.titlePath.slice(1).join(' ')
      const world = await worlds.begin(sim, { test: info.testId, title, attempt: info.retry })
      await use(world)
      const path = await worlds.end(sim, world, info.status === info.expectedStatus ? undefined : title)
      if (path !== undefined) await info.attach('backlot black box', { path, contentType: 'application/json' })
    },
  })
}

/** `backlotTest()`: fresh worlds with the default fixture and a frozen clock. */
export const test: BacklotTest = backlotTest()

/** Playwright's assertion of a world, with the matchers of this kit. */
export type WorldAssertion<O extends string = never> = ReturnType<typeof playwrightExpect<TestWorld>> &
  WorldMatchers<O> & { readonly not: WorldMatchers<O> }

/** Playwright's `expect` with `expect(world).toHaveHappened(...)` and `expect(world).toHaveBeenRequested(...)`. */
// A cast, because the matchers of the kit are generic in the operations.
export const expect: (<O extends string>(world: TestWorld<O>, message?: string) => WorldAssertion<O>) &
  typeof playwrightExpect = playwrightExpect.extend(worldMatchers) as unknown as typeof expect
