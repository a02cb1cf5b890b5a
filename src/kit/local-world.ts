import { toBlackBox } from '../simulator/black-box.ts'
import { toInstant } from '../time/instant.ts'
import type { BlackBox, CornerEntry, ResetOptions, WorldDocument } from '../api/data.gen.ts'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { TestEvents, TestJournal, WaitFor } from '../api/logs.ts'
import type { TestActors, TestFaults, TestTransitions, TestWebhooks } from '../api/parts.ts'
import type { VendorAccesses, VendorName } from '../api/vendors.ts'
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

const LOG = ['list', 'count', 'wait', 'explain', 'clear'] as const

/** A world of this process. */
export class LocalWorld implements TestWorld {
  readonly id: string
  readonly clock: TestClock
  readonly journal: TestJournal
  readonly events: TestEvents
  readonly faults: TestFaults
  readonly webhooks: TestWebhooks
  readonly actors: TestActors
  readonly transitions: TestTransitions
  readonly #world: SimWorld
  readonly #home: WorldHome
  readonly #accesses = new Map<string, object>()

  constructor(world: SimWorld, home: WorldHome) {
    this.id = world.id
    this.#world = world
    this.#home = home
    this.clock = new LocalClock(world)
    this.journal = expose(toLog(world.journal), LOG)
    this.events = expose(toLog(world.events), LOG)
    this.faults = expose(world.faults, ['list', 'get', 'add', 'replace', 'remove', 'clear'])
    this.webhooks = expose(world.webhooks, ['config', 'dropped', 'overflow', 'configure', 'deliveries', 'redeliver'])
    this.actors = expose(world.actors, ['cast', 'refusals', 'play'])
    this.transitions = expose(world.transitions, ['settings', 'set'])
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

  /** What a test can do at the vendor with this name; `T` is the type that its rows have. */
  access<T extends object>(name: string): T {
    let access = this.#accesses.get(name)
    if (!access) this.#accesses.set(name, (access = createAccess<T>(this.#vendor(name), this.#world)))
    return access as T // the same as before
  }

  get nastyDeeds(): readonly CornerEntry[] {
    return this.#world.nasty?.log ?? []
  }

  url(vendor: VendorName): string {
    return this.#home.baseUrl() + this.#world.pathPrefix + this.#vendor(vendor).paths[0]
  }

  credential(vendor: VendorName): string {
    const known = this.#vendor(vendor)
    const [credential] = known.credentials(this.#world.state(known))
    if (!credential)
      throw new SimError(
        'NO_CREDENTIAL',
        `This world has no account at ${vendor}; load a fixture that has one, such as "default".`,
      )
    return credential.token + this.#world.credentialSuffix
  }

  fetch(input: FetchInput, init?: FetchInit): Promise<Response> {
    return this.#home.local.fetch(input, init, this.id)
  }

  settle(limit?: string | number): Promise<Happened> {
    return this.#world.settle(limit) as Promise<Happened> // the vendors declare what they announce
  }

  reset(options?: ResetOptions): readonly string[] {
    return this.#world.reset(options)
  }

  document(): WorldDocument {
    return this.#world.document()
  }

  load(document: object): Promise<void> {
    return this.#home.load(this.#world, document)
  }

  blackBox(title: string): BlackBox {
    return toBlackBox(this.#world, title) as BlackBox // its entries name the vendors of this world
  }

  fork(id?: string): LocalWorld {
    return this.#home.fork(this.#world, id)
  }

  end(): void {
    this.#home.end(this.#world)
  }

  #vendor(name: string): AnyVendor {
    return vendorOf(name, this.#world.settings.vendors)
  }
}

class LocalClock implements TestClock {
  readonly #world: SimWorld

  constructor(world: SimWorld) {
    this.#world = world
  }

  get mode(): 'real' | 'frozen' {
    return this.#world.clock.mode
  }

  now(): number {
    return this.#world.clock.now()
  }

  iso(): string {
    return this.#world.clock.iso()
  }

  freeze(at?: string): Promise<void> {
    return this.#world.clock.freeze(at === undefined ? undefined : toInstant(at))
  }

  resume(): void {
    this.#world.clock.resume()
  }

  advance(by: string | number): Promise<Happened> {
    return this.#happened(() => this.#world.clock.advance(by))
  }

  advanceTo(instant: string): Promise<Happened> {
    return this.#happened(() => this.#world.clock.advanceTo(toInstant(instant)))
  }

  #happened(work: () => Promise<void>): Promise<Happened> {
    return this.#world.happened(work) as Promise<Happened> // the vendors declare what they announce
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
