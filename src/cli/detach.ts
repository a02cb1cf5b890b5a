import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { VendorAccess } from '../control/describe.ts'
import { makeFolder, openLog, readUserFile, removeFile } from '../format/files.ts'
import { startTable } from './output/lines.ts'
import { runningFolder } from './running.ts'
import type { StartFlags } from './server-flags.ts'

/** What a detached start tells the process that started it; without vendors and warnings it is what `start --json` prints. */
export interface ReadyMessage {
  readonly event: 'ready'
  readonly url: string
  readonly pid: number
  /** The seed of its worlds. */
  readonly seed: number
  readonly vendors: readonly VendorAccess[]
  /** What its user should know, in sentences. */
  readonly warnings: readonly string[]
}

/** Starts the same command in a process of its own, and returns when that is ready, or with its refusal. */
export async function startDetached(flags: StartFlags): Promise<void> {
  makeFolder(runningFolder())
  const log = join(runningFolder(), `start-${process.pid}.log`)
  const stderr = openLog(log)
  const [script = '', ...args] = process.argv.slice(1)
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
    env: { ...process.env, BACKLOT_DETACHED: log },
  })
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as ReadyMessage), // nothing else is ever sent
    once(child, 'exit').then(() => undefined),
  ])
  if (!ready) {
    process.stderr.write(readUserFile(log))
    removeFile(log)
    process.exitCode = child.exitCode ?? 1
    return
  }
  child.disconnect()
  child.unref()
  const { vendors, warnings, ...line } = ready
  for (const warning of warnings) console.error(warning)
  if (flags.json) return console.log(JSON.stringify(line))
  console.log(startTable(vendors, line.url))
  if (flags.seed === 'random') console.log(`The seed is ${line.seed}.`)
  console.log(`It runs in the background as process ${line.pid}; backlot stop --url ${line.url} ends it.`)
}
