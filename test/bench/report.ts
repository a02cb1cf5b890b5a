import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Figure } from './figures.ts'
import type { Scaling } from './scaling.ts'
import type { Throughputs } from './throughput.ts'

/** Everything that a run found out. */
export interface Results {
  /** The machine, and Node's version. */
  readonly machine: string
  readonly throughput: Throughputs
  readonly figures: readonly Figure[]
  readonly scaling: Scaling
}

const TITLE = `# How fast it is

<!-- \`npm run bench -- --readme\` writes this page; change test/bench/report.ts instead. -->

backlot under three loads, beside what a developer would take instead, measured in one run on one machine. A machine is
seldom idle: read the ratios, not the figures. The bench measures and asserts nothing.`

const PEERS = `| server | what it is |
| --- | --- |
| bare | \`node:http\` that parses the JSON body and sends the same bytes back: the lower limit |
| yoga | graphql-yoga on \`node:http\` with a small schema and hand-written resolvers |
| mercurius | Mercurius on fastify with graphql-jit, with the same schema and resolvers |
| apollo | Apollo Server, standalone, with the same schema and resolvers |
| json-graphql-server | a schema made from the same records, queried with the names that it chooses |

None of them has worlds, credentials, a journal, rules or events.`

const WAITS = `Where the time before a first answer goes, by profile: of the kit's import, create and first request, a fourth is V8 that
reads 1.3 MB of code, an eighth is node that loads its own \`Request\` and \`Response\`, a tenth is what graphql makes of one
vendor's schema; of a first \`sim.fetch("/_sim/clock")\`, four fifths are fastify that is loaded, set up and given its routes.`

/** The results as a page of Markdown. */
export function toMarkdown({ machine, throughput, figures, scaling }: Results): string {
  return [
    TITLE,
    '',
    '## Requests',
    '',
    `Measured by \`npm run bench\` on ${machine}: 16 connections, medians of rounds in turn. "backlot is" is the median of the rounds' ratios: 2.00× is twice as many requests per second as the server of that row.`,
    '',
    ...Object.entries(throughput).flatMap(([load, servers]) => [...throughputTable(load, servers), '']),
    whereOthersAreFaster(throughput),
    '',
    PEERS,
    '',
    '## Start, memory, worlds, calls in process',
    '',
    ...table(
      ['what', 'figure'],
      figures.map(({ name, value, unit }) => [name, `${spell(value)} ${unit}`]),
    ),
    '',
    WAITS,
    '',
    '## Large worlds',
    '',
    'Microseconds of an operation in process, by messages in the world; "growth" compares the largest world with the smallest.',
    '',
    ...scalingTable(scaling),
    '',
  ].join('\n')
}

/** Writes the page, formatted. Throws node's error when it cannot be written. */
export function writePage(file: string, markdown: string): void {
  writeFileSync(file, markdown)
  execFileSync('npx', ['oxfmt', file])
}

function throughputTable(load: string, servers: Throughputs[string]): string[] {
  return table(
    [load, 'requests/s', 'p50 ms', 'p99 ms', 'backlot is'],
    Object.entries(servers).map(([name, { perSecond, p50, p99, ratio }]) => [
      name,
      spell(perSecond),
      p50.toFixed(2),
      p99.toFixed(2),
      `${ratio.toFixed(2)}×`,
    ]),
  )
}

function scalingTable({ rows, bytesPerMessage }: Scaling): string[] {
  const sizes = Object.keys(rows[0]?.bySize ?? {}).map(Number)
  const columns = (bySize: Readonly<Record<number, number>>): string[] => sizes.map(size => spell(bySize[size] ?? 0))
  const growth = (bySize: Readonly<Record<number, number>>): string =>
    `${((bySize[sizes.at(-1) ?? 0] ?? 0) / (bySize[sizes[0] ?? 0] ?? 0)).toFixed(2)}×`
  return table(
    ['vendor', 'operation', ...sizes.map(size => size.toLocaleString('en')), 'growth'],
    [
      ...rows.map(({ vendor, operation, bySize }) => [vendor, operation, ...columns(bySize), growth(bySize)]),
      ...bytesPerMessage.map(({ vendor, bySize }) => [vendor, 'bytes of heap per message', ...columns(bySize), '']),
    ],
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`)
}

function spell(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

function whereOthersAreFaster(loads: Throughputs): string {
  const faster = Object.entries(loads).flatMap(([load, servers]) =>
    Object.entries(servers).flatMap(([name, { ratio }]) => (ratio < 1 ? [`${name} (${load})`] : [])),
  )
  return faster.length > 0
    ? `Faster than backlot in this run: ${faster.join(', ')}.`
    : 'None of them was faster in this run.'
}
