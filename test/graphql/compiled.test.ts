import { describe, expect, test } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import { VENDOR_NAMES } from '../../src/vendors/contract/vendor.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { setup } from '../setup.ts'
import { isSame, stateOf, TOLD } from './alike.ts'
import { type Case, readCorpus, sampleCorpus, VIEWS, WRITTEN } from './corpus.ts'
import { compilerIsDone, countingCompiler } from './counting.ts'
import { requestAs } from './requests.ts'
import { FIRST_VIEW, rulesFor } from './rules.ts'

/** So many documents are found in the tests at least. */
const WRITTEN_AT_LEAST = 500

/** Of each view at least so many documents are asked, so many are compiled, and so often what was compiled runs. */
const AT_LEAST = { documents: 350, compiled: 100, runs: 300 }

/** So many documents are asked with each fault. */
const WITH_FAULT = 20

/** The credential of nobody, and none. */
const STRANGERS = ['nobody-knows-me', null]

interface Conditions {
  readonly view: string
  readonly token?: string | null | undefined
  readonly options?: SimulatorOptions
  /** Each of them is in a world of its own; without any, what changes something is. */
  readonly rules?: readonly FaultRule[]
}

/**
 * Asks the same of two simulators that are alike, but that one compiles whatever it can when it first comes, and the
 * other nothing. What is told apart comes back, and what the compiler did.
 */
async function compare(cases: readonly Case[], { view, token, options = {}, rules = [] }: Conditions) {
  const { counts, compiler } = countingCompiler()
  const plain = setup(options, { compile: false })
  const fast = setup(options, { compileAt: 1, compiler })
  const differences: object[] = []
  const ask = ({ sim }: typeof plain, { vendor }: Case, world: string, body: string) =>
    sim.answer({ vendor, world, request: requestAs(vendorOf(vendor), view, body, token) })
  for (const { sim } of [plain, fast]) for (const [i, rule] of rules.entries()) sim.world(`rule-${i}`).faults.add(rule)
  for (const [number, one] of cases.entries()) {
    // In another world each operation is asked once before: what is compared is compiled from the first time.
    const rehearsal = `rehearsal-${number}`
    for (const body of firstOfEachOperation(one.bodies)) await ask(fast, one, rehearsal, body)
    await compilerIsDone()
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
  return { counts, differences: differences.slice(0, TOLD) }
}

describe('compiled and plain execution answer, write down and change the same', () => {
  test.each(VIEWS)('[ours] whatever is asked: $vendor.name as $view', async ({ vendor, view }) => {
    const corpus = readCorpus(vendor.name, view)
    const { counts, differences } = await compare(corpus, { view })
    expect(differences).toEqual([])
    expect(corpus.length).toBeGreaterThan(AT_LEAST.documents)
    expect(counts.compiled).toBeGreaterThan(AT_LEAST.compiled)
    expect(counts.runs).toBeGreaterThan(AT_LEAST.runs)
  })

  test('[ours] the documents of the tests are among what is asked', () => {
    expect(WRITTEN.length).toBeGreaterThan(WRITTEN_AT_LEAST)
    expect(WRITTEN.filter(({ variables }) => variables).length).toBeGreaterThan(WRITTEN_AT_LEAST / 10)
    const asked = new Set(readCorpus('guuru', 'partner').map(({ query }) => query))
    expect(WRITTEN.filter(({ query }) => !asked.has(query))).toEqual([])
  })

  test.each(STRANGERS)('[ours] whoever asks THG: %o', async token => {
    const { counts, differences } = await compare(sampleCorpus('thg', 'app', 200), { view: 'app', token })
    expect(differences).toEqual([])
    expect(counts.runs).toBeGreaterThan(0)
  })

  test.each(VENDOR_NAMES)('[ours] with every fault: %s', async vendor => {
    const view = FIRST_VIEW[vendor]
    const rules = rulesFor(vendor)
    const { counts, differences } = await compare(sampleCorpus(vendor, view, WITH_FAULT), { view, rules })
    expect(differences).toEqual([])
    // Where no field is changed, what is compiled runs.
    expect(counts.runs).toBeGreaterThan(0)
  })

  const OPTIONS: readonly SimulatorOptions[] = [{ nasty: 7 }, { limits: 'vendor' }, { auth: 'open' }]
  test.each(OPTIONS)('[ours] in worlds that are %o', async options => {
    for (const { vendor, view } of VIEWS) {
      const token = options.auth === 'open' ? null : undefined
      const corpus = sampleCorpus(vendor.name, view, WITH_FAULT)
      const { counts, differences } = await compare(corpus, { view, token, options })
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
