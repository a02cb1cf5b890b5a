import { Command, InvalidArgumentError, Option } from 'commander'
import { realDelay } from '../core/clock.ts'
import { SimError } from '../core/error.ts'
import { readFixtures } from '../fixtures.ts'
import { isLoopback } from '../origin.ts'
import { createServer } from '../server.ts'
import { Simulator } from '../simulator.ts'
import { VENDOR_LIST } from '../vendors.ts'
import { requestLine, startTable } from './output.ts'

/** How long requests that are under way may take to finish after a signal, milliseconds. */
const SHUTDOWN_GRACE_MS = 5000

interface StartFlags {
  port: number
  host: string
  seed: number
  fixtures: string[]
  auth: 'strict' | 'open'
  uploadMaxBytes: number
  uploadTypes: string[]
  corsOrigin: string[]
  adminToken?: string
  json?: boolean
  quiet?: boolean
}

/** `backlot start`: serves until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('serve the three APIs until SIGINT or SIGTERM')
    .addOption(
      flag('--port <number>', 'port to listen on; 0 takes a free one').default(4000).argParser(integer(0, 65535)),
    )
    .addOption(
      flag('--host <address>', 'address to listen on; any but loopback needs --admin-token').default('127.0.0.1'),
    )
    .addOption(
      flag('--seed <number>', 'where identifiers and generated data come from')
        .default(1)
        .argParser(integer(0, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(
      flag('--fixtures <file or name>', 'what worlds contain: a file, `default` or `empty`; repeat to merge')
        .default(['default'])
        .argParser(list()),
    )
    .addOption(
      flag('--auth <mode>', 'strict: as the vendors; open: a missing credential is the first documented one')
        .default('strict')
        .choices(['strict', 'open']),
    )
    .addOption(
      flag('--upload-max-bytes <number>', 'largest attachment')
        .default(10 * 1024 * 1024)
        .argParser(integer(1, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(
      flag('--upload-types <types>', 'MIME types that may be uploaded, comma-separated')
        .default([], 'all')
        .argParser(list()),
    )
    .addOption(
      flag('--cors-origin <origin>', 'an origin besides loopback ones whose pages may call; repeatable')
        .default([], 'none')
        .argParser(list()),
    )
    .addOption(flag('--admin-token <token>', 'what the control plane asks for; `none` leaves it open on any host'))
    .addOption(flag('--json', 'print one line of JSON when ready, and nothing else'))
    .addOption(flag('--quiet', 'print no line per request'))
    .addHelpText('after', EXAMPLES)
    .action(start)
}

const EXAMPLES = `
Every flag can also be set by BACKLOT_<FLAG>, such as BACKLOT_PORT=0; lists are separated by commas.

Examples:
  backlot                                     the three APIs on http://127.0.0.1:4000
  backlot start --port 0 --json               a free port, told in one line of JSON
  backlot start --fixtures default --fixtures my-orders.json
  backlot start --host 0.0.0.0 --admin-token s3cret

Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong usage.`

async function start(flags: StartFlags): Promise<void> {
  const adminToken = checkAdminToken(flags)
  const sim = new Simulator({
    seed: flags.seed,
    fixtures: await readFixtures(flags.fixtures, VENDOR_LIST),
    clock: 'real',
    auth: flags.auth,
    uploadMaxBytes: flags.uploadMaxBytes,
    uploadTypes: flags.uploadTypes,
  })
  const app = createServer(sim, {
    corsOrigins: flags.corsOrigin,
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(flags.quiet || flags.json ? {} : { onAnswered: line => console.log(requestLine(line)) }),
  })
  const url = await listen(app, flags)
  stopOnSignal(app, sim)
  if (flags.json) console.log(JSON.stringify({ event: 'ready', url, pid: process.pid }))
  else console.log(startTable(sim, url))
}

async function listen(app: ReturnType<typeof createServer>, { host, port }: StartFlags): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new SimError(
        'PORT_IN_USE',
        `Port ${port} on ${host} is in use; choose another one with --port (0 takes a free one).`,
      )
    }
    if (code === 'EACCES')
      throw new SimError(
        'PORT_FORBIDDEN',
        `Port ${port} may not be used by this user; choose one above 1023 with --port.`,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new SimError(
        'NO_SUCH_HOST',
        `This machine has no address ${host}; choose one of its own with --host, such as 127.0.0.1.`,
      )
    }
    throw error
  }
}

/** Stops accepting, lets what is under way finish, and leaves with 0. */
function stopOnSignal(app: ReturnType<typeof createServer>, sim: Simulator): void {
  const stop = async (): Promise<void> => {
    sim.beginClosing()
    void realDelay(SHUTDOWN_GRACE_MS).then(() => app.server.closeAllConnections())
    await app.close()
    sim.close()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

function checkAdminToken({ host, adminToken }: StartFlags): string | undefined {
  if (!isLoopback(host) && adminToken === undefined) {
    throw new SimError(
      'USAGE',
      `--host ${host} can be reached from other machines, and so could the control plane: add --admin-token <token>, or --admin-token none to leave it open.`,
    )
  }
  return adminToken === 'none' ? undefined : adminToken
}

/** A flag with its environment variable. */
function flag(flags: string, description: string): Option {
  const option = new Option(flags, description)
  return option.env(`BACKLOT_${option.name().replaceAll('-', '_').toUpperCase()}`)
}

function integer(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value
    throw new InvalidArgumentError(`It takes a whole number from ${min} to ${max}.`)
  }
}

/** Collects a repeated flag; each value may be a list itself. The first value takes the place of the default. */
function list() {
  let collected: string[] | undefined
  return (text: string): string[] =>
    (collected = [...(collected ?? []), ...text.split(',').filter(part => part !== '')])
}
