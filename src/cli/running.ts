import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import {
  canHoldFiles,
  isAlive,
  listFolder,
  makeFolder,
  readUserFile,
  removeFile,
  writeWholeFile,
} from '../format/files.ts'
import { isLoopback } from '../request/origin.ts'
import { ask, isOk, TooLate } from './control/ask.ts'
import { DEFAULT_URL } from './options.ts'
import { errorCode } from '../errors/reasons.ts'
import { cliError } from './errors.ts'

/** A simulator that this user started on this machine, remembered so that `status` and `stop` find it. */
export interface RunningServer {
  readonly url: string
  readonly pid: number
  /** Where a detached one's standard error goes. */
  readonly log?: string | undefined
  /** It was told to end, and takes no requests any more. */
  readonly isEnding?: boolean
}

/** How long a simulator may take to say that it lives, real milliseconds; after that it counts as busy. */
const HEALTH_TIMEOUT_MS = 1000

/** Where the running simulators are remembered, one file each: below the user's home, or where nothing can be written there, below the folder for temporary files. */
export function runningFolder(): string {
  const home = homeFolder()
  const folder = join(home, '.backlot')
  return isAbsolute(home) && canHoldFiles(folder) ? folder : join(tmpdir(), `backlot-${process.getuid?.() ?? 'user'}`)
}

/** The user's home; empty where the system knows none. */
function homeFolder(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}

/** Writes down that a simulator runs. */
export async function remember(server: RunningServer): Promise<void> {
  try {
    makeFolder(runningFolder())
    await writeWholeFile(fileOf(server), JSON.stringify(server))
  } catch (error) {
    passOver(error)
  }
}

/** Forgets a simulator that has ended, and its log. */
export function forget(server: RunningServer): void {
  try {
    if (server.log !== undefined) removeFile(server.log)
    removeFile(fileOf(server))
  } catch (error) {
    passOver(error)
  }
}

/** Only `stop` and `status` need what is remembered, so a home folder that cannot be written is no failure. */
function passOver(error: unknown): void {
  if (errorCode(error) === undefined) throw error
}

/** What is remembered, of processes that live; files of those that have ended are removed. */
export function remembered(): RunningServer[] {
  const servers = listFolder(runningFolder())
    .filter(name => name.endsWith('.json'))
    .flatMap(name => read(join(runningFolder(), name)))
  const dead = servers.filter(({ pid }) => !isAlive(pid))
  for (const server of dead) forget(server)
  return servers.filter(server => !dead.includes(server))
}

/** The simulators that run: the system gives the number of one that was killed to another process, which answers nothing. */
export async function runningServers(): Promise<RunningServer[]> {
  const servers = remembered()
  const answers = await Promise.all(servers.map(answersHealth))
  return servers.filter((_, index) => answers[index])
}

async function answersHealth(server: RunningServer): Promise<boolean> {
  try {
    const answer = await ask(`${server.url}/_sim/health`, { withinMs: HEALTH_TIMEOUT_MS })
    answer.destroy()
    return isOk(answer)
  } catch (error) {
    // One that is busy or suspended takes the connection and does not answer.
    return error instanceof TooLate || isEnding(server)
  }
}

/** Whether a simulator that was remembered has been told to end since, or has ended. */
export function isEnding({ url, pid }: RunningServer): boolean {
  const server = rememberedAt(url)
  return server?.pid !== pid || server.isEnding === true
}

/** What is remembered of the simulator at this URL. */
export function rememberedAt(url: string, servers = remembered()): RunningServer | undefined {
  return servers.find(server => isSameAddress(server.url, url))
}

/**
 * The simulator that `status` and `stop` mean: the one that was named, the one at the default address, or the only one
 * that runs in the background.
 */
export async function theOneMeant(named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  const running = await runningServers()
  const detached = running.filter(({ log }) => log !== undefined)
  const [only, ...more] = detached
  if (!only || running.some(({ url }) => isSameAddress(url, DEFAULT_URL))) return DEFAULT_URL
  if (more.length === 0) return only.url
  const urls = detached.map(({ url }) => url).join(', ')
  throw cliError('AMBIGUOUS', `Several simulators run in the background: ${urls}; name one with --url.`)
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
