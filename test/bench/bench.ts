// `npm run bench`: how fast backlot is, beside what it is compared with, in one run. It measures, and asserts nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { calls, type Figure, scaling, uploads, week, worldCosts } from './in-process.ts'
import { drive, median, residentMegabytes, type Running, start } from './servers.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const isShort = process.argv.includes('--short')
const ROUNDS = isShort ? 1 : 3
const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const QUERY = `query($sellerId: ID) { chatMessages(first: 10, sellerId: $sellerId) { totalCount pageInfo { hasNextPage endCursor } nodes { id createdAt message readAt sentByType seller { businessName } } } }`
const MUTATION = `mutation($message: String!, $sellerId: ID) { chatMessageCreate(input: { message: $message, sellerId: $sellerId }) { chatMessage { id } errors { field messages } status } }`
const LOADS = {
  query: [JSON.stringify({ query: QUERY, variables: { sellerId: SELLER } })],
  mutation: [JSON.stringify({ query: MUTATION, variables: { message: 'Is it on its way?', sellerId: SELLER } })],
}
const PEERS = ['bare', 'yoga', 'mercurius', 'apollo'] as const

/** Everything that a run found out. */
interface Results {
  readonly machine: string
  readonly throughput: Record<string, Record<string, { perSecond: number; p50: number; p99: number }>>
  readonly figures: Figure[]
  readonly scaling: Record<string, number>[]
}

function say(text: string): void {
  console.error(text)
}

/** A fixture like the peers' data: a thousand messages of one seller. */
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

async function throughput(): Promise<Results['throughput']> {
  const servers: Record<string, Running> = {
    backlot: await start('../../dist/cli.js', [
      'start',
      '--port',
      '0',
      '--json',
      '--fixtures',
      'default',
      '--fixtures',
      fixtureFile(),
    ]),
  }
  for (const peer of PEERS) servers[peer] = await start(`peers/${peer}.mjs`)
  const results: Results['throughput'] = {}
  for (const [name, bodies] of Object.entries(LOADS)) {
    const runs: Record<string, { perSecond: number; p50: number; p99: number }[]> = {}
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [server, { url }] of Object.entries(servers)) {
        say(`${name}, round ${round} of ${ROUNDS}: ${server}`)
        const path = server === 'backlot' ? '/marketplacer/graphql' : '/graphql'
        const headers = { 'marketplacer-api-key': 'mp-operator' }
        const base = url.replace(/\/graphql$/, '')
        ;(runs[server] ??= []).push(
          await drive({ url: base + path, headers, bodies, connections: 16, durationMs: 2000, warmupMs: 1000 }),
        )
      }
    }
    results[name] = Object.fromEntries(
      Object.entries(runs).map(([server, all]) => {
        const middle = (pick: 'perSecond' | 'p50' | 'p99'): number => median(all.map(run => run[pick]))
        return [server, { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') }]
      }),
    )
  }
  for (const server of Object.values(servers)) await server.stop()
  return results
}

async function starts(): Promise<Figure[]> {
  const ours: number[] = []
  const theirs: number[] = []
  const memory = { ours: [] as number[], theirs: [] as number[] }
  const once = async (
    script: string,
    args: readonly string[],
    path: string,
    body: string,
    headers: Record<string, string>,
  ) => {
    const from = performance.now()
    const server = await start(script, args)
    await (
      await fetch(server.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      })
    ).text()
    const took = performance.now() - from
    const megabytes = residentMegabytes(server.pid)
    await server.stop()
    return { took, megabytes }
  }
  for (let round = 0; round < ROUNDS * 3; round++) {
    say(`start, round ${round + 1} of ${ROUNDS * 3}`)
    const one = await once(
      '../../dist/cli.js',
      ['start', '--port', '0', '--json'],
      '/guuru/graphql',
      '{"query":"{ partner { id } }"}',
      { authorization: 'Bearer guuru-partner' },
    )
    const other = await once('peers/start.mjs', [], '/graphql', '{"query":"{ hello }"}', {})
    ours.push(one.took)
    theirs.push(other.took)
    memory.ours.push(one.megabytes)
    memory.theirs.push(other.megabytes)
  }
  return [
    { name: 'start to first answer', value: median(ours), unit: 'ms' },
    { name: '... of ten lines of yoga on fastify', value: median(theirs), unit: 'ms' },
    { name: 'start, as a part of theirs', value: median(ours) / median(theirs), unit: '×' },
    { name: 'idle memory', value: median(memory.ours), unit: 'MB' },
    { name: '... of ten lines of yoga on fastify', value: median(memory.theirs), unit: 'MB' },
    { name: 'idle memory, as a part of theirs', value: median(memory.ours) / median(memory.theirs), unit: '×' },
  ]
}

const round = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2))

/** The results as the README shows them. */
function toMarkdown({ machine, throughput: loads, figures, scaling: rows }: Results): string {
  const lines = [`Measured by \`npm run bench\` on ${machine}; 16 connections, medians of interleaved rounds.`, '']
  for (const [load, servers] of Object.entries(loads)) {
    const own = servers['backlot']!.perSecond
    lines.push(`| ${load} | requests/s | p50 ms | p99 ms | backlot is |`, '|---|---|---|---|---|')
    for (const [name, { perSecond, p50, p99 }] of Object.entries(servers)) {
      lines.push(
        `| ${name} | ${round(perSecond)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${(own / perSecond).toFixed(2)}× |`,
      )
    }
    lines.push('')
  }
  lines.push(
    '| what | figure |',
    '|---|---|',
    ...figures.map(({ name, value, unit }) => `| ${name} | ${round(value)} ${unit} |`),
    '',
  )
  const columns = Object.keys(rows[0] ?? {})
  lines.push(`| ${columns.join(' | ')} |`, `|${columns.map(() => '---').join('|')}|`)
  for (const row of rows) lines.push(`| ${columns.map(column => round(row[column]!)).join(' | ')} |`)
  lines.push(
    '',
    'Microseconds per operation in process, Marketplacer, all messages in one thread; bytes of heap per message.',
  )
  const faster = Object.entries(loads).flatMap(([load, servers]) =>
    Object.entries(servers).flatMap(([name, { perSecond }]) =>
      perSecond > servers['backlot']!.perSecond ? [`${name} (${load})`] : [],
    ),
  )
  lines.push(
    '',
    faster.length > 0
      ? `Faster than backlot in this run: ${faster.join(', ')}.`
      : 'None of them was faster in this run.',
  )
  return lines.join('\n')
}

function writeReadme(markdown: string): void {
  const file = here('../../README.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(
      /<!-- bench:begin -->[\s\S]*<!-- bench:end -->/,
      `<!-- bench:begin -->\n\n${markdown}\n\n<!-- bench:end -->`,
    ),
  )
}

if (!existsSync(here('node_modules'))) {
  say('installing what backlot is compared with (test/bench/package.json)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here('.'), stdio: ['ignore', 'ignore', 'inherit'] })
}
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`
const load = await throughput()
const figures = await starts()
for (const [name, measure] of Object.entries({ worldCosts, calls, week, uploads })) {
  say(name)
  figures.push(...(await measure()))
}
say('scaling')
const results: Results = {
  machine,
  throughput: load,
  figures,
  scaling: await scaling(isShort ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]),
}
writeFileSync(here('results.json'), `${JSON.stringify(results, null, 2)}\n`)
console.log(toMarkdown(results))
if (process.argv.includes('--readme')) writeReadme(toMarkdown(results))
