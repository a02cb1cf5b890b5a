import { toBlackBox } from '../simulator/black-box.ts'
import { toInstant } from '../time/instant.ts'
import type { BlackBox } from '../api/data.gen.ts'
import type { WaitFor } from '../api/logs.ts'
import type { VendorAccesses } from '../api/vendors.ts'
import type { Happened, TestClock, TestWorld } from '../api/world.ts'
import { SimError } from '../errors/sim-error.ts'
import { matches, nearMisses, type Pattern } from '../inputs/match.ts'
import { type Awaitable, waitFor } from '../world/wait.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { vendorOf } from '../vendors/index.ts'
import { createAccess } from './access.ts'
import { expose } from './expose.ts'
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

/** A world as tests use it: what it passes on, and nothing else of it. */
export function toLocalWorld(world: SimWorld, home: WorldHome): LocalWorld {
  const accesses = new Map<string, object>()
  const vendorNamed = (name: string): AnyVendor => vendorOf(name, world.settings.vendors)
  const access = <T extends object>(name: string): T => {
    let known = accesses.get(name)
    if (!known) accesses.set(name, (known = createAccess(vendorNamed(name), world)))
    return known as T // the caller knows the rows
  }
  return {
    id: world.id,
    clock: toClock(world),
    journal: expose(toLog(world.journal), LOG),
    events: expose(toLog(world.events), LOG),
    faults: expose(world.faults, ['list', 'get', 'add', 'replace', 'remove', 'clear']),
    webhooks: expose(world.webhooks, ['config', 'dropped', 'overflow', 'configure', 'deliveries', 'redeliver']),
    actors: expose(world.actors, ['cast', 'refusals', 'play']),
    transitions: expose(world.transitions, ['settings', 'set']),
    access,
    get thg(): VendorAccesses['thg'] {
      return access('thg')
    },
    get marketplacer(): VendorAccesses['marketplacer'] {
      return access('marketplacer')
    },
    get guuru(): VendorAccesses['guuru'] {
      return access('guuru')
    },
    get nastyDeeds() {
      return world.nasty?.log ?? []
    },
    url: vendor => home.baseUrl() + world.pathPrefix + vendorNamed(vendor).paths[0],
    credential: vendor => firstToken(vendorNamed(vendor), world) + world.credentialSuffix,
    fetch: (input, init) => home.local.fetch(input, init, world.id),
    settle: limit => world.settle(limit) as Promise<Happened>, // the vendors declare what they announce
    reset: options => world.reset(options),
    document: () => world.document(),
    load: document => home.load(world, document),
    blackBox: title => toBlackBox(world, title) as BlackBox, // its entries name the vendors of this world
    fork: id => home.fork(world, id),
    end: () => home.end(world),
  }
}

function firstToken(vendor: AnyVendor, world: SimWorld): string {
  const [credential] = vendor.credentials(world.state(vendor))
  if (credential) return credential.token
  throw new SimError(
    'NO_CREDENTIAL',
    `This world has no account at ${vendor.name}; load a fixture that has one, such as "default".`,
  )
}

function toClock(world: SimWorld): TestClock {
  const { clock } = world
  const happened = (work: () => Promise<void>) => world.happened(work) as Promise<Happened> // as in `settle`
  return {
    get mode() {
      return clock.mode
    },
    now: () => clock.now(),
    iso: () => clock.iso(),
    freeze: at => clock.freeze(at === undefined ? undefined : toInstant(at)),
    resume: () => clock.resume(),
    advance: by => happened(() => clock.advance(by)),
    advanceTo: instant => happened(() => clock.advanceTo(toInstant(instant))),
  }
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
