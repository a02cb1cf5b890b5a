/** What the dashboard asks of a world, answered beforehand for the world of a black box. */
import { redactAddress, redactCredential, redactRecord } from '../../request/redaction.ts'
import { reopenBox } from '../../simulator/reopened-box.ts'
import type { BlackBox } from '../../simulator/black-box.ts'
import { requestOf } from '../../simulator/recorded-request.ts'
import type { SimWorld } from '../../simulator/sim-world.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import type { DueWork } from '../../world/due.ts'
import { BytesAnswer } from '../../vendors/contract/route.ts'
import { actorsRoutes } from '../actors.ts'
import { AssumptionsFinder } from '../answer-assumptions.ts'
import { type AnsweredSince, KeptAnswers, type Moment } from './kept-answers.ts'
import { TalkReader } from './talk-reader.ts'
import { clockRoutes } from '../clock.ts'
import { faultsRoutes } from '../faults.ts'
import { healthRoutes } from '../health.ts'
import type { ControlRoute } from '../route.ts'
import { vendorRoutes } from '../vendors.ts'
import { webhooksRoutes } from '../webhooks.ts'
import { worldsRoutes } from '../worlds.ts'

/** How many characters of answers there may be: events before that are not shown. */
const MAX_LENGTH = 48 * 1024 * 1024
/** How many characters of files the answers may hold. */
const MAX_FILES_LENGTH = 8 * 1024 * 1024
/** All answers of one world. */
export interface BoxAnswers {
  /** The event after which the world is shown at first: the newest one when the last request was done. */
  readonly event: number
  /** The first event whose past is answered; null where there is none. */
  readonly first: number | null
  /** Each different answer once. */
  readonly answers: readonly unknown[]
  /** Each different message and delivery once: answers have their places here. */
  readonly items: readonly unknown[]
  /** By path below `/_sim`, in the order of events; what is there in the end has the number after the newest one. */
  readonly calls: Readonly<Record<string, readonly AnsweredSince[]>>
  /** Files that were sent, as `data:` URLs, by the addresses that the conversations give them. */
  readonly files: Readonly<Record<string, string>>
}

/**
 * Answers all that the dashboard asks, where secrets are masked; `base` is what URLs begin with. `onPast` is told how many
 * events are read, of how many. Of each event is read what it touched.
 */
export async function answersOf(
  box: BlackBox,
  base: string,
  onPast: (done: number, of: number) => void = () => {},
): Promise<BoxAnswers> {
  const { sim, world, pasts, close } = reopenBox(box)
  const exchanges = world.journal.exchanges()
  const finder = new AssumptionsFinder(sim, exchanges, box.events)
  try {
    const kept = new KeptAnswers()
    const ask = askIn(sim, base)
    const talks = new TalkReader(sim.options.vendors)
    const newest = world.events.list().at(-1)?.id ?? 0
    kept.add(newest + 1, { ...momentOf(world, ask), ...talks.all(world) })
    const files = filesOf(kept.items, world, ask)
    await finder.tryAfter(newest, world, () => world.snapshot())
    let first: number | null = null
    let done = 0
    for (const { event, world: past, undone } of pasts()) {
      if (kept.length > MAX_LENGTH && first !== null) break
      // What is asked of a past knows no journal: of the newest event it is asked whole.
      const isWhole = first === null || undone.some(({ whose }) => whose === 'parts')
      const others = isWhole ? momentOf(past, ask) : { '/clock': clockOf(past, ask) }
      kept.add(event, { ...others, ...talks.touched(past, undone) })
      await finder.tryAfter(event, past, () => past.snapshot())
      first = event
      onPast(++done, box.past?.steps.length ?? 0)
    }
    kept.addAlways(await presentOf(box, world, ask))
    for (const one of exchanges) kept.addAlways({ [`/requests/${one.id}/assumptions`]: await finder.found(one) })
    const { answers, items } = kept
    return { event: scrubbedTo(box), first, answers, items, calls: kept.calls(), files }
  } finally {
    finder.close()
    close()
  }
}

/** The newest event when the last request was done; the newest of all where no request came. */
function scrubbedTo({ journal, events }: BlackBox): number {
  const last = journal.at(-1)
  const caused = events.findLast(({ requestId }) => requestId !== null && requestId === last?.id)
  const before = last ? events.findLast(({ at }) => at <= last.at) : events.at(-1)
  return (caused ?? before)?.id ?? 0
}

/** Asks one route of the control plane about a world. */
type Ask = (endpoint: string, world: SimWorld, params?: object) => unknown

function askIn(sim: Simulator, baseUrl: string): Ask {
  const { vendors } = sim.options
  const { states } = sim.worlds.settings.seedState()
  const routes: readonly ControlRoute[] = [
    ...healthRoutes,
    ...worldsRoutes,
    ...clockRoutes,
    ...faultsRoutes(vendors),
    ...webhooksRoutes(vendors),
    ...actorsRoutes(vendors),
    ...vendorRoutes(vendors, states),
  ]
  const none = (): never => {
    throw new Error('There is no request behind this call.')
  }
  return (endpoint, world, params = {}) => {
    const call = {
      sim,
      world,
      baseUrl,
      params,
      // An attachment as its bytes.
      query: { raw: '' },
      body: {},
      get request() {
        return none()
      },
      get reply() {
        return none()
      },
      get signal() {
        return none()
      },
    }
    return routes.find(route => route.endpoint === endpoint)?.answer(call)
  }
}

/** What there is but once: the world itself and its logs. */
async function presentOf(box: BlackBox, world: SimWorld, ask: Ask): Promise<Moment> {
  const info = (await ask('GET /info', world)) as InfoAnswer // as the route answers
  const { version, nasty } = info
  const shown = describeShown(info)
  const { journal, events } = world
  const requests = journal.list()
  // The box holds bodies, whether the simulator kept history or not.
  const logs = { journal, events, settings: { ...world.settings, history: true } }
  const known = { id: world.id, seed: box.seed, clock: box.clock, auth: world.settings.auth, createdAt: '' }
  const listed = {
    ...known,
    credentials: Object.fromEntries(shown.map(({ name, credentials }) => [name, credentials])),
  }
  return {
    // What the page reads of it: the rest is of this process.
    '/info': { version, world: world.id, vendors: shown, nasty: nasty && { ...nasty, log: box.nasty } },
    '/worlds': { worlds: [listed] },
    [`/worlds/${world.id}`]: listed,
    '/requests': { requests, dropped: 0 },
    '/events': { events: events.list(), dropped: 0 },
    ...Object.fromEntries(requests.map(({ id }) => [`/requests/${id}`, requestOf(logs, id)])),
  }
}

/** As much of `GET /info` as the page reads. */
interface InfoAnswer {
  readonly version: string
  readonly vendors: readonly ShownVendor[]
  readonly nasty: object | null
}

interface ShownVendor {
  readonly name: string
  readonly credentials: readonly { readonly header: string; readonly token: string }[]
}

/** The vendors with masked credentials. */
function describeShown({ vendors }: InfoAnswer): ShownVendor[] {
  return vendors.map(vendor => ({
    ...vendor,
    credentials: vendor.credentials.map(({ header, token, ...rest }) => {
      const shown = redactCredential(token)
      return { ...rest, header: header.replace(token, () => shown), token: shown }
    }),
  }))
}

/** What changes with events, but for conversations. */
function momentOf(world: SimWorld, ask: Ask): Moment {
  const { webhooks } = world
  const { endpoints, ...config } = webhooks.configOf()
  const shown = <T extends { readonly url: string }>(receiver: T): T => ({
    ...receiver,
    url: redactAddress(receiver.url),
  })
  return {
    '/clock': clockOf(world, ask),
    '/faults': ask('GET /faults', world),
    '/actors': ask('GET /actors', world),
    '/webhooks': { ...redactRecord(config), endpoints: endpoints.map(shown) },
    '/webhooks/deliveries': { deliveries: webhooks.deliveries().map(shown), dropped: webhooks.dropped },
  }
}

/** The clock; what is due names receivers. */
function clockOf(world: SimWorld, ask: Ask): unknown {
  const { due, ...clock } = ask('GET /clock', world) as { readonly due: readonly DueWork[] } // as the route answers
  const shown = (work: DueWork): DueWork => ({ ...work, what: work.what.replaceAll(/\w+:\/\/\S+/g, redactAddress) })
  return { ...clock, due: due.map(shown) }
}

/** The files of the conversations that this world has itself. */
function filesOf(items: readonly unknown[], world: SimWorld, ask: Ask): Record<string, string> {
  const files: Record<string, string> = {}
  let length = 0
  const urls = items.flatMap(item => (item as { attachment?: { url: string } | null }).attachment?.url ?? []) // messages have one
  for (const url of new Set(urls)) {
    const answer = readFile(world, url, ask)
    if (!(answer instanceof BytesAnswer)) continue
    const file = `data:${answer.type};base64,${Buffer.from(answer.bytes).toString('base64')}`
    length += file.length
    if (length <= MAX_FILES_LENGTH) files[url] = file
  }
  return files
}

/** A file of this world by its address; undefined where it is elsewhere, was refused or has ended: its address stays. */
function readFile(world: SimWorld, url: string, ask: Ask): unknown {
  if (!url.startsWith(`${world.pathPrefix}/`)) return undefined
  const path = url.slice(world.pathPrefix.length)
  const [, vendor = '', token = ''] = /^\/_sim\/(\w+)\/attachments\/([^/?]+)\?raw$/.exec(path) ?? []
  try {
    for (const vendorOf of world.settings.vendors) {
      const { files } = vendorOf
      const [id, ...name] =
        files && path.startsWith(`${files.path}/`) ? path.slice(files.path.length + 1).split('/') : []
      if (files && id !== undefined && name.length > 0) return files.file(world.state(vendorOf), decodeURIComponent(id))
    }
    return vendor && ask(`GET /${vendor}/attachments/{token}`, world, { token: decodeURIComponent(token) })
  } catch {
    return undefined
  }
}
