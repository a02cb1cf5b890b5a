import { expandCast } from '../actors/casting.ts'
import { createLifeCycles } from '../actors/life-cycles.ts'
import { createStage } from '../actors/stage.ts'
import { Actors, type Cast } from '../actors/actors.ts'
import { realNow } from '../time/real-time.ts'
import { toDocument, toSnapshot, type WorldDocument } from '../format/document.ts'
import { Faults } from '../faults/faults.ts'
import { Corners } from '../faults/corners.ts'
import { RateWindows } from '../faults/rate-windows.ts'
import { Transitions } from '../actors/transitions.ts'
import type { WebhookOptions } from '../webhooks/config.ts'
import { Webhooks } from '../webhooks/webhooks.ts'
import { RESETTABLE, type Resettable, World, type WorldSnapshot } from '../world/world.ts'
import { readShippedFixture } from '../format/fixtures.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { GuuruSide } from '../vendors/guuru/inbound.ts'
import { MarketplacerSide } from '../vendors/marketplacer/inbound.ts'
import { ThgSide } from '../vendors/thg/inbound.ts'
import { guuruWebhooks } from '../vendors/guuru/webhooks.ts'

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
  readonly nasty: Corners | undefined
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
    if (settings.nasty !== undefined) this.nasty = new Corners(settings.nasty, this, settings.origin, VENDOR_LIST)
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
