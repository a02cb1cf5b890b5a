import type { Command } from 'commander'
import { realDelay, realNow } from '../time/real-time.ts'
import { SimError } from '../errors/sim-error.ts'
import { cliError } from './errors.ts'
import { ControlClient } from './control/client.ts'
import { clientCommand } from './control/client-command.ts'
import type { ConnectionFlags } from './options.ts'
import { hasChanged, isAlive } from '../format/files.ts'
import { isEnding, remembered, rememberedAt, runningFolder, type RunningServer, theOneMeant } from './running.ts'

/** How long a simulator may take to end: its own five seconds for what is under way, and the export. */
const STOP_TIMEOUT_MS = 30_000

/** How long the process may still take to exit then. */
const EXIT_TIMEOUT_MS = 2000

/** How often it is looked whether it has ended. */
const LOOK_EVERY_MS = 20

/** `backlot stop`: ends a simulator that this user started on this machine. */
export function stopCommand(): Command {
  return clientCommand(
    'stop',
    'end a running simulator, and return when it has ended (without --url: the one at port 4000, or the detached one)',
    '  backlot stop\n  backlot stop --url http://127.0.0.1:5001',
  ).action(stop)
}

async function stop(flags: ConnectionFlags): Promise<void> {
  // Looked at first, because looking at what is remembered removes what is dead.
  const hasOneEnded = hasChanged(runningFolder())
  const atFirst = remembered()
  const client = new ControlClient({ ...flags, url: await theOneMeant(flags.url) })
  const server = rememberedAt(client.url, atFirst)
  const pid = await tellToEnd(client, server).catch((error: unknown) => {
    // Another `stop` was faster, by little or by so much that nothing is remembered any more.
    if (server && isEnding(server)) return server.pid
    if (!server && hasOneEnded && error instanceof SimError && error.code === 'UNREACHABLE') return undefined
    throw error
  })
  if (pid === undefined) return console.log(`Nothing answers at ${client.url} any more.`)
  // The process removes its record just before it exits; Node 22 and later write their compile cache in between.
  const isForgotten = await waitUntil(() => rememberedAt(client.url)?.pid !== pid || !isAlive(pid), STOP_TIMEOUT_MS)
  if (!isForgotten) throw cliError('STILL_RUNNING', `Process ${pid} has not ended in 30 s; end it with kill -9 ${pid}.`)
  await waitUntil(() => !isAlive(pid), EXIT_TIMEOUT_MS)
  console.log(`Stopped ${client.url}.`)
}

/** Answers the number of the process that ends. */
async function tellToEnd(client: ControlClient, server: RunningServer | undefined): Promise<number> {
  const { pid } = await client.get<{ pid: number }>('/info', 'pid')
  // Only what both the simulator and our own memory call its process is ended: numbers are used again.
  if (server?.pid !== pid) {
    const why = 'was not started by `backlot start` of this user on this machine'
    throw cliError('NOT_OURS', `The simulator at ${client.url} ${why}; end it where it was started.`)
  }
  // A call and no signal: on Windows a signal kills at once, and nothing is exported.
  await client.post('/stop')
  return pid
}

/** Waits until a condition holds; false when it does not hold in time. */
async function waitUntil(isDone: () => boolean, timeoutMs: number): Promise<boolean> {
  const until = realNow() + timeoutMs
  while (!isDone()) {
    if (realNow() > until) return false
    await realDelay(LOOK_EVERY_MS)
  }
  return true
}
