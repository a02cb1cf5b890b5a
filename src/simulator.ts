import { setMaxListeners } from 'node:events'
import type { Cast } from './core/actors.ts'
import { FROZEN_AT, parseInstant, type ClockMode } from './core/clock.ts'
import { toSnapshot, type WorldDocument } from './core/document.ts'
import { SimError } from './core/error.ts'
import { jsonResponse, type HttpRequest, type HttpResponse } from './core/http.ts'
import { nastyOrigin } from './core/nasty.ts'
import type { EdgeContext, VendorName } from './core/vendor.ts'
import type { WebhookOptions } from './core/webhook-config.ts'
import { DEFAULT_LOG_LIMIT, DEFAULT_WORLD, type Tables, type WorldSnapshot } from './core/world.ts'
import type { FixtureSource } from './fixtures.ts'
import { type ExecutorOptions, isPromise, type MaybePromise } from './execution.ts'
import { type Answer, Endpoint, type BugReporter } from './graphql.ts'
import { tamper, type TamperedAnswer } from './tamper.ts'
import { peek } from './peek.ts'
import { type AnyVendor, VENDOR_LIST, vendorOf } from './vendors.ts'
import { assertWorldId, insist, isWorldId, type SimWorld, Worlds } from './worlds.ts'

/** How a simulator is made. All parts are optional. */
export interface SimulatorOptions {
  /** Where identifiers and generated data come from. 1 by default. */
  readonly seed?: number
  /** What fresh worlds contain, merged in order; checked documents only. Nothing by default. */
  readonly fixtures?: readonly WorldDocument[]
  /** How time runs in fresh worlds: `frozen` (at 2026-01-01T00:00:00.000Z, the default), `real`, or frozen at an ISO instant. */
  readonly clock?: ClockSetting
  /** `strict` (default) as the vendors; `open` takes a missing credential as the vendor's first one. */
  readonly auth?: 'strict' | 'open'
  /** How large an uploaded file may be, bytes. 10 MiB by default. */
  readonly uploadMaxBytes?: number
  /** MIME types that may be uploaded; all when empty, which is the default. */
  readonly uploadTypes?: readonly string[]
  /** `auto` (default): an unknown world is created on first use; `explicit`: it is refused. */
  readonly worlds?: 'auto' | 'explicit'
  /** How long a world may be idle before it ends, real milliseconds. An hour by default; `default` never ends. */
  readonly worldTtl?: number
  /** How many worlds there may be besides `default`. 10,000 by default. */
  readonly maxWorlds?: number
  /** How many journal entries and events a world keeps. 1,000 each by default. */
  readonly journalLimit?: number
  /** `vendor` refuses what is beyond the vendor's documented limits (Marketplacer's). `off` by default. */
  readonly limits?: 'off' | 'vendor'
  /** Makes answers use every corner that the schemas allow, the same for the same number. Nothing by default. */
  readonly nasty?: number
  /** Who is told of GUURU's webhooks: a URL for all of them, receivers event by event, a secret. Nobody by default. */
  readonly webhooks?: WebhookOptions
  /** Who plays the other sides: a ready-made cast's name, or a list of names and scripts. `silent` by default. */
  readonly actors?: string | Cast
  /** Told of every bug of ours; standard error by default. */
  readonly reportBug?: BugReporter
}

/** How a fresh world's time runs. */
export type ClockSetting = 'real' | 'frozen' | { readonly frozenAt: string }

/** A request on its way to a vendor: `world` is what path or header named; the request's path is without it. */
export interface Call {
  readonly vendor: VendorName
  readonly world: string | undefined
  readonly request: HttpRequest
}

const HOUR = 3_600_000

/** Many isolated worlds behind one set of endpoints. */
export class Simulator {
  readonly worlds: Worlds
  readonly options: Required<Omit<SimulatorOptions, 'fixtures' | 'clock' | 'nasty'>> & Pick<SimulatorOptions, 'nasty'>
  readonly #closing = new AbortController()
  readonly #base: SimWorld
  readonly #fixtures: readonly WorldDocument[]
  readonly #execution: ExecutorOptions
  readonly #endpoints = new Map<AnyVendor, Map<string, Endpoint<Tables, unknown>>>()

  /** `execution` changes how fast answers are, never what they are. */
  constructor({ fixtures = [], clock = 'frozen', ...options }: SimulatorOptions = {}, execution: ExecutorOptions = {}) {
    this.#execution = execution
    this.options = {
      seed: options.seed ?? 1,
      auth: options.auth ?? 'strict',
      uploadMaxBytes: options.uploadMaxBytes ?? 10 * 1024 * 1024,
      uploadTypes: options.uploadTypes ?? [],
      worlds: options.worlds ?? 'auto',
      worldTtl: options.worldTtl ?? HOUR,
      maxWorlds: options.maxWorlds ?? 10_000,
      journalLimit: options.journalLimit ?? DEFAULT_LOG_LIMIT,
      limits: options.limits ?? 'off',
      nasty: options.nasty,
      webhooks: options.webhooks ?? {},
      actors: options.actors ?? [],
      reportBug: options.reportBug ?? (error => console.error(error)),
    }
    // Every answer that comes late listens to it.
    setMaxListeners(0, this.closing)
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
    this.#closing.abort()
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
        : (await import('./document-check.ts')).checkFixtures([fixtures].flat(), VENDOR_LIST)
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
      const { response, operation, operationName, variables, errors, fault = null, nasty } = answered
      const durationMs = world.clock.now() - at
      const exchange = world.journal.add(id => ({
        id,
        at,
        vendor: name,
        operation,
        operationName,
        variables,
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
    const { checkWorldDocument } = await import('./document-check.ts')
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
    const facts = {
      at: world.clock.now(),
      vendor: vendor.name,
      ...peek(request),
      errors: errorsOf(response),
      durationMs: 0,
    }
    world.journal.add(number => ({ id: number, ...facts, fault: null, credential, request, response }))
  }

  /** What a fresh world is made of. */
  #toOrigin(...[fixtures, defaults, own]: OriginParts): WorldSnapshot {
    const origin = toSnapshot(fixtures, VENDOR_LIST, defaults, own)
    const { nasty } = this.options
    return nasty === undefined ? origin : nastyOrigin(origin, VENDOR_LIST, nasty)
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

/** What a world's origin is made of: fixtures, what they do not say, and what comes before what they say. */
type OriginParts = [
  fixtures: readonly WorldDocument[],
  defaults: { readonly seed: number; readonly clock: ClockMode },
  own?: { readonly seed: number | undefined; readonly clock: ClockMode | undefined },
]

/** What a new world may have of its own. */
export interface NewWorld {
  /** A free name by default. */
  readonly id?: string
  readonly seed?: number
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  readonly clock?: ClockSetting
  readonly auth?: 'strict' | 'open'
}

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

function toClockMode(clock: ClockSetting): ClockMode {
  if (clock === 'real') return { mode: 'real', offset: 0 }
  if (clock === 'frozen') return { mode: 'frozen', at: FROZEN_AT }
  const at = parseInstant(clock.frozenAt)
  if (at === undefined) {
    throw new SimError(
      'INVALID_CLOCK',
      `"${clock.frozenAt}" is not an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z.`,
    )
  }
  return { mode: 'frozen', at }
}
