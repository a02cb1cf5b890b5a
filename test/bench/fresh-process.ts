// A program, bundled by fresh-calls.ts: how to execute, how many calls, how many documents; milliseconds of the CPU out.
import type { ExecutorOptions } from '../../src/graphql/executor.ts'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { Simulator } from '../../src/simulator/simulator.ts'

/** How documents are executed: as it is by default, never compiled, compiled at once. */
const WAYS: Readonly<Record<string, ExecutorOptions>> = {
  default: {},
  plain: { compile: false },
  compiled: { compileMs: 0 },
}

const [way = 'default', ...counts] = process.argv.slice(2)
console.log(await measure(WAYS[way], ...counts.map(Number)))

async function measure(options: ExecutorOptions | undefined, calls = 0, documents = 1): Promise<number> {
  const sim = new Simulator({ fixtures: [readShippedFixture('default')] }, options)
  const local = new LocalFetch(sim, {})
  const headers = { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' }
  const inits = Array.from({ length: documents }, (_, i) => {
    const query = `query Messages${i} { chatMessages(first: 10, sellerId: "U2VsbGVyLTY2MDExOQ==") { totalCount nodes { id message seller { businessName } } } }`
    return { method: 'POST', headers, body: JSON.stringify({ query }) }
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
