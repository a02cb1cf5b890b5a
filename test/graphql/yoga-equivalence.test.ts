import { createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import type { EdgeContext } from '../../src/vendors/contract/context.ts'
import type { Tables } from '../../src/world/states.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import type { Simulator } from '../../src/simulator/simulator.ts'
import type { AnyVendor } from '../../src/vendors/contract/vendor.ts'
import { setup } from '../setup.ts'
import { MAX_REPORTED } from './comparison.ts'
import { type Case, GENERATED, sampleCases, VIEWS } from './request-cases.ts'
import { Cause } from '../../src/world/journal.ts'
import { requestAs } from './view-requests.ts'

/** How many documents of each view are sent, about, and the minimum of answers without errors. */
const SAMPLE = 150
const COMPARED_AT_LEAST = Math.min(GENERATED, SAMPLE) / 4

/**
 * Names that yoga's own executor stumbles over, where graphql-js does not: it takes what has a member `then` for a
 * promise, and does not find a variable `__proto__`.
 */
const STUMBLING_BLOCKS = /\b(then|__proto__)\b/

/** An empty name is a name for yoga, and none for THG. */
const EMPTY_NAME = '"operationName":""'

/** What yoga refuses and clients send: a member `operation`, say. We let it go. */
const MEMBERS = ['query', 'variables', 'operationName', 'extensions']

/** How graphql-js refuses a list with a variable that is null. */
const NULL_ITEM = /^Argument "\w+" has invalid value .*\[.*\$/

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

type Ask = (body: string, world: string) => Promise<Answer>

/** Our way: what a hot document comes to from the second time on is compiled. */
function ours(vendor: AnyVendor, view: string): Ask {
  const { sim } = setup({}, { compileMs: 0 })
  return async (body, world) => {
    const answer = await sim.answer({ vendor: vendor.name, world, request: requestAs(vendor, view, body) })
    return JSON.parse(answer.body) as Awaited<ReturnType<Ask>>
  }
}

/** Yoga's own way from a request over HTTP to its answer, by the same schema: nothing of it is ours but the context. */
function yogas(vendor: AnyVendor, view: string, method: 'GET' | 'POST'): Ask {
  const { sim } = setup()
  const yoga = createYoga<EdgeContext<Tables, unknown>>({
    schema: createSchema(vendor, view),
    graphqlEndpoint: '/graphql',
    maskedErrors: false,
    logging: false,
  })
  return async (body, world) => {
    const url = new URL('http://yoga.test/graphql')
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const members = Object.entries(JSON.parse(body) as object).filter(([name]) => MEMBERS.includes(name))
    const init = method === 'POST' ? { body: JSON.stringify(Object.fromEntries(members)) } : {}
    if (method === 'GET') url.search = toSearch(members)
    const response = await yoga.fetch(
      url,
      { method, headers, ...init },
      contextOf(sim, vendor, world, requestAs(vendor, view, body)),
    )
    return (await response.json()) as Awaited<ReturnType<Ask>>
  }
}

function contextOf(
  sim: Simulator,
  vendor: AnyVendor,
  named: string,
  request: ReturnType<typeof requestAs>,
): EdgeContext<Tables, unknown> {
  const caller = sim.callers.identify(vendor, named, request)
  if ('refusal' in caller) throw new Error(`The request is refused: ${caller.refusal.body}`)
  const { world, actor } = caller
  return { world, state: world.state(vendor), actor, request, cause: new Cause(), cookies: [] }
}

function toSearch(members: readonly [name: string, value: unknown][]): string {
  const given = members.filter(([, value]) => value !== null)
  const texts = given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
  return new URLSearchParams(texts).toString()
}

/** A name of introspection, but for `__typename`. */
const INTROSPECTION = /__(?!typename\b)/

/** Compares the data of our executor with that of another, for bodies that ours answers without errors; each body has its own world. */
async function compare({ name }: AnyVendor, cases: readonly Case[], our: Ask, other: Ask) {
  const differences: object[] = []
  let compared = 0
  for (const [number, { bodies }] of cases.entries()) {
    for (const [i, body] of bodies.entries()) {
      if (STUMBLING_BLOCKS.test(body) || body.includes(EMPTY_NAME)) continue
      // What introspection says is the engine's: test/dialects/introspection.test.ts.
      if (name !== 'guuru' && INTROSPECTION.test(body)) continue
      const world = `world-${number}-${i}`
      const expected = await our(body, world)
      if (expected.errors !== undefined) continue
      const actual = await other(body, world)
      // graphql-ruby and graphql-java take documents, variables, names and extensions that graphql-js and yoga refuse.
      if (name !== 'guuru' && !('data' in actual)) continue
      // Both engines take a variable that is null in a literal list: test/dialects/{java,ruby}/null-items.test.ts.
      if (actual.errors?.some(({ message }) => NULL_ITEM.test(message))) continue
      compared++
      if (actual.errors !== undefined || JSON.stringify(actual.data) !== JSON.stringify(expected.data))
        differences.push({ body, actual, expected })
    }
  }
  return { compared, differences: differences.slice(0, MAX_REPORTED) }
}

test.each(VIEWS)(
  "[ours] yoga's own way over HTTP gives the same data: $vendor.name as $view",
  async ({ vendor, view }) => {
    const cases = sampleCases(vendor.name, view, SAMPLE)
    const { compared, differences } = await compare(vendor, cases, ours(vendor, view), yogas(vendor, view, 'POST'))
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(COMPARED_AT_LEAST)
  },
)

test.each(VIEWS)('[ours] ... by GET too: $vendor.name as $view', async ({ vendor, view }) => {
  const cases = sampleCases(vendor.name, view, SAMPLE).filter(({ isMutation }) => !isMutation)
  const { compared, differences } = await compare(vendor, cases, ours(vendor, view), yogas(vendor, view, 'GET'))
  expect(differences).toEqual([])
  expect(compared).toBeGreaterThan(COMPARED_AT_LEAST / 3)
})
