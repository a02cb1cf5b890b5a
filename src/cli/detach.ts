import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openLog, readUserFile, removeFile } from '../format/files.ts'
import { startTable } from './output.ts'
import { runningFolder } from './running.ts'
import type { ReadyMessage } from './ready.ts'
import type { StartFlags } from './server-flags.ts'

/** Starts the same command in a process of its own, and returns when that is ready, or with its refusal. */
export async function startDetached(flags: StartFlags): Promise<void> {
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
  const { vendors, ...line } = ready
  console.log(flags.json ? JSON.stringify(line) : `${startTable(vendors, ready.url)}\n${stopHint(ready)}`)
}

function stopHint({ url, pid }: ReadyMessage): string {
  return `It runs in the background as process ${pid}; backlot stop --url ${url} ends it.`
}
