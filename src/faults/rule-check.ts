import { Kind, parse, type TypeNode } from 'graphql'
import { SimError } from '../errors/sim-error.ts'
import {
  FAULT_KINDS,
  FAULT_PARAMETERS,
  type FaultFamily,
  type FaultKind,
  type FaultParameter,
  type FaultRule,
  kindOf,
} from './rule.ts'
import type { Vendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/world.ts'

/** What the check of a rule wants to know of a vendor. */
export type FaultVendor = Pick<Vendor<Tables, never>, 'name' | 'sdl' | 'webhooks' | 'upload' | 'createState'> & {
  readonly dialect: { readonly payloadError?: unknown }
}

/** The name of an upload in rules and in the journal: it is no GraphQL operation, so no schema names it. */
export const UPLOAD = 'upload'

const COMMON = ['id', 'vendor', 'operation', 'path', 'match', 'kind', 'times', 'probability']
const MATCHED = ['variables', 'caller', 'operationName']

/** Refuses a rule that names what does not exist, or that could never apply; the error says what there is instead. */
export function assertFaultRule(rule: FaultRule, vendors: readonly FaultVendor[]): void {
  const vendor = vendors.find(({ name }) => name === rule.vendor)
  if (!vendor) throw refusal(`There is no vendor "${rule.vendor}"; there are ${list(vendors.map(({ name }) => name))}.`)
  if (!Object.hasOwn(FAULT_KINDS, rule.kind))
    throw refusal(`There is no kind of fault "${rule.kind}"; there are ${list(Object.keys(FAULT_KINDS))}.`)
  assertParameters(rule)
  assertCommon(rule)
  const schema = new SchemaNames(vendor)
  assertOperation(rule, vendor, schema)
  if (rule.path !== undefined) schema.assertPath(rule, pathOf(rule))
  else if (rule.kind === 'field-error')
    throw refusal('A field-error needs a path: the names of the fields from the root.')
}

/** The names of a rule's path from the root field on; numbers choose one member of a list. */
export function pathOf({ path = [], operation }: Pick<FaultRule, 'path' | 'operation'>): (string | number)[] {
  const names = (typeof path === 'string' ? path.split('.') : path).map(name =>
    typeof name === 'string' && /^\d+$/.test(name) ? Number(name) : name,
  )
  return operation === undefined || names.length === 0 || names[0] === operation ? names : [operation, ...names]
}

function assertParameters(rule: FaultRule): void {
  const { kind } = rule
  const { needs, takes } = kindOf(kind)
  const own: readonly string[] = [...needs, ...takes]
  for (const name of Object.keys(rule)) {
    if (COMMON.includes(name) || own.includes(name)) continue
    throw refusal(`A ${kind} has no "${name}"; it takes ${list([...COMMON, ...own])}.`)
  }
  for (const name of needs) if (rule[name] === undefined) throw refusal(`A ${kind} needs "${name}".`)
  for (const name of own as FaultParameter[]) {
    const value = rule[name]
    const { expected, fits } = FAULT_PARAMETERS[name]
    if (value !== undefined && !fits(value))
      throw refusal(`"${name}" must be ${expected}, not ${JSON.stringify(value)}.`)
  }
  if (kind === 'latency') assertLatency(rule)
}

function assertLatency({ ms, min, max, median, sigma }: FaultRule): void {
  const given = [ms, min, max, median, sigma].map(value => value !== undefined).join()
  const choices = [
    [true, false, false, false, false],
    [false, true, true, false, false],
    [false, false, false, true, true],
  ]
  if (!choices.some(choice => choice.join() === given))
    throw refusal('A latency needs one of these: "ms"; "min" and "max"; "median" and "sigma".')
  if (min !== undefined && max !== undefined && min > max)
    throw refusal(`"min" must not be above "max": ${min}, ${max}.`)
}

function assertCommon({ times, probability, match, path }: FaultRule): void {
  if (times !== undefined && !(Number.isInteger(times) && times > 0))
    throw refusal(`"times" must be a whole number from 1 up, not ${JSON.stringify(times)}.`)
  if (probability !== undefined && !(typeof probability === 'number' && probability >= 0 && probability <= 1))
    throw refusal(`"probability" must be a number from 0 to 1, not ${JSON.stringify(probability)}.`)
  for (const name of Object.keys(match ?? {}))
    if (!MATCHED.includes(name)) throw refusal(`A fault cannot match "${name}"; it can match ${list(MATCHED)}.`)
  if (path !== undefined && pathOf({ path }).every(name => name === ''))
    throw refusal('"path" must hold the names of the fields from the root, such as "partner.chats.edges".')
}

function assertOperation(rule: FaultRule, vendor: FaultVendor, schema: SchemaNames): void {
  const { kind, operation } = rule
  const possible = familiesOf(vendor).filter(family => kindOf(kind).families.includes(family))
  if (possible.length === 0 || (kind === 'payload-error' && !vendor.dialect.payloadError))
    throw refusal(`${vendor.name} cannot have a ${kind}: it has nothing of that sort.`)
  const names: Record<FaultFamily, readonly string[]> = {
    graphql: schema.rootFields(kind),
    upload: [UPLOAD],
    webhook: vendor.webhooks?.events ?? [],
  }
  const known = possible.flatMap(family => names[family])
  if (operation !== undefined && !known.includes(operation))
    throw refusal(`${vendor.name} has no operation "${operation}" for a ${kind}; it has ${list(known)}.`)
  if (rule.path !== undefined && !possible.includes('graphql'))
    throw refusal(`A ${kind} has no path: it is no GraphQL.`)
  if (kind === 'rate-limited' && rule.bucket !== undefined) schema.assertBucket(rule.bucket)
}

function familiesOf({ upload, webhooks }: FaultVendor): FaultFamily[] {
  return ['graphql', ...(upload ? (['upload'] as const) : []), ...(webhooks ? (['webhook'] as const) : [])]
}

/** The names in a vendor's schema. */
class SchemaNames {
  readonly #vendor: FaultVendor
  /** Type, field, the field's type. */
  readonly #fields = new Map<string, Map<string, string>>()
  readonly #members = new Map<string, string[]>()
  readonly #enums = new Map<string, string[]>()

  constructor(vendor: FaultVendor) {
    this.#vendor = vendor
    for (const definition of parse(vendor.sdl).definitions) {
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        const fields = (definition.fields ?? []).map(({ name, type }) => [name.value, namedType(type)] as const)
        this.#fields.set(definition.name.value, new Map(fields))
        for (const { name } of ('interfaces' in definition && definition.interfaces) || [])
          this.#members.set(name.value, [...(this.#members.get(name.value) ?? []), definition.name.value])
      } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
        this.#members.set(
          definition.name.value,
          (definition.types ?? []).map(({ name }) => name.value),
        )
      } else if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
        this.#enums.set(
          definition.name.value,
          (definition.values ?? []).map(({ name }) => name.value),
        )
      }
    }
  }

  /** The operations that a kind of fault can be about. */
  rootFields(kind: FaultKind): string[] {
    const queries = kind === 'payload-error' ? [] : this.#names('Query')
    return [...queries, ...(kind === 'stale-read' ? [] : this.#names('Mutation'))]
  }

  assertPath({ kind }: FaultRule, path: readonly (string | number)[]): void {
    let types = ['Query', 'Mutation']
    const names = path.filter(name => typeof name === 'string')
    names.forEach((name, depth) => {
      const all = types.flatMap(type => [type, ...(this.#members.get(type) ?? [])])
      const next = all.flatMap(type => this.#fields.get(type)?.get(name) ?? [])
      const known = [...new Set(all.flatMap(type => this.#names(type)))]
      const place = depth === 0 ? 'the root' : `"${names.slice(0, depth).join('.')}"`
      if (next.length === 0)
        throw refusal(
          `${this.#vendor.name} has no field "${name}" in ${place} for the path of a ${kind}; ` +
            (known.length > 0 ? `there are ${list(known)}.` : 'there are none.'),
        )
      types = next
    })
  }

  assertBucket(bucket: string): void {
    const buckets = this.#enums.get('RateLimitingBucket') ?? []
    if (buckets.includes(bucket)) return
    const known = buckets.length > 0 ? `there are ${list(buckets)}` : 'it has none'
    throw refusal(`${this.#vendor.name} has no bucket "${bucket}"; ${known}.`)
  }

  #names(type: string): string[] {
    return [...(this.#fields.get(type)?.keys() ?? [])]
  }
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

function list(names: readonly string[]): string {
  return names.join(', ')
}

function refusal(message: string): SimError {
  return new SimError('INVALID_FAULT', message)
}
