/**
 * What factories are made of: functions that add a valid record for a test. What is not given is made up as the rest
 * demands, and the same world makes up the same. A record is there as if the fixture had brought it: nothing is
 * announced. Only factories import this file, because it loads faker.
 */
import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { faker as sharedFaker } from '@faker-js/faker/locale/en'
import type { Tables } from '../../world/states.ts'
import { type Place, PlaceView } from './act.ts'

/** A faker of our own, because a seed of ours must not disturb the one that a test may use itself. */
const faker = new (sharedFaker.constructor as new (options: { locale: LocaleDefinition }) => Faker)({
  locale: sharedFaker.rawDefinitions,
})

/** A factory as tests call it: at a place, or with what the kit shows of one. */
export function factory<S extends Tables, R>(make: (place: Place<S>, given: Partial<R>) => R) {
  return (at: { readonly state: Readonly<Record<keyof S, object>> }, given: Partial<R> = {}): R =>
    make(PlaceView.placeOf(at), given)
}

/** A value that depends on nothing but the world's seed and the key. */
export function makeUp<T>({ world }: Place, key: string, make: (faker: Faker) => T): T {
  faker.seed(world.ids.bytes(`factory:${key}`).readUInt32BE(0))
  return make(faker)
}

/** A person's name that depends on nothing but the world's seed and the key. */
export function makeUpName(place: Place, key: string): string {
  return makeUp(place, `${key}.name`, ({ person }) => person.fullName())
}

/** What was given, null included; made where it was left out. */
export function or<T>(given: T | undefined, make: () => T): T {
  return given === undefined ? make() : given
}

/** The running number that was given, or the next one of this type; numbers minted later are above both. */
export function numberOr({ world: { ids } }: Place, type: string, given: number | undefined): number {
  if (given === undefined) return ids.next(type)
  ids.raise(type, given)
  return given
}

/** The words of a text in lower case, with this between them: part of an address. */
export function slug(text: string, between: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, between)
}
