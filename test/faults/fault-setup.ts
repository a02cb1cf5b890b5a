import { Agent, fetch, type RequestInit, type Response } from 'undici'
import { expect, onTestFinished } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import { createServer } from '../../src/server/server.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { type AnyJson, credentialHeader, setup } from '../setup.ts'

/** A rule that does not say yet for which vendor. */
export type VendorlessRule = WithoutVendor<FaultRule>
type WithoutVendor<R> = R extends unknown ? Omit<R, 'vendor'> : never

/** One query and one mutation of each vendor, with the name of the mutation's root field and how it is counted. */
export const CALLS = {
  thg: {
    query: '{ customer { discussions(limit: 1) { total } } }',
    root: 'customer',
    mutation: 'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) }',
    variables: { input: { message: { message: 'Where is it?' }, category: 'WHERE_IS_MY_ORDER' } },
    name: 'createDiscussion',
  },
  marketplacer: {
    query: '{ chatMessages(sellerId: "U2VsbGVyLTY2MDExOQ==", first: 1) { totalCount } }',
    root: 'chatMessages',
    mutation:
      'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status errors { field messages } chatMessage { id } } }',
    variables: { input: { sellerId: 'U2VsbGVyLTY2MDExOQ==', message: 'Hello' } },
    name: 'chatMessageCreate',
  },
  guuru: {
    query: '{ partner { id } }',
    root: 'partner',
    mutation: 'mutation ($input: PersonaInput!) { createPersona(input: $input) }',
    variables: { input: { providerId: 'agent-7', name: 'Ada' } },
    name: 'createPersona',
  },
} as const satisfies Record<VendorName, object>

export const VENDOR_CASES = Object.keys(CALLS) as VendorName[]

/** A simulator that listens on a free port, and a client with connections of its own. */
export async function listening(options: SimulatorOptions = {}) {
  const kit = setup(options)
  const app = createServer(kit.sim)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const dispatcher = new Agent({ pipelining: 1 })
  onTestFinished(async () => {
    await dispatcher.destroy()
    await app.close()
  })

  function post(vendor: VendorName, query: string, variables?: object, init: RequestInit = {}): Promise<Response> {
    return fetch(url + VENDORS[vendor].paths[0], {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      dispatcher,
      ...init,
      headers: { 'content-type': 'application/json', ...credentialHeader(vendor), ...(init.headers as object) },
    })
  }

  /** A call of the control plane. */
  async function control(method: string, path: string, body?: unknown) {
    const response = await fetch(`${url}/_sim${path}`, {
      method,
      dispatcher,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return { status: response.status, body: (await response.json().catch(() => undefined)) as AnyJson }
  }

  return { ...kit, app, url, dispatcher, post, control }
}

/** What a call failed with: its message and its cause's code. */
export async function failureOf(call: Promise<unknown>): Promise<{ message: string; code: unknown }> {
  try {
    await call
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: unknown } }
    return { message, code: cause?.code }
  }
  throw new Error('It did not fail.')
}

const NODE_MAJOR = Number(process.versions.node.split('.')[0])

/**
 * What reading a body fails with when its connection is reset. Over a socket, Node 24 and later always report the reset;
 * earlier versions report the end of the connection when they see that first. In process it is always the end.
 */
export function resetInBody(way: string) {
  const overSocket = NODE_MAJOR >= 24 ? ['ECONNRESET'] : ['ECONNRESET', 'UND_ERR_SOCKET']
  const codes = way === 'socket' ? overSocket : ['UND_ERR_SOCKET']
  return { message: 'terminated', code: expect.toBeOneOf(codes) as unknown }
}

/** How many records a vendor has in a world. */
export function countRecords(kit: ReturnType<typeof setup>, vendor: VendorName): number {
  const tables = Object.values(kit.world.state(VENDORS[vendor]))
  return tables.reduce((sum, table) => sum + table.size, 0)
}
