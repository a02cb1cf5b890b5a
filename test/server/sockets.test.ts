import { describe, expect, test } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { sampled } from '../corpus.ts'
import { credentialHeader, VENDOR_NAMES } from '../setup.ts'
import { isSame, stateOf, MAX_REPORTED } from '../graphql/comparison.ts'
import { type Case, sampleCases, VIEWS } from '../graphql/request-cases.ts'
import { addressOf } from '../graphql/view-requests.ts'
import { FIRST_VIEW, faultRulesFor } from '../graphql/fault-rules.ts'
import { listen, type Post } from './sockets.ts'

/** About so many documents of each view are sent over sockets, and with each fault; all of them when BACKLOT_CORPUS is set. */
const [SAMPLE, WITH_FAULT] = sampled([25, 6], [Infinity, 20])

/** So many bodies of each document. */
const BODIES = 3

type Address = Omit<Post, 'body'>

/** Who asks, and how the world is named; the second address names the same in another way, for the framework. */
const CALLERS: readonly ((vendor: string, view: string, world: string) => readonly [Address, Address])[] = [
  (vendor, view, world) => twice(inWorld(known(vendor, view), world)),
  (vendor, view, world) => [inWorld(known(vendor, view), world), belowPath(known(vendor, view), world)],
  (vendor, view, world) => twice(withSuffix(known(vendor, view), world)),
  (vendor, _view, world) => twice(inWorld({ path: vendorOf(vendor).paths[0]!, headers: {} }, world)),
  (vendor, _view, world) => twice(inWorld(unknown(vendor), world)),
  (vendor, view) => twice(inWorld(known(vendor, view), 'No World')),
]

const twice = (address: Address): readonly [Address, Address] => [address, address]

function known(vendor: string, view: string): Address {
  const { url, headers } = addressOf(vendorOf(vendor), view)
  return { path: url, headers }
}

function unknown(vendor: string): Address {
  return { path: vendorOf(vendor).paths[0]!, headers: credentialHeader(vendor, 'nobody-knows-me') }
}

function inWorld({ path, headers }: Address, world: string): Address {
  return { path, headers: { ...headers, 'x-sim-world': world } }
}

function belowPath({ path, headers }: Address, world: string): Address {
  return { path: `/w/${world}${path}`, headers }
}

function withSuffix({ path, headers }: Address, world: string): Address {
  return {
    path,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}@${world}`])),
  }
}

/** Sends the same to two simulators that are alike, past the framework and through it; what is told apart comes back. */
async function compare(
  cases: readonly Case[],
  options: SimulatorOptions,
  addressesOf: (one: Case, number: number, world: string) => readonly [Address, Address],
  rules: readonly FaultRule[] = [],
) {
  const connection = rules.length > 0 ? { pipelining: 0 } : {}
  const [direct, framework] = [await listen(options, connection), await listen(options, connection)]
  const differences: object[] = []
  let requests = 0
  for (const { sim } of [direct, framework])
    for (const [i, rule] of rules.entries()) sim.world(`rule-${i}`).faults.add(rule)
  for (const [number, one] of cases.entries()) {
    const own = one.isMutation ? `world-${number}` : 'default'
    for (const world of rules.length > 0 ? rules.map((_, i) => `rule-${i}`) : [own]) {
      const [straight, around] = addressesOf(one, number, world)
      for (const body of one.bodies.slice(0, BODIES)) {
        const [actual, expected] = await Promise.all([
          direct.post('direct', { ...straight, body }),
          framework.post('framework', { ...around, body }),
        ])
        requests++
        if (!isSame(actual, expected)) differences.push({ straight, body, expected, actual })
      }
    }
  }
  const [actual, expected] = [direct, framework].map(({ sim, bugs }) => ({
    bugs,
    worlds: sim.worlds.list().map(stateOf),
  }))
  if (!isSame(actual, expected)) differences.push({ expected, actual })
  expect([direct.seen, framework.seen]).toEqual([{ framework: 0 }, { framework: requests }])
  return { differences: differences.slice(0, MAX_REPORTED), requests }
}

describe('the direct way and the framework answer, write down and change the same', () => {
  test.each(VIEWS)('[ours] for every client, in all worlds: $vendor.name as $view', async ({ vendor, view }) => {
    const cases = sampleCases(vendor.name, view, SAMPLE)
    const { differences, requests } = await compare(cases, {}, (one, number, world) =>
      CALLERS[number % CALLERS.length]!(one.vendor, view, world),
    )
    expect(differences).toEqual([])
    expect(requests).toBeGreaterThanOrEqual(cases.length)
  })

  const asKnown = ({ vendor }: Case, _number: number, world: string): readonly [Address, Address] =>
    twice(inWorld(known(vendor, FIRST_VIEW[vendor]!), world))

  test.each(VENDOR_NAMES)('[ours] with every fault: %s', async vendor => {
    const cases = sampleCases(vendor, FIRST_VIEW[vendor]!, WITH_FAULT)
    expect((await compare(cases, {}, asKnown, faultRulesFor(vendor))).differences).toEqual([])
  })

  const asGuest = ({ vendor }: Case, _number: number, world: string): readonly [Address, Address] =>
    twice(inWorld({ path: vendorOf(vendor).paths[0]!, headers: {} }, world))

  test.each([{ nasty: 7 }, { limits: 'vendor' }, { auth: 'open' }] as const)(
    '[ours] in worlds that are %o',
    async options => {
      const cases = VENDOR_NAMES.flatMap(vendor => sampleCases(vendor, FIRST_VIEW[vendor]!, WITH_FAULT))
      expect((await compare(cases, options, 'auth' in options ? asGuest : asKnown)).differences).toEqual([])
    },
  )
})
