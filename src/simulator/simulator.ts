import { setMaxListeners } from 'node:events'
import { readAsked } from '../request/requested-operation.ts'
import type { ClockMode } from '../time/clock.ts'
import { toSnapshot, type WorldDocument } from '../format/document.ts'
import { SimError } from '../errors/sim-error.ts'
import { jsonResponse, type HttpRequest, type HttpResponse } from '../request/message.ts'
import { cornerSeedState } from '../faults/corner-seed-state.ts'
import type { EdgeContext, VendorName } from '../vendors/contract/vendor.ts'
import { DEFAULT_WORLD, type Tables, type WorldSnapshot } from '../world/world.ts'
import { type ExecutorOptions, isPromise, type MaybePromise } from '../graphql/executor.ts'
import { type Answer, Endpoint } from '../graphql/endpoint.ts'
import { tamper, type TamperedAnswer } from '../faults/tampering.ts'
import { type NewWorld, type SimulatorOptions, type SimulatorSettings, toClockMode, withDefaults } from './options.ts'
import { type AnyVendor, VENDOR_LIST, vendorOf } from '../vendors/index.ts'
import { assertWorldId, isWorldId, Worlds } from './worlds.ts'
import { insist, type SimWorld } from './sim-world.ts'

/** A request on its way to a vendor: `world` is what path or header named; the request's path is without it. */
export interface Call {
  readonly vendor: VendorName
  readonly world: string | undefined
  readonly request: HttpRequest
}

/** Many isolated worlds behind one set of endpoints. */
export class Simulator {
  readonly worlds: Worlds
  readonly options: SimulatorSettings
  #closing = newClosing()
  /** How many are about to close: the simulator, or servers of it. */
  #closers = 0
  readonly #base: SimWorld
  readonly #fixtures: readonly WorldDocument[]
  readonly #execution: ExecutorOptions
  readonly #endpoints = new Map<AnyVendor, Map<string, Endpoint<Tables, unknown>>>()

  /** `execution` changes how fast answers are, never what they are. */
  constructor({ fixtures = [], clock = 'frozen', ...options }: SimulatorOptions = {}, execution: ExecutorOptions = {}) {
    this.#execution = execution
    this.options = withDefaults(options)
    this.#fixtures = fixtures
    const { auth, limits, nasty, webhooks, journalLimit: logLimit } = this.options
    const actors = [this.options.actors].flat()
    const origin = insist(this.#toOrigin(fixtures, { seed: this.options.seed, clock: toClockMode(clock) }), options)
    this.worlds = new Worlds(
      { origin, auth, logLimit, limits, nasty, webhooks, actors },
      { creation: this.options.worlds, ttl: this.options.worldTtl, max: this.options.maxWorlds },
    )
    this.#base = this.worlds.passing(DEFAULT_WORLD)
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
    const { origin } = this.worlds.settings
    const parts =
      fixtures === undefined
        ? undefined
        : (await import('../format/check.ts')).checkFixtures([fixtures].flat(), VENDOR_LIST)
    const isLikeOthers = seed === undefined && parts === undefined && clock === undefined
    const settings = {
      ...(auth === undefined ? {} : { auth }),
      ...(isLikeOthers
        ? {}
        : {
            origin: this.#toOrigin(
              parts ?? this.#fixtures,
              { seed: this.options.seed, clock: origin.clock.mode },
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
    const vendor = vendorOf(name)
    const caller = this.identify(vendor, named, vendor.dialect.readCredential(request))
    if ('status' in caller) {
      this.#noteRefusal(vendor, named, request, caller)
      return caller
    }
    const { world, actor, credential } = caller
    const context: EdgeContext<Tables, unknown> = { world, state: world.state(vendor), actor, request, cookies: [] }
    const at = world.clock.now()
    const proceed = (here: typeof context): MaybePromise<Answer> =>
      this.#endpoint(vendor, vendor.dialect.view(request, here.actor)).answer(here)
    const note = (answered: Partial<TamperedAnswer> & Answer): HttpResponse => {
      const { response, operation, operationName, errors, fault = null, nasty } = answered
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
      answered.afterwards?.(exchange)
      return response
    }
    const answer = world.isTampered
      ? tamper({ world, vendor, context, credential, closing: this.closing, proceed })
      : proceed(context)
    return isPromise(answer) ? answer.then(note) : note(answer)
  }

  /**
   * Who calls in which world, or the answer when nobody is let in. A credential that the world would refuse does not
   * bring the world into being.
   */
  identify(vendor: AnyVendor, named: string | undefined, sent: string | undefined): Caller | HttpResponse {
    try {
      if (named !== undefined) assertWorldId(named)
      return this.#identify(vendor, named, sent)
    } catch (error) {
      if (error instanceof SimError) return worldError(error)
      throw error
    }
  }

  /** Makes a world what a whole document says; a document that is not one changes nothing. */
  async load(world: SimWorld, value: unknown): Promise<void> {
    const { checkWorldDocument } = await import('../format/check.ts')
    const document = checkWorldDocument(value, 'The document', VENDOR_LIST)
    world.restore(
      toSnapshot([document], VENDOR_LIST, { seed: this.options.seed, clock: this.#base.snapshot().clock.mode }),
    )
  }

  /** A caller who was not let in is in the journal too, of the world that was meant, if there is one. */
  #noteRefusal(vendor: AnyVendor, named: string | undefined, request: HttpRequest, response: HttpResponse): void {
    const { id, credential } = splitCredential(named, vendor.dialect.readCredential(request))
    const world = this.worlds.find(id)
    if (!world) return
    const { fields, operationName } = readAsked(request)
    const facts = {
      at: world.clock.now(),
      vendor: vendor.name,
      operation: fields[0]?.name ?? null,
      operationName,
      errors: errorsOf(response),
      durationMs: 0,
    }
    world.journal.add(number => ({ id: number, ...facts, fault: null, credential, request, response }))
  }

  /** What a fresh world is made of. */
  #toOrigin(...[fixtures, defaults, own]: OriginParts): WorldSnapshot {
    const origin = toSnapshot(fixtures, VENDOR_LIST, defaults, own)
    const { nasty } = this.options
    return nasty === undefined ? origin : cornerSeedState(origin, VENDOR_LIST, nasty)
  }

  /** Ends all worlds. */
  close(): void {
    this.beginClosing()
    this.worlds.close()
  }

  #identify(vendor: AnyVendor, named: string | undefined, sent: string | undefined): Caller | HttpResponse {
    const { id, credential: own, known } = splitCredential(named, sent)
    const existing = this.worlds.find(id)
    const candidate = existing ?? this.#base
    const isOpen = own === undefined && candidate.settings.auth === 'open'
    const credential = isOpen ? vendor.credentials(candidate.state(vendor))[0]?.token : own
    const actor =
      credential !== undefined && known
        ? vendor.dialect.identify(candidate.state(vendor), credential, candidate.clock.now())
        : undefined
    if (actor !== undefined) return { world: existing ?? this.worlds.use(id), actor, credential }
    if (vendor.dialect.refuse) return vendor.dialect.refuse(credential === undefined)
    // A guest needs no credential; one with a wrong credential is let into a world that nobody keeps.
    const world = existing ?? (credential === undefined ? this.worlds.use(id) : this.worlds.passing(id))
    return { world, actor: vendor.dialect.stranger, credential }
  }

  #endpoint(vendor: AnyVendor, view: string): Endpoint<Tables, unknown> {
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

/** What a world's origin is made of: fixtures, what they do not say, and what comes before what they say. */
type OriginParts = [
  fixtures: readonly WorldDocument[],
  defaults: { readonly seed: number; readonly clock: ClockMode },
  own?: { readonly seed: number | undefined; readonly clock: ClockMode | undefined },
]

/** Who calls, in which world, with which credential (without its suffix). */
export interface Caller {
  readonly world: SimWorld
  readonly actor: unknown
  readonly credential: string | undefined
}

/** Which world a credential means, and the credential there; `known` is false where the suffix makes it unknown. */
export function splitCredential(
  named: string | undefined,
  sent: string | undefined,
): { id: string; credential: string | undefined; known: boolean } {
  const at = sent?.lastIndexOf('@') ?? -1
  if (sent === undefined || at < 0) return { id: named ?? DEFAULT_WORLD, credential: sent, known: true }
  const suffix = sent.slice(at + 1)
  const known = named === undefined ? isWorldId(suffix) : suffix === named
  return { id: named ?? (known ? suffix : DEFAULT_WORLD), credential: sent.slice(0, at), known }
}

function errorsOf({ body }: HttpResponse): readonly unknown[] {
  const answer: unknown = JSON.parse(body)
  return typeof answer === 'object' && answer !== null && 'errors' in answer && Array.isArray(answer.errors)
    ? answer.errors
    : []
}

/** The answer on a vendor's path when the world itself is the problem. */
export function worldError({ code, message }: SimError): HttpResponse {
  const status = { WORLD_NOT_FOUND: 404, TOO_MANY_WORLDS: 503 }[code] ?? 400
  return jsonResponse(status, { error: { code, message } })
}
