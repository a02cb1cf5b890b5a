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
import { check } from '../inputs/check.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { Enum } from '../inputs/strict.ts'
import { Type } from 'typebox'
import type { Fault } from './fault.ts'
import {
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
  const vendor = vendors.find(({ name }) => name === rule.vendor)
  if (!vendor) return
  if (rule.kind === 'latency') assertLatency(rule)
  const { definitions } = vendor.parsedSdl()
  assertOperation(rule, vendor, definitions)
  assertPath(rule, definitions)
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

function assertOperation(rule: FaultRule, vendor: FaultVendor, schema: Definitions): void {
  const { kind } = rule
  const families: readonly FaultFamily[] = FAULT_KINDS[kind].families
  const possible = familiesOf(vendor).filter(family => families.includes(family))
  if (possible.length === 0 || (kind === 'payload-error' && !vendor.dialect.payloadError))
    throw refusal(`${vendor.name} cannot have a ${kind}: it has nothing of that sort.`)
  const names: Record<FaultFamily, readonly string[]> = {
    graphql: rootFields(schema, kind),
    upload: [UPLOAD],
    webhook: vendor.webhooks?.events ?? [],
  }
  const { buckets: bucket = [], captchas: captcha = [] } = vendor.dialect
  const known = { operation: possible.flatMap(family => names[family]), bucket, captcha }
  for (const name of ['bucket', 'captcha'] as const)
    if (kind === 'rate-limited' && rule[name] !== undefined && known[name].length === 0)
      throw refusal(`${vendor.name} has no ${name}s; leave "${name}" out.`)
  for (const [name, values] of Object.entries(known))
    check(Type.Object({ [name]: Type.Optional(Enum(values)) }), rule, '', INVALID_FAULT)
}

function familiesOf({ upload, webhooks }: FaultVendor): FaultFamily[] {
  return ['graphql', ...(upload ? (['upload'] as const) : []), ...(webhooks ? (['webhook'] as const) : [])]
}

/** The operations that a kind of fault can be about. */
function rootFields(schema: Definitions, kind: FaultKind): string[] {
  const queries = kind === 'payload-error' ? [] : fieldsOf(schema, 'Query').keys()
  return [...queries, ...(kind === 'stale-read' ? [] : fieldsOf(schema, 'Mutation').keys())]
}

function assertPath(rule: FaultRule, schema: Definitions): void {
  let types = ['Query', 'Mutation']
  const names = pathOf(rule).filter(name => typeof name === 'string')
  names.forEach((name, depth) => {
    const fields = types.flatMap(type => [type, ...membersOf(schema, type)]).map(type => fieldsOf(schema, type))
    types = fields.flatMap(map => map.get(name) ?? [])
    if (types.length > 0) return
    const known = [...new Set(fields.flatMap(map => [...map.keys()]))]
    const place = depth === 0 ? 'the root' : `"${names.slice(0, depth).join('.')}"`
    const there = known.length > 0 ? `there are ${known.join(', ')}` : 'there are none'
    throw refusal(
      `${rule.vendor} has no field "${name}" in ${place} for the path of a ${rule.kind}; ${there}.${didYouMean(name, known)}`,
    )
  })
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

function refusal(message: string): SimError {
  return faultsError(INVALID_FAULT, message)
}
