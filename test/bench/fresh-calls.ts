import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import type { Figure } from './figures.ts'
import { median } from './servers.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
/** Where node finds the packages that stay outside the bundle. */
const FOLDER = here('../../node_modules/.cache/backlot-bench')
const WAYS = ['default', 'plain', 'compiled'] as const

/** Calls in a process that has just begun, as a test's is: whether compiling pays, and what it costs where it does not. */
export async function freshCalls(rounds: number): Promise<Figure[]> {
  // Bundled as the package is: to load the compiler's sources one by one takes many times as long.
  await build({
    input: here('fresh-process.ts'),
    platform: 'node',
    logLevel: 'silent',
    external: ['@mswjs/interceptors', /^@mswjs\/interceptors\//],
    output: { dir: FOLDER, format: 'esm', cleanDir: true },
  })
  const runs = [
    [50, 1],
    [200, 1],
    [1000, 1],
    [5000, 1],
    [400, 20],
  ] as const
  return runs.flatMap(([calls, documents]) => {
    const taken = WAYS.map((): number[] => [])
    for (let round = 0; round < rounds; round++)
      for (const [i, way] of WAYS.entries()) taken[i]?.push(inFreshProcess(way, calls, documents))
    const [ours = Number.NaN, ...others] = taken.map(median)
    const what = documents === 1 ? 'one document' : `${documents} documents`
    return [
      { name: `${calls.toLocaleString('en')} calls of ${what} in a fresh process, CPU`, value: ours, unit: 'ms' },
      { name: '... of the better of never and at once compiled', value: ours / Math.min(...others), unit: '×' },
    ]
  })
}

/** Milliseconds of the CPU that the calls take in a process of their own. */
function inFreshProcess(way: string, calls: number, documents: number): number {
  const program = [`${FOLDER}/fresh-process.js`, way, String(calls), String(documents)]
  return Number(execFileSync(process.execPath, program, { encoding: 'utf8' }))
}
