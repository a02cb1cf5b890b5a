/** One request to a vendor by each way in: over a socket, by `sim.fetch`, and under interception. */
import { createSimulator } from '../../src/index.ts'
import type { AnyJson } from '../setup.ts'

/** Where and as whom a vendor is called. */
export interface DoorEndpoint {
  readonly path: string
  /** The same endpoint at the vendor's own host. */
  readonly host: string
  readonly headers: Readonly<Record<string, string>>
}

export const THG_APP: DoorEndpoint = {
  path: '/thg/myprotein/en/graphql',
  host: 'https://api.thehut.net/myprotein/en/graphql',
  headers: { authorization: 'Opaque thg-jane' },
}
export const THG_WEB: DoorEndpoint = {
  path: '/thg/graphql',
  host: 'https://horizon-api.www.myprotein.com/graphql',
  headers: { cookie: 'Opaque_myprotein_en=thg-jane' },
}
export const MARKETPLACER: DoorEndpoint = {
  path: '/marketplacer/graphql',
  host: 'https://demo.marketplacer.com/graphql',
  headers: { 'marketplacer-api-key': 'mp-operator' },
}
export const GUURU: DoorEndpoint = {
  path: '/guuru/graphql',
  host: 'https://api.guuru.com/graphql',
  headers: { authorization: 'Bearer guuru-partner' },
}
/** Where Jane uploads. */
export const UPLOAD: DoorEndpoint = {
  path: '/account/documentupload/uploader/upload/38779254',
  host: 'https://www.myprotein.com/account/documentupload/uploader/upload/38779254',
  headers: {},
}
/** All GraphQL endpoints, by name. */
export const DOOR_ENDPOINTS = { 'THG, app': THG_APP, 'THG, web': THG_WEB, Marketplacer: MARKETPLACER, GUURU } as const

/** What came back, its body read as JSON. */
export interface DoorAnswer {
  readonly status: number
  readonly type: string | null
  readonly body: AnyJson
}

/** A request, but for where it goes. */
export interface DoorRequest {
  /** What follows the path. */
  readonly search?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** Sends a request by each way in, each to a simulator of its own. */
export async function byAllDoors(
  { path, host, headers: known }: DoorEndpoint,
  { search = '', method = 'POST', headers, body }: DoorRequest,
): Promise<Record<'socket' | 'local' | 'intercepted', DoorAnswer>> {
  const init = { method, headers: { 'content-type': 'application/json', ...known, ...headers }, body: body ?? null }
  await using sim = createSimulator()
  await using listening = createSimulator()
  await using intercepting = createSimulator()
  const server = await listening.listen()
  const socket = await toAnswer(await fetch(server.url + path + search, init))
  const local = await toAnswer(await sim.fetch(path + search, init))
  const stop = await intercepting.intercept()
  try {
    return { socket, local, intercepted: await toAnswer(await fetch(host + search, init)) }
  } finally {
    stop()
  }
}

async function toAnswer(response: Response): Promise<DoorAnswer> {
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(text) }
}
