import { setMaxListeners } from 'node:events'
import { readRequestedOperation } from '../request/requested-operation.ts'
import { DEFAULT_WORLD } from '../request/world-name.ts'
import type { DocumentFormat } from '../format/document-format.ts'
import { toSnapshot, type WorldDocument } from '../format/document.ts'
import { errorsOf, type HttpRequest, type HttpResponse, isPromise, type MaybePromise } from '../request/message.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables, WorldSnapshot } from '../world/world.ts'
import type { ExecutorOptions } from '../graphql/executor.ts'
import { type Answer, Endpoint } from '../graphql/endpoint.ts'
import { tamper, type TamperedAnswer } from '../faults/tampering.ts'
import { type NewWorld, type SimulatorOptions, type SimulatorSettings, toClockMode, withDefaults } from './options.ts'
import { type SeedStateParts, toSeedState, withOptionsFirst } from './seed-state.ts'
import { worldFormat } from './world-format.ts'
import { Callers, type RefusedCaller } from './caller.ts'
import { Worlds } from './worlds.ts'
import type { SimWorld } from './sim-world.ts'

/** A request on its way to a vendor: `world` is what path or header named; the request's path is without it. */
export interface Call {
  readonly vendor: string
  readonly world: string | undefined
  readonly request: HttpRequest
}

/** Many isolated worlds behind one set of endpoints. */
export class Simulator {
  readonly worlds: Worlds
  /** Finds world and caller of requests. */
  readonly callers: Callers
  readonly options: SimulatorSettings
  #closing = newClosing()
  /** How many are about to close: the simulator, or servers of it. */
  #closers = 0
  readonly #fixtures: readonly WorldDocument[]
  readonly #execution: ExecutorOptions
  readonly #format: DocumentFormat
  readonly #endpoints = new Map<AnyVendor, Map<string, Endpoint>>()

  /** `execution` changes how fast answers are, never what they are. */
  constructor({ fixtures = [], clock = 'frozen', ...options }: SimulatorOptions = {}, execution: ExecutorOptions = {}) {
    this.#execution = execution
    this.options = withDefaults(options)
    this.#format = worldFormat(this.options.vendors)
    this.#fixtures = fixtures
    const { vendors, auth, limits, nasty, webhooks, journalLimit: logLimit } = this.options
    const actors = [this.options.actors].flat()
    const seedState = withOptionsFirst(
      this.#seedState(fixtures, { seed: this.options.seed, clock: toClockMode(clock) }),
      options,
    )
    this.worlds = new Worlds(
      { vendors, seedState, auth, logLimit, limits, nasty, webhooks, actors },
      { creation: this.options.worlds, ttl: this.options.worldTtl, max: this.options.maxWorlds },
    )
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
  async createWorld({ id, seed, fixtures, clock, auth }: NewWorld = {}): Promise<SimWorld> {
    const { seedState } = this.worlds.settings
    const parts =
      fixtures === undefined
        ? undefined
        : (await import('../format/check.ts')).checkFixtures([fixtures].flat(), this.#format)
    const isLikeOthers = seed === undefined && parts === undefined && clock === undefined
    const settings = {
      ...(auth === undefined ? {} : { auth }),
      ...(isLikeOthers
        ? {}
        : {
            seedState: this.#seedState(
              parts ?? this.#fixtures,
              { seed: this.options.seed, clock: seedState.clock.mode },
              { seed, clock: clock === undefined ? undefined : toClockMode(clock) },
            ),
          }),
    }
    return this.worlds.create(id, settings)
  }

  /**
   * Answers one request to a vendor's GraphQL endpoint, and writes it into its world's journal: at once where nothing
   * has to be waited for.
   */
  answer({ vendor: name, world: named, request }: Call): MaybePromise<HttpResponse> {
    const vendor = this.vendor(name)
    const caller = this.callers.identify(vendor, named, request)
    if ('refusal' in caller) return noteRefusal(vendor, request, caller)
    const { world, actor, credential } = caller
    const context: EdgeContext<Tables, unknown> = { world, state: world.state(vendor), actor, request, cookies: [] }
    const at = world.clock.now()
    const note = (answered: Answer | TamperedAnswer): HttpResponse => {
      const { response, operation, operationName, errors } = answered
      const { fault = null, nasty, afterwards }: Partial<TamperedAnswer> = answered
      const durationMs = world.clock.now() - at
      const exchange = world.journal.add(id => ({
        id,
        at,
        vendor: name,
        operation,
        operationName,
        errors,
        durationMs,
        fault,
        nasty,
        credential,
        request,
        response,
      }))
      afterwards?.(exchange)
      return response
    }
    const endpoint = this.#endpoint(vendor, vendor.dialect.view(request, actor))
    const answer = world.isWatched
      ? endpoint.answerWatched(context, (operation, proceed) =>
          tamper({ world, vendor, context, credential, closing: this.closing }, operation, proceed),
        )
      : endpoint.answer(context)
    return isPromise(answer) ? answer.then(note) : note(answer)
  }

  /** Makes a world what a whole document says; a document that is not one changes nothing. */
  async load(world: SimWorld, value: unknown): Promise<void> {
    const { checkWorldDocument } = await import('../format/check.ts')
    const document = checkWorldDocument(value, 'The document', this.#format)
    world.restore(
      toSnapshot([document], this.options.vendors, {
        seed: this.options.seed,
        clock: this.worlds.settings.seedState.clock.mode,
      }),
    )
  }

  #seedState(
    fixtures: readonly WorldDocument[],
    defaults: SeedStateParts['defaults'],
    own?: SeedStateParts['own'],
  ): WorldSnapshot {
    const { vendors, nasty } = this.options
    return toSeedState({ vendors, fixtures, defaults, nasty, ...(own ? { own } : {}) })
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

  #endpoint(vendor: AnyVendor, view: string): Endpoint {
    let views = this.#endpoints.get(vendor)
    if (!views) this.#endpoints.set(vendor, (views = new Map()))
    let endpoint = views.get(view)
    if (!endpoint) views.set(view, (endpoint = new Endpoint(vendor, view, this.options.reportBug, this.#execution)))
    return endpoint
  }
}

function newClosing(): AbortController {
  const closing = new AbortController()
  // Every answer that comes late listens to it.
  setMaxListeners(0, closing.signal)
  return closing
}

/** A caller who was not let in is in the journal too, of the world that was meant, if there is one. */
function noteRefusal(
  vendor: AnyVendor,
  request: HttpRequest,
  { refusal: response, world, credential }: RefusedCaller,
): HttpResponse {
  if (!world) return response
  const { fields, operationName } = readRequestedOperation(request)
  world.journal.add(id => ({
    id,
    at: world.clock.now(),
    vendor: vendor.name,
    operation: fields[0]?.name ?? null,
    operationName,
    errors: errorsOf(response),
    durationMs: 0,
    fault: null,
    credential,
    request,
    response,
  }))
  return response
}
