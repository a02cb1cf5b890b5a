import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { AnyJson } from '../setup.ts'

/** The built command line, as package.json's `bin` names it. */
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** How a process ended, and all that it said. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A process that is on its way: its output so far, and its end. */
export interface CliProcess {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<Ended>
}

/** Environment variables besides the test's own; none of ours is inherited. */
export type Environment = Readonly<Record<string, string>>

/** Starts the built command line in a directory of nobody's. It is killed when its test is over. */
export function spawnCli(args: readonly string[], env: Environment = {}): CliProcess {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run npm run build first.`)
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BACKLOT_|NODE_|VITEST)/.test(name))
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: tmpdir(),
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => void (said[stream] += chunk))
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  return { child, ended, stdout: () => said.stdout, stderr: () => said.stderr }
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], env?: Environment): Promise<Ended> {
  const { child, ended } = spawnCli(args, env)
  onTestFinished(() => void child.kill('SIGKILL'))
  return ended
}

/** A server of the built command line. */
export interface CliServer extends CliProcess {
  readonly url: string
  /** What the line of `--json` says. */
  readonly ready: { readonly event: string; readonly url: string; readonly pid: number }
  /** Sends SIGTERM and answers how the process ended. */
  readonly stop: () => Promise<Ended>
}

/** Starts a server on a free port with `--json`, and waits for the line that says it is ready. */
export async function startServer(args: readonly string[] = [], env?: Environment): Promise<CliServer> {
  const cli = spawnCli(['start', '--port', '0', '--json', ...args], env)
  const line = await firstLine(cli)
  const ready = JSON.parse(line) as CliServer['ready']
  const stop = (): Promise<Ended> => {
    cli.child.kill('SIGTERM')
    return cli.ended
  }
  return { ...cli, url: ready.url, ready, stop }
}

/** A server for one test, stopped when the test is over. */
export async function serverForTest(args?: readonly string[], env?: Environment): Promise<CliServer> {
  const server = await startServer(args, env)
  onTestFinished(() => void server.child.kill('SIGKILL'))
  return server
}

/**
 * A server for all tests of a file. The file fails when, at its end, the process does not leave with 0, or has written
 * anything to standard error.
 */
export function serverForFile(args?: readonly string[], env?: Environment): Pick<CliServer, 'url'> {
  let server: CliServer | undefined
  beforeAll(async () => void (server = await startServer(args, env)))
  afterAll(async () => {
    const ended = await server?.stop()
    if (ended?.code !== 0 || ended.stderr !== '') throw new Error(`The server ended badly: ${JSON.stringify(ended)}`)
  })
  return {
    get url() {
      return server!.url
    },
  }
}

/** The first line of standard output; refuses with what was said instead when there is none. */
export async function firstLine({ child, ended }: CliProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! })
  const [line] = await Promise.race([
    once(lines, 'line') as Promise<[string]>,
    ended.then(({ code, stderr }): never => {
      throw new Error(`The command line ended with ${code} before it was ready: ${stderr}`)
    }),
  ])
  return line
}

/** Sends one GraphQL operation over HTTP and answers status and parsed body. */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables?: Record<string, unknown>,
): Promise<{ status: number; body: AnyJson; headers: Headers }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}
