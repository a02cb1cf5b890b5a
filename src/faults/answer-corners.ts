import { getNamedType, isListType, isNonNullType } from 'graphql'
import type { NastyCorners } from '../vendors/contract/corners.ts'
import type { FieldHook, HookedField } from '../vendors/contract/field-hook.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { chance, nastyText } from './nasty-text.ts'
import type { World } from '../world/world.ts'

/** A corner case in an answer or a record. */
export interface CornerEntry {
  readonly id: number
  readonly what: 'null' | 'text' | 'empty page' | 'shifted page' | 'equal instants' | 'large ids'
  /** The vendor, the entity and the field: `<vendor> Order 95726695 paymentCard`. */
  readonly where: string
}

/** A vendor as far as its corner cases are concerned. */
export type CornerVendor = Pick<AnyVendor, 'name' | 'createState' | 'scenery' | 'nasty'>

/** A corner that can be chosen: nulls, texts, pages that are empty or shift, equal instants, large ids. */
export type Corner = 'nulls' | 'text' | 'paging' | 'instants' | 'ids'

/** What is drawn from, and which corners are used; all by default. */
export interface CornerChoice {
  readonly seed: number
  readonly only?: readonly Corner[] | undefined
}

/** Whether a choice uses a corner. */
export function uses({ only }: CornerChoice, corner: Corner): boolean {
  return only === undefined || only.includes(corner)
}

/** What all answers of one world share. */
export interface CornerWorld extends CornerChoice {
  readonly world: World
  /** Writes a corner case into the world's log. */
  note(what: CornerEntry['what'], where: string): void
  /** Whether a text is one that the seed state made nasty. */
  isNastyText(text: string): boolean
  /** The entities that an answer has shown as null: each is gone once. */
  readonly gone: Set<string>
  /** Lets something arrive in a list of which this answer shows a page, if its turn has come. */
  shift(answer: AnswerCorners, list: string): void
}

/** Of all fields that may be null, the share that is. */
const NULL_SHARE = 0.25
/** Of all entities that a list may show as null, the share that is. */
const GONE_SHARE = 0.1
/** Of all pages that may be empty, the share that is. */
const EMPTY_SHARE = 0.5
/** Fields that a client needs to go on: never null. */
const NEEDED = /^(id|edges|nodes|pageInfo|errors?)$|Id$|[cC]ursor$|[tT]oken$/
/** Values of scenery that are texts for people, not codes or addresses. */
const PROSE = /^\p{L}[\p{L}\p{M} .,'&-]+$/u

/** The corner cases of one answer: a function of (seed, entity, field), so that an entity answers the same each time. */
export class AnswerCorners {
  /** Each as kind and place (`null: <vendor> Order 95726695 paymentCard`), in the order in which fields were resolved. */
  readonly notes: string[] = []
  /** The lists of which the answer shows a page that has a next one. */
  readonly #lists = new Set<string>()
  /** The entities that this answer shows as null. */
  readonly #gone = new Set<string>()
  readonly #world: CornerWorld
  /** Whose answer it is, and to whom: an actor of the vendor's. */
  readonly vendor: CornerVendor
  readonly caller: unknown

  constructor(world: CornerWorld, vendor: CornerVendor, caller: unknown) {
    this.#world = world
    this.vendor = vendor
    this.caller = caller
  }

  /** Changes what fields answer. */
  readonly hook: FieldHook = (resolve, field) => {
    const page = this.#emptyPage(field)
    if (page) return page
    const value = resolve()
    if (value instanceof Promise) return value.then(late => this.#apply(field, late))
    const list = uses(this.#world, 'paging') ? this.vendor.nasty.shift?.listOf(value) : undefined
    if (list !== undefined) this.#lists.add(list)
    return this.#apply(field, value)
  }

  /** Shifts pages, and brings back what is gone. Called when the answer is made, before the client can ask again. */
  afterwards(): void {
    for (const entity of this.#gone) this.#world.gone.add(entity)
    for (const list of this.#lists) this.#world.shift(this, list)
  }

  /** Notes a corner case of this answer. */
  note(what: CornerEntry['what'], where: string): void {
    this.notes.push(`${what}: ${where}`)
    this.#world.note(what, where)
  }

  #apply(field: HookedField, value: unknown): unknown {
    const { source, info } = field
    const { name: vendor, nasty, scenery } = this.vendor
    if (value === null || value === undefined || info.path.prev === undefined) return value
    if (Array.isArray(value)) return this.#thinOut(field, value)
    if (nasty.keeps.includes(`${info.parentType.name}.${info.fieldName}`) || isPayloadField(field)) return value
    const entity = info.fieldName === 'node' ? keyOf(value, nasty) : keyOf(source, nasty)
    if (entity === undefined) return value
    const where = `${vendor} ${info.parentType.name} ${entity} ${info.fieldName}`
    if (info.fieldName === 'node')
      return isNonNullType(info.returnType) || !this.#isGone(entity) ? value : this.#toNull(where)
    const isNullable = !isNonNullType(info.returnType) && !NEEDED.test(info.fieldName)
    if (isNullable && uses(this.#world, 'nulls') && this.#chance(where) < NULL_SHARE) return this.#toNull(where)
    if (typeof value === 'string' && this.#world.isNastyText(value)) this.note('text', where)
    if (!uses(this.#world, 'text')) return value
    const isScenery = scenery[info.parentType.name]?.fields[info.fieldName] !== undefined
    if (!isScenery || typeof value !== 'string' || !PROSE.test(value)) return value
    if (!['String', ...(nasty.proseScalars ?? [])].includes(getNamedType(info.returnType).name)) return value
    this.note('text', where)
    return nastyText(this.#world.seed, where, value)
  }

  /** The members of a list of nodes: null where the entity is gone and the schema allows it. */
  #thinOut({ info }: HookedField, members: readonly unknown[]): readonly unknown[] {
    const list = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType
    if (!isListType(list) || isNonNullType(list.ofType) || info.fieldName !== 'nodes') return members
    return members.map(member => {
      const entity = keyOf(member, this.vendor.nasty)
      return entity === undefined || !this.#isGone(entity) ? member : this.#toNull(`${this.vendor.name} ${entity}`)
    })
  }

  #emptyPage({ args, info, source }: HookedField): object | undefined {
    const { name, nasty } = this.vendor
    if (!nasty.emptyPage || !uses(this.#world, 'paging') || !getNamedType(info.returnType).name.endsWith('Connection'))
      return undefined
    const where = `${name} ${keyOf(source, nasty) ?? info.parentType.name} ${info.fieldName}(${JSON.stringify(args)})`
    const page =
      this.#chance(where) < EMPTY_SHARE ? nasty.emptyPage(this.#world.world, args, info.fieldName) : undefined
    if (page) this.note('empty page', where)
    return page
  }

  /** Whether the entity is missing from this answer. It is from one only, so that a client can find everything in the end. */
  #isGone(entity: string): boolean {
    const key = `${this.vendor.name} ${entity}`
    if (!uses(this.#world, 'nulls') || this.#world.gone.has(key) || this.#chance(`gone ${entity}`) >= GONE_SHARE)
      return false
    this.#gone.add(key)
    return true
  }

  #toNull(where: string): null {
    this.note('null', where)
    return null
  }

  #chance(key: string): number {
    return chance(this.#world.seed, key)
  }
}

/** What tells an entity from others; undefined for other values. */
export function keyOf(value: unknown, { keys = [] }: NastyCorners): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const key = ['sceneryKey', 'id', ...keys].find(name => ['string', 'number'].includes(typeof Reflect.get(value, name)))
  return key === undefined ? undefined : String(Reflect.get(value, key))
}

/** Whether this is a field of a mutation's payload: without it a client cannot tell how the mutation went. */
function isPayloadField({ info }: HookedField): boolean {
  return info.operation.operation === 'mutation' && info.path.prev?.prev === undefined
}
