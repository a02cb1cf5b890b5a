import { readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import type { WorldDocument } from '../src/format/document.ts'
import type { VendorName } from '../src/vendors/index.ts'
import type { ExecutorOptions } from '../src/graphql/executor.ts'
import type { SimulatorOptions } from '../src/simulator/options.ts'
import { Simulator } from '../src/simulator/simulator.ts'
import { PlaceView } from '../src/vendors/contract/act.ts'
import type { Tables } from '../src/world/states.ts'
import { createAccess } from '../src/kit/access.ts'
import type { VendorAccesses } from '../src/api/vendors.ts'
import { VENDOR_LIST, vendorOf, VENDORS } from '../src/vendors/index.ts'
import { overlayVendors } from '../src/graphql/overlay.ts'
import { largeSchema } from './graphql/large-schema.ts'
import type { SimWorld } from '../src/simulator/sim-world.ts'
import { openDoor } from './door.ts'

/** The vendors' names, in the order in which they are listed everywhere. */
export const VENDOR_NAMES = Object.keys(VENDORS) as VendorName[] // Object.keys widens to string

/** The default fixture, read once per test file. */
const defaultFixture = JSON.parse(
  readFileSync(new URL('../fixtures/default.json', import.meta.url), 'utf8'),
) as WorldDocument

/**
 * The vendors with a larger schema each where `BACKLOT_WHOLE_API=1` is set: what is simulated answers the same then. Tests
 * that list the schema itself name the vendors as they are. Undefined without it.
 */
const wholeVendors =
  process.env['BACKLOT_WHOLE_API'] === '1'
    ? overlayVendors(VENDOR_LIST, Object.fromEntries(VENDOR_NAMES.map(name => [name, largeSchema(name, 500)])))
    : undefined

/** An answer is compared with what its test expects, whatever shape it has: types would say the test once more. */
// oxlint-disable-next-line typescript/no-explicit-any -- the one place where tests leave types behind
export type AnyJson = any

/** What a vendor answered, body parsed. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: AnyJson
}

/** How a test calls: as whom, through which path. */
export interface CallOptions {
  /** The vendor's first credential by default; null for none. */
  readonly token?: string | null | undefined
  /** The vendor's first path by default. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
  /** The whole body as text, in place of query and variables. */
  readonly rawBody?: string
}

/** A fresh simulator on a frozen clock with the default fixture, driven as a client drives it. */
export function setup(options: SimulatorOptions = {}, execution: ExecutorOptions = {}) {
  const bugs: unknown[] = []
  const sim = new Simulator(
    {
      fixtures: [defaultFixture],
      reportBug: error => void bugs.push(error),
      ...(wholeVendors && { vendors: wholeVendors }),
      ...options,
    },
    execution,
  )
  const send = openDoor(sim)
  onTestFinished(() => sim.close())
  const world = withAccess(sim.world())

  async function graphql(
    vendor: VendorName,
    query: string,
    variables?: Record<string, unknown>,
    { token, path, headers = {}, method = 'POST', rawBody }: CallOptions = {},
  ): Promise<Answer> {
    const definition = VENDORS[vendor]
    const response = await send(vendor, {
      method,
      url: path ?? definition.paths[0]!,
      headers: { 'content-type': 'application/json', ...credentialHeader(vendor, token), ...headers },
      body: rawBody ?? JSON.stringify({ query, variables }),
      secure: false,
    })
    return { ...response, body: response.body === '' ? undefined : JSON.parse(response.body) }
  }

  return { sim, world, graphql, bugs }
}

/** A world with the kit's access to each vendor: what agents, sellers, shoppers and experts do in it. */
export type AccessedWorld = SimWorld & VendorAccesses

/** A vendor's tables as the engine has them: the kit only shows them. */
export function tablesOf<S extends Tables>(access: object): S {
  return PlaceView.placeOf<S>(access).state
}

/** A simulator's world with the kit's access to each vendor. */
export function withAccess(world: SimWorld): AccessedWorld {
  const accesses = {
    thg: createAccess<VendorAccesses['thg']>(vendorOf('thg'), () => world),
    marketplacer: createAccess<VendorAccesses['marketplacer']>(vendorOf('marketplacer'), () => world),
    guuru: createAccess<VendorAccesses['guuru']>(vendorOf('guuru'), () => world),
  }
  return Object.assign(world, accesses)
}

/** A client of one vendor's API in a fresh world, and a look at what it left there. */
export function setupClient<V extends VendorName>(vendor: V, options?: SimulatorOptions) {
  const { sim, world, graphql, bugs } = setup(options)
  const access = world[vendor]
  const call = (query: string, variables?: Record<string, unknown>, callOptions?: CallOptions): Promise<Answer> =>
    graphql(vendor, query, variables, callOptions)

  /** The `data` of an answer that must not have errors. */
  const ask = async (query: string, variables?: Record<string, unknown>, callOptions?: CallOptions) => {
    const { status, body } = await call(query, variables, callOptions)
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    return body.data
  }

  /** Everything that a refused call must not touch. */
  const trace = (): unknown => ({
    records: Object.entries(world[vendor].state).map(([name, table]) => [name, [...table.all()]]),
    events: world.events.lastId,
    ordinals: world.ids.ordinals(),
  })

  /** Sends what must be refused, and answers the refusal; nothing may have changed. */
  const refused = async (query: string, variables?: Record<string, unknown>, callOptions?: CallOptions) => {
    const before = trace()
    const { status, body } = await call(query, variables, callOptions)
    expect(trace()).toEqual(before)
    return { status, body }
  }

  return { sim, world, access, call, ask, refused, trace, bugs }
}

/** The header that carries a vendor's credential. */
export function credentialHeader(vendor: string, token?: string | null): Record<string, string> {
  if (token === null) return {}
  if (vendor === 'thg') return { authorization: `Opaque ${token ?? 'thg-jane'}` }
  if (vendor === 'marketplacer') return { 'marketplacer-api-key': token ?? 'mp-operator' }
  return { authorization: `Bearer ${token ?? 'guuru-partner'}` }
}
