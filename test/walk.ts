/**
 * Prints which files and functions of `src/` one `acceptChat` enters, from its arrival to its answer: the first request
 * of a process over HTTP (cold), one that is compiled (hot), and the first one through `sim.fetch` (fetch).
 *
 *     node --import tsx test/walk.ts [cold] [hot] [fetch]     all of them by default
 */
import { Session } from 'node:inspector/promises'
import { createSimulator } from '../src/index.ts'
import { createServer } from '../src/server/server.ts'
import { Simulator } from '../src/simulator/simulator.ts'
import { readShippedFixture } from '../src/format/shipped.ts'

/** How often the document comes before it is measured hot: it is compiled at once, and the compiler is loaded meanwhile. */
const WARM_UP = 200

const SOURCES = new URL('../src/', import.meta.url).href
const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const PERSONA = 'ab22a12e-cefd-4f67-945b-c215c42202b4'
const QUERY = 'mutation ($id: ID!, $input: AcceptChatInput!) { acceptChat(id: $id, input: $input) { id status } }'

/** The functions that were entered, by file below `src/`. */
type Walk = ReadonlyMap<string, readonly string[]>

/** Which functions ran while something was done; what only loads a file does not count. */
async function walkOf(work: () => Promise<void>): Promise<Walk> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  await session.post('Profiler.takePreciseCoverage')
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const walk = new Map<string, string[]>()
  for (const { url, functions } of result) {
    if (!url.startsWith(SOURCES)) continue
    // The file itself is no function, nor is the helper that the loader puts into it.
    const entered = functions.filter(
      ({ ranges: [whole], functionName }) =>
        whole!.count > 0 && functionName !== '__name' && !isFile(functionName, whole!),
    )
    const names = entered.map(({ functionName, ranges }) => functionName || `(at ${ranges[0]!.startOffset})`)
    if (names.length > 0)
      walk.set(url.slice(SOURCES.length), [...(walk.get(url.slice(SOURCES.length)) ?? []), ...names])
  }
  return walk
}

/** Whether this is the code of a whole file, which runs when it is loaded. */
function isFile(name: string, { startOffset }: { readonly startOffset: number }): boolean {
  return name === '' && startOffset === 0
}

const init = (seller = 'Bearer guuru-partner') => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: seller },
  body: JSON.stringify({ query: QUERY, variables: { id: CHAT, input: { personaId: PERSONA } } }),
})

async function overHttp(warmUp: number): Promise<Walk> {
  const sim = new Simulator({ fixtures: [readShippedFixture('default')] }, { compileMs: 0 })
  const server = createServer(sim)
  const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/guuru/graphql`
  const accept = async (): Promise<void> => void (await (await fetch(url, init())).text())
  for (let i = 0; i < warmUp; i++) {
    await accept()
    sim.world().reset()
  }
  const walk = await walkOf(accept)
  await server.close()
  sim.close()
  return walk
}

async function byFetch(): Promise<Walk> {
  const sim = await createSimulator()
  const walk = await walkOf(async () => void (await (await sim.fetch('/guuru/graphql', init())).text()))
  await sim.close()
  return walk
}

const WALKS: Readonly<Record<string, () => Promise<Walk>>> = {
  cold: () => overHttp(0),
  hot: () => overHttp(WARM_UP),
  fetch: byFetch,
}

const names = process.argv.slice(2)
for (const [name, measure] of Object.entries(WALKS)) {
  if (names.length > 0 && !names.includes(name)) continue
  const walk = await measure()
  const count = [...walk.values()].reduce((sum, entered) => sum + entered.length, 0)
  console.log(`${name}: ${walk.size} files, ${count} functions`)
  for (const [file, entered] of walk) console.log(`  ${file} ${entered.length}: ${entered.join(' ')}`)
}
