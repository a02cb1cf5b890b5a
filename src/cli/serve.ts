import { REAL_TIME, realDelay } from '../time/real-time.ts'
import { errorCode, orRefuseLater } from '../errors/reasons.ts'
import { cliError } from './errors.ts'
import { type DocumentFormat, writeDocument } from '../format/document.ts'
import { assertWritable, writeWholeFile } from '../format/files.ts'
import { describeVendors } from '../control/describe.ts'
import { readFixtures, readImport } from '../format/fixture-files.ts'
import { isLoopback } from '../request/origin.ts'
import { listenOnIpv6 } from '../server/loopbacks.ts'
import type { AnsweredRequest } from '../server/answer-log.ts'
import { createServer, type Server, type ServerOptions } from '../server/server.ts'
import { Simulator } from '../simulator/simulator.ts'
import type { Persistence } from '../simulator/store/persistence.ts'
import { withSchemas } from '../simulator/world-format.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { once } from '../world/once.ts'
import { readAssumed } from './assume.ts'
import { endAtSecondSignal, onEnding } from './ending.ts'
import { outliveReader, report } from './last-resort.ts'
import { startTable } from './output/lines.ts'
import { requestLine } from './output/request-lines.ts'
import { forget, remember } from './running.ts'
import type { ReadyMessage } from './detach.ts'
import { type StoreAddress, toVendorFile } from './options.ts'
import type { ServerFlags, StartFlags } from './server-flags.ts'

/** How long a simulator with a store still answers in the end, so that a proxy turns away first, milliseconds. */
const DRAIN_MS = 2000
/** How long requests that are under way may take to finish in the end, milliseconds. */
const SHUTDOWN_GRACE_MS = 5000

/** A simulator that listens. */
export interface Running {
  readonly sim: Simulator
  readonly url: string
  /** Stops accepting, ends streams and waits, lets the rest finish, exports. Rejects when the export cannot be written. */
  stop(): Promise<void>
}

/** Starts what the flags say. Rejects with one sentence when it cannot be. */
export async function serve(
  flags: ServerFlags & Partial<Pick<StartFlags, 'store' | 'storePrefix' | 'drain'>>,
  told: Pick<ServerOptions, 'onAnswered' | 'onStop'> = {},
): Promise<Running> {
  const adminToken = checkAdminToken(flags)
  if (flags.drain !== undefined && flags.store === undefined)
    throw cliError('USAGE', '--drain says how a simulator with a store ends; add --store.')
  const {
    fixtures,
    schema,
    import: state,
    exportOnExit,
    guuruWebhook,
    guuruSecret,
    corsOrigin,
    allowedHost,
    assume,
    store,
    storePrefix = 'backlot',
    drain = DRAIN_MS,
    ...options
  } = flags
  if (exportOnExit !== undefined) await orRefuseExport(exportOnExit, async () => assertWritable(exportOnExit))
  const { vendors, format } = withSchemas(VENDOR_LIST, Object.fromEntries(schema.map(toVendorFile)))
  // The flags bear the name of the only vendor that sends webhooks.
  const webhooks = {
    ...(guuruWebhook !== undefined && { url: guuruWebhook }),
    ...(guuruSecret !== undefined && { secret: guuruSecret }),
  }
  const sim = new Simulator({
    ...options,
    assume: readAssumed(assume),
    vendors,
    fixtures: state === undefined ? readFixtures(fixtures, format) : [readImport(state, format)],
    ...(Object.keys(webhooks).length > 0 && { webhooks }),
  })
  if (store !== undefined) sim.persistence = await openPersistence(store, storePrefix, sim, format)
  const app = createServer(sim, { corsOrigins: corsOrigin, allowedHosts: allowedHost, adminToken, ...told })
  const { url, closeSecond } = await listen(app, flags)
  sim.address.url = url
  return {
    sim,
    url,
    stop: async () => {
      if (sim.persistence) {
        sim.persistence.isEnding = true
        await realDelay(drain)
      }
      sim.beginClosing()
      const lift = REAL_TIME.after(SHUTDOWN_GRACE_MS, () => app.server.closeAllConnections())
      await Promise.all([app.close(), closeSecond?.()])
      lift()
      try {
        await sim.persistence?.close()
      } finally {
        // Where the store cannot be written, this is the last copy.
        if (exportOnExit !== undefined)
          await orRefuseExport(exportOnExit, () => writeWholeFile(exportOnExit, writeDocument(sim.world().document())))
      }
      sim.close()
    },
  }
}

/** `backlot start` itself, in the foreground or as the process in the background, whose log has a name. */
export async function serveUntilSignal(flags: StartFlags, log: string | undefined): Promise<void> {
  const isSilent = flags.quiet || flags.json || log !== undefined
  const stop = once(() => {
    endAtSecondSignal()
    remember({ ...server, isEnding: true })
      .then(() => running.stop())
      .catch(error => (process.exitCode = report(error)))
      .finally(() => {
        forget(server)
        process.exit()
      })
  })
  const onAnswered = isSilent ? undefined : (line: AnsweredRequest): void => console.log(requestLine(line))
  const running = await serve(flags, { onAnswered, onStop: stop })
  outliveReader()
  const { url, sim } = running
  const server = { url, pid: process.pid, log }
  onEnding(stop, { withParent: log === undefined })
  await remember(server)
  const ready = { event: 'ready', url, pid: process.pid, seed: sim.world().ids.seed } as const
  const vendors = describeVendors(sim.world(), url)
  const warnings = warningsOf(sim)
  for (const warning of warnings) console.error(warning)
  if (log !== undefined) process.send?.({ ...ready, vendors, warnings } satisfies ReadyMessage, () => {})
  else console.log(flags.json ? JSON.stringify(ready) : startTable(vendors, url))
}

/** What a user should know at the start of a simulator: whom it lets in nowhere, and which clients will wait for ever. */
export function warningsOf(sim: Simulator): string[] {
  const world = sim.world()
  const { settings, clock } = world
  const closed = settings.vendors.filter(vendor => [...vendor.credentials(world.state(vendor))].length === 0)
  const waits = settings.limits === 'vendor' && clock.mode === 'frozen'
  return [
    ...closed.map(
      ({ title }) =>
        `${title}: these fixtures hold no credential that it takes; add --fixtures empty for its accounts.`,
    ),
    ...(waits
      ? [
          '--limits vendor on a frozen clock: a client that sleeps in real time until it may call again waits for ever; `backlot clock advance` moves the clock, --clock real lets it run.',
        ]
      : []),
  ]
}

/** The worlds of a store, from now on the simulator's. */
async function openPersistence(
  address: StoreAddress,
  prefix: string,
  { worlds, options }: Simulator,
  format: DocumentFormat,
): Promise<Persistence> {
  const { Persistence: persistence } = await import('../simulator/store/persistence.ts')
  if ('folder' in address) {
    const { openFileStore } = await import('../simulator/store/file-store.ts')
    return persistence.open({ worlds, store: await openFileStore(address.folder), format })
  }
  const { openRedisStore } = await import('../simulator/store/redis/redis-store.ts')
  const store = await openRedisStore({ url: address.url, prefix, ttl: options.worldTtl, maxWorlds: options.maxWorlds })
  console.error(await store.durability())
  return persistence.open({ worlds, store, format })
}

/** Opens the port. The host `localhost` is both loopbacks: 127.0.0.1 and, where there is one, ::1. */
async function listen(
  app: Server,
  { host, port }: ServerFlags,
): Promise<{ readonly url: string; readonly closeSecond?: () => Promise<void> }> {
  if (host !== 'localhost') return { url: await orRefuseAddress(host, port, () => app.listen({ host, port })) }
  const first = '127.0.0.1'
  const url = await orRefuseAddress(first, port, () => app.listen({ host: first, port }))
  try {
    return { url, closeSecond: await orRefuseAddress('::1', Number(new URL(url).port), () => listenOnIpv6(app)) }
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Opens an address; words what stands against it. */
async function orRefuseAddress<T>(host: string, port: number, open: () => Promise<T>): Promise<T> {
  const noSuchHost = `This machine has no address ${host}; choose one of its own with --host, such as 127.0.0.1.`
  const refusals: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use; choose another one with --port (0 takes a free one).`,
    EACCES: `Port ${port} may not be used by this user; choose one above 1023 with --port.`,
    EADDRNOTAVAIL: noSuchHost,
    ENOTFOUND: noSuchHost,
  }
  try {
    return await open()
  } catch (error) {
    const message = refusals[errorCode(error) ?? '']
    throw message === undefined ? error : cliError('CANNOT_LISTEN', message)
  }
}

function checkAdminToken({ host, adminToken }: ServerFlags): string | undefined {
  if (!isLoopback(host) && adminToken === undefined) {
    throw cliError(
      'USAGE',
      `--host ${host} can be reached from other machines, and so could the control plane: add --admin-token <token> (or set BACKLOT_ADMIN_TOKEN), or --admin-token none to leave it open.`,
    )
  }
  return adminToken === 'none' ? undefined : adminToken
}

/** Does what writes the export; words what stands against it. */
function orRefuseExport(file: string, write: () => Promise<void>): Promise<void> {
  const remedy = 'name a file in a folder of yours with --export-on-exit.'
  return orRefuseLater(write, reason =>
    cliError('UNWRITABLE_EXPORT', `The state cannot be written to ${file} (${reason}); ${remedy}`),
  )
}
