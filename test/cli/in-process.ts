/**
 * Commands in the test's own process, for those that are clients or are refused: a start of node for each would take
 * most of the time of these tests. What a process adds (`src/cli/index.ts`) is tested with processes (`backlot.ts`), and
 * what the bundle adds with the commands of all pages (`test/e2e/markdown.test.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { afterAll, vi } from 'vitest'
import { report } from '../../src/cli/last-resort.ts'
import { createProgram } from '../../src/cli/program.ts'
import { REAL_TIME } from '../../src/time/real-time.ts'

/** How a command ended, and all that it wrote. */
export interface Ended {
  /** Null when a signal ended its process. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Where a command is run. */
export interface Surroundings {
  /** Environment variables besides the test's own. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder for temporary files by default. */
  readonly cwd?: string
}

/** The user's home for commands, where a test does not name another. */
const home = mkdtempSync(join(tmpdir(), 'backlot-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Variables with a home of their own, and without those that vitest and the user set for node and backlot. */
export function environment(env: Surroundings['env'] = {}): NodeJS.ProcessEnv {
  const ours = /^(BACKLOT_|NODE_|VITEST|NO_COLOR$|FORCE_COLOR$)/
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(inherited), HOME: home, ...env }
}

/** How long a command may take, real milliseconds: one that goes on must not hold up those of all later tests. */
const MOST_MS = 30_000

let last: Promise<unknown> = Promise.resolve()

/** Runs a command to its end, after those before it: they share what is the process's. */
export function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const ended = last.then(() => runAlone(args, surroundings))
  last = ended.catch(() => {})
  return ended
}

async function runAlone(args: readonly string[], { env, cwd = tmpdir() }: Surroundings): Promise<Ended> {
  const before = { env: { ...process.env }, cwd: process.cwd(), exitCode: process.exitCode }
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).flatMap(name => {
    const write = (text: string): boolean => ((written[name] += text), true)
    return [
      vi.spyOn(process[name], 'write').mockImplementation(chunk => write(Buffer.from(chunk).toString())),
      vi
        .spyOn(console, name === 'stdout' ? 'log' : 'error')
        .mockImplementation((...said) => void write(`${format(...said)}\n`)),
    ]
  })
  setEnvironment(environment(env))
  process.chdir(cwd)
  process.exitCode = undefined
  try {
    const program = await createProgram(args)
    await new Promise((resolve, reject) => {
      const lift = REAL_TIME.after(MOST_MS, () => reject(new Error(`backlot ${args.join(' ')} goes on`)))
      program.parseAsync(args, { from: 'user' }).finally(lift).then(resolve, reject)
    })
    return { code: Number(process.exitCode ?? 0), ...written }
  } catch (error) {
    return { code: report(error), ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
    setEnvironment(before.env)
    process.chdir(before.cwd)
    process.exitCode = before.exitCode
  }
}

/** In the process's own object: system calls read it too. */
function setEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
}
