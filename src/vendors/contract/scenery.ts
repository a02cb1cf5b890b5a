import type { Faker } from '@faker-js/faker'
import type { IMockStore } from '@graphql-tools/mock'
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { World } from '../../world/world.ts'

/**
 * Fields that the vendor's schema has and the simulator does not simulate (images, prices, addresses). They answer plausible values
 * from `@graphql-tools/mock` and faker, seeded per (entity, field): the same order has the same price on every read,
 * in every process, and nothing that is simulated passes this way.
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
export interface SceneryPart {
  readonly sceneryKey: string
}

/** What scenery needs and most runs never load: faker costs some 70 ms. */
interface Studio {
  readonly faker: Faker
  /** One store per world, let go with it. */
  readonly stores: WeakMap<World, IMockStore>
  createStore(): IMockStore
}

/** Where the pictures of scenery seem to be: what follows is their path. */
export const PICTURE_HOST = 'https://images.example.com'

/** Where the simulator has them, below its public URL. */
export const PICTURES_PATH = '/pictures'

/** The address of a picture with this path in a world: backlot's own where that has a public URL, else `otherwise`. */
export function pictureUrl({ publicUrl }: Pick<World, 'publicUrl'>, path: string, otherwise: string): string {
  return publicUrl === undefined ? otherwise : publicUrl + PICTURES_PATH + path
}

type SceneryResolver = GraphQLFieldResolver<object, { readonly world: World }>

/** The resolvers of a vendor's scenery. `schema` is asked for when the first value is made. */
export function createSceneryResolvers(
  scenery: Scenery,
  schema: () => GraphQLSchema,
): Record<string, Record<string, SceneryResolver>> {
  let studio: Promise<Studio> | undefined
  const open = (): Promise<Studio> => (studio ??= openStudio(scenery, schema()))
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
      return async (parent, _args, { world }) => readValue(await open(), world, typeName, fieldName, keyOf(parent))
    }),
  )
}

function sceneryKey(type: SceneryType, typeName: string, parent: object): string {
  if ('sceneryKey' in parent && typeof parent.sceneryKey === 'string') return parent.sceneryKey
  if (!type.key) throw new Error(`${typeName} has scenery but no key for its records.`)
  return `${typeName}:${type.key(parent as never)}` // the vendor's table pairs each key function with its own records
}

async function openStudio(scenery: Scenery, schema: GraphQLSchema): Promise<Studio> {
  const [{ faker }, { createMockStore }] = await Promise.all([
    import('@faker-js/faker/locale/en'),
    import('@graphql-tools/mock'),
  ])
  const mocks = mapValues(scenery, type =>
    mapValues(type.fields, field => () => (typeof field === 'function' ? field(faker) : null)),
  )
  // Otherwise the store would answer its own key for a scenery field that is called `id`.
  const typePolicies = mapValues(scenery, () => ({ keyFieldName: false as const }))
  return { faker, stores: new WeakMap(), createStore: () => createMockStore({ schema, mocks, typePolicies }) }
}

/** Seeds faker for this one value, so that it depends on nothing that was asked before. */
function readValue(
  { faker, stores, createStore }: Studio,
  world: World,
  typeName: string,
  fieldName: string,
  key: string,
): unknown {
  let store = stores.get(world)
  if (!store) stores.set(world, (store = createStore()))
  faker.seed(world.ids.bytes(key).readUInt32BE(0))
  faker.setDefaultRefDate(SCENERY_DATE)
  const value = store.get({ typeName, key: `${world.ids.seed}:${key}`, fieldName })
  const isPicture = typeof value === 'string' && value.startsWith(PICTURE_HOST)
  return isPicture ? pictureUrl(world, value.slice(PICTURE_HOST.length), value) : value
}

/** What "recent" and "soon" mean in scenery, so that it does not change with the day. */
const SCENERY_DATE = '2026-01-01T00:00:00.000Z'

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
