import type { Faker } from '@faker-js/faker'
import type { GraphQLFieldResolver } from 'graphql'
import { once } from '../../world/once.ts'
import type { World } from '../../world/world.ts'

/**
 * Fields that the vendor's schema has and the simulator does not simulate (images, prices, addresses). They answer
 * plausible values from faker, seeded per (entity, field): the same order has the same price on every read, in every
 * process, and nothing that is simulated passes this way.
 */
export type Scenery = Readonly<Record<string, SceneryType>>

/** The scenery of one GraphQL type. */
export interface SceneryType {
  /** What tells one entity from another: a function of the stored record. Types that are scenery as a whole need none. */
  readonly key?: (record: never) => string
  readonly fields: Readonly<Record<string, SceneryField>>
}

/**
 * One field: a value made by faker, one nested object, or a list of `many` nested objects (of no more than `limit`, where
 * the field has an argument of that name).
 */
export type SceneryField = ((faker: Faker) => unknown) | { readonly one: true } | { readonly many: number }

/** What a nested scenery object is, to its own fields: nothing but its key. */
interface SceneryPart {
  readonly sceneryKey: string
}

type SceneryResolver = GraphQLFieldResolver<object, { readonly world: World }>

/** Most runs never need faker, which takes 70 ms to load. */
const loadFaker = once(() => import('@faker-js/faker/locale/en'))

/** The resolvers of a vendor's scenery. */
export function createSceneryResolvers(scenery: Scenery): Record<string, Record<string, SceneryResolver>> {
  /** The values that were made already, let go with their world: seeding faker takes longer than all the rest. */
  const made = new WeakMap<World, Map<string, unknown>>()
  return mapValues(scenery, (type, typeName) =>
    mapValues(type.fields, (field, fieldName): SceneryResolver => {
      const keyOf = (parent: object): string => `${sceneryKey(type, typeName, parent)}.${fieldName}`
      if ('one' in field) return parent => ({ sceneryKey: keyOf(parent) }) satisfies SceneryPart
      if ('many' in field) {
        return (parent, { limit = field.many }: { limit?: number }) => {
          const length = Math.max(0, Math.min(field.many, limit))
          return Array.from({ length }, (_, i): SceneryPart => ({ sceneryKey: `${keyOf(parent)}[${i}]` }))
        }
      }
      return async (parent, _args, { world }) => {
        const { faker } = await loadFaker()
        let values = made.get(world)
        if (!values) made.set(world, (values = new Map()))
        const key = `${world.ids.seed}:${keyOf(parent)}`
        if (!values.has(key)) values.set(key, makeValue(faker, world, keyOf(parent), field))
        return values.get(key)
      }
    }),
  )
}

function sceneryKey(type: SceneryType, typeName: string, parent: object): string {
  if ('sceneryKey' in parent && typeof parent.sceneryKey === 'string') return parent.sceneryKey
  if (!type.key) throw new Error(`${typeName} has scenery but no key for its records.`)
  return `${typeName}:${type.key(parent as never)}` // the vendor's table pairs each key function with its own records
}

/** Seeds faker for this one value, so that it depends on nothing that was asked before. */
function makeValue(faker: Faker, { ids }: World, key: string, make: (faker: Faker) => unknown): unknown {
  faker.seed(ids.bytes(key).readUInt32BE(0))
  faker.setDefaultRefDate(SCENERY_DATE)
  return make(faker)
}

/** What "recent" and "soon" mean in scenery, so that it does not change with the day. */
const SCENERY_DATE = '2026-01-01T00:00:00.000Z'

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
