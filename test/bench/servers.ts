import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  const { url } = JSON.parse(await firstLine(child)) as { url: string }
  return {
    url,
    pid: child.pid!,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Drives a server from a process of its own, and answers what came of it. */
export async function drive(options: LoadOptions): Promise<LoadResult> {
  const args = ['--import', 'tsx', path('load.ts'), JSON.stringify(options)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await firstLine(child)) as LoadResult
}

/** Resident memory of a process, megabytes (Linux only). */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) return line
  throw new Error('The process ended before it said anything.')
}
