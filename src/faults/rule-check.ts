import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  parse,
  type TypeNode,
} from 'graphql'
import { faultsError } from './errors.ts'
import {
  COMMON_MEMBERS,
  FAULT_KINDS,
  FAULT_PARAMETERS,
  type FaultFamily,
  type FaultKind,
  type FaultRule,
  kindOf,
  type RuleMember,
} from './rule.ts'
import type { Vendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/world.ts'

/** What the check of a rule wants to know of a vendor. */
export type FaultVendor = Pick<Vendor<Tables, never>, 'name' | 'sdl' | 'webhooks' | 'upload' | 'createState'> & {
  readonly dialect: { readonly payloadError?: unknown; readonly buckets?: readonly string[] }
}

/** The name of an upload in rules and in the journal: it is no GraphQL operation, so no schema names it. */
export const UPLOAD = 'upload'

const COMMON = ['id', 'vendor', ...Object.keys(COMMON_MEMBERS)]
/** A vendor's schema, parsed. */
type Definitions = readonly DefinitionNode[]
type Field = FieldDefinitionNode | InputValueDefinitionNode

const MATCHED = ['variables', 'caller', 'operationName']

/** Refuses a rule that names what does not exist, or that could never apply; the error says what there is instead. */
export function assertFaultRule(rule: FaultRule, vendors: readonly FaultVendor[]): void {
  const vendor = vendors.find(({ name }) => name === rule.vendor)
  if (!vendor) throw refusal(`There is no vendor "${rule.vendor}"; there are ${list(vendors.map(({ name }) => name))}.`)
  if (!Object.hasOwn(FAULT_KINDS, rule.kind))
    throw refusal(`There is no kind of fault "${rule.kind}"; there are ${list(Object.keys(FAULT_KINDS))}.`)
  assertParameters(rule)
  assertCommon(rule)
  const { definitions } = parse(vendor.sdl)
  assertOperation(rule, vendor, definitions)
  if (rule.path !== undefined) assertPath(rule, definitions)
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
  for (const name of [...needs, ...takes]) assertMember(name, rule[name], FAULT_PARAMETERS[name])
  if (kind === 'latency') assertLatency(rule)
}

function assertMember(name: string, value: unknown, { expected, fits }: Required<RuleMember>): void {
  if (value !== undefined && !fits(value)) throw refusal(`"${name}" must be ${expected}, not ${JSON.stringify(value)}.`)
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
  assertMember('times', times, COMMON_MEMBERS.times)
  assertMember('probability', probability, COMMON_MEMBERS.probability)
  for (const name of Object.keys(match ?? {}))
    if (!MATCHED.includes(name)) throw refusal(`A fault cannot match "${name}"; it can match ${list(MATCHED)}.`)
  if (path !== undefined && pathOf({ path }).every(name => name === ''))
    throw refusal('"path" must hold the names of the fields from the root, such as "partner.chats.edges".')
}

function assertOperation(rule: FaultRule, vendor: FaultVendor, schema: Definitions): void {
  const { kind, operation } = rule
  const possible = familiesOf(vendor).filter(family => kindOf(kind).families.includes(family))
  if (possible.length === 0 || (kind === 'payload-error' && !vendor.dialect.payloadError))
    throw refusal(`${vendor.name} cannot have a ${kind}: it has nothing of that sort.`)
  const names: Record<FaultFamily, readonly string[]> = {
    graphql: rootFields(schema, kind),
    upload: [UPLOAD],
    webhook: vendor.webhooks?.events ?? [],
  }
  const known = possible.flatMap(family => names[family])
  if (operation !== undefined && !known.includes(operation))
    throw refusal(`${vendor.name} has no operation "${operation}" for a ${kind}; it has ${list(known)}.`)
  if (rule.path !== undefined && !possible.includes('graphql'))
    throw refusal(`A ${kind} has no path: it is no GraphQL.`)
  if (kind === 'rate-limited' && rule.bucket !== undefined) assertBucket(vendor, rule.bucket)
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
    throw refusal(
      `${rule.vendor} has no field "${name}" in ${place} for the path of a ${rule.kind}; ` +
        (known.length > 0 ? `there are ${list(known)}.` : 'there are none.'),
    )
  })
}

function assertBucket({ name, dialect: { buckets = [] } }: FaultVendor, bucket: string): void {
  if (buckets.includes(bucket)) return
  const known = buckets.length > 0 ? `there are ${list(buckets)}` : 'it has none'
  throw refusal(`${name} has no bucket "${bucket}"; ${known}.`)
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

function list(names: readonly string[]): string {
  return names.join(', ')
}

function refusal(message: string): Error {
  return faultsError('INVALID_FAULT', message)
}
