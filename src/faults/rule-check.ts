import { faultsError } from './errors.ts'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  type TypeNode,
} from 'graphql'
import { SimError } from '../errors/sim-error.ts'
import { parseInstant, parseRelative } from '../time/instant.ts'
import { assertSmall, check, describe } from '../inputs/check.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { Enum } from '../inputs/strict.ts'
import { Type } from 'typebox'
import type { Fault } from './fault.ts'
import {
  ANY_VENDOR,
  FAULT_KINDS,
  type FaultFamily,
  type FaultKind,
  type FaultRule,
  faultRuleSchema,
  faultRulesSchema,
} from './rule.ts'
import type { Vendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/states.ts'

/** What the check of a rule wants to know of a vendor. */
export type FaultVendor = Pick<Vendor<Tables, never>, 'name' | 'parsedSdl' | 'webhooks' | 'upload' | 'createState'> & {
  readonly dialect: Pick<Vendor<Tables, never>['dialect'], 'payloadError' | 'buckets' | 'captchas'>
}

/** The name of an upload in rules and in the journal: it is no GraphQL operation, so no schema names it. */
export const UPLOAD = 'upload'

/** A vendor's schema, parsed. */
type Definitions = readonly DefinitionNode[]
interface ParsedVendor {
  readonly vendor: FaultVendor
  readonly schema: Definitions
}
type Field = FieldDefinitionNode | InputValueDefinitionNode

/** The code of all refusals. */
export const INVALID_FAULT = 'INVALID_FAULT'

/** Refuses a rule that names what does not exist, or that could never apply; the error says what there is instead. */
export function assertFaultRule(rule: FaultRule, vendors: readonly FaultVendor[]): void {
  check(faultRuleSchema(vendors), rule, '', INVALID_FAULT)
  assertSense(rule, vendors)
}

/** The same of all rules of a world; answers them without what is told of each besides. */
export function assertFaultRules(rules: readonly FaultRule[], vendors: readonly FaultVendor[]): FaultRule[] {
  check(faultRulesSchema(vendors), { faults: rules }, '', INVALID_FAULT)
  for (const rule of rules) assertSense(rule, vendors)
  return rules.map(rule => {
    const { hits: _hits, verdict: _verdict, journal: _journal, ...written } = rule as Partial<Fault> & FaultRule // as listed
    return written
  })
}

/** Refuses what the schema of rules cannot tell. */
export function assertSense(rule: FaultRule, vendors: readonly FaultVendor[]): void {
  if (rule.kind === 'latency') assertLatency(rule)
  assertTimes(rule)
  assertSmall(rule.match, INVALID_FAULT)
  const about = vendors.filter(({ name }) => name === rule.vendor || rule.vendor === ANY_VENDOR)
  const parsed = about.map(vendor => ({ vendor, schema: vendor.parsedSdl().definitions }))
  const able = assertOperation(rule, parsed)
  const refusals = able.map(({ schema }) => pathRefusal(rule, schema))
  if (refusals[0] && !refusals.includes(undefined)) throw refusals[0]
  const [only, ...others] = able.filter((_, index) => refusals[index] === undefined)
  if (!only || others.length > 0 || about.length === 1) return
  const { name } = only.vendor
  const all = about.map(vendor => vendor.name).join(', ')
  throw refusal(`Of ${all} only ${name} can have this ${rule.kind}: write "${name}" in place of "${rule.vendor}".`)
}

/** Refuses instants that are none, and a time that ends before it begins; only a document still has relative ones. */
function assertTimes({ from, until }: FaultRule): void {
  for (const [name, text] of Object.entries({ from, until }))
    if (text !== undefined && parseInstant(text) === undefined && parseRelative(text) === undefined)
      throw refusal(
        `"${name}" is ${describe(text)}; expected an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z, or a time from the world's beginning, such as PT9H.`,
      )
  if (from === undefined || until === undefined) return
  const isOver = [parseInstant, parseRelative].some(parse => (parse(from) ?? -Infinity) >= (parse(until) ?? Infinity))
  if (isOver) throw refusal(`"from" must be before "until": ${from}, ${until}.`)
}

/** The names of a rule's path from the root field on, none without one; numbers choose one member of a list. */
export function pathOf(rule: FaultRule): (string | number)[] {
  const { operation, path = [] } = { path: undefined, ...rule }
  const names = (typeof path === 'string' ? path.split('.') : path).map(name =>
    typeof name === 'string' && /^\d+$/.test(name) ? Number(name) : name,
  )
  return operation === undefined || names.length === 0 || names[0] === operation ? names : [operation, ...names]
}

function assertLatency({ ms, min, max, median, sigma }: Extract<FaultRule, { readonly kind: 'latency' }>): void {
  const given = Object.entries({ ms, min, max, median, sigma }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  if (!['ms', 'min,max', 'median,sigma'].includes(given.join()))
    throw refusal('A latency needs one of these: "ms"; "min" and "max"; "median" and "sigma".')
  if (min !== undefined && max !== undefined && min > max)
    throw refusal(`"min" must not be above "max": ${min}, ${max}.`)
}

/** Refuses a kind that none of these vendors can have, and names that none of them knows; answers the vendors that can have it. */
function assertOperation(rule: FaultRule, vendors: readonly ParsedVendor[]): readonly ParsedVendor[] {
  const { kind, vendor: named } = rule
  const families: readonly FaultFamily[] = FAULT_KINDS[kind].families
  const familiesFor = (vendor: FaultVendor) => familiesOf(vendor).filter(family => families.includes(family))
  const able = vendors.filter(
    ({ vendor }) => familiesFor(vendor).length > 0 && (kind !== 'payload-error' || vendor.dialect.payloadError),
  )
  if (able.length === 0) throw refusal(`${named} cannot have ${aKind(kind)}: it has nothing of that sort.`)
  const operationsOf = ({ vendor, schema }: ParsedVendor): readonly string[] => {
    const names: Record<FaultFamily, readonly string[]> = {
      graphql: rootFields(schema, kind),
      upload: [UPLOAD],
      webhook: vendor.webhooks?.events ?? [],
    }
    return familiesFor(vendor).flatMap(family => names[family])
  }
  const of = (list: (vendor: ParsedVendor) => readonly string[]) => [...new Set(able.flatMap(list))]
  const operation = of(operationsOf)
  const bucket = of(({ vendor: { dialect } }) => dialect.buckets ?? [])
  const captcha = of(({ vendor: { dialect } }) => dialect.captchas ?? [])
  for (const [name, known] of Object.entries({ bucket, captcha }))
    if (kind === 'rate-limited' && Reflect.get(rule, name) !== undefined && known.length === 0)
      throw refusal(`${named} has no ${name}s; leave "${name}" out.`)
  const known = { operation: Enum(operation), bucket: Enum(bucket), captcha: Enum(captcha) }
  const lists = { ...known, operations: Type.Array(Enum(operation)) }
  for (const [name, schema] of Object.entries(lists))
    check(Type.Object({ [name]: Type.Optional(schema) }), rule, '', INVALID_FAULT)
  const names = rule.operation === undefined && rule.kind === 'lag' ? rule.operations : [rule.operation]
  return able.filter(one => names?.some(name => name === undefined || operationsOf(one).includes(name)) ?? true)
}

function familiesOf({ upload, webhooks }: FaultVendor): FaultFamily[] {
  return ['graphql', ...(upload ? (['upload'] as const) : []), ...(webhooks ? (['webhook'] as const) : [])]
}

/** The operations that a kind of fault can be about. */
function rootFields(schema: Definitions, kind: FaultKind): string[] {
  const queries = kind === 'payload-error' ? [] : fieldsOf(schema, 'Query').keys()
  return [...queries, ...(kind === 'stale-read' || kind === 'lag' ? [] : fieldsOf(schema, 'Mutation').keys())]
}

/** Why a vendor's schema does not have the rule's path; undefined where it has. */
function pathRefusal(rule: FaultRule, schema: Definitions): SimError | undefined {
  let types = ['Query', 'Mutation']
  const names = pathOf(rule).filter(name => typeof name === 'string')
  for (const [depth, name] of names.entries()) {
    const fields = types.flatMap(type => [type, ...membersOf(schema, type)]).map(type => fieldsOf(schema, type))
    types = fields.flatMap(map => map.get(name) ?? [])
    if (types.length > 0) continue
    const known = [...new Set(fields.flatMap(map => [...map.keys()]))]
    const place = depth === 0 ? 'the root' : `"${names.slice(0, depth).join('.')}"`
    const there = known.length > 0 ? `there are ${known.join(', ')}` : 'there are none'
    return refusal(
      `${rule.vendor} has no field "${name}" in ${place} for the path of ${aKind(rule.kind)}; ${there}.${didYouMean(name, known)}`,
    )
  }
  return undefined
}

/** The fields of an object or interface, each with the name of its type. */
function fieldsOf(schema: Definitions, name: string): ReadonlyMap<string, string> {
  const fields = schema.flatMap((type): readonly Field[] =>
    'fields' in type && nameOf(type) === name ? (type.fields ?? []) : [],
  )
  return new Map(fields.map(field => [nameOf(field), namedType(field.type)]))
}

/** The members of a union, or the types that implement an interface. */
function membersOf(schema: Definitions, name: string): string[] {
  return schema.flatMap(type => {
    if ('types' in type && nameOf(type) === name) return type.types?.map(nameOf) ?? []
    return 'interfaces' in type && type.interfaces?.map(nameOf).includes(name) ? [nameOf(type)] : []
  })
}

function nameOf({ name }: { readonly name: NameNode }): string {
  return name.value
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/** A kind behind its article: `an upload-cut`. */
function aKind(kind: FaultKind): string {
  return `${/^([aeiou]|http)/.test(kind) ? 'an' : 'a'} ${kind}`
}

function refusal(message: string): SimError {
  return faultsError(INVALID_FAULT, message)
}
