import { createHash } from 'node:crypto'
import { getNamedType, isListType, isNonNullType } from 'graphql'
import type { FieldHook, HookedField } from './hook.ts'
import { BoundedLog } from './log.ts'
import type { Scenery } from './scenery.ts'
import type { Row } from './table.ts'
import type { AnyTable, Tables, WorldSnapshot } from './world.ts'

/** What a vendor says of the corners that its schema allows. */
export interface NastyCorners {
  /** Nullable fields (`Type.field`) that stay as they are: their null means something. */
  readonly keeps: readonly string[]
  /** Texts that the other side wrote: table, member, and which records. */
  readonly texts: Readonly<Record<string, { readonly member: string; readonly isTheirs?: (row: never) => boolean }>>
  /** What ids are minted from, where they have no limit but that of numbers. */
  readonly ordinals?: readonly string[]
  /** What a connection may answer in place of this page: none of its records, and a cursor that leads to them. */
  emptyPage?(args: Readonly<Record<string, unknown>>): object | undefined
}

/** A vendor as far as nastiness is concerned. */
export interface NastyVendor {
  readonly name: string
  readonly scenery: Scenery
  readonly nasty: NastyCorners
}

/** Something that was done to an answer or a record. */
export interface Deed {
  readonly id: number
  readonly what: 'null' | 'text' | 'empty page'
  /** `thg Order 95726695 paymentCard`: the entity and the field. */
  readonly where: string
}

/** Of all that may be null, the share that is. */
const NULL_SHARE = 0.25
/** Of all members of lists that may be null, the share that is. */
const GONE_SHARE = 0.1
/** Of all pages that may be empty, the share that is. */
const EMPTY_SHARE = 0.5
/** Instants are rounded down to this, so that many are equal. */
const EQUAL_INSTANTS_MS = 600_000
/** Where new ids begin: shortly before what some languages can count to. */
const ID_LIMITS = [2 ** 31 - 3, 2 ** 32 - 3]
/** What a client needs to go on. */
const NEEDED = /^(id|edges|nodes|pageInfo|errors?)$|Id$|[cC]ursor$|[tT]oken$/
/** Members of scenery that are texts for people, not codes or addresses. */
const PROSE = /^\p{L}[\p{L}\p{M} .,'&-]+$/u
const INSTANT = /(created|updated|read|closed|reviewed|dispatched|uploaded)At$/
/** Members that tell one entity from another. */
const KEYS = ['sceneryKey', 'id', 'number', 'orderNumber', 'sku']
const LONG = 2000
const LOG_LIMIT = 1000

/**
 * What is legal but nasty. Everything is a function of (seed, entity, field): the same entity answers the same, in
 * every process, and the log names what was done.
 */
export class Nasty {
  readonly seed: number
  readonly #vendors: readonly NastyVendor[]
  readonly #log = new BoundedLog<Deed>(LOG_LIMIT)
  readonly #told = new Set<string>()

  constructor(seed: number, vendors: readonly NastyVendor[]) {
    this.seed = seed
    this.#vendors = vendors
  }

  /** What was done so far, each thing once, the newest 1,000. */
  get log(): Deed[] {
    return this.#log.list()
  }

  /** What to do to the fields of one vendor's answers. */
  hook(name: string): FieldHook {
    const vendor = this.#vendors.find(known => known.name === name)!
    return (resolve, field) => {
      const page = this.#emptyPage(vendor, field)
      if (page) return page
      const value = resolve()
      return value instanceof Promise
        ? value.then(late => this.#spoil(vendor, field, late))
        : this.#spoil(vendor, field, value)
    }
  }

  #spoil(vendor: NastyVendor, field: HookedField, value: unknown): unknown {
    const { source, info } = field
    if (value === null || value === undefined || info.path.prev === undefined) return value
    const name = `${info.parentType.name}.${info.fieldName}`
    if (Array.isArray(value)) return this.#thinOut(vendor, field, value)
    if (vendor.nasty.keeps.includes(name) || isOutcome(field)) return value
    const entity = info.fieldName === 'node' ? keyOf(value) : keyOf(source)
    if (entity === undefined) return value
    const where = `${vendor.name} ${info.parentType.name} ${entity} ${info.fieldName}`
    if (info.fieldName === 'node')
      return isNonNullType(info.returnType) || !this.#isGone(entity) ? value : this.#toNull(where)
    const isNullable = !isNonNullType(info.returnType) && !NEEDED.test(info.fieldName)
    if (isNullable && chance(this.seed, where) < NULL_SHARE) return this.#toNull(where)
    const isScenery = vendor.scenery[info.parentType.name]?.fields[info.fieldName] !== undefined
    if (!isScenery || typeof value !== 'string' || !PROSE.test(value)) return value
    if (!['String', 'DisplayString'].includes(getNamedType(info.returnType).name)) return value
    this.#tell('text', where)
    return nastyText(this.seed, where, value)
  }

  /** Members of a list that may be null are so where their entity is one that cannot be shown. */
  #thinOut(vendor: NastyVendor, { info }: HookedField, members: readonly unknown[]): readonly unknown[] {
    const list = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType
    if (!isListType(list) || isNonNullType(list.ofType) || info.fieldName !== 'nodes') return members
    return members.map(member => {
      const entity = keyOf(member)
      return entity === undefined || !this.#isGone(entity) ? member : this.#toNull(`${vendor.name} ${entity}`)
    })
  }

  #emptyPage(vendor: NastyVendor, { args, info, source }: HookedField): object | undefined {
    if (!vendor.nasty.emptyPage || !getNamedType(info.returnType).name.endsWith('Connection')) return undefined
    const where = `${vendor.name} ${keyOf(source) ?? info.parentType.name} ${info.fieldName}(${JSON.stringify(args)})`
    const page = chance(this.seed, where) < EMPTY_SHARE ? vendor.nasty.emptyPage(args) : undefined
    if (page) this.#tell('empty page', where)
    return page
  }

  #isGone(entity: string): boolean {
    return chance(this.seed, `gone ${entity}`) < GONE_SHARE
  }

  #toNull(where: string): null {
    this.#tell('null', where)
    return null
  }

  #tell(what: Deed['what'], where: string): void {
    if (this.#told.has(where) || this.#told.size >= LOG_LIMIT) return
    this.#told.add(where)
    this.#log.add(id => ({ id, what, where }))
  }
}

/** The same world with other people's texts as nasty as they may be, equal instants, and ids near the limits. */
export function nastyOrigin(origin: WorldSnapshot, vendors: readonly NastyVendor[], seed: number): WorldSnapshot {
  const states = new Map(origin.states)
  const ordinals = new Map(origin.ordinals)
  for (const { name, nasty } of vendors) {
    const tables = states.get(name)
    if (tables) states.set(name, nastyTables(name, tables, nasty, seed))
    for (const type of nasty.ordinals ?? []) {
      const limit = ID_LIMITS[Math.floor(chance(seed, type) * ID_LIMITS.length)]!
      ordinals.set(type, Math.max(ordinals.get(type) ?? 0, limit))
    }
  }
  return { ...origin, states, ordinals: [...ordinals] }
}

function nastyTables(vendor: string, tables: Tables, { texts }: NastyCorners, seed: number): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]): [string, AnyTable] => {
      const copy = table.fork()
      const { member, isTheirs = () => true } = texts[name] ?? {}
      for (const row of table.all()) {
        const text = member !== undefined && isTheirs(row as never) ? row[member] : undefined // the vendor pairs them
        const entity = `${vendor} ${name} ${keyOf(row) ?? ''}`
        const theirs = typeof text === 'string' ? { [member!]: nastyText(seed, entity, text) } : {}
        copy.put({ ...row, ...equalInstants(row), ...theirs })
      }
      return [name, copy]
    }),
  )
}

function equalInstants(row: Row): Row {
  const instants = Object.entries(row).filter(([name, value]) => INSTANT.test(name) && typeof value === 'number')
  return Object.fromEntries(instants.map(([name, at]) => [name, Number(at) - (Number(at) % EQUAL_INSTANTS_MS)]))
}

/** A text as nasty as a text may be: the same for the same seed and key. Never empty where it was not. */
function nastyText(seed: number, key: string, text: string): string {
  const variants = [
    text,
    `\u202b\u0645\u0631\u062d\u0628\u0627 ${text} \u05e9\u05dc\u05d5\u05dd\u202c`,
    `${text} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f3f3}\ufe0f\u200d\u{1f308} \u{2070e}\u{1d4b3}`,
    `${text} `.repeat(Math.ceil(LONG / (text.length + 1))),
    [...text][0] ?? text,
    `  \t${text.replaceAll(' ', ' \u00a0 ')}\r\n\n `,
    `<b>${text}</b> & "quoted" \\ \u0000'; --`.replace('\u0000', '\u200b'),
    text.normalize('NFD') + '\u0301\u0323',
  ]
  return variants[Math.floor(chance(seed, `text ${key}`) * variants.length)]!
}

/** Whether this tells how a mutation went: nobody could go on without it. */
function isOutcome({ info }: HookedField): boolean {
  return info.operation.operation === 'mutation' && info.path.prev?.prev === undefined
}

/** What tells an entity from others; undefined for what is none. */
function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const key = KEYS.find(name => ['string', 'number'].includes(typeof Reflect.get(value, name)))
  return key === undefined ? undefined : String(Reflect.get(value, key))
}

/** A number in [0, 1) that depends on nothing but the seed and the key. */
function chance(seed: number, key: string): number {
  return createHash('sha256').update(`nasty:${seed}:${key}`).digest().readUInt32BE(0) / 0x1_0000_0000
}
