import { createHash } from 'node:crypto'
import { getNamedType, isListType, isNonNullType } from 'graphql'
import type { NastyCorners } from '../vendors/contract/corners.ts'
import type { FieldHook, HookedField } from '../vendors/contract/field-hook.ts'
import { BoundedLog } from '../world/log.ts'
import type { Scenery } from '../vendors/contract/scenery.ts'
import type { Row } from '../world/table.ts'
import type { AnyTable, Tables, World, WorldSnapshot } from '../world/world.ts'

/** A vendor as far as nastiness is concerned. */
export interface NastyVendor {
  readonly name: string
  readonly scenery: Scenery
  readonly nasty: NastyCorners
}

/** Something that was done to an answer or a record. */
export interface Deed {
  readonly id: number
  readonly what: 'null' | 'text' | 'empty page' | 'shifted page' | 'equal instants' | 'large ids'
  /** `thg Order 95726695 paymentCard`: the entity and the field. */
  readonly where: string
}

/** What is nasty about one answer. */
export interface NastyAnswer {
  readonly hook: FieldHook
  /** What was done to it: what, and where. */
  readonly deeds: string[]
  /** What happens when it is sent: before the client can ask for the next page. */
  afterwards(): void
}

/** Whom events name that nastiness caused. */
const ACTOR = 'nasty'
/** Of all pages that have a next one, the share behind which something arrives. */
const SHIFT_SHARE = 0.5
/** How often something arrives in one list: paging must come to an end. */
const MAX_SHIFTS = 3
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
/** Texts that nobody would call nasty. */
const PLAIN = /^(?=.{2,1000}$)[\p{L}\p{N}"'(¿¡](?!.* {2})[\p{L}\p{N}\p{P}\p{Sc}+ ]*$/u
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
  readonly #world: World
  readonly #vendors: readonly NastyVendor[]
  /** Other people's texts that are nasty from the beginning. */
  readonly #origin: WorldSnapshot
  #texts: ReadonlySet<string> | undefined
  readonly #log = new BoundedLog<Deed>(LOG_LIMIT)
  readonly #told = new Set<string>()
  /** Pages that had a next one, and what arrived behind them, by list. */
  readonly #pages = new Map<string, { asked: number; arrived: number }>()

  constructor(seed: number, world: World, origin: WorldSnapshot, vendors: readonly NastyVendor[]) {
    this.seed = seed
    this.#world = world
    this.#vendors = vendors
    this.#origin = origin
    this.restart()
  }

  /** What was done so far, each thing once, the newest 1,000. */
  get log(): Deed[] {
    return this.#log.list()
  }

  /** Forgets what was done: the world is as it was in the beginning. */
  restart(): void {
    this.#log.clear()
    this.#told.clear()
    this.#pages.clear()
    const deeds: string[] = []
    this.#tell(deeds, 'equal instants', 'all records of the beginning: rounded down to ten minutes')
    for (const type of this.#vendors.flatMap(({ nasty }) => nasty.ordinals ?? []))
      this.#tell(deeds, 'large ids', `${type}: new ones from ${firstOrdinal(this.seed, type) + 1}`)
  }

  /** Whether a text is one that was made nasty. They are looked for when the first one is shown, not in every new world. */
  #isNastyText(text: string): boolean {
    this.#texts ??= nastyTexts(this.#origin, this.#vendors)
    return this.#texts.has(text)
  }

  /** What is done to one vendor's answer to this caller. */
  answer(name: string, caller: unknown): NastyAnswer {
    const vendor = this.#vendors.find(known => known.name === name)!
    const lists = new Set<string>()
    const deeds: string[] = []
    const hook: FieldHook = (resolve, field) => {
      const page = this.#emptyPage(vendor, field, deeds)
      if (page) return page
      const value = resolve()
      if (value instanceof Promise) return value.then(late => this.#spoil(vendor, field, late, deeds))
      const list = vendor.nasty.shift?.listOf(value)
      if (list !== undefined) lists.add(list)
      return this.#spoil(vendor, field, value, deeds)
    }
    const afterwards = (): void => {
      for (const list of lists) this.#shift(vendor, list, caller, deeds)
    }
    return { hook, deeds, afterwards }
  }

  #shift({ name, nasty: { shift } }: NastyVendor, list: string, caller: unknown, deeds: string[]): void {
    const { asked, arrived } = this.#pages.get(list) ?? { asked: 0, arrived: 0 }
    const isHit = arrived < MAX_SHIFTS && chance(this.seed, `shift ${list} ${asked}`) < SHIFT_SHARE
    this.#pages.set(list, { asked: asked + 1, arrived: arrived + (isHit ? 1 : 0) })
    if (!isHit) return
    const where = `${name} ${list}: the ${arrived + 1}. arrival between two pages`
    this.#tell(deeds, 'shifted page', where)
    this.#world.as(ACTOR, () => shift?.arrive(this.#world, list, nastyText(this.seed, where, 'Any news?'), caller))
  }

  #spoil(vendor: NastyVendor, field: HookedField, value: unknown, deeds: string[]): unknown {
    const { source, info } = field
    if (value === null || value === undefined || info.path.prev === undefined) return value
    const name = `${info.parentType.name}.${info.fieldName}`
    if (Array.isArray(value)) return this.#thinOut(vendor, field, value, deeds)
    if (vendor.nasty.keeps.includes(name) || isOutcome(field)) return value
    const entity = info.fieldName === 'node' ? keyOf(value) : keyOf(source)
    if (entity === undefined) return value
    const where = `${vendor.name} ${info.parentType.name} ${entity} ${info.fieldName}`
    if (info.fieldName === 'node')
      return isNonNullType(info.returnType) || !this.#isGone(entity) ? value : this.#toNull(deeds, where)
    const isNullable = !isNonNullType(info.returnType) && !NEEDED.test(info.fieldName)
    if (isNullable && chance(this.seed, where) < NULL_SHARE) return this.#toNull(deeds, where)
    if (typeof value === 'string' && this.#isNastyText(value)) this.#tell(deeds, 'text', where)
    const isScenery = vendor.scenery[info.parentType.name]?.fields[info.fieldName] !== undefined
    if (!isScenery || typeof value !== 'string' || !PROSE.test(value)) return value
    if (!['String', 'DisplayString'].includes(getNamedType(info.returnType).name)) return value
    this.#tell(deeds, 'text', where)
    return nastyText(this.seed, where, value)
  }

  /** Members of a list that may be null are so where their entity is one that cannot be shown. */
  #thinOut(
    vendor: NastyVendor,
    { info }: HookedField,
    members: readonly unknown[],
    deeds: string[],
  ): readonly unknown[] {
    const list = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType
    if (!isListType(list) || isNonNullType(list.ofType) || info.fieldName !== 'nodes') return members
    return members.map(member => {
      const entity = keyOf(member)
      return entity === undefined || !this.#isGone(entity) ? member : this.#toNull(deeds, `${vendor.name} ${entity}`)
    })
  }

  #emptyPage(vendor: NastyVendor, { args, info, source }: HookedField, deeds: string[]): object | undefined {
    if (!vendor.nasty.emptyPage || !getNamedType(info.returnType).name.endsWith('Connection')) return undefined
    const where = `${vendor.name} ${keyOf(source) ?? info.parentType.name} ${info.fieldName}(${JSON.stringify(args)})`
    const page = chance(this.seed, where) < EMPTY_SHARE ? vendor.nasty.emptyPage(args) : undefined
    if (page) this.#tell(deeds, 'empty page', where)
    return page
  }

  #isGone(entity: string): boolean {
    return chance(this.seed, `gone ${entity}`) < GONE_SHARE
  }

  #toNull(deeds: string[], where: string): null {
    this.#tell(deeds, 'null', where)
    return null
  }

  #tell(deeds: string[], what: Deed['what'], where: string): void {
    deeds.push(`${what}: ${where}`)
    if (this.#told.has(where) || this.#told.size >= LOG_LIMIT) return
    this.#told.add(where)
    this.#log.add(id => ({ id, what, where }))
  }
}

/** The same world with other people's texts as nasty as they may be, equal instants, and ids near the limits. */
export function cornerSeedState(origin: WorldSnapshot, vendors: readonly NastyVendor[], seed: number): WorldSnapshot {
  const states = new Map(origin.states)
  const ordinals = new Map(origin.ordinals)
  for (const { name, nasty } of vendors) {
    const tables = states.get(name)
    if (tables) states.set(name, nastyTables(name, tables, nasty, seed))
    for (const type of nasty.ordinals ?? []) {
      ordinals.set(type, Math.max(ordinals.get(type) ?? 0, firstOrdinal(seed, type)))
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

/** What identifiers of this type are counted from. */
function firstOrdinal(seed: number, type: string): number {
  return ID_LIMITS[Math.floor(chance(seed, type) * ID_LIMITS.length)]!
}

/** Those of the other side's texts that became nasty: an answer that shows one is known by it. */
function nastyTexts({ states }: WorldSnapshot, vendors: readonly NastyVendor[]): Set<string> {
  const found = new Set<string>()
  for (const { name, nasty } of vendors)
    for (const [table, { member }] of Object.entries(nasty.texts))
      for (const row of states.get(name)?.[table]?.all() ?? []) {
        const text = row[member]
        if (typeof text === 'string' && !PLAIN.test(text)) found.add(text)
      }
  return found
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
