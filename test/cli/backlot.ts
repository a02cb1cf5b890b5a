/** Processes of the built command line, for the tests of `test/cli` and `test/e2e`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest'
import { type Ended, environment, type Served, served, type Surroundings } from './in-process.ts'

// Every test starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The built command, as `bin.backlot` names it. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** A process that runs, its output read to the end. */
export interface RunningCommand {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The next line of standard output; empty when there is none any more. */
  line(): Promise<string>
}

/** How a process is run. */
export interface RunOptions extends Surroundings {
  /** Standard input; empty by default. */
  readonly input?: string
  /** The command may outlive the test; the part that started it ends it. */
  readonly lasting?: boolean
}

/** A folder of this test's own. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'backlot-cli-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Starts any command in the environment of commands. */
export function spawnCommand(
  command: string,
  args: readonly string[],
  { env, input, cwd = tmpdir(), lasting }: RunOptions = {},
): RunningCommand {
  const child = spawn(command, args, { env: environment(env), cwd })
  if (!lasting) onTestFinished(() => void child.kill('SIGKILL'))
  const { stdin, stdout, stderr } = child
  // A command may end before it has read all of its input.
  stdin.on('error', () => {})
  stdin.end(input)
  const lines = createInterface(stdout)
  const queue: string[] = []
  lines.on('line', line => void queue.push(line))
  // It may close before anything waits for it.
  const closed = once(lines, 'close')
  const line = async (): Promise<string> => {
    if (queue.length === 0) await Promise.race([once(lines, 'line'), closed])
    return queue.shift() ?? ''
  }
  // A test may close them before their end.
  const output = [text(stdout).catch(() => ''), text(stderr).catch(() => '')] as const
  const ended = Promise.all([once(child, 'exit'), ...output]).then(([[code], out, err]) => ({
    code: code as number | null,
    stdout: out,
    stderr: err,
  }))
  return { child, ended, line }
}

/** Starts the command without waiting for its end. */
export function spawnBacklot(args: readonly string[], options?: RunOptions): RunningCommand {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run npm run build first.`)
  return spawnCommand(process.execPath, [CLI, ...args], options)
}

/** Runs the command to its end. */
export function backlot(args: readonly string[], options?: RunOptions): Promise<Ended> {
  return spawnBacklot(args, options).ended
}

/** A simulator in a process of its own. */
export interface Server extends RunningCommand, Served {
  readonly pid: number
  /** The line of `--json`. */
  readonly ready: { readonly event: string; readonly url: string; readonly pid: number }
  /** Ends it, and answers how it ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

/** Starts a simulator on a free port, and waits until it is ready. */
export async function startServer(flags: readonly string[] = [], options?: RunOptions): Promise<Server> {
  const running = spawnBacklot(['start', '--port', '0', '--json', ...flags], options)
  const first = await running.line()
  if (first === '') throw new Error(`The simulator did not start: ${(await running.ended).stderr}`)
  const ready = JSON.parse(first) as Server['ready']
  const { url, pid } = ready
  return {
    ...running,
    ...served(url, options?.env),
    pid,
    ready,
    stop: (signal = 'SIGTERM') => {
      running.child.kill(signal)
      return running.ended
    },
  }
}

/**
 * One simulator for all tests of a file. The file fails when, at its end, the process does not leave with 0, or has
 * written anything to standard error.
 */
export function serverForFile(flags?: readonly string[]): () => Server {
  let server: Server | undefined
  beforeAll(async () => void (server = await startServer(flags, { lasting: true })))
  afterAll(async () => {
    const ended = await server?.stop()
    // A line for a root field that is not simulated is what it is for.
    const told = ended?.stderr.replaceAll(/^.* is not simulated; the real API may have it\.\n/gm, '')
    if (ended?.code !== 0 || told !== '') throw new Error(`The server ended badly: ${JSON.stringify(ended)}`)
  })
  return () => server!
}

/** A URL at which nothing answers. */
export async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}
