import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ExecutorOptions } from '../../src/graphql/executor.ts'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import type { Figure } from './figures.ts'
import { median } from './servers.ts'

/** How documents are executed: as it is by default, never compiled, compiled at once. */
const WAYS: Readonly<Record<string, ExecutorOptions>> = {
  default: {},
  plain: { compile: false },
  compiled: { compileMs: 0 },
}

const HEADERS = { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' }

/** Calls in a process that has just begun, as a test's is: whether compiling pays, and what it costs where it does not. */
export function freshCalls(rounds: number): Figure[] {
  const runs = [
    [50, 1],
    [200, 1],
    [1000, 1],
    [5000, 1],
    [400, 20],
  ] as const
  return runs.flatMap(([calls, documents]) => {
    const taken: Record<string, number[]> = { default: [], plain: [], compiled: [] }
    for (let round = 0; round < rounds; round++)
      for (const way in WAYS) taken[way]?.push(inFreshProcess(way, calls, documents))
    const [ours = Number.NaN, ...others] = Object.values(taken).map(median)
    const what = documents === 1 ? 'one document' : `${documents} documents`
    return [
      { name: `${calls.toLocaleString('en')} calls of ${what} in a fresh process, CPU`, value: ours, unit: 'ms' },
      { name: '... of the better of never and at once compiled', value: ours / Math.min(...others), unit: '×' },
    ]
  })
}

/** Milliseconds of the CPU that the calls take in a process of their own. */
function inFreshProcess(way: string, calls: number, documents: number): number {
  const program = ['--import', 'tsx', fileURLToPath(import.meta.url), way, String(calls), String(documents)]
  return Number(execFileSync(process.execPath, program, { encoding: 'utf8' }))
}

async function call(way: string, calls: number, documents: number): Promise<number> {
  const sim = new Simulator({ fixtures: [readShippedFixture('default')] }, WAYS[way])
  const local = new LocalFetch(sim, {})
  const inits = Array.from({ length: documents }, (_, i) => {
    const query = `query Messages${i} { chatMessages(first: 10, sellerId: "U2VsbGVyLTY2MDExOQ==") { totalCount nodes { id message seller { businessName } } } }`
    return { method: 'POST', headers: HEADERS, body: JSON.stringify({ query }) }
  })
  const from = process.cpuUsage()
  for (let i = 0; i < calls; i++) {
    await (await local.fetch('/marketplacer/graphql', inits[i % documents], undefined)).text()
    // Tests wait for more than answers: what is loaded meanwhile has its turn.
    if (i % 5 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  const { user, system } = process.cpuUsage(from)
  await local.close()
  sim.close()
  return (user + system) / 1000
}

// As a program: how to execute, how many calls, how many documents; the milliseconds out.
if (process.argv[1]?.endsWith('fresh-calls.ts')) {
  const [way = 'default', calls, documents] = process.argv.slice(2)
  console.log(await call(way, Number(calls), Number(documents)))
}
