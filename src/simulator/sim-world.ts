import { Actors } from '../actors/actors.ts'
import type { Cast } from '../actors/casting.ts'
import { realNow } from '../time/real-time.ts'
import { toDocument, toSnapshot, type WorldDocument } from '../format/document.ts'
import { Faults } from '../faults/faults.ts'
import { Corners } from '../faults/corners.ts'
import { RateWindows } from '../faults/rate-windows.ts'
import { Transitions } from '../actors/transitions.ts'
import { Webhooks } from '../webhooks/webhooks.ts'
import { RESETTABLE, type Resettable, World, type WorldSnapshot } from '../world/world.ts'
import type { Exchange } from '../world/journal.ts'
import type { SimulatorSettings } from './options.ts'
import { readShippedFixture } from '../format/shipped.ts'

/** How a world is run, and what it goes back to. */
export interface SimWorldSettings extends Pick<
  SimulatorSettings,
  'vendors' | 'auth' | 'journalLimit' | 'journalMaxBytes' | 'limits' | 'nasty' | 'nastyOnly' | 'webhooks'
> {
  /** What it begins as, and goes back to at a reset. */
  readonly seedState: WorldSnapshot
  /** The scripts that act by themselves in a fresh world. */
  readonly actors: Cast
  /** The name of the test that it is for, if it is. */
  readonly test?: string | undefined
}

/** What a reset goes back to, and which parts. */
export interface ResetOptions {
  /** The accounts alone, without any conversation, in place of what the world began with. */
  readonly to?: 'empty' | undefined
  /** All parts by default. */
  readonly only?: readonly Resettable[] | undefined
}

/** A world with all that can happen in it besides a client's requests: acts, faults, webhooks, scripts. */
export class SimWorld extends World {
  /** What goes wrong. */
  readonly faults: Faults
  /** How many requests there were lately, for limits. */
  readonly rates: RateWindows = new RateWindows()
  /** What is done to answers in every corner that the schemas allow; undefined where nothing is. */
  readonly nasty: Corners | undefined
  /** Who is told by webhooks of what happens. */
  readonly webhooks: Webhooks
  /** The scripts that act by themselves. */
  readonly actors: Actors
  /** Which life cycles move by themselves. */
  readonly transitions: Transitions
  /** When it came into being, real time, epoch milliseconds. */
  readonly createdAt: number = realNow()
  readonly settings: SimWorldSettings

  constructor(id: string, settings: SimWorldSettings, now: WorldSnapshot = settings.seedState) {
    super(id, now, { entries: settings.journalLimit, bytes: settings.journalMaxBytes })
    this.settings = settings
    const { vendors } = settings
    this.faults = this.add('faults', new Faults(this, vendors))
    this.webhooks = this.add('webhooks', new Webhooks(this, vendors, settings.webhooks, this.faults))
    this.actors = this.add('actors', new Actors(this, vendors, settings.actors))
    this.transitions = this.add('transitions', new Transitions(this, vendors))
    const { nasty, nastyOnly, seedState } = settings
    if (nasty !== undefined) this.nasty = new Corners({ seed: nasty, only: nastyOnly }, this, seedState, vendors)
  }

  /** Whether a request needs more than the vendor's own rules: faults, limits, nasty corners, or looks that count. */
  get isWatched(): boolean {
    const { faults, nasty, settings, transitions } = this
    return !faults.isEmpty || nasty !== undefined || settings.limits === 'vendor' || transitions.countsLooks
  }

  /** Writes an exchange that ends now into the journal. */
  note(exchange: Omit<Exchange, 'id' | 'durationMs'>): Exchange {
    const { at, vendor, operation, operationName, errors, fault, nasty, notSimulated, credential, request, response } =
      exchange
    const durationMs = this.clock.now() - at
    // This runs for each request: members are named, because spreading is slower.
    const exchangeOf = (id: number): Exchange => ({
      id,
      at,
      vendor,
      operation,
      operationName,
      errors,
      durationMs,
      fault,
      nasty,
      notSimulated,
      credential,
      request,
      response,
    })
    return this.journal.add(exchangeOf)
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
    const { seedState, vendors } = this.settings
    const { seed, clock } = seedState
    const accounts = (): WorldSnapshot =>
      toSnapshot([readShippedFixture('empty')], vendors, { seed, clock: clock.mode })
    this.restore(to === 'empty' ? accounts() : seedState, only)
    return only
  }

  /** The whole world as one document: fixture, snapshot and export are this. */
  document(): WorldDocument {
    for (const vendor of this.settings.vendors) vendor.sweep?.(this.state(vendor), this.clock.now())
    return toDocument(this, this.settings.vendors)
  }
}
