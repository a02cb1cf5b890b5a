import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LoadOptions, LoadResult } from './load.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** A server in a process of its own. */
export interface Running {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts a script that prints one line of JSON with its `url` when it listens. */
export async function start(script: string, args: readonly string[] = []): Promise<Running> {
  const child = spawn(process.execPath, [path(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { url } = JSON.parse(await nextLine(linesOf(child))) as { url: string }
  return { url, pid: child.pid!, stop: () => stop(child) }
}

/** A port at which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // of a socket that listens at a port
  server.close()
  await once(server, 'close')
  return port
}

/** A process of its own that drives servers, so that the clients' work is not the servers'. */
export interface Driver {
  drive(options: LoadOptions): Promise<LoadResult>
  stop(): Promise<void>
}

/** Starts the driver. */
export function startDriver(): Driver {
  const child = spawn(process.execPath, ['--import', 'tsx', path('load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = linesOf(child)
  return {
    async drive(options) {
      child.stdin!.write(`${JSON.stringify(options)}\n`)
      return JSON.parse(await nextLine(lines)) as LoadResult
    },
    stop: () => stop(child),
  }
}

/** Resident memory of a process, megabytes (Linux only). */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** The time that a process has kept a core busy, milliseconds, to a hundredth of a second (Linux only). */
export function busyMs(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? ''
  const [user, system] = afterName.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  return createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done) throw new Error('The process ended before it said anything.')
  return value
}
