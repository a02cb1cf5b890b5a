/** What the factories of all vendors have in common. Faker is loaded with it: only the entries of factories import this. */
import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { faker as sharedFaker } from '@faker-js/faker/locale/en'
import type { Place } from './act.ts'

/** A faker of our own, because a seed of ours must not disturb the one that a test may use itself. */
const faker = new (sharedFaker.constructor as new (options: { locale: LocaleDefinition }) => Faker)({
  locale: sharedFaker.rawDefinitions,
})

/** A value that depends on nothing but the world's seed and the key. */
export function makeUp<T>({ world }: Pick<Place, 'world'>, key: string, make: (faker: Faker) => T): T {
  faker.seed(world.ids.bytes(`factory:${key}`).readUInt32BE(0))
  return make(faker)
}

/** What was given, null included, or else what is made. */
export function or<T>(given: T | undefined, make: () => T): T {
  return given === undefined ? make() : given
}
