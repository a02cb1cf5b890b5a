import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figures.ts'
import type { LoadResult } from './load.ts'
import { startRedis } from './redis.ts'
import { busyMs, type Driver, median, type Running, start, startDriver } from './servers.ts'
import { HEADERS, LOADS } from './throughput.ts'

/** Of so many worlds each has its own log. */
const WORLDS = Array.from({ length: 24 }, (_, n) => `bench-${n}`)
const WARM_UP_MS = 1000
const ROUND_MS = 1000

/** What is sent: one request after the other in one world, and in all worlds at once. */
const LANES = {
  alone: { bodies: LOADS.mutation, connections: 1 },
  together: { bodies: LOADS.mutation, worlds: WORLDS, connections: WORLDS.length },
  reads: { bodies: LOADS.query, worlds: WORLDS, connections: WORLDS.length },
}
type Lane = keyof typeof LANES

/** What came of a lane, and the milliseconds of a core that a request took the server. */
interface Round extends LoadResult {
  readonly busy: number
}

/** What worlds cost that are in a store, beside worlds in memory: all are driven in turn. Redis is measured where there is one. */
export async function stores(rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-bench-'))
  const flags = ['start', '--port', '0', '--json']
  const within = (store: string): Promise<Running> =>
    start('../../dist/cli.js', [...flags, '--store', store, '--drain', 'PT0.1S'])
  const redis = await startRedis(folder)
  const servers = [await start('../../dist/cli.js', flags), await within(`file:${folder}/worlds`)]
  if (redis) servers.push(await within(redis.url))
  const driver = startDriver()
  try {
    const [without, withFile, withRedis] = await driveInTurn(driver, servers, rounds)
    return [
      ...figuresOf('--store file', without!, withFile!),
      ...(withRedis ? figuresOf('--store redis', without!, withRedis) : []),
    ]
  } finally {
    for (const { stop } of [driver, ...servers]) await stop()
    redis?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Measured = Readonly<Record<Lane, Round[]>>

/** Drives all servers with all lanes, round by round; the first round does not count. */
async function driveInTurn(driver: Driver, servers: readonly Running[], rounds: number): Promise<Measured[]> {
  const measured = servers.map((): Measured => ({ alone: [], together: [], reads: [] }))
  for (let round = 0; round <= rounds; round++) {
    for (const lane of ['alone', 'together', 'reads'] as const) {
      for (const [i, server] of servers.entries()) {
        const result = await drive(driver, server, lane, round === 0 ? WARM_UP_MS : ROUND_MS)
        if (round > 0) measured[i]![lane].push(result)
      }
    }
  }
  return measured
}

async function drive(driver: Driver, { url, pid }: Running, lane: Lane, durationMs: number): Promise<Round> {
  const before = busyMs(pid)
  const to = { ...LANES[lane], url: `${url}/marketplacer/graphql`, headers: HEADERS, durationMs }
  const result = await driver.drive(to)
  if (result.failures > 0) throw new Error(`${result.failures} requests were refused.`)
  return { ...result, busy: (busyMs(pid) - before) / ((result.perSecond * durationMs) / 1000) }
}

/** The figures of a store, and their ratios to memory's, which are the medians of the rounds' ratios. */
function figuresOf(store: string, without: Measured, withStore: Measured): Figure[] {
  const middle = (lane: Lane, pick: (round: Round, other: Round) => number): number =>
    median(withStore[lane].map((round, i) => pick(round, without[lane][i]!)))
  return [
    { name: `mutation with ${store}, 1 connection, p50`, value: middle('alone', ({ p50 }) => p50), unit: 'ms' },
    { name: '... without, p50', value: middle('alone', (_, { p50 }) => p50), unit: 'ms' },
    {
      name: `mutations with ${store}, ${WORLDS.length} worlds`,
      value: middle('together', ({ perSecond }) => perSecond),
      unit: 'requests/s',
    },
    {
      name: '... as a part of those without',
      value: middle('together', ({ perSecond }, other) => perSecond / other.perSecond),
      unit: '×',
    },
    { name: '... time of a core for each', value: middle('together', ({ busy }) => busy), unit: 'ms' },
    { name: '... and without', value: middle('together', (_, { busy }) => busy), unit: 'ms' },
    {
      name: `queries with ${store}, as a part of those without`,
      value: middle('reads', ({ perSecond }, other) => perSecond / other.perSecond),
      unit: '×',
    },
  ]
}
