/**
 * What factories are made of: functions that add a valid record for a test. What is not given is made up as the rest
 * demands, and the same world makes up the same. A record is there as if the fixture had brought it: nothing is
 * announced. Only factories import this file, because it loads faker.
 */
import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { faker as sharedFaker } from '@faker-js/faker/locale/en'
import type { Type } from 'typebox'
import { addPast, type Earlier } from '../../world/past.ts'
import type { StateOwner, Tables } from '../../world/states.ts'
import { type Place, PlaceView } from './act.ts'
import { type Given, givenReader } from './records.ts'
import { readThread, type SaidLine, type ThreadLine } from './histories/thread.ts'

/** A faker of our own, because a seed of ours must not disturb the one that a test may use itself. */
const faker = new (sharedFaker.constructor as new (options: { locale: LocaleDefinition }) => Faker)({
  locale: sharedFaker.rawDefinitions,
})

/**
 * A factory as tests call it: at a place, or with what the kit shows of one. It refuses members that the record has not, and
 * values that they cannot have (`INVALID_INPUT`).
 */
export function factory<S extends Tables, R>(record: Type.TObject, make: (place: Place<S>, given: Partial<R>) => R) {
  const read = givenReader<R>(record)
  return (at: { readonly state: Readonly<Record<keyof S, object>> }, given: Given<R> = {}): R => {
    const place = PlaceView.placeOf<S>(at)
    return make(place, read(given, place.world))
  }
}

/**
 * A factory of threads: `tell` says what happens and when, in a copy of the world, by the vendor's own operations, and
 * answers what leads to the record that the thread is. Nothing is announced.
 */
export function threadFactory<S extends Tables, R extends string, G extends object, T>(
  owner: StateOwner<S>,
  roles: readonly R[],
  first: readonly R[],
  tell: (earlier: Earlier<S>, lines: readonly SaidLine<R>[], given: G) => (place: Place<S>) => T,
) {
  return (at: { readonly state: Readonly<Record<keyof S, object>> }, lines: readonly ThreadLine<R>[], given?: G): T => {
    const place = PlaceView.placeOf<S>(at)
    const said = readThread(lines, roles, first, place.world.clock.now())
    let find: ((place: Place<S>) => T) | undefined
    addPast(place.world, owner, earlier => (find = tell(earlier, said, given ?? ({} as G)))) // all of its members are optional
    return find!(place)
  }
}

/** A value that depends on nothing but the world's seed and the key. */
export function makeUp<T>({ world }: Place, key: string, make: (faker: Faker) => T): T {
  faker.seed(world.ids.bytes(`factory:${key}`).readUInt32BE(0))
  return make(faker)
}

/** One of these texts, which depends on nothing but the world's seed and the key. */
export function makeUpText(place: Place, key: string, texts: readonly string[]): string {
  return makeUp(place, key, ({ helpers }) => helpers.arrayElement(texts))
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
