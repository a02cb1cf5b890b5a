/** What answers the fields of a vendor's whole API: resolvers where there are some, scenery everywhere else. */
import {
  defaultFieldResolver,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
} from 'graphql'
import type { EdgeContext } from '../vendors/contract/context.ts'
import { isPart, type SceneryPart, sceneryKey, Studio } from '../vendors/contract/scenery.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/states.ts'
import { fieldsOf } from './coordinates.ts'
import { leafValue, LIST_LENGTH } from './scenery-values.ts'

type Args = Readonly<Record<string, unknown>>
type Context = EdgeContext<Tables, unknown>
type Resolve = (source: unknown, args: Args, context: Context, info: GraphQLResolveInfo) => unknown
type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The resolvers of all types of the document; `isOurs` says which coordinates are simulated. */
export function overlayResolvers(
  vendor: AnyVendor,
  { definitions }: DocumentNode,
  isOurs: (coordinate: string) => boolean,
): AnyVendor['resolvers'] {
  const set = new SceneryBuilder(vendor)
  const ours = vendor.resolvers as Resolvers // the map of GraphQL types
  const resolverOf = (type: string, field: string): Resolve | undefined => {
    // The vendor's own scenery answers for parts too.
    if (vendor.scenery[type]?.fields[field]) return undefined
    if (!isOurs(`${type}.${field}`)) return set.resolve
    const own = (ours[type]?.[field] ?? defaultFieldResolver) as Resolve // as the vendor's generated types have it
    if (type === 'Query' || type === 'Mutation') return set.orNode(own)
    // Types that are scenery in the vendor's folder are whole.
    if (vendor.scenery[type] && !vendor.scenery[type].key) return own
    return (source, args, context, info) =>
      isPart(source) ? set.resolve(source, args, context, info) : own(source, args, context, info)
  }
  const maps = definitions.filter(isTypeDefinitionNode).flatMap((node): [string, object][] => {
    const type = node.name.value
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const fields = fieldsOf(node).map(({ name }) => [name.value, resolverOf(type, name.value)] as const)
      return [[type, Object.fromEntries(fields.filter(([, resolve]) => resolve))]]
    }
    const isAbstract = node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_DEFINITION
    return isAbstract ? [[type, { __resolveType: typeResolver(ours[type]?.['__resolveType']) }]] : []
  })
  return { ...vendor.resolvers, ...Object.fromEntries(maps) }
}

/** Tells of what type a source is: a part knows it, and so does a record that scenery refers to. */
function typeResolver(own: unknown) {
  return (source: object, ...rest: unknown[]): unknown => {
    if (isPart(source)) return source.typeName
    return Reflect.get(source, '__typename') ?? (typeof own === 'function' ? own(source, ...rest) : undefined)
  }
}

/** Fields that say what went wrong: nothing did. */
const ERRORS = /^(\w*[a-z])?[eE]rrors?$/

/** Arguments that say how many, not which. */
const SIZES = ['first', 'last', 'limit']

/** How many records are chosen from. */
const MAX_ROWS = 8

/** What is resolved, and where. */
interface Spot {
  readonly args: Args
  readonly context: Context
  readonly info: GraphQLResolveInfo
  readonly source: unknown
}

/** Makes the scenery of one vendor's whole API. */
class SceneryBuilder {
  readonly #vendor: AnyVendor
  readonly #studios = new WeakMap<GraphQLSchema, Studio>()

  constructor(vendor: AnyVendor) {
    this.#vendor = vendor
  }

  /** Resolves a field that nothing simulates. */
  readonly resolve: Resolve = (source, args, context, info) => {
    const { fieldName, parentType, returnType } = info
    if (source === undefined || source === null) context.scenery?.add(fieldName)
    if (isPart(source) && source.given && Object.hasOwn(source.given, fieldName)) return source.given[fieldName]
    const key = `${this.#keyOf(source, parentType.name, context)}.${fieldName}${argumentsKey(args, context)}`
    return this.#value(returnType, key.replace(/\.edges\[(\d+)\]\.node$/, '.nodes[$1]'), {
      source,
      args,
      context,
      info,
    })
  }

  /** Resolves a root field that is simulated; the ids of other types that `node` and the like do not find are scenery. */
  orNode(own: Resolve): Resolve {
    const { typeOf } = this.#vendor.surroundings ?? {}
    if (!typeOf) return own
    return (source, args, context, info) => {
      const answer = own(source, args, context, info)
      const find = (id: unknown): unknown => {
        const type = typeof id === 'string' ? info.schema.getType(typeOf(id) ?? '') : undefined
        const interfaces = getNamedType(info.returnType)
        if (!isObjectType(type) || !isAbstractType(interfaces) || !info.schema.isSubType(interfaces, type)) return null
        if (this.#vendor.surroundings?.records[type.name] || this.#vendor.scenery[type.name]) return null
        context.scenery?.add(info.fieldName)
        return { sceneryKey: `${type.name}:${String(id)}`, typeName: type.name, given: { id } } satisfies SceneryPart
      }
      if (answer === null) return find(args['id'])
      const { ids } = args
      return Array.isArray(answer) && Array.isArray(ids) ? answer.map((one, i) => one ?? find(ids[i])) : answer
    }
  }

  /** What tells an object from others of its type: its scenery's key, its id, or else what it holds. */
  #keyOf(source: unknown, typeName: string, { world }: Context): string {
    if (typeof source !== 'object' || source === null) return typeName
    const scenery = this.#vendor.scenery[typeName]
    if (isPart(source) || scenery?.key) return sceneryKey(scenery ?? { fields: {} }, typeName, source)
    const key = this.#vendor.surroundings?.records[typeName]?.key
    if (key) return `${typeName}:${key(source as never)}` // of this type, whose records it knows
    if ('id' in source) return `${typeName}:${String(source.id)}`
    const plain = Object.entries(source).filter(([, value]) => typeof value !== 'object' && typeof value !== 'function')
    return `${typeName}:${digest(plain, world)}`
  }

  #value(type: GraphQLOutputType, key: string, spot: Spot): unknown {
    const { context, info } = spot
    const { fieldName, parentType, schema } = info
    const isRequired = isNonNullType(type)
    const inner = getNullableType(type)
    if (ERRORS.test(fieldName)) {
      if (!isRequired) return null
      if (isListType(inner)) return []
    }
    if (fieldName === 'clientMutationId' && !isRequired) return null
    const named = getNamedType(inner)
    if (isLeafType(named)) {
      const place = { typeName: parentType.name, fieldName, key }
      const scalars = this.#vendor.surroundings?.scalars ?? {}
      return this.#studio(schema).read(context.world, place, faker => leafValue(type, { ...place, scalars }, faker))
    }
    if (isListType(inner)) return this.#list(inner.ofType, key, spot)
    const concrete = this.#concrete(named, key, spot)
    return this.#object(concrete, key, spot, { isRequired, isAbstract: concrete !== named, index: 0 })
  }

  #list(type: GraphQLOutputType, key: string, spot: Spot): unknown[] {
    const sizes = SIZES.map(name => spot.args[name]).filter(size => typeof size === 'number')
    const length = Math.max(0, Math.min(LIST_LENGTH, ...sizes))
    const inner = getNullableType(type)
    if (isListType(inner)) return Array.from({ length }, (_, i) => this.#list(inner.ofType, `${key}[${i}]`, spot))
    const named = getNamedType(inner)
    return Array.from({ length }, (_, index) => {
      const place = `${key}[${index}]`
      const concrete = this.#concrete(named, place, spot)
      // Records are counted on from the same one, so that each is there once.
      const base = concrete === named ? key : place
      return this.#object(concrete, base, spot, { isRequired: false, isAbstract: concrete !== named, index, place })
    }).filter(item => item !== null)
  }

  /** The type of an object, one of those that are possible where there are several; undefined where the schema has none. */
  #concrete(type: unknown, key: string, { context, info }: Spot): GraphQLObjectType | undefined {
    if (!isAbstractType(type)) return type as GraphQLObjectType // what is composite and not abstract
    const possible = info.schema.getPossibleTypes(type)
    return possible[context.world.ids.bytes(`${key}#type`).readUInt32BE(0) % possible.length]
  }

  /** A record of this type that the caller may see, or else scenery as a whole. */
  #object(
    type: GraphQLObjectType | undefined,
    key: string,
    spot: Spot,
    { isRequired, isAbstract, index, place = key }: ObjectPlace,
  ): object | null {
    if (!type) return null
    const { source, args, context } = spot
    const given = givenFor(type, spot)
    const named = [...textsIn(args), ...((isPart(source) && source.named) || [])]
    const shown = this.#vendor.surroundings?.records[type.name]
    if (shown) {
      const rows = firstOf(shown.rows(context), MAX_ROWS)
      const start = context.world.ids.bytes(`${key}#row`).readUInt32BE(0)
      const wanted = index === 0 ? named.map(text => shown.row(context, text)).find(row => row) : undefined
      const row = wanted ?? (index < rows.length ? rows[(start + index) % rows.length] : undefined)
      if (row) return isAbstract ? Object.create(row, { __typename: { value: type.name } }) : row
      if (!isRequired) return null
    }
    const { id } = type.getFields()
    const isIdentified = id && ['ID', 'String'].includes(getNamedType(id.type).name) && this.#vendor.surroundings
    if (!isIdentified) return { sceneryKey: place, typeName: type.name, given, named }
    const own = given['id'] ?? this.#vendor.surroundings?.id(type.name, context.world.ids.bytes(place))
    return { sceneryKey: `${type.name}:${String(own)}`, typeName: type.name, given: { ...given, id: own }, named }
  }

  #studio(schema: GraphQLSchema): Studio {
    let studio = this.#studios.get(schema)
    if (!studio) this.#studios.set(schema, (studio = new Studio(() => schema)))
    return studio
  }
}

/** Where an object stands: `place` is its key where that of a list is another one. */
interface ObjectPlace {
  readonly isRequired: boolean
  readonly isAbstract: boolean
  readonly index: number
  readonly place?: string
}

/** The fields of an object that a client named in the arguments that lead to it, or in their input objects. */
function givenFor(type: GraphQLObjectType, { args, info, context: _context }: Spot): Record<string, unknown> {
  const fields = type.getFields()
  const definitions = info.parentType.getFields()[info.fieldName]?.args ?? []
  const all = definitions.flatMap(({ name, type: of }) => {
    const inner = getNullableType(of)
    const value = args[name]
    if (!isInputObjectType(inner) || typeof value !== 'object' || value === null) return [{ name, type: of, value }]
    return Object.values(inner.getFields()).map(field => ({
      ...field,
      value: Reflect.get(value, field.name) as unknown,
    }))
  })
  const fitting = all.filter(({ name, type: of, value }) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field || value === undefined || value === null || typeof value === 'object') return false
    return isLeafType(getNullableType(of)) && String(getNullableType(field.type)) === String(getNullableType(of))
  })
  return Object.fromEntries(fitting.map(({ name, value }) => [name, value]))
}

/** Texts and numbers among the arguments, and in their input objects. */
function textsIn(args: object, depth = 0): string[] {
  return Object.values(args).flatMap((value: unknown) => {
    if (typeof value === 'string' || typeof value === 'number') return [String(value)]
    return typeof value === 'object' && value !== null && depth < 1 ? textsIn(value, depth + 1) : []
  })
}

function firstOf(rows: Iterable<object>, count: number): object[] {
  const first: object[] = []
  for (const row of rows) {
    first.push(row)
    if (first.length === count) break
  }
  return first
}

/** What a field's arguments add to its key: those that say which, not how many. */
function argumentsKey(args: Args, { world }: Context): string {
  const names = Object.keys(args).filter(name => args[name] !== undefined && !SIZES.includes(name))
  return names.length === 0
    ? ''
    : `(${digest(
        names.toSorted().map(name => [name, args[name]]),
        world,
      )})`
}

function digest(value: unknown, { ids }: Context['world']): string {
  return ids.bytes(JSON.stringify(value)).toString('base64url', 0, 12)
}
