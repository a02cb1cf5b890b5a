// `npm run bench`: how fast backlot is, beside what it is compared with, in one run. It measures, and asserts nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { cluster } from './cluster.ts'
import type { Figure } from './figures.ts'
import { firstAnswers } from './first.ts'
import { freshCalls } from './fresh-calls.ts'
import { calls, uploads, week, worldCosts } from './in-process.ts'
import { type Results, toMarkdown, writePage } from './report.ts'
import { scaling } from './scaling.ts'
import { startUp } from './start-up.ts'
import { stores } from './stores.ts'
import { testFiles } from './test-files.ts'
import { throughput } from './throughput.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const isShort = process.argv.includes('--short')

function say(text: string): void {
  console.error(text)
}

if (!existsSync(here('node_modules'))) {
  say('installing what backlot is compared with (test/bench/package.json)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here('.'), stdio: ['ignore', 'ignore', 'inherit'] })
}

const [cpu] = cpus()
const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`
const loads = await throughput({ generations: isShort ? 1 : 3, rounds: 6, roundMs: 300, warmupMs: 1000 }, say)
const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  'start and memory': () => startUp(isShort ? 3 : 7),
  'first answers': () => firstAnswers(isShort ? 3 : 9),
  'test files': () => testFiles(isShort ? 1 : 5),
  'calls in fresh processes': () => freshCalls(isShort ? 3 : 7),
  // What is measured in this process comes in one piece: V8 lets go of code that was long not used.
  worlds: worldCosts,
  'calls in process': calls,
  'a week': week,
  uploads,
  stores: () => stores(isShort ? 2 : 9),
  cluster: () => cluster(isShort ? 2 : 7),
}
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts)) {
  say(name)
  figures.push(...(await measure()))
}
// A world takes 150 MB of records: a million messages are more.
const sizes = isShort ? [1000, 10_000] : [1000, 10_000, 100_000, 400_000]
const results: Results = { machine, throughput: loads, figures, scaling: await scaling(sizes, say) }
writeFileSync(here('results.json'), `${JSON.stringify(results, null, 2)}\n`)
const markdown = toMarkdown(results)
console.log(markdown)
if (process.argv.includes('--readme')) writePage(here('README.md'), markdown)
