import { type BlackBox, toBlackBox } from '../simulator/black-box.ts'
import type { Actors } from '../actors/actors.ts'
import { toInstant } from '../time/instant.ts'
import type { WorldDocument } from '../format/document.ts'
import { kitError } from './errors.ts'
import type { SimEvent } from '../world/events.ts'
import type { Faults } from '../faults/faults.ts'
import type { JournalEntry } from '../world/journal.ts'
import type { CornerEntry } from '../faults/answer-corners.ts'
import { matches, nearMisses, type Pattern } from '../inputs/match.ts'
import type { Transitions } from '../actors/transitions.ts'
import { type Awaitable, waitFor, type WaitOptions } from '../world/wait.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { FetchInit, FetchInput, LocalFetch } from './fetch.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type VendorName, vendorOf } from '../vendors/index.ts'
import { createAccess } from './access.ts'
import type { AccessTypes } from './vendors.ts'
import type { ResetOptions, SimWorld } from '../simulator/sim-world.ts'

/** What a test waits for: how many entries, and for how long (real milliseconds). */
export type WaitFor = Pick<WaitOptions, 'count' | 'timeoutMs'>

/** What the rest of the kit does for its worlds. */
export interface WorldHome {
  readonly local: LocalFetch
  /** Where the simulator listens; empty while it does not. */
  baseUrl(): string
  fork(world: SimWorld, id?: string): TestWorld
  end(world: SimWorld): void
  load(world: SimWorld, document: object): Promise<void>
}

/** What a move of the clock made happen, and what time it is then. */
export interface Happened {
  readonly now: string
  readonly happened: readonly SimEvent[]
}

/** One isolated world as a test uses it. Everything here is also a call of the control plane, and the reverse. */
export class TestWorld {
  readonly id: string
  /** Time in this world. */
  readonly clock: TestClock
  /** Every request to a vendor. */
  readonly journal: TestLog<JournalEntry>
  /** Everything that happened. */
  readonly events: TestLog<SimEvent>
  /** What goes wrong: rules to add, look at, and take away. */
  readonly faults: Faults
  /** Who is told by webhooks of what happens. */
  readonly webhooks: Webhooks
  /** Which scripts act by themselves. */
  readonly actors: Actors
  /** Which life cycles move by themselves. */
  readonly transitions: Transitions
  readonly #world: SimWorld
  readonly #home: WorldHome
  readonly #accesses = new Map<string, object>()

  constructor(world: SimWorld, home: WorldHome) {
    this.id = world.id
    this.#world = world
    this.#home = home
    this.clock = new TestClock(world)
    this.journal = testLog(world.journal)
    this.events = testLog(world.events)
    this.faults = world.faults
    this.webhooks = world.webhooks
    this.actors = world.actors
    this.transitions = world.transitions
  }

  // The vendors by name, so that a test's editor completes what each can do.

  /** THG: customers, orders, and the agents who answer. */
  get thg(): AccessTypes['thg'] {
    return this.access('thg')
  }

  /** Marketplacer: the sellers. */
  get marketplacer(): AccessTypes['marketplacer'] {
    return this.access('marketplacer')
  }

  /** GUURU: shoppers, human experts, GUURU's staff. */
  get guuru(): AccessTypes['guuru'] {
    return this.access('guuru')
  }

  /**
   * What a test can do at the vendor with this name; `T` is the type that its rows have.
   * @internal
   */
  access<T extends object>(name: string): T {
    let access = this.#accesses.get(name)
    if (!access) this.#accesses.set(name, (access = createAccess<T>(this.#vendor(name), this.#world)))
    return access as T // the same as before
  }

  /** What `nasty` has done so far: which entities and fields. Empty in a world that is not. */
  get nastyDeeds(): readonly CornerEntry[] {
    return this.#world.nasty?.log ?? []
  }

  /** A vendor's endpoint in this world: a URL while the simulator listens, a path for `fetch` before. */
  url(vendor: VendorName): string {
    return this.#home.baseUrl() + this.#world.pathPrefix + this.#vendor(vendor).paths[0]
  }

  /** The vendor's first credential in this world: no client needs more than this to stay in it. */
  credential(vendor: VendorName): string {
    const known = this.#vendor(vendor)
    const [credential] = known.credentials(this.#world.state(known))
    if (!credential)
      throw kitError(
        'NO_CREDENTIAL',
        `This world has no account at ${vendor}; load a fixture that has one, such as "default".`,
      )
    return credential.token + this.#world.credentialSuffix
  }

  /** `fetch` that stays in this world, without a socket. Rejects for URLs that the simulator does not know. */
  fetch(input: FetchInput, init?: FetchInit): Promise<Response> {
    return this.#home.local.fetch(input, init, this.id)
  }

  /** Moves time forward until nothing is due, at most by `limit` (seven days by default). */
  settle(limit?: string | number): Promise<Happened> {
    return this.#world.settle(limit)
  }

  /** Back to how the world began, whole or in parts; answers which parts. */
  reset(options?: ResetOptions): readonly string[] {
    return this.#world.reset(options)
  }

  /** The whole world as one document. */
  document(): WorldDocument {
    return this.#world.document()
  }

  /** Becomes what a whole document says; one that is not valid is refused and changes nothing. */
  load(document: object): Promise<void> {
    return this.#home.load(this.#world, document)
  }

  /** Everything about this world as one plain value, which `backlot replay` can run again. */
  blackBox(title: string): BlackBox {
    return toBlackBox(this.#world, title)
  }

  /** A new world that is like this one now. */
  fork(id?: string): TestWorld {
    return this.#home.fork(this.#world, id)
  }

  /** Ends this world; what it was doing stops. `default` never ends. */
  end(): void {
    this.#home.end(this.#world)
  }

  #vendor(name: string): AnyVendor {
    return vendorOf(name, this.#world.settings.vendors)
  }
}

/** Time in one world. */
export class TestClock {
  readonly #world: SimWorld

  constructor(world: SimWorld) {
    this.#world = world
  }

  /** Whether time runs or stands still. */
  get mode(): 'real' | 'frozen' {
    return this.#world.clock.mode
  }

  /** The present instant, epoch milliseconds. */
  now(): number {
    return this.#world.clock.now()
  }

  /** The present instant, ISO 8601 in UTC. */
  iso(): string {
    return this.#world.clock.iso()
  }

  /** Stops time, now or at a later ISO 8601 instant. */
  freeze(at?: string): Promise<void> {
    return this.#world.clock.freeze(at === undefined ? undefined : toInstant(at))
  }

  /** Lets time run on from where it stands. */
  resume(): void {
    this.#world.clock.resume()
  }

  /** Moves time forward by an ISO 8601 duration or milliseconds; what falls due on the way has happened then. */
  advance(by: string | number): Promise<Happened> {
    return this.#world.happened(() => this.#world.clock.advance(by))
  }

  /** Moves time forward to an ISO 8601 instant. */
  advanceTo(instant: string): Promise<Happened> {
    return this.#world.happened(() => this.#world.clock.advanceTo(toInstant(instant)))
  }
}

/** The journal or the events of one world. */
export interface TestLog<E> {
  /** The newest entries (1,000 by default), oldest first. */
  list(): E[]
  /** How many hold everything that the pattern names. */
  count(match: Pattern): number
  /** Waits, without polling, until enough match; rejects with the nearest misses when the time is up. */
  wait(match: Pattern, options?: WaitFor): Promise<E[]>
  /** What came nearest to the pattern, in words. */
  explain(match: Pattern): string[]
  clear(): void
}

function testLog<E extends object>(log: Awaitable<E> & { clear(): void }): TestLog<E> {
  return {
    list: () => log.list(),
    count: match => log.list().filter(entry => matches(match, entry)).length,
    wait: (match, options) => waitFor(log, { match, ...options }),
    explain: match => nearMisses(match, log.list()).map(({ words }) => words),
    clear: () => log.clear(),
  }
}
