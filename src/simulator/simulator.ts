import { setMaxListeners } from 'node:events'
import { refusalOf } from '../request/http-error.ts'
import { readRequestedOperation } from '../request/requested-operation.ts'
import { DEFAULT_WORLD } from '../request/world-name.ts'
import type { RunningMode } from '../time/clock-mode.ts'
import { Instants } from '../format/instants.ts'
import { checkFixtures, checkWorldDocument } from '../format/check.ts'
import { merge, type Merged } from '../format/merge.ts'
import { type DocumentFormat, toSnapshot, type WorldDocument } from '../format/document.ts'
import { dated, type HttpRequest, type HttpResponse, isPromise, type MaybePromise } from '../request/message.ts'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Cause, Exchange, ExchangeListener } from '../world/journal.ts'
import type { Tables } from '../world/states.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import type { ExecutorOptions } from '../graphql/executor.ts'
import { CacheBudget } from '../graphql/cache.ts'
import { type Answer, Endpoint } from '../graphql/endpoint.ts'
import { tamper, type TamperedAnswer, unexecuted } from '../faults/tampering.ts'
import {
  type NewWorld,
  type SimulatorOptions,
  type SimulatorSettings,
  toClockMode,
  toSeed,
  withDefaults,
} from './options.ts'
import { AssumptionMarks } from '../truth/marks.ts'
import { assume } from './assumptions.ts'
import { cornerSeedState } from '../faults/corner-seed-state.ts'
import { Handlers } from '../webhooks/handlers.ts'
import { worldFormat } from './world-format.ts'
import { Callers } from './caller.ts'
import { Worlds } from './worlds.ts'
import type { Persistence } from './store/persistence.ts'
import { MissingFields } from './missing-fields.ts'
import type { SimWorld } from './sim-world.ts'
import type { Address, SeedState } from './world-settings.ts'

/** A request on its way to a vendor: `world` is what path or header named; the request's path is without it. */
export interface Call {
  readonly vendor: string
  readonly world: string | undefined
  readonly request: HttpRequest
  /** Told of the exchange when its answer is made; left out where nothing is logged. */
  readonly onExchange?: ExchangeListener | undefined
}

/** How many bytes of memory parsed and compiled documents may take. */
const MAX_DOCUMENTS_BYTES = 128 * 1024 * 1024

/** Many isolated worlds behind one set of endpoints. */
export class Simulator {
  readonly worlds: Worlds
  /** Finds world and caller of requests. */
  readonly callers: Callers
  readonly options: SimulatorSettings
  /** Where it listens. */
  readonly address: Address = { url: 'http://localhost' }
  /** What parsed and compiled documents may take, all vendors' together. */
  readonly documents: CacheBudget = new CacheBudget(MAX_DOCUMENTS_BYTES)
  /** Where what worlds change is written before an answer shows it; undefined where worlds end with the process. */
  persistence: Persistence | undefined
  #closing = newClosing()
  /** How many are about to close: the simulator, or servers of it. */
  #closers = 0
  readonly #fixtures: readonly WorldDocument[]
  readonly #execution: ExecutorOptions
  readonly #format: DocumentFormat
  readonly #instants: Instants
  /** How time runs in worlds whose fixtures do not say it. */
  #clock: RunningMode
  /** By vendor, by what its worlds assume of the engine, by view. */
  readonly #endpoints = new Map<AnyVendor, Map<DocumentDialect, Map<string, Endpoint>>>()
  /** What marks answers; nothing where they are not marked. */
  readonly #marks: AssumptionMarks | undefined
  /** What was said of root fields that are not simulated. */
  readonly #missing = new MissingFields()

  /** `execution` changes how fast answers are, never what they are. */
  constructor({ fixtures = [], clock = 'frozen', ...options }: SimulatorOptions = {}, execution: ExecutorOptions = {}) {
    this.#execution = execution
    this.options = withDefaults(options)
    this.#marks = this.options.markAssumptions ? new AssumptionMarks() : undefined
    this.#format = worldFormat(this.options.vendors)
    this.#fixtures = fixtures
    this.#instants = new Instants(this.#format)
    this.#clock = toClockMode(clock)
    // Webhooks and actors of the options come before those of documents.
    const named: Readonly<Record<string, unknown>> = { webhooks: options.webhooks, actors: options.actors }
    const seedState = this.#seedState(fixtures, {}, named)
    this.#clock = seedState().clock.mode
    const shared = { handlers: new Handlers(), address: this.address, marks: this.#marks }
    const actors = [this.options.actors].flat()
    this.worlds = new Worlds({ ...this.options, ...shared, seedState, actors }, this.options)
    this.callers = new Callers(this.worlds)
  }

  /** Fires when the simulator begins to close: streams and waits end then. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** Ends streams and waits; what is under way may finish. */
  beginClosing(): void {
    this.#closers++
    this.#closing.abort()
  }

  /** Takes `beginClosing` back, once a server has closed and the simulator goes on: there are streams and waits again. */
  endClosing(): void {
    if (--this.#closers === 0) this.#closing = newClosing()
  }

  /** The world with this id; it is created from the fixtures on first use. */
  world(id: string = DEFAULT_WORLD): SimWorld {
    return this.worlds.use(id)
  }

  /** A new world, like all fresh ones but for what is given here; fixtures are names or documents, never paths. */
  async createWorld({ id, seed, fixtures, clock, auth, assume: chosen, test }: NewWorld = {}): Promise<SimWorld> {
    const { settings } = this.worlds
    const checked = fixtures === undefined ? undefined : checkFixtures([fixtures].flat(), this.#format)
    const isLikeOthers = seed === undefined && checked === undefined && clock === undefined
    const own = {
      seed: seed === undefined ? undefined : toSeed(seed),
      clock: clock === undefined ? undefined : toClockMode(clock),
    }
    return this.worlds.create(id, {
      auth: auth ?? settings.auth,
      assume: chosen ? assume(settings.vendors, chosen, settings.assume) : settings.assume,
      test,
      seedState: isLikeOthers ? settings.seedState : this.#seedState(checked ?? this.#fixtures, own),
    })
  }

  /**
   * Answers one request to a vendor's GraphQL endpoint, and writes it into its world's journal: at once where nothing
   * has to be waited for.
   */
  answer(call: Call): MaybePromise<HttpResponse> {
    return this.#marks ? this.#marks.during(() => this.#served(call)) : this.#served(call)
  }

  #served(call: Call): MaybePromise<HttpResponse> {
    const { persistence } = this
    return persistence ? persistence.serve(() => this.#answer(call)).catch(refusalOf) : this.#answer(call)
  }

  /** Does what a request asks for that is no call of a vendor's endpoint, as `Persistence.serve` does where there is a store. */
  serve<T>(work: () => MaybePromise<T>, isFinal?: () => boolean): MaybePromise<T> {
    return this.persistence ? this.persistence.serve(work, isFinal) : work()
  }

  #answer(call: Call): MaybePromise<HttpResponse> {
    const { vendor: name, world: named, request, onExchange } = call
    const vendor = this.vendor(name)
    const caller = this.callers.identify(vendor, named, request)
    if ('refusal' in caller) {
      const { refusal, world, credential } = caller
      if (!world) return dated(refusal, this.dateIn(named))
      const begun = { at: world.clock.now(), vendor: name, credential, request, onExchange, id: 0, clears: 0, event: 0 }
      return this.#note(world, begun, unexecuted(readRequestedOperation(request), refusal))
    }
    const { world, actor, credential } = caller
    const begun = { at: world.clock.now(), vendor: name, credential, request, onExchange, id: 0, clears: 0, event: 0 }
    const scenery = vendor.isWhole ? new Set<string>() : undefined
    const state = world.state(vendor)
    const context: EdgeContext<Tables, unknown> = { world, state, actor, request, cause: begun, cookies: [], scenery }
    const endpoint = this.#endpoint(vendor, vendor.dialect.view(request, actor), world)
    const { closing } = this
    const answer = world.clock.during(begun.at, () =>
      world.isWatched
        ? endpoint.answerWatched(context, (operation, proceed) =>
            tamper({ world, vendor, context, credential, closing }, operation, proceed),
          )
        : endpoint.answer(context),
    )
    return isPromise(answer)
      ? world.during(answer).then(later => this.#note(world, begun, later))
      : this.#note(world, begun, answer)
  }

  /** The `Date` header of an answer that no world gives: the time of the named world where there is one, else of `default`. */
  dateIn(named: string = DEFAULT_WORLD): string {
    return (this.worlds.find(named) ?? this.world()).httpDate()
  }

  /** Makes a world what a whole document says; a document that is not one changes nothing. */
  async load(world: SimWorld, value: unknown): Promise<void> {
    const document = checkWorldDocument(value, 'The document', this.#format)
    const { seed } = this.options
    const clock = this.#clock
    world.restore(toSnapshot(this.#instants.begin([document], { clock }), this.#format, { seed, clock }))
  }

  /**
   * Changes a world as a document says, without events: it puts records by their keys, and takes those away that `remove`
   * names. A document that does not fit as a whole changes nothing.
   */
  async merge(world: SimWorld, value: unknown): Promise<Merged> {
    world.assertRoom()
    return merge(world, value, this.#format, this.#instants)
  }

  /**
   * What worlds begin as, and go back to at a reset; `own` holds whatever a fixture says, and so do the parts `named`. It
   * is made anew for each beginning where it depends on when that is.
   */
  #seedState(
    fixtures: readonly WorldDocument[],
    own: { readonly seed?: number | undefined; readonly clock?: RunningMode | undefined },
    named: Readonly<Record<string, unknown>> = {},
  ): SeedState {
    const { vendors, nasty: nastySeed, nastyOnly: only, seed, rebase } = this.options
    const clock = this.#clock
    const beginning = { clock, own: own.clock, rebase: rebase === 'now' }
    const begin = (): readonly WorldDocument[] => this.#instants.begin(fixtures, beginning)
    const toState = (documents: readonly WorldDocument[]): WorldSnapshot => {
      const state = toSnapshot(documents, this.#format, { seed, clock }, own)
      const parts = new Map([...state.parts].filter(([name]) => named[name] === undefined))
      const begun = { ...state, parts }
      return nastySeed === undefined ? begun : cornerSeedState(begun, vendors, { seed: nastySeed, only })
    }
    const documents = begin()
    const state = toState(documents)
    const isTimed = documents.some((document, index) => document !== fixtures[index])
    return isTimed ? () => toState(begin()) : () => state
  }

  /** A vendor by name. */
  vendor(name: string): AnyVendor {
    return this.options.vendors.find(vendor => vendor.name === name)!
  }

  /** Ends all worlds. */
  close(): void {
    this.beginClosing()
    this.worlds.close()
  }

  #endpoint(vendor: AnyVendor, view: string, world: SimWorld): Endpoint {
    const engine = vendor.dialect.engine(world)
    let engines = this.#endpoints.get(vendor)
    if (!engines) this.#endpoints.set(vendor, (engines = new Map()))
    let views = engines.get(engine)
    if (!views) engines.set(engine, (views = new Map()))
    const known = views.get(view)
    if (known) return known
    const marks = this.#marks?.of(vendor.name, () => vendor.dialect.engine(world))
    const { documents, options } = this
    const endpoint = new Endpoint(vendor, view, engine, options.reportBug, documents, this.#execution, marks)
    views.set(view, endpoint)
    return endpoint
  }

  /** Writes a request and its answer into its world's journal; callers who were not let in are there too. */
  #note(world: SimWorld, cause: Begun, answer: Answer & Partial<TamperedAnswer>): HttpResponse {
    const { at, vendor, credential, request, onExchange } = cause
    const { operation, operationName, errors, fault = null, nasty, notSimulated, scenery } = answer
    const { response, afterwards } = answer
    if (notSimulated) this.#missing.tell(this.vendor(vendor).title, notSimulated)
    const now = world.clock.now()
    // This runs for each request: members are named, because spreading both objects is slower.
    const exchange = {
      id: world.journal.numberOf(cause),
      at,
      vendor,
      operation,
      operationName,
      errors,
      durationMs: now - at,
      fault,
      nasty,
      notSimulated,
      scenery,
      credential,
      request,
      response,
    }
    world.journal.add(exchange)
    onExchange?.(exchange, world.id)
    afterwards?.(exchange)
    world.requestDone(cause)
    return dated(response, world.httpDate(now))
  }
}

function newClosing(): AbortController {
  const closing = new AbortController()
  // Every answer that comes late listens to it.
  setMaxListeners(0, closing.signal)
  return closing
}

/** What is known of an exchange before its answer; it is also what its events refer to. */
type Begun = Pick<Exchange, 'at' | 'vendor' | 'credential' | 'request'> & Pick<Call, 'onExchange'> & Cause
