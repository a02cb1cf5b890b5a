import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
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

/** The results as the README shows them. */
export function toMarkdown({ machine, throughput, figures, scaling }: Results): string {
  return [
    `The machine of such a run is seldom idle: read the ratios. Measured by \`npm run bench\` on ${machine}: 16 connections, medians of rounds in turn. "backlot is" is the median of the rounds' ratios.`,
    '',
    ...Object.entries(throughput).flatMap(([load, servers]) => [...throughputTable(load, servers), '']),
    ...table(
      ['what', 'figure'],
      figures.map(({ name, value, unit }) => [name, `${spell(value)} ${unit}`]),
    ),
    '',
    ...scalingTable(scaling),
    '',
    'Microseconds of an operation in process, by messages in the world; the last column compares the largest world with the smallest.',
    '',
    whereOthersAreFaster(throughput),
  ].join('\n')
}

/** Puts the results where README.md has room for them. */
export function writeReadme(file: string, markdown: string): void {
  const room = /<!-- bench:begin -->[\s\S]*<!-- bench:end -->/
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(room, () => `<!-- bench:begin -->\n\n${markdown}\n\n<!-- bench:end -->`),
  )
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
