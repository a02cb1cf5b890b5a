import { toBlackBox } from '../simulator/black-box.ts'
import { toInstant } from '../time/instant.ts'
import type { Clock } from '../time/clock.ts'
import type { BlackBox, Delivery, WebhookConfig } from '../api/data.gen.ts'
import type { TestEvents, TestJournal, WaitFor } from '../api/logs.ts'
import type {
  HandlerOptions,
  TestActors,
  TestConversations,
  TestFaults,
  TestTransitions,
  TestWebhooks,
  WebhookHandler,
} from '../api/parts.ts'
import type { VendorAccesses } from '../api/vendors.ts'
import type { DueWork, Happened, TestClock, TestWorld } from '../api/world.ts'
import { kitError } from './errors.ts'
import { check } from '../inputs/check.ts'
import { Enum } from '../inputs/strict.ts'
import { nearMisses, type Pattern } from '../inputs/match.ts'
import { worldError } from '../world/errors.ts'
import type { Count } from '../world/log.ts'
import { type Awaitable, waitFor } from '../world/wait.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { vendorOf } from '../vendors/index.ts'
import { createAccess } from './access.ts'
import { callerOf } from './fetch-classes.ts'
import { viewOf } from './view.ts'
import type { LocalFetch } from './local-fetch.ts'
import { assertPattern, type LogName } from '../simulator/patterns.ts'
import { MAX_QUIET_MS } from '../simulator/option-table.ts'
import type { Merged } from '../format/merge.ts'
import { dueIn } from '../simulator/due.ts'
import { ForkSchema, PastSchema } from '../simulator/options.ts'
import { documentAt } from '../simulator/past-world.ts'
import { requestOf } from '../simulator/recorded-request.ts'
import type { ForkOptions } from '../simulator/worlds.ts'
import { settle, until } from '../simulator/settling.ts'
import { describeAssumptions } from '../simulator/assumptions.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** What the rest of the kit does for its worlds. */
export interface WorldHome {
  readonly local: LocalFetch
  /** Where the simulator listens; empty while it does not. */
  baseUrl(): string
  fork(world: SimWorld, options: ForkOptions): LocalWorld
  /** The world, which lives on; refuses once it has ended. */
  keep(world: SimWorld): SimWorld
  end(world: SimWorld): void
  /** What waits uses the world until the function that this answers is called. */
  hold(world: SimWorld): () => void
  load(world: SimWorld, document: object): Promise<void>
  merge(world: SimWorld, document: object): Promise<Merged>
}

/** A world of this process. */
export interface LocalWorld extends TestWorld {
  /** What a test can do at the vendor with this name; `T` is the type that its rows have. */
  access<T extends object>(name: string): T
}

const SettleOptions = {
  type: 'object',
  properties: { limit: {}, quietFor: { type: 'number', minimum: 0, maximum: MAX_QUIET_MS } },
  additionalProperties: false,
}
const LOG = ['dropped', 'list', 'count', 'wait', 'explain', 'clear'] as const
const toJournal = viewOf<Omit<TestJournal, 'get'>>(LOG)
const toEvents = viewOf<TestEvents>(LOG)
const TIME = ['mode', 'rate', 'now', 'iso', 'resume', 'onChange'] as const
const toTime = viewOf<Pick<TestClock, (typeof TIME)[number]>>(TIME)
const toFaults = viewOf<TestFaults>(['list', 'get', 'add', 'replace', 'change', 'remove', 'clear'])
const toWebhooks = viewOf<Omit<TestWebhooks, 'redeliver' | 'to'>>([
  'config',
  'configOf',
  'dropped',
  'overflow',
  'configure',
  'deliveries',
])
const toConversations = viewOf<TestConversations>(['list', 'show'])
const toActors = viewOf<TestActors>(['cast', 'refusals', 'play'])
const toTransitions = viewOf<TestTransitions>(['settings', 'set'])

/** What a world has by getters; an access to a vendor is made when it is first asked for. */
class Getters {
  readonly #use: () => SimWorld
  readonly #accesses = new Map<string, object>()

  constructor(use: () => SimWorld) {
    this.#use = use
  }

  access<T extends object>(name: string): T {
    const vendor = vendorIn(this.#use(), name)
    let access = this.#accesses.get(name)
    if (!access) this.#accesses.set(name, (access = createAccess(vendor, this.#use)))
    return access as T // the caller knows the rows
  }

  get thg(): VendorAccesses['thg'] {
    return this.access('thg')
  }

  get marketplacer(): VendorAccesses['marketplacer'] {
    return this.access('marketplacer')
  }

  get guuru(): VendorAccesses['guuru'] {
    return this.access('guuru')
  }

  get nastyDeeds(): TestWorld['nastyDeeds'] {
    return this.#use().nasty?.log ?? []
  }
}

/**
 * A world as tests use it: what it passes on, and nothing else of it. Every use refuses once the world has ended. Getters
 * in a literal would cost microseconds.
 */
export function toLocalWorld(world: SimWorld, home: WorldHome): LocalWorld {
  const use = (): SimWorld => home.keep(world)
  const hold = (): (() => void) => home.hold(use())
  const journal = new LocalLog(use, hold, 'requests', ({ journal: log }) => log)
  const events = new LocalLog(use, hold, 'events', ({ events: log }) => log)
  const own: Omit<LocalWorld, keyof Getters> = {
    id: world.id,
    clock: toClock(use),
    journal: Object.assign(
      toJournal(() => journal),
      { get: (id: number) => requestOf(use(), id) },
    ) as TestJournal, // its entries name the operations of the vendors of this world
    events: toEvents(() => events),
    faults: toFaults(() => use().faults),
    assumptions: () => describeAssumptions(use()),
    webhooks: Object.assign(
      toWebhooks(() => use().webhooks),
      {
        // Endpoints and deliveries name events of the vendors of this world.
        to: (handler: WebhookHandler, options?: HandlerOptions) =>
          use().webhooks.to(callerOf(handler), options) as WebhookConfig,
        redeliver: async (id: number) => (await use().webhooks.redeliver(id)) as Delivery,
      },
    ),
    conversations: toConversations(() => use().conversations),
    actors: toActors(() => use().actors),
    transitions: toTransitions(() => use().transitions),
    url: vendor => home.baseUrl() + world.pathPrefix + vendorIn(use(), vendor).paths[0],
    credential: (vendor, account) => tokenOf(vendorIn(use(), vendor), world, account) + world.credentialSuffix,
    fetch: async (input, init) => home.local.fetch(input, init, use().id),
    settle: async how => {
      const options = typeof how === 'object' ? how : { limit: how }
      check(SettleOptions, options, '', 'INVALID_INPUT')
      return (await settle(use(), options)) as Happened // the vendors declare what they announce
    },
    until: async (condition, options = {}) => {
      const found = await until(use(), condition, options)
      if (found) return found
      const { within = 'P1D' } = options
      throw kitError(
        'NOT_REACHED',
        `The condition did not hold within ${within}: it is ${world.clock.iso()} in the world "${world.id}".`,
      )
    },
    reset: options => use().reset(options),
    document: (options = {}) => {
      check(PastSchema, options, '', 'INVALID_INPUT')
      return options.at === undefined ? use().document() : documentAt(use(), options.at)
    },
    load: async document => home.load(use(), document),
    merge: async document => home.merge(use(), document),
    blackBox: title => toBlackBox(use(), title) as BlackBox, // its entries name the vendors of this world
    fork: (named, test) => {
      const options =
        typeof named === 'object'
          ? named
          : { ...(named !== undefined && { id: named }), ...(test !== undefined && { test }) }
      check(ForkSchema, options, '', 'INVALID_INPUT')
      return home.fork(use(), options)
    },
    end: () => home.end(use()),
  }
  return Object.assign(new Getters(use), own)
}

function vendorIn({ settings: { vendors } }: SimWorld, name: string): AnyVendor {
  check(Enum(vendors.map(vendor => vendor.name)), name, 'The vendor', 'INVALID_INPUT')
  return vendorOf(name, vendors)
}

function tokenOf(vendor: AnyVendor, world: SimWorld, account?: string | number): string {
  const [credential] = vendor.credentials(world.state(vendor), account === undefined ? undefined : String(account))
  if (credential) return credential.token
  if (account !== undefined)
    throw kitError('NO_CREDENTIAL', `This world has no credential of "${account}" at ${vendor.name}.`)
  throw kitError(
    'NO_CREDENTIAL',
    `This world has no account at ${vendor.name}; load a fixture that has one, such as "default".`,
  )
}

function toClock(use: () => SimWorld): TestClock {
  const happened = async (work: (clock: Clock) => Promise<void>): Promise<Happened> => {
    const world = use()
    return (await world.happened(() => work(world.clock))) as Happened // as in `settle`
  }
  return Object.assign(
    toTime(() => use().clock),
    {
      due: () => dueIn(use()) as readonly DueWork[], // its vendors are those of this world
      step: () => happened(clock => clock.step()),
      freeze: async (at?: string) => use().clock.freeze(at === undefined ? undefined : toInstant(at)),
      advance: (by: string | number) => happened(clock => clock.advance(by)),
      advanceTo: (instant: string) => happened(clock => clock.advanceTo(toInstant(instant))),
    },
  )
}

/** What a log of a world can do for tests. */
type Logged<E extends object> = Awaitable<E> & { list(): E[] } & Pick<SimWorld['events'], 'dropped' | 'count' | 'clear'>

/** What tests do with a log of a world. The log is looked up at each use: `use` refuses once the world has ended. */
class LocalLog<E extends object> {
  readonly #use: () => SimWorld
  readonly #hold: () => () => void
  readonly #name: LogName
  readonly #logOf: (world: SimWorld) => Logged<E>

  /** What waits uses the world, by `hold`, until the function that this answers is called. */
  constructor(use: () => SimWorld, hold: () => () => void, name: LogName, logOf: (world: SimWorld) => Logged<E>) {
    this.#use = use
    this.#hold = hold
    this.#name = name
    this.#logOf = logOf
  }

  get dropped(): number {
    return this.#log.dropped
  }

  list(): E[] {
    return this.#log.list()
  }

  count(match: Pattern): number {
    return believed(this.#sought(match).count(match), match)
  }

  async wait(match: Pattern, options?: WaitFor): Promise<E[]> {
    const release = this.#hold()
    return waitFor(this.#sought(match), { match, ...options }).finally(release)
  }

  explain(match: Pattern): string[] {
    return nearMisses(match, this.#sought(match).list()).map(({ words }) => words)
  }

  clear(): void {
    this.#log.clear()
  }

  get #log(): Logged<E> {
    return this.#logOf(this.#use())
  }

  /** The log, for a pattern that it understands. */
  #sought(match: Pattern): Logged<E> {
    const world = this.#use()
    assertPattern(world, this.#name, match)
    return this.#logOf(world)
  }
}

/** A count that is right. Refuses with `ENTRIES_DROPPED` one that may be too small. */
function believed({ count, dropped }: Count, match: Pattern): number {
  if (dropped === 0) return count
  const sentence = `The log holds ${count} that match ${JSON.stringify(match)}, and dropped ${dropped} that could have`
  const remedy = 'raise journalLimit or journalMaxBytes, or clear() the log before what is counted.'
  throw worldError('ENTRIES_DROPPED', `${sentence}: nothing can tell how many there were; ${remedy}`, {
    count,
    dropped,
  })
}
