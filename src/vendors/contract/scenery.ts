import type { Faker } from '@faker-js/faker'
import type { IMockStore } from '@graphql-tools/mock'
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import type { Tables } from '../../world/states.ts'
import type { World } from '../../world/world.ts'
import type { Context } from './context.ts'

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

/** What a nested scenery object is, to its own fields: its key, and where a field may be of several types, which of them. */
export interface SceneryPart {
  readonly sceneryKey: string
  readonly typeName?: string | undefined
  /** Values of its fields that are known otherwise, such as those that the field's arguments name. */
  readonly given?: Readonly<Record<string, unknown>> | undefined
  /** Texts and numbers that a client named on the way to it: its fields prefer records with these keys. */
  readonly named?: readonly string[] | undefined
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
  const studio = new Studio(schema)
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
      return (parent, _args, { world }) => studio.read(world, { typeName, fieldName, key: keyOf(parent) }, field)
    }),
  )
}

/** Whether this is scenery as a whole, not one of the vendor's records. */
export function isPart(source: unknown): source is SceneryPart {
  return typeof source === 'object' && source !== null && 'sceneryKey' in source
}

/** The key of an object that has scenery; `type` is the scenery of its type. */
export function sceneryKey(type: SceneryType, typeName: string, parent: object): string {
  if (isPart(parent)) return parent.sceneryKey
  if (!type.key) throw new Error(`${typeName} has scenery but no key for its records.`)
  return `${typeName}:${type.key(parent as never)}` // the vendor's table pairs each key function with its own records
}

/** Which value is meant: a field of a type, of the object with this key. */
export interface SceneryPlace {
  readonly typeName: string
  readonly fieldName: string
  readonly key: string
}

/** How many values a world's store holds: all of them can be made again. */
const MAX_VALUES = 20_000

/** What scenery needs and most runs never load: faker costs some 70 ms. */
interface Tools {
  readonly faker: Faker
  createStore(): IMockStore
}

/** Makes the values of one schema's scenery: each is seeded by its key, and kept in a store of its world. */
export class Studio {
  readonly #schema: () => GraphQLSchema
  /** What makes the values, by type and field: the stores ask it. */
  readonly #makers = new Map<string, Record<string, () => unknown>>()
  /** One store per world, let go with it, and how many values were read from it. */
  readonly #stores = new WeakMap<World, { readonly store: IMockStore; reads: number }>()
  #opening: Promise<Tools> | undefined

  constructor(schema: () => GraphQLSchema) {
    this.#schema = schema
  }

  /**
   * The value of a field; `make` makes it the first time. It is always waited for: the order in which fields are done must
   * not tell which requests came before.
   */
  async read(world: World, place: SceneryPlace, make: (faker: Faker) => unknown): Promise<unknown> {
    return this.#value(await (this.#opening ??= this.#open()), world, place, make)
  }

  async #open(): Promise<Tools> {
    const [{ faker }, { createMockStore }] = await Promise.all([
      import('@faker-js/faker/locale/en'),
      import('@graphql-tools/mock'),
    ])
    const schema = this.#schema()
    const names = Object.values(schema.getTypeMap()).flatMap(type => (isObjectType(type) ? type.name : []))
    for (const name of names) this.#makers.set(name, Object.create(null))
    const mocks = Object.fromEntries(this.#makers)
    // Otherwise the store would answer its own key for a scenery field that is called `id`.
    const typePolicies = Object.fromEntries(names.map(name => [name, { keyFieldName: false as const }]))
    return { faker, createStore: () => createMockStore({ schema, mocks, typePolicies }) }
  }

  /** Seeds faker for this one value, so that it depends on nothing that was asked before. */
  #value(
    { faker, createStore }: Tools,
    world: World,
    { typeName, fieldName, key }: SceneryPlace,
    make: (faker: Faker) => unknown,
  ): unknown {
    faker.seed(world.ids.bytes(key).readUInt32BE(0))
    faker.setDefaultRefDate(SCENERY_DATE)
    // The store would take a member that all objects have for a value.
    if (fieldName in Object.prototype) return make(faker)
    const makers = this.#makers.get(typeName)!
    makers[fieldName] ??= () => make(faker)
    let kept = this.#stores.get(world)
    if (!kept || ++kept.reads > MAX_VALUES) this.#stores.set(world, (kept = { store: createStore(), reads: 0 }))
    const value = kept.store.get({ typeName, key: `${world.ids.seed}:${key}`, fieldName })
    const isPicture = typeof value === 'string' && value.startsWith(PICTURE_HOST)
    return isPicture ? pictureUrl(world, value.slice(PICTURE_HOST.length), value) : value
  }
}

/** What "recent" and "soon" mean in scenery, so that it does not change with the day. */
const SCENERY_DATE = '2026-01-01T00:00:00.000Z'

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}

/** The records that stand for one GraphQL type, as far as a caller may see them. */
export interface ShownRecords<S extends Tables, A> {
  /** What tells one from another, where that is neither the key of their scenery nor their `id`. */
  readonly key?: (record: never) => string
  /** They are read as far as they are needed. */
  rows(context: Context<S, A>): Iterable<object>
  /** The one with this key as the API has it; undefined where there is none, and where the caller may not see it. */
  row(context: Context<S, A>, key: string): object | undefined
}

/**
 * What is known of a vendor's API beyond its schema here. It answers where a user gives the vendor's own schema: what
 * that has besides is scenery, which may lead back to records.
 */
export interface Surroundings<S extends Tables, A> {
  /** Fields of one site or one flavour only, as `Type.field`: the user's schema may lack them. */
  readonly local: readonly string[]
  /** The records that scenery refers to, by their types. Types that are not named here are scenery as well. */
  readonly records: Readonly<Record<string, ShownRecords<S, A>>>
  /** An id of a type in the vendor's form, out of at least 16 bytes. */
  id(type: string, bytes: Buffer): string
  /** The type that an id names, where ids of this vendor name one. */
  typeOf?(id: string): string | undefined
  /** Values of the vendor's own scalars, as its resolvers have them. */
  readonly scalars: Readonly<Record<string, (faker: Faker) => unknown>>
}
