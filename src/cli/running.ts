import { homedir } from 'node:os'
import { join } from 'node:path'
import { listFolder, readUserFile, removeFile, writeWholeFile } from '../format/files.ts'
import { isLoopback } from '../request/origin.ts'
import { DEFAULT_URL } from './options.ts'
import { errorCode } from '../errors/reasons.ts'
import { cliError } from './errors.ts'

/** A simulator that this user started on this machine, remembered so that `status` and `stop` find it. */
export interface RunningServer {
  readonly url: string
  readonly pid: number
  /** Where a detached one's standard error goes. */
  readonly log?: string | undefined
}

/** Where the running simulators are remembered, one file each. */
export function runningFolder(): string {
  return join(homedir(), '.backlot')
}

/** Writes down that a simulator runs. */
export function remember(server: RunningServer): void {
  tryToWrite(() => writeWholeFile(fileOf(server), JSON.stringify(server)))
}

/** Forgets a simulator that has ended, and its log. */
export function forget(server: RunningServer): void {
  tryToWrite(() => {
    if (server.log !== undefined) removeFile(server.log)
    removeFile(fileOf(server))
  })
}

/** Only `stop` and `status` need what is remembered, so a home folder that cannot be written is no failure. */
function tryToWrite(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}

/** The simulators that run; files of processes that have ended are removed. */
export function runningServers(): RunningServer[] {
  const servers = listFolder(runningFolder())
    .filter(name => name.endsWith('.json'))
    .flatMap(name => read(join(runningFolder(), name)))
  const dead = servers.filter(({ pid }) => !isAlive(pid))
  for (const server of dead) forget(server)
  return servers.filter(server => !dead.includes(server))
}

/** The remembered simulator that answers at this URL. */
export function runningAt(url: string): RunningServer | undefined {
  return runningServers().find(server => isSameAddress(server.url, url))
}

/**
 * The simulator that `status` and `stop` mean: the one that was named, the one at the default address, or the only one
 * that runs in the background.
 */
export function theOneMeant(named: string | undefined): string {
  if (named !== undefined) return named
  const detached = runningServers().filter(({ log }) => log !== undefined)
  const [only, ...more] = detached
  if (!only || runningAt(DEFAULT_URL)) return DEFAULT_URL
  if (more.length === 0) return only.url
  const urls = detached.map(({ url }) => url).join(', ')
  throw cliError('AMBIGUOUS', `Several simulators run in the background: ${urls}; name one with --url.`)
}

/** Whether there is a process with this number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return errorCode(error) === 'EPERM'
  }
}

function fileOf({ url }: RunningServer): string {
  return join(runningFolder(), `${new URL(url).host.replaceAll(/[^\w.]+/g, '-')}.json`)
}

/** What a file remembers; nothing when it is gone or is not ours. */
function read(file: string): RunningServer[] {
  try {
    const server = JSON.parse(readUserFile(file)) as RunningServer
    return URL.canParse(server.url) && Number.isInteger(server.pid) && server.pid > 0 ? [server] : []
  } catch {
    return []
  }
}

/** `localhost` and `127.0.0.1` are one machine. */
function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  return a.port === b.port && (a.hostname === b.hostname || (isLoopback(a.hostname) && isLoopback(b.hostname)))
}
