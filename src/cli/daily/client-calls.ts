/** The control plane's calls, as the methods of a client in another language. */
import { createControl } from '../../control/index.ts'
import { Simulator } from '../../simulator/simulator.ts'
import { pathOf } from '../../vendors/contract/act.ts'
import { VENDOR_LIST } from '../../vendors/index.ts'

/** A call of the control plane, as a method. */
export interface ClientCall {
  readonly name: string
  readonly method: string
  /** Below `/_sim`, parameters in braces. */
  readonly path: string
  /** The parameters of the path, in order. */
  readonly params: readonly string[]
  /** What it takes besides. */
  readonly takes?: 'body' | 'query' | undefined
  /** What it does, and the members of its body or its query, as far as they are known. */
  readonly told: string
}

/** The calls about one noun, or of one vendor. */
export interface ClientGroup {
  readonly name: string
  readonly isVendor: boolean
  readonly calls: readonly ClientCall[]
}

/** The calls of a world: those about a noun or of a vendor together, and its `own`, such as `settle`. */
export interface ClientCalls {
  readonly own: readonly ClientCall[]
  readonly groups: readonly ClientGroup[]
}

/** Calls of no world. What the kit does of worlds is written by hand: making one is how a client begins. */
const GLOBAL = ['health', 'info', 'stop', 'worlds', 'black-box']

/** The calls of a world, as the control plane describes them. */
export async function readCalls(): Promise<ClientCalls> {
  const calls = callsOf(await readDescription())
  const names = [...new Set(calls.map(({ tag }) => tag))].filter(tag => !GLOBAL.includes(tag))
  const groups = names.map(name => ({ name, calls: calls.filter(({ tag }) => tag === name) }))
  const isOwn = ({ calls: [first, ...more] }: (typeof groups)[number]): boolean =>
    first !== undefined && more.length === 0 && first.path === `/${first.tag}`
  return {
    own: groups.filter(isOwn).flatMap(group => group.calls.map(call => ({ ...call, name: call.tag }))),
    groups: groups
      .filter(group => !isOwn(group))
      .map(group => ({ ...group, isVendor: VENDOR_LIST.some(vendor => vendor.name === group.name) })),
  }
}

/** As much of an OpenAPI document as clients are made from. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Members }>> }
}

interface Members {
  readonly properties?: object
  readonly anyOf?: readonly Members[]
}

/** What the control plane says of itself, without a server. */
async function readDescription(): Promise<Description> {
  const sim = new Simulator({})
  const control = await createControl(sim, {})
  const { body } = await control.inject('/_sim/openapi.json')
  await control.close()
  sim.close()
  return JSON.parse(body) as Description // our own document
}

type TaggedCall = ClientCall & { readonly tag: string }

function callsOf({ paths }: Description): TaggedCall[] {
  return Object.entries(paths).flatMap(([address, operations]) =>
    Object.entries(operations).map(
      ([
        verb,
        {
          tags: [tag = ''],
          summary,
          parameters = [],
          requestBody,
        },
      ]) => {
        const path = address.replace('/_sim', '')
        const namesIn = (place: string): string[] => parameters.filter(one => one.in === place).map(one => one.name)
        const body = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => membersOf(schema))
        const takes = requestBody ? 'body' : namesIn('query').length > 0 ? 'query' : undefined
        const members = [...new Set(takes === 'body' ? body : namesIn('query'))]
        const told = `${summary}.${members.length > 0 ? ` Members: ${members.join(', ')}.` : ''}`
        const call = {
          method: verb.toUpperCase(),
          path,
          params: namesIn('path'),
          takes,
          told,
          tag,
        } as const
        return { ...call, name: actName(path, tag) ?? nameOf(call.method, path, tag) }
      },
    ),
  )
}

function membersOf({ properties = {}, anyOf = [] }: Members): string[] {
  return [...Object.keys(properties), ...anyOf.flatMap(membersOf)]
}

/** The kit's name of the act at this path. */
function actName(path: string, tag: string): string | undefined {
  const acts = Object.entries(VENDOR_LIST.find(({ name }) => name === tag)?.acts ?? {})
  return acts.find(([name, act]) => `/${tag}${pathOf(name, act)}` === path)?.[0]
}

/** What a method does to a noun, and to one of them. */
const DOES: Readonly<Record<string, readonly [noun: string, one: string]>> = {
  GET: ['get', 'one'],
  POST: ['add', 'add'],
  PUT: ['set', 'set'],
  PATCH: ['change', 'change'],
  DELETE: ['clear', 'remove'],
}

/** The words of a path behind its noun, such as `advance`; where there are none, what the method does to the noun. */
function nameOf(method: string, path: string, tag: string): string {
  const parts = path.split('/').slice(tag === '' ? 1 : 2)
  const words = parts.filter(part => !part.startsWith('{'))
  return words.join('-') || (DOES[method]?.[parts.length > 0 ? 1 : 0] ?? method.toLowerCase())
}
