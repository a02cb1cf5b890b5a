import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadResult } from './load.ts'
import { type Driver, median, type Running, start, startDriver } from './servers.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
/** The credential of the loads. */
export const HEADERS = { 'marketplacer-api-key': 'mp-operator' }
const CONNECTIONS = 16

const variables = { sellerId: SELLER }
const QUERY = JSON.stringify({
  query: `query($sellerId: ID) { chatMessages(first: 10, sellerId: $sellerId) { totalCount pageInfo { hasNextPage endCursor } nodes { id createdAt message readAt sentByType seller { businessName } } } }`,
  variables,
})
const MUTATION = JSON.stringify({
  query: `mutation($message: String!, $sellerId: ID) { chatMessageCreate(input: { message: $message, sellerId: $sellerId }) { chatMessage { id } errors { field messages } status } }`,
  variables: { message: 'Is it on its way?', ...variables },
})

/** The same questions in the words of json-graphql-server, which makes its schema from the records. */
const OTHER_WORDS = {
  [QUERY]: JSON.stringify({
    query: `query($sellerId: ID) { allMessages(page: 0, perPage: 10, filter: { seller_id: $sellerId }) { id createdAt message readAt sentByType Seller { businessName } } _allMessagesMeta(filter: { seller_id: $sellerId }) { count } }`,
    variables,
  }),
  [MUTATION]: JSON.stringify({
    query: `mutation($message: String!, $sellerId: ID!) { createMessage(message: $message, seller_id: $sellerId, createdAt: "2026-01-01T00:00:00Z", sentByType: "Admin") { id } }`,
    variables: { message: 'Is it on its way?', ...variables },
  }),
}

/** The loads by name: bodies that are sent in turn. */
export const LOADS = { query: [QUERY], mutation: [MUTATION], mixed: [QUERY, QUERY, QUERY, MUTATION] }
const PEERS = ['bare', 'yoga', 'mercurius', 'apollo', 'json-graphql-server'] as const

/** What a server did under one load: medians of all rounds. */
export interface Throughput {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  /** Milliseconds. */
  readonly p99: number
  /** How many times as many requests as this server backlot answered, the median of the rounds' ratios. */
  readonly ratio: number
}

/** Load by load, server by server. */
export type Throughputs = Readonly<Record<string, Readonly<Record<string, Throughput>>>>

/** How long to measure: rounds of so many milliseconds, after a warm-up of each server under all loads. */
export interface Effort {
  readonly generations: number
  readonly rounds: number
  readonly roundMs: number
  readonly warmupMs: number
}

/**
 * Drives all servers with all loads, in short turns: what disturbs the machine for a while disturbs them all. Every
 * generation of servers is new: how well a process is compiled is a matter of luck.
 */
export async function throughput(effort: Effort, say: (text: string) => void): Promise<Throughputs> {
  const runs: Runs = {}
  const driver = startDriver()
  try {
    for (let generation = 1; generation <= effort.generations; generation++) {
      say(`throughput, generation ${generation} of ${effort.generations}`)
      await driveAll(driver, effort, runs)
    }
  } finally {
    await driver.stop()
  }
  const summary = Object.entries(runs).map(([load, servers]) => [load, summariseAll(servers)] as const)
  return Object.fromEntries(summary)
}

/** All rounds by load and server. */
type Runs = Record<string, Record<string, LoadResult[]>>

async function driveAll(driver: Driver, { rounds, roundMs, warmupMs }: Effort, runs: Runs): Promise<void> {
  const servers = Object.entries(await startAll())
  const orders = balancedOrders(servers)
  const loads = Object.entries(LOADS)
  const drive = async ([load, bodies]: Load, [server, { url }]: Named, durationMs: number): Promise<LoadResult> => {
    const to = { url: endpointOf(server, url), headers: HEADERS, bodies: wordsOf(server, bodies) }
    const result = await driver.drive({ ...to, connections: CONNECTIONS, durationMs })
    if (result.failures > 0) throw new Error(`${server} refused ${result.failures} requests of "${load}".`)
    return result
  }
  try {
    // All loads before the first is measured: a process that has just begun is still being compiled.
    for (const load of loads) for (const server of servers) await drive(load, server, warmupMs)
    for (const load of loads) {
      const ofLoad = (runs[load[0]] ??= {})
      for (let round = 0; round < rounds; round++) {
        const driven = ofLoad['backlot']?.length ?? 0
        for (const server of orders[driven % orders.length] ?? [])
          (ofLoad[server[0]] ??= []).push(await drive(load, server, roundMs))
      }
    }
  } finally {
    for (const [, { stop }] of servers) await stop()
  }
}

type Load = readonly [name: string, bodies: readonly string[]]
type Named = readonly [name: string, server: Running]

/**
 * Orders of an even number of servers in which each comes right behind each other one once (Williams, 1949): a machine
 * that is shared gives more to a server that comes after one that left it idle.
 */
function balancedOrders<T>(all: readonly T[]): T[][] {
  const { length } = all
  const first = all.map((_, i) => (i % 2 === 1 ? (i + 1) / 2 : length - i / 2))
  return all.map((_, shift) => first.map(place => all[(place + shift) % length]!))
}

async function startAll(): Promise<Record<string, Running>> {
  const args = ['start', '--port', '0', '--json', '--fixtures', 'default', '--fixtures', fixtureFile()]
  const servers: Record<string, Running> = { backlot: await start('../../dist/cli.js', args) }
  for (const peer of PEERS) servers[peer] = await start(`peers/${peer}.mjs`)
  return servers
}

function summariseAll(servers: Readonly<Record<string, LoadResult[]>>): Throughputs[string] {
  const ours = servers['backlot'] ?? []
  return Object.fromEntries(Object.entries(servers).map(([server, all]) => [server, summarise(all, ours)]))
}

function summarise(runs: readonly LoadResult[], ours: readonly LoadResult[]): Throughput {
  const middle = (pick: (run: LoadResult, round: number) => number): number => median(runs.map(pick))
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    ratio: middle(({ perSecond }, round) => (ours[round]?.perSecond ?? 0) / perSecond),
  }
}

function endpointOf(server: string, url: string): string {
  return url.replace(/\/graphql$/, '') + (server === 'backlot' ? '/marketplacer/graphql' : '/graphql')
}

function wordsOf(server: string, bodies: readonly string[]): readonly string[] {
  return server === 'json-graphql-server' ? bodies.map(body => OTHER_WORDS[body] ?? body) : bodies
}

/** A fixture like the peers' data: a thousand messages of one seller, newer than all others. */
function fixtureFile(): string {
  const messages = Array.from({ length: 1000 }, (_, i) => ({
    id: Buffer.from(`ChatMessage-${900_000 + i}`).toString('base64'),
    legacyId: 900_000 + i,
    sellerId: SELLER,
    sentByType: i % 2 ? 'User' : 'Admin',
    message: `Message ${i} about an order that has not arrived yet.`,
    createdAt: Date.UTC(2025, 11, 31) + i * 60_000,
    readAt: null,
  }))
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-bench-')), 'thousand.json')
  writeFileSync(file, JSON.stringify({ formatVersion: 1, vendors: { marketplacer: { messages } } }))
  return file
}
