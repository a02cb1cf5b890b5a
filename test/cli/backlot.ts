import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest'

// Every test starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The built command, as `bin.backlot` names it. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** How a process ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process that runs, its output read to the end. */
export interface RunningCommand {
  readonly child: ChildProcess
  readonly lines: Interface
  readonly ended: Promise<Ended>
  /** The next line of standard output. */
  line(): Promise<string>
}

/** How a command is run. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
  /** It is the file's, not the test's: whoever started it ends it. */
  readonly lasting?: boolean
}

/** What our processes take for the user's home, where a test does not say otherwise. */
const home = mkdtempSync(join(tmpdir(), 'backlot-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A folder of this test's own. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'backlot-cli-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Starts any command without this process's BACKLOT variables, in a home of its own. */
export function spawnCommand(
  command: string,
  args: readonly string[],
  { env = {}, input, cwd, lasting }: RunOptions = {},
): RunningCommand {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BACKLOT_|NO_COLOR$|FORCE_COLOR$)/.test(name))
  const child = spawn(command, args, {
    env: { ...Object.fromEntries(inherited), HOME: home, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  if (!lasting) onTestFinished(() => void child.kill('SIGKILL'))
  const { stdin, stdout, stderr } = child
  // A command that ends without having read it all is no failure of the test's.
  stdin.on('error', () => {})
  stdin.end(input)
  const lines = createInterface(stdout)
  const queue: string[] = []
  lines.on('line', line => void queue.push(line))
  const line = async (): Promise<string> => {
    if (queue.length === 0) await Promise.race([once(lines, 'line'), once(lines, 'close')])
    return queue.shift() ?? ''
  }
  // A test that stops listening is told nothing more.
  const said = [text(stdout).catch(() => ''), text(stderr)] as const
  const ended = Promise.all([once(child, 'exit'), ...said]).then(([[code], out, err]) => ({
    code: code as number | null,
    stdout: out,
    stderr: err,
  }))
  return { child, lines, ended, line }
}

/** Starts the command without waiting for its end. */
export function spawnBacklot(args: readonly string[], options?: RunOptions): RunningCommand {
  return spawnCommand(process.execPath, [CLI, ...args], options)
}

/** Runs the command to its end. */
export function backlot(args: readonly string[], options?: RunOptions): Promise<Ended> {
  return spawnBacklot(args, options).ended
}

/** A simulator in a process of its own. */
export interface Server extends RunningCommand {
  readonly url: string
  readonly pid: number
  /** Ends it, and answers how it ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
  /** A client command against it. */
  client(...args: readonly string[]): Promise<Ended>
  /** A JSON answer of its control plane. */
  control<T>(path: string, body?: object): Promise<T>
}

/** Starts a simulator on a free port, and waits until it is ready. */
export async function startServer(flags: readonly string[] = [], options?: RunOptions): Promise<Server> {
  const running = spawnBacklot(['start', '--port', '0', '--json', ...flags], options)
  const first = await running.line()
  if (first === '') throw new Error(`The simulator did not start: ${(await running.ended).stderr}`)
  const { url, pid } = JSON.parse(first) as { url: string; pid: number }
  return {
    ...running,
    url,
    pid,
    stop: (signal = 'SIGTERM') => {
      running.child.kill(signal)
      return running.ended
    },
    client: (...args) => backlot(args, { env: { ...options?.env, BACKLOT_URL: url } }),
    control: <T>(path: string, body?: object) => control<T>(url, path, body),
  }
}

/** One simulator for all tests of a file, on a clock that stands still; each test takes a world of its own there. */
export function serverForFile(): () => Server {
  let server: Server | undefined
  beforeAll(async () => void (server = await startServer(['--clock', 'frozen'], { lasting: true })))
  afterAll(async () => void (await server?.stop()))
  return () => server!
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

/** A URL at which nothing answers. */
export async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}
