/** What the dashboard asks of a world, answered beforehand for the world of a black box. */
import { redactCredential, redactRecord } from '../request/redaction.ts'
import { reopenBox } from '../simulator/reopened-box.ts'
import type { BlackBox } from '../simulator/black-box.ts'
import { requestOf } from '../simulator/recorded-request.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { BytesAnswer } from '../vendors/contract/route.ts'
import { actorsRoutes } from './actors.ts'
import { clockRoutes } from './clock.ts'
import { faultsRoutes } from './faults.ts'
import { healthRoutes } from './health.ts'
import type { ControlRoute } from './route.ts'
import { vendorRoutes } from './vendors.ts'
import { webhooksRoutes } from './webhooks.ts'
import { worldsRoutes } from './worlds.ts'

/** How many conversations are read for all pasts together: events before that are not shown. */
const MAX_READINGS = 20_000
/** How many characters of files the answers may hold. */
const MAX_FILES_LENGTH = 8 * 1024 * 1024
/** How many conversations a page has. */
const PAGE = 200

/** Since which event a call is answered so: the place of the answer among all of them, null where there is none. */
export type AnsweredSince = [event: number, answer: number | null]

/** All answers of one world. */
export interface BoxAnswers {
  /** The event after which the world is shown at first: the newest one when the last request was done. */
  readonly event: number
  /** The first event whose past is answered; null where there is none. */
  readonly first: number | null
  /** Each different answer once. */
  readonly answers: readonly unknown[]
  /** By path below `/_sim`, in the order of events; what is there in the end has the number after the newest one. */
  readonly calls: Readonly<Record<string, readonly AnsweredSince[]>>
  /** Files that were sent, as `data:` URLs, by the addresses that the conversations give them. */
  readonly files: Readonly<Record<string, string>>
}

/** Answers all that the dashboard asks, where secrets are masked; `base` is what URLs begin with. */
export async function answersOf(box: BlackBox, base: string): Promise<BoxAnswers> {
  const { sim, world, pasts, close } = reopenBox(box)
  try {
    const kept = new KeptAnswers()
    const ask = askIn(sim, base)
    const newest = world.events.list().at(-1)?.id ?? 0
    kept.add(newest + 1, await momentOf(world, ask))
    const files = filesOf(kept.answers, world, ask)
    let [first, readings]: [number | null, number] = [null, 0]
    for (const past of pasts()) {
      const moment = await momentOf(past.world, ask)
      readings += Object.keys(moment).length
      if (readings > MAX_READINGS && first !== null) break
      kept.add(past.event, moment)
      first = past.event
    }
    kept.addAlways(await presentOf(box, world, ask))
    return { event: scrubbedTo(box), first, answers: kept.answers, calls: kept.calls(), files }
  } finally {
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

/** What a world is at one moment, by path. */
type Moment = Readonly<Record<string, unknown>>

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

/** What changes with events. */
async function momentOf(world: SimWorld, ask: Ask): Promise<Moment> {
  const conversations = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await world.conversations.list({ limit: PAGE, ...(after !== undefined && { after }) })
    conversations.push(...page.conversations)
    after = page.next
  }
  const whole = conversations.map(({ vendor, id }) => [
    `/conversations/${vendor}/${encodeURIComponent(id)}`,
    // The page shows acts in the present only.
    { ...world.conversations.show(vendor, id), acts: [] },
  ])
  const webhooks = world.webhooks
  return {
    '/clock': ask('GET /clock', world),
    '/faults': ask('GET /faults', world),
    '/actors': ask('GET /actors', world),
    '/webhooks': redactRecord(Object(ask('GET /webhooks', world)) as object),
    '/webhooks/deliveries': { deliveries: webhooks.deliveries(), dropped: webhooks.dropped },
    '/conversations': { conversations, next: null },
    ...Object.fromEntries(whole),
  }
}

/** Answers by call and event, from the newest event to older ones. */
class KeptAnswers {
  readonly answers: unknown[] = []
  readonly #places = new Map<string, number>()
  /** Newest first. */
  readonly #calls = new Map<string, AnsweredSince[]>()

  /** What is answered from this event on, until the one that was added before. */
  add(event: number, moment: Moment): void {
    const isEnd = this.#calls.size === 0
    for (const path of Object.keys(moment))
      // What is there only before the end is gone from the next event on.
      if (!this.#calls.has(path)) this.#calls.set(path, isEnd ? [] : [[event + 1, null]])
    for (const [path, since] of this.#calls) {
      const answer = Object.hasOwn(moment, path) ? this.#placeOf(moment[path]) : null
      const last = since.at(-1)
      if (last?.[1] === answer) last[0] = event
      else since.push([event, answer])
    }
  }

  /** What is answered so at each event; it is added last. */
  addAlways(moment: Moment): void {
    for (const [path, answer] of Object.entries(moment)) this.#calls.set(path, [[0, this.#placeOf(answer)]])
  }

  /** By path, oldest first. */
  calls(): Record<string, AnsweredSince[]> {
    return Object.fromEntries(Array.from(this.#calls, ([path, since]) => [path, since.toReversed()]))
  }

  #placeOf(answer: unknown): number {
    const text = JSON.stringify(answer)
    const known = this.#places.get(text)
    if (known !== undefined) return known
    this.#places.set(text, this.answers.length)
    return this.answers.push(answer) - 1
  }
}

/** The files of the conversations that this world has itself. */
function filesOf(answers: readonly unknown[], world: SimWorld, ask: Ask): Record<string, string> {
  const files: Record<string, string> = {}
  let length = 0
  const urls = answers.flatMap(answer => {
    const { messages = [] } = answer as { messages?: readonly { attachment: { url: string } | null }[] } // a conversation has some
    return messages.flatMap(({ attachment }) => attachment?.url ?? [])
  })
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
