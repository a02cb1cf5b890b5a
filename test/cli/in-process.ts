/**
 * Commands in the test's own process, for those that are clients or are refused, and what `start` serves by its flags: a
 * start of node for each would take most of the time of these tests. What a process adds (`src/cli/index.ts`) is tested with processes
 * (`backlot.ts`), and what the bundle adds with the commands of all pages (`test/e2e/markdown.test.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { Command } from 'commander'
import { afterAll, onTestFinished, vi } from 'vitest'
import { report } from '../../src/cli/last-resort.ts'
import { createProgram } from '../../src/cli/program.ts'
import { serve } from '../../src/cli/serve.ts'
import { type StartFlags, startOptions, withServerFlags } from '../../src/cli/server-flags.ts'
import { REAL_TIME } from '../../src/time/real-time.ts'
import { once } from '../../src/world/once.ts'

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

/** Does something in surroundings, after what came before it: they are the process's. */
function inTurn<T>({ env, cwd = tmpdir() }: Surroundings, act: () => Promise<T>): Promise<T> {
  const done = last.then(async () => {
    const before = { env: { ...process.env }, cwd: process.cwd(), exitCode: process.exitCode }
    setEnvironment(environment(env))
    process.chdir(cwd)
    process.exitCode = undefined
    try {
      return await act()
    } finally {
      setEnvironment(before.env)
      process.chdir(before.cwd)
      process.exitCode = before.exitCode
    }
  })
  last = done.catch(() => {})
  return done
}

/** Runs a command to its end. */
export const run = (args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> =>
  inTurn(surroundings, () => runHere(args))

async function runHere(args: readonly string[]): Promise<Ended> {
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
  }
}

/** A simulator that listens. */
export interface Served {
  readonly url: string
  /** A client command against it, in this process. */
  client(...args: readonly string[]): Promise<Ended>
  /** A JSON answer of its control plane. */
  control<T>(path: string, body?: object): Promise<T>
}

/** One in this process. */
export interface ServedHere extends Served {
  /** Ends it before the test is over: it exports, where it was told to. */
  stop(): Promise<void>
}

/** A simulator that listens at a URL, and how it is talked to. */
export const served = (url: string, env: Surroundings['env'] = {}): Served => ({
  url,
  client: (...args) => run(args, { env: { ...env, BACKLOT_URL: url } }),
  control: <T>(path: string, body?: object) => control<T>(url, path, body),
})

/** Serves what `start` with these flags does, on a free port, until the test is over. */
export async function serveHere(flags: readonly string[] = [], surroundings: Surroundings = {}): Promise<ServedHere> {
  const running = await inTurn(surroundings, async () => {
    const command = withServerFlags(new Command('start').exitOverride(), startOptions()).action(() => undefined)
    return serve(command.parse(['--port', '0', ...flags], { from: 'user' }).opts<StartFlags>())
  })
  const stop = once(() => inTurn(surroundings, () => running.stop()))
  onTestFinished(stop)
  return { ...served(running.url, surroundings.env), stop }
}

/** A JSON answer of a control plane: GET, or POST when there is a body. */
export async function control<T>(url: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return (await response.json()) as T
}

/** In the process's own object: system calls read it too. */
function setEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
}
