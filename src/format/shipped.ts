import type { WorldDocument } from './document.ts'
import { FIXTURES } from './fixtures.gen.ts'

/** The fixtures that come with the package: the vendors' documented examples, the bare accounts, and a world for demonstrations. */
export const SHIPPED_FIXTURES = ['default', 'empty', 'demo'] as const satisfies (keyof typeof FIXTURES)[]
export type ShippedFixture = (typeof SHIPPED_FIXTURES)[number]

/** A fixture of the package; our own tests check it, so that a start does not have to. */
export function readShippedFixture(name: ShippedFixture): WorldDocument {
  return JSON.parse(FIXTURES[name]) as WorldDocument // our own file
}

/** A fixture by name, or a document. */
export type FixtureSource = string | object

/** Whether this names a fixture that comes with the package. */
export function isShipped(name: unknown): name is ShippedFixture {
  return SHIPPED_FIXTURES.some(known => known === name)
}
