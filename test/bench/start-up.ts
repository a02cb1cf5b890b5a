import type { Figure } from './figures.ts'
import { median, residentMegabytes, start } from './servers.ts'

/** One way to have a server: how it starts, and its first question. */
interface Contender {
  readonly script: string
  readonly args: readonly string[]
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: string
}

const OURS: Contender = {
  script: '../../dist/cli.js',
  args: ['start', '--port', '0', '--json'],
  path: '/guuru/graphql',
  headers: { authorization: 'Bearer guuru-partner' },
  query: '{ partner { id } }',
}
const THEIRS: Contender = { script: 'peers/start.mjs', args: [], path: '/graphql', headers: {}, query: '{ hello }' }

/** Start to the first answer, and memory then, against the ten lines that a developer would write. */
export async function startUp(rounds: number): Promise<Figure[]> {
  const runs: { ours: Run; theirs: Run }[] = []
  for (let round = 0; round < rounds; round++) runs.push({ ours: await once(OURS), theirs: await once(THEIRS) })
  const middle = (pick: (run: { ours: Run; theirs: Run }) => number): number => median(runs.map(pick))
  return [
    { name: 'start to first answer', value: middle(({ ours }) => ours.ms), unit: 'ms' },
    { name: '... of ten lines of yoga on fastify', value: middle(({ theirs }) => theirs.ms), unit: 'ms' },
    { name: 'start, as a part of theirs', value: middle(({ ours, theirs }) => ours.ms / theirs.ms), unit: '×' },
    { name: 'first control call after start', value: middle(({ ours }) => ours.controlMs), unit: 'ms' },
    { name: 'idle memory', value: middle(({ ours }) => ours.megabytes), unit: 'MB' },
    { name: '... of ten lines of yoga on fastify', value: middle(({ theirs }) => theirs.megabytes), unit: 'MB' },
    {
      name: 'idle memory, as a part of theirs',
      value: middle(({ ours, theirs }) => ours.megabytes / theirs.megabytes),
      unit: '×',
    },
  ]
}

interface Run {
  readonly ms: number
  readonly megabytes: number
  /** The first call of another part of the server, in our case the control plane. */
  readonly controlMs: number
}

async function once({ script, args, path, headers, query }: Contender): Promise<Run> {
  const from = performance.now()
  const server = await start(script, args)
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  await answer.text()
  const ms = performance.now() - from
  const megabytes = residentMegabytes(server.pid)
  const again = performance.now()
  await (await fetch(`${server.url}/_sim/clock`)).text()
  const controlMs = performance.now() - again
  await server.stop()
  return { ms, megabytes, controlMs }
}
