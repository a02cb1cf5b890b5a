/** The calls of the control plane as its OpenAPI document lists them, and bodies made from their schemas. */
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { HOSTILE_VALUES, hostileText } from './hostile.ts'
import type { Send } from './target.ts'

/** As much of a JSON schema as a body is made from. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly $ref?: string
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
/** One call. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query: readonly string[]
  readonly schema: Schema | undefined
}

/** A value that a schema takes, most of the time: `odd` is the chance of one that it may not take. Texts are hostile. */
export function valueOf(schema: Schema, random: SeededRandom, odd = 0.05, levels = 6): unknown {
  if (levels === 0 || random.chance(odd)) return random.pick(HOSTILE_VALUES)
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (options) return valueOf(random.pick(options), random, odd, levels)
  if ('const' in schema) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      const names = Object.keys(properties).filter(name => required.includes(name) || random.chance(0.4))
      const members = names.map(name => [name, valueOf(properties[name]!, random, odd, levels - 1)] as const)
      if (random.chance(odd)) members.push([hostileText(random).slice(0, 100), random.pick(HOSTILE_VALUES)])
      return Object.fromEntries(members)
    }
    case 'array':
      return Array.from({ length: random.below(4) }, () => valueOf(schema.items ?? {}, random, odd, levels - 1))
    case 'string':
      return random.chance(0.5) ? 'default' : hostileText(random)
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + random.below(5)
    case 'boolean':
      return random.chance(0.5)
    default:
      return random.pick(HOSTILE_VALUES)
  }
}

/** All calls. */
export async function controlCalls(send: Send): Promise<Call[]> {
  const { paths } = JSON.parse((await send('GET', '/_sim/openapi.json')).body) as {
    paths: Record<string, Record<string, Operation>>
  }
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]): Call => {
      const query = parameters.filter(each => each.in === 'query').map(({ name }) => name)
      return { method: method.toUpperCase(), path, query, schema: requestBody?.content['application/json']?.schema }
    }),
  )
  return [...calls, ...recordCalls()]
}

/** The calls that make records, a call for each table: its schema stands nowhere in the document. */
function recordCalls(): Call[] {
  return VENDOR_LIST.flatMap(({ name, records }) =>
    Object.entries(records).map(([table, schema]) => {
      const { properties }: Schema = schema // TypeBox makes JSON Schema
      return {
        method: 'POST',
        path: `/_sim/${name}/records/${table}`,
        query: [],
        schema: { type: 'object', properties: properties ?? {} },
      }
    }),
  )
}
