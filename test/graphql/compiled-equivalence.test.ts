import { describe, expect, test } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { sampled } from '../corpus.ts'
import { setup, VENDOR_NAMES } from '../setup.ts'
import { isSame, stateOf, MAX_REPORTED } from './comparison.ts'
import { type Case, casesOf, sampleCases, VIEWS, COLLECTED, GENERATED } from './request-cases.ts'
import { compilerSettled, countingCompiler } from './counting-compiler.ts'
import { requestAs } from './view-requests.ts'
import { FIRST_VIEW, faultRulesFor } from './fault-rules.ts'

/** So many documents are found in the tests at least. */
const MIN_COLLECTED = 500

/** Minimums of each view: documents sent, documents compiled, runs of compiled documents. */
const AT_LEAST = { documents: (GENERATED * 14) / 15, compiled: GENERATED / 6, runs: GENERATED / 3 }

/** About so many documents of each view are sent, and with each fault; all of them, and more, when BACKLOT_CORPUS is set. */
const [SAMPLE, WITH_FAULT] = sampled([60, 8], [Infinity, 30])

/** An unknown credential, and none. */
const STRANGERS = ['nobody-knows-me', null]

/** A few cases of all, and the last of those that are generated from the schema: whatever the tests hold, some of them compile. */
const fewCases = (vendor: string, view: string): Case[] => [
  ...sampleCases(vendor, view, WITH_FAULT),
  ...casesOf(vendor, view).slice(-4),
]

interface Conditions {
  readonly view: string
  readonly token?: string | null | undefined
  readonly options?: SimulatorOptions
  /** Each rule gets its own world. Without rules each mutation does, and queries share the default world. */
  readonly rules?: readonly FaultRule[]
}

/**
 * Sends the same requests to two simulators: one compiles every document at once, the other compiles none. Returns the
 * differences of their answers and worlds, and the counts of the compiler.
 */
async function compare(cases: readonly Case[], { view, token, options = {}, rules = [] }: Conditions) {
  const { counts, compiler } = countingCompiler()
  const plain = setup(options, { compile: false })
  const fast = setup(options, { compileMs: 0, compiler })
  const differences: object[] = []
  const ask = ({ sim }: typeof plain, { vendor }: Case, world: string, body: string) =>
    sim.answer({ vendor, world, request: requestAs(vendorOf(vendor), view, body, token) })
  for (const { sim } of [plain, fast]) for (const [i, rule] of rules.entries()) sim.world(`rule-${i}`).faults.add(rule)
  for (const [number, one] of cases.entries()) {
    // Each operation is sent once before, in another world, so that the comparison runs compiled documents only.
    const rehearsal = `rehearsal-${number}`
    for (const body of firstOfEachOperation(one.bodies)) await ask(fast, one, rehearsal, body)
    await compilerSettled()
    if (fast.sim.worlds.find(rehearsal)) fast.sim.worlds.end(rehearsal)
    const own = one.isMutation ? `world-${number}` : 'default'
    for (const world of rules.length > 0 ? rules.map((_, i) => `rule-${i}`) : [own]) {
      for (const body of one.bodies) {
        const expected = await ask(plain, one, world, body)
        const actual = await ask(fast, one, world, body)
        if (!isSame(actual, expected)) differences.push({ body, world, expected, actual })
      }
    }
    if (!plain.sim.worlds.find(own) || own === 'default') continue
    const [expected, actual] = [plain, fast].map(({ sim }) => stateOf(sim.world(own)))
    if (!isSame(actual, expected)) differences.push({ bodies: one.bodies, expected, actual })
    for (const { sim } of [plain, fast]) sim.worlds.end(own)
  }
  const [expected, actual] = [plain, fast].map(({ sim, bugs }) => ({ bugs, worlds: sim.worlds.list().map(stateOf) }))
  if (!isSame(actual, expected)) differences.push({ expected, actual })
  return { counts, differences: differences.slice(0, MAX_REPORTED) }
}

describe('compiled and plain execution answer, write down and change the same', () => {
  test.each(VIEWS)('[ours] for every document: $vendor.name as $view', async ({ vendor, view }) => {
    const cases = sampleCases(vendor.name, view, SAMPLE)
    const { counts, differences } = await compare(cases, { view })
    expect(differences).toEqual([])
    expect(cases.length).toBeGreaterThan(AT_LEAST.documents)
    expect(counts.compiled).toBeGreaterThan(AT_LEAST.compiled)
    expect(counts.runs).toBeGreaterThan(AT_LEAST.runs)
  })

  test('[ours] the documents of the tests are among the cases', () => {
    expect(COLLECTED.length).toBeGreaterThan(MIN_COLLECTED)
    expect(COLLECTED.filter(({ variables }) => variables).length).toBeGreaterThan(MIN_COLLECTED / 10)
    const queries = new Set(casesOf('guuru', 'partner').map(({ query }) => query))
    expect(COLLECTED.filter(({ query }) => !queries.has(query))).toEqual([])
  })

  test.each(STRANGERS)('[ours] for an unknown caller of THG: %o', async token => {
    const { counts, differences } = await compare(sampleCases('thg', 'app', 100), { view: 'app', token })
    expect(differences).toEqual([])
    expect(counts.runs).toBeGreaterThan(0)
  })

  test.each(VENDOR_NAMES)('[ours] with every fault: %s', async vendor => {
    const view = FIRST_VIEW[vendor]!
    const rules = faultRulesFor(vendor)
    const { counts, differences } = await compare(fewCases(vendor, view), { view, rules })
    expect(differences).toEqual([])
    // Where a rule changes no field, what is compiled runs.
    expect(counts.runs).toBeGreaterThan(0)
  })

  const OPTIONS: readonly SimulatorOptions[] = [{ nasty: 7 }, { limits: 'vendor' }, { auth: 'open' }]
  test.each(OPTIONS)('[ours] in worlds that are %o', async options => {
    for (const { vendor, view } of VIEWS) {
      const token = options.auth === 'open' ? null : undefined
      const cases = fewCases(vendor.name, view)
      const { counts, differences } = await compare(cases, { view, token, options })
      expect(differences).toEqual([])
      // Nasty worlds look at each field: they execute plainly.
      if (options.nasty === undefined) expect(counts.runs).toBeGreaterThan(0)
      else expect(counts.runs).toBe(0)
    }
  })
})

function firstOfEachOperation(bodies: readonly string[]): string[] {
  const firsts = new Map<unknown, string>()
  for (const body of bodies) {
    const { operationName } = JSON.parse(body) as { operationName?: unknown } // a list has none
    if (!firsts.has(operationName)) firsts.set(operationName, body)
  }
  return [...firsts.values()]
}
