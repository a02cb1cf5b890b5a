import { toBlackBox } from '../simulator/black-box.ts'
import { toInstant } from '../time/instant.ts'
import type { BlackBox } from '../api/data.gen.ts'
import type { TestEvents, TestJournal, WaitFor } from '../api/logs.ts'
import type { TestActors, TestFaults, TestTransitions, TestWebhooks } from '../api/parts.ts'
import type { VendorAccesses } from '../api/vendors.ts'
import type { Happened, TestClock, TestWorld } from '../api/world.ts'
import { kitError } from './errors.ts'
import { matches, nearMisses, type Pattern } from '../inputs/match.ts'
import { type Awaitable, waitFor } from '../world/wait.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { vendorOf } from '../vendors/index.ts'
import { createAccess } from './access.ts'
import { viewOf } from './view.ts'
import type { LocalFetch } from './local-fetch.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** What the rest of the kit does for its worlds. */
export interface WorldHome {
  readonly local: LocalFetch
  /** Where the simulator listens; empty while it does not. */
  baseUrl(): string
  fork(world: SimWorld, id?: string): LocalWorld
  end(world: SimWorld): void
  load(world: SimWorld, document: object): Promise<void>
}

/** A world of this process. */
export interface LocalWorld extends TestWorld {
  /** What a test can do at the vendor with this name; `T` is the type that its rows have. */
  access<T extends object>(name: string): T
}

const LOG = ['list', 'count', 'wait', 'explain', 'clear'] as const
const toJournal = viewOf<TestJournal>(LOG)
const toEvents = viewOf<TestEvents>(LOG)
const toTime = viewOf<Pick<TestClock, 'mode' | 'now' | 'iso' | 'resume'>>(['mode', 'now', 'iso', 'resume'])
const toFaults = viewOf<TestFaults>(['list', 'get', 'add', 'replace', 'remove', 'clear'])
const toWebhooks = viewOf<TestWebhooks>(['config', 'dropped', 'overflow', 'configure', 'deliveries', 'redeliver'])
const toActors = viewOf<TestActors>(['cast', 'refusals', 'play'])
const toTransitions = viewOf<TestTransitions>(['settings', 'set'])

/** What a world has by getters; an access to a vendor is made when it is first asked for. */
class Getters {
  readonly #world: SimWorld
  readonly #accesses = new Map<string, object>()

  constructor(world: SimWorld) {
    this.#world = world
  }

  access<T extends object>(name: string): T {
    let access = this.#accesses.get(name)
    if (!access) this.#accesses.set(name, (access = createAccess(vendorIn(this.#world, name), this.#world)))
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
    return this.#world.nasty?.log ?? []
  }
}

/** A world as tests use it: what it passes on, and nothing else of it. Getters in a literal would cost microseconds. */
export function toLocalWorld(world: SimWorld, home: WorldHome): LocalWorld {
  const own: Omit<LocalWorld, keyof Getters> = {
    id: world.id,
    clock: toClock(world),
    journal: toJournal(toLog(world.journal)),
    events: toEvents(toLog(world.events)),
    faults: toFaults(world.faults),
    webhooks: toWebhooks(world.webhooks),
    actors: toActors(world.actors),
    transitions: toTransitions(world.transitions),
    url: vendor => home.baseUrl() + world.pathPrefix + vendorIn(world, vendor).paths[0],
    credential: vendor => firstToken(vendorIn(world, vendor), world) + world.credentialSuffix,
    fetch: (input, init) => home.local.fetch(input, init, world.id),
    settle: limit => world.settle(limit) as Promise<Happened>, // the vendors declare what they announce
    reset: options => world.reset(options),
    document: () => world.document(),
    load: document => home.load(world, document),
    blackBox: title => toBlackBox(world, title) as BlackBox, // its entries name the vendors of this world
    fork: id => home.fork(world, id),
    end: () => home.end(world),
  }
  return Object.assign(new Getters(world), own)
}

function vendorIn({ settings }: SimWorld, name: string): AnyVendor {
  return vendorOf(name, settings.vendors)
}

function firstToken(vendor: AnyVendor, world: SimWorld): string {
  const [credential] = vendor.credentials(world.state(vendor))
  if (credential) return credential.token
  throw kitError(
    'NO_CREDENTIAL',
    `This world has no account at ${vendor.name}; load a fixture that has one, such as "default".`,
  )
}

function toClock(world: SimWorld): TestClock {
  const { clock } = world
  const happened = (work: () => Promise<void>) => world.happened(work) as Promise<Happened> // as in `settle`
  return Object.assign(toTime(clock), {
    freeze: (at?: string) => clock.freeze(at === undefined ? undefined : toInstant(at)),
    advance: (by: string | number) => happened(() => clock.advance(by)),
    advanceTo: (instant: string) => happened(() => clock.advanceTo(toInstant(instant))),
  })
}

/** What tests do with a log of a world. */
function toLog<E extends object>(log: Awaitable<E> & { clear(): void }) {
  return {
    list: () => log.list(),
    count: (match: Pattern) => log.list().filter(entry => matches(match, entry)).length,
    wait: (match: Pattern, options?: WaitFor) => waitFor(log, { match, ...options }),
    explain: (match: Pattern) => nearMisses(match, log.list()).map(({ words }) => words),
    clear: () => log.clear(),
  }
}
