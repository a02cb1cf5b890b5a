/**
 * `npm run mutate [ROOM...]`: changes the sources of a room a little, each time in one place, and shows what no test of the room
 * notices. The last lines are the scores, as `test/README.md` has them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What is changed, and which tests have to notice it: those in the folder of the room's name, and `also`. */
interface Room {
  readonly sources: readonly string[]
  readonly also?: readonly string[]
}

/** What promises rest on. */
const ROOMS: Readonly<Record<string, Room>> = {
  tables: { sources: ['src/tables/*.ts'] },
  time: { sources: ['src/time/agenda.ts', 'src/time/clock.ts', 'src/time/clock-mode.ts'] },
  webhooks: { sources: ['src/webhooks/queue.ts'], also: ['test/simulator/store/shared.test.ts'] },
  format: {
    sources: ['check', 'document', 'instants', 'merge', 'migrations'].map(name => `src/format/${name}.ts`),
    also: ['control/state', 'kit/merge', 'kit/times', 'kit/same-words'].map(name => `test/${name}.test.ts`),
  },
  'vendors/thg': rulesOf('thg'),
  'vendors/marketplacer': rulesOf('marketplacer'),
  'vendors/guuru': rulesOf('guuru'),
}

function rulesOf(vendor: string): Room {
  return { sources: [`src/vendors/${vendor}/rules.ts`, `src/vendors/${vendor}/operations/*.ts`] }
}

/** What Stryker writes of a run; only what is counted here. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Changes a room's sources; answers its line of the table. */
function mutate(room: string, { sources, also = [] }: Room): string {
  const stryker = here('node_modules/@stryker-mutator/core/bin/stryker.js')
  const args = [stryker, 'run', here('stryker.json'), '--mutate', sources.join(',')]
  const written = here('../../.mutants/report.json')
  rmSync(written, { force: true })
  const { status } = spawnSync(process.execPath, args, {
    cwd: here('../..'),
    env: { ...process.env, TESTS: [`test/${room}/**/*.test.ts`, ...also].join(',') },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0 || !existsSync(written)) throw new Error(`Stryker ended with ${status} and without a report.`)
  const path = here(`../../.mutants/${room.replace('/', '-')}.json`)
  renameSync(written, path)
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report // as it has just written it
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants.map(mutant => mutant.status))
  const count = (...statuses: string[]): number => all.filter(one => statuses.includes(one)).length
  const [noticed, others] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')]
  const percent = ((100 * noticed) / (noticed + others)).toFixed(1)
  return `| \`${room}\` | ${sources.map(source => `\`${source}\``).join(', ')} | ${noticed + others} | ${others} | ${percent} % |`
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(room => !Object.hasOwn(ROOMS, room))
if (unknown.length > 0) {
  console.error(`There is no room ${unknown.join(', ')} here: ${Object.keys(ROOMS).join(', ')}.`)
  process.exit(1)
}
if (!existsSync(here('node_modules/.package-lock.json'))) {
  console.error('installing Stryker (test/mutation/package.json)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here('.'), stdio: ['ignore', 'ignore', 'inherit'] })
}
const missing = Object.values(ROOMS).flatMap(({ also = [] }) => also.filter(path => !existsSync(here(`../../${path}`))))
if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')}: see ROOMS.`)
const rooms = Object.entries(ROOMS).filter(([name]) => wanted.length === 0 || wanted.includes(name))
const lines = rooms.map(([name, room]) => mutate(name, room))
console.log(
  ['| tests | sources | changes | not noticed | score |', '| --- | --- | --- | --- | --- |', ...lines].join('\n'),
)
