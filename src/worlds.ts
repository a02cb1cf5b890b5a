import { expandCast } from './actors/casting.ts'
import { createLifeCycles } from './actors/life-cycles.ts'
import { createStage } from './actors/stage.ts'
import { Actors, type Cast } from './core/actors.ts'
import { realEvery, realNow } from './core/clock.ts'
import { toDocument, toSnapshot, type WorldDocument } from './core/document.ts'
import { SimError } from './core/error.ts'
import { Faults } from './core/faults.ts'
import { Nasty } from './core/nasty.ts'
import { RateWindows } from './core/rates.ts'
import { Transitions } from './core/transitions.ts'
import type { WebhookOptions } from './core/webhook-config.ts'
import { Webhooks } from './core/webhooks.ts'
import { DEFAULT_WORLD, RESETTABLE, type Resettable, World, type WorldSnapshot } from './core/world.ts'
import { readShippedFixture } from './fixtures.ts'
import { VENDOR_LIST } from './vendors.ts'
import { GuuruSide } from './vendors/guuru/inbound.ts'
import { MarketplacerSide } from './vendors/marketplacer/inbound.ts'
import { ThgSide } from './vendors/thg/inbound.ts'
import { guuruWebhooks } from './webhooks/guuru.ts'

/** How a world is run, and what it goes back to. */
export interface SimWorldSettings {
  /** What a reset goes back to. */
  readonly origin: WorldSnapshot
  /** `open` takes a missing credential as the vendor's first one. */
  readonly auth: 'strict' | 'open'
  /** How many journal entries and events it keeps. */
  readonly logLimit: number
  /** `vendor` refuses what is beyond the documented limits. */
  readonly limits: 'off' | 'vendor'
  /** The seed of what is legal but nasty; undefined for a world that is not. */
  readonly nasty: number | undefined
  /** Who is told of GUURU's webhooks in a fresh world. */
  readonly webhooks: WebhookOptions
  /** Who plays the other sides in a fresh world. */
  readonly actors: Cast
}

/** What a reset goes back to, and which parts. */
export interface ResetOptions {
  /** The accounts alone, without any conversation, in place of what the world began with. */
  readonly to?: 'empty' | undefined
  /** All parts by default. */
  readonly only?: readonly Resettable[] | undefined
}

/** A world with its other sides: what agents, sellers, shoppers and experts do in it. */
export class SimWorld extends World {
  /** Customers, orders, and the agents who answer. */
  readonly thg: ThgSide = new ThgSide(this)
  /** Sellers and what they write. */
  readonly marketplacer: MarketplacerSide = new MarketplacerSide(this)
  /** Shoppers, human experts, GUURU's staff. */
  readonly guuru: GuuruSide = new GuuruSide(this)
  /** What goes wrong. */
  readonly faults: Faults = this.add('faults', new Faults(this, VENDOR_LIST))
  /** How many requests there were lately, for limits. */
  readonly rates: RateWindows = new RateWindows()
  /** What is done to answers in every corner that the schemas allow; undefined where nothing is. */
  readonly nasty: Nasty | undefined
  /** Who is told of what happens at GUURU. */
  readonly webhooks: Webhooks
  /** Who plays the other sides by themselves. */
  readonly actors: Actors
  /** Which life cycles move by themselves. */
  readonly transitions: Transitions
  /** When it came into being, real time, epoch milliseconds. */
  readonly createdAt: number = realNow()
  readonly settings: SimWorldSettings

  constructor(id: string, settings: SimWorldSettings, now: WorldSnapshot = settings.origin) {
    super(id, now, settings.logLimit)
    this.settings = settings
    this.webhooks = this.add('webhooks', new Webhooks(this, guuruWebhooks, settings.webhooks, this.faults))
    this.actors = this.add('actors', new Actors(this, createStage(this), expandCast, settings.actors))
    this.transitions = this.add('transitions', new Transitions(this, createLifeCycles(this)))
    if (settings.nasty !== undefined) this.nasty = new Nasty(settings.nasty, this, settings.origin, VENDOR_LIST)
  }

  /** Whether anything but the vendor's own rules decides what is answered. */
  get isTampered(): boolean {
    return !this.faults.isEmpty || this.nasty !== undefined || this.settings.limits === 'vendor'
  }

  /** Becomes what the snapshot says; requests that wait on the clock go on. */
  override restore(snapshot: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    super.restore(snapshot, only)
    this.faults.restart()
    if (only.includes('state')) this.nasty?.restart()
    if (only.includes('clock')) this.rates.clear()
  }

  /** Back to how the world began (or to an empty one), whole or in parts; answers which parts. */
  reset({ to, only = RESETTABLE }: ResetOptions = {}): readonly Resettable[] {
    this.restore(to === 'empty' ? emptied(this.settings.origin) : this.settings.origin, only)
    return only
  }

  /** The whole world as one document: fixture, snapshot and export are this. */
  document(): WorldDocument {
    return toDocument(this, VENDOR_LIST)
  }
}

function emptied({ seed, clock }: WorldSnapshot): WorldSnapshot {
  return toSnapshot([readShippedFixture('empty')], VENDOR_LIST, { seed, clock: clock.mode })
}

/** A beginning in which what the start options say of webhooks and actors goes before what documents bring along. */
export function insist(
  origin: WorldSnapshot,
  { webhooks, actors }: { readonly webhooks?: WebhookOptions; readonly actors?: string | Cast },
): WorldSnapshot {
  const said = new Set([...(webhooks === undefined ? [] : ['webhooks']), ...(actors === undefined ? [] : ['actors'])])
  return { ...origin, parts: Object.fromEntries(Object.entries(origin.parts).filter(([name]) => !said.has(name))) }
}

/** How worlds come and go. */
export interface WorldsOptions {
  /** `auto`: an unknown world is created on first use; `explicit`: it is refused. */
  readonly creation: 'auto' | 'explicit'
  /** How long a world may be idle before it ends, real milliseconds; `default` never ends. */
  readonly ttl: number
  /** How many worlds there may be besides `default`. */
  readonly max: number
}

const WORLD_ID = /^[a-z0-9][a-z0-9-]{0,62}$/

/** How often idle worlds are looked for, real milliseconds, where the time to live is longer than that. */
const SWEEP_INTERVAL = 60_000

/** Whether this may be a world's name. */
export function isWorldId(id: string): boolean {
  return WORLD_ID.test(id)
}

/** All worlds of one simulator, by name. */
export class Worlds {
  readonly #options: WorldsOptions
  /** How fresh worlds are run. */
  readonly settings: SimWorldSettings
  readonly #worlds = new Map<string, { readonly world: SimWorld; usedAt: number }>()
  readonly #stopSweeping: () => void

  constructor(settings: SimWorldSettings, options: WorldsOptions) {
    this.settings = settings
    this.#options = options
    this.#stopSweeping = realEvery(Math.min(options.ttl, SWEEP_INTERVAL), () => this.#sweep())
    this.create(DEFAULT_WORLD)
  }

  /** The world with this name, if there is one; being asked for keeps it alive. */
  find(id: string): SimWorld | undefined {
    const entry = this.#worlds.get(id)
    if (!entry) return undefined
    const now = realNow()
    if (this.#isIdle(id, entry.usedAt, now)) {
      this.#end(id)
      return undefined
    }
    entry.usedAt = now
    return entry.world
  }

  /** The world with this name, created from the fixtures on first use. */
  use(id: string): SimWorld {
    const known = this.find(id)
    if (known) return known
    if (this.#options.creation === 'explicit') {
      assertWorldId(id)
      throw noSuchWorld(id)
    }
    return this.create(id)
  }

  /** A new world: like all fresh ones, but for the settings given here. */
  create(id: string = this.#freeName(), settings: Partial<SimWorldSettings> = {}, now?: WorldSnapshot): SimWorld {
    assertWorldId(id)
    if (this.find(id))
      throw new SimError('WORLD_EXISTS', `There is a world "${id}" already; end it first, or choose another name.`)
    if (this.#worlds.size > this.#options.max) this.#sweep()
    if (this.#worlds.size > this.#options.max) {
      throw new SimError(
        'TOO_MANY_WORLDS',
        `There are ${this.#options.max} worlds already; end some, or start with a larger --max-worlds.`,
      )
    }
    const world = new SimWorld(id, { ...this.settings, ...settings }, now)
    this.#worlds.set(id, { world, usedAt: realNow() })
    return world
  }

  /** A new world that is like this one now, and that goes back to where this one does. Its logs begin empty. */
  fork(world: SimWorld, id?: string): SimWorld {
    return this.create(id, world.settings, world.snapshot())
  }

  /** A world that nobody keeps, for a caller whom no world knows: nothing happens in it by itself. */
  passing(id: string): SimWorld {
    const world = new SimWorld(id, this.settings)
    world.close()
    return world
  }

  /** The world with this name; refuses when there is none. */
  require(id: string): SimWorld {
    const world = this.find(id)
    if (!world) throw noSuchWorld(id)
    return world
  }

  #freeName(): string {
    let number = this.#worlds.size
    while (this.#worlds.has(`world-${number}`)) number++
    return `world-${number}`
  }

  /** Ends a world; what it was doing stops. */
  end(id: string): void {
    if (id === DEFAULT_WORLD) throw new SimError('DEFAULT_WORLD', 'The world "default" never ends; reset it instead.')
    this.require(id)
    this.#end(id)
  }

  /** All worlds, in the order in which they came into being. */
  list(): SimWorld[] {
    this.#sweep()
    return [...this.#worlds.values()].map(({ world }) => world)
  }

  /** Ends all worlds, `default` too. */
  close(): void {
    this.#stopSweeping()
    for (const id of this.#worlds.keys()) this.#end(id)
  }

  #end(id: string): void {
    this.#worlds.get(id)?.world.close()
    this.#worlds.delete(id)
  }

  #sweep(): void {
    const now = realNow()
    for (const [id, { usedAt }] of this.#worlds) if (this.#isIdle(id, usedAt, now)) this.#end(id)
  }

  #isIdle(id: string, usedAt: number, now: number): boolean {
    return id !== DEFAULT_WORLD && now - usedAt > this.#options.ttl
  }
}

function noSuchWorld(id: string): SimError {
  return new SimError(
    'WORLD_NOT_FOUND',
    `There is no world "${id}"; create it with POST /_sim/worlds, or start with --worlds auto.`,
  )
}

/** Refuses what is no world's name. */
export function assertWorldId(id: string): void {
  if (isWorldId(id)) return
  throw new SimError(
    'INVALID_WORLD',
    `"${id}" is not a world's name; use 1 to 63 lower-case letters, digits and hyphens, not beginning with a hyphen.`,
  )
}
