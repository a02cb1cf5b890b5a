import { Actors, ACTORS } from '../actors/actors.ts'
import { rememberingLast } from '../time/instant.ts'
import { realNow } from '../time/real-time.ts'
import { toDocument, toSnapshot, type WorldDocument } from '../format/document.ts'
import { Faults, FAULTS } from '../faults/faults.ts'
import { Corners } from '../faults/corners.ts'
import { RateWindows } from '../faults/rate-windows.ts'
import { Transitions } from '../actors/transitions.ts'
import { Conversations } from './conversations.ts'
import { FIRST, WEBHOOKS } from '../webhooks/records.ts'
import { Webhooks } from '../webhooks/webhooks.ts'
import type { SimEvent, WrittenEvents } from '../world/events.ts'
import { randomSeed } from '../world/ids.ts'
import { RESETTABLE, type Resettable, type WorldSnapshot } from '../world/snapshot.ts'
import { World } from '../world/world.ts'
import type { WorldPart } from '../world/world-part.ts'
import { readShippedFixture } from '../format/shipped.ts'
import type { ResetOptions, SimWorldSettings } from './world-settings.ts'

/** A world with all that can happen in it besides a client's requests: acts, faults, webhooks, scripts. */
export class SimWorld extends World {
  /** When it came into being, real time, epoch milliseconds. */
  createdAt: number = realNow()
  readonly settings: SimWorldSettings
  /** Made when a store asks for it. */
  #nonce: { readonly value: number | undefined } | undefined
  // What the world does not use is not made.
  #faults: Faults | undefined
  #rates: RateWindows | undefined
  #nasty: Corners | undefined
  #webhooks: Webhooks | undefined
  #actors: Actors | undefined
  #transitions: Transitions | undefined
  #conversations: Conversations | undefined
  #seedState: WorldSnapshot
  #open = 0
  readonly #toDate = rememberingLast((second: number) => new Date(second * 1000).toUTCString())

  constructor(id: string, settings: SimWorldSettings, now?: WorldSnapshot) {
    const seedState = settings.seedState()
    const logs = { entries: settings.journalLimit, bytes: settings.journalMaxBytes }
    super(id, now ?? seedState, logs, settings.history)
    this.settings = settings
    this.#seedState = seedState
    this.clock.handle('webhook', job => this.do(() => this.webhooks.queue.perform(job)))
    this.clock.handle('actor', job => this.do(() => this.actors.perform(job)))
    this.clock.handle('transition', job => this.do(() => this.transitions.perform(job)))
    this.goOn(now ?? seedState)
    this.recording?.begin()
    // Refuses one that the world does not have.
    if (settings.webhooks.partner !== undefined) this.webhooks.configOf(settings.webhooks.partner)
  }

  /** What goes wrong. */
  get faults(): Faults {
    return (this.#faults ??= new Faults(this, this.settings.vendors))
  }

  /** A random number, by which a store tells it from other worlds of its name; undefined where an earlier version wrote it. */
  get nonce(): number | undefined {
    return (this.#nonce ??= { value: randomSeed() }).value
  }

  set nonce(value: number | undefined) {
    this.#nonce = { value }
  }

  /** How many requests there were lately, for limits. */
  get rates(): RateWindows {
    return (this.#rates ??= new RateWindows())
  }

  /** What is done to answers in every corner that the schemas allow; undefined where nothing is. */
  get nasty(): Corners | undefined {
    const { nasty: seed, nastyOnly: only, vendors } = this.settings
    return seed === undefined
      ? undefined
      : (this.#nasty ??= new Corners({ seed, only }, this, this.#seedState, vendors))
  }

  /** Who is told by webhooks of what happens. */
  get webhooks(): Webhooks {
    const { vendors, webhooks: options, handlers } = this.settings
    return (this.#webhooks ??= new Webhooks(this, vendors, { options, handlers, faults: this.faults }))
  }

  /** The scripts that act by themselves. */
  get actors(): Actors {
    const { vendors, actors } = this.settings
    return (this.#actors ??= new Actors(this, vendors, actors))
  }

  /** Which life cycles move by themselves. */
  get transitions(): Transitions {
    return (this.#transitions ??= new Transitions(this, this.settings.vendors))
  }

  /** All conversations, the latest first. */
  get conversations(): Conversations {
    return (this.#conversations ??= new Conversations(this, this.settings.vendors))
  }

  override get parts(): Readonly<Record<string, WorldPart>> {
    const { faults, webhooks, actors, transitions } = this
    return { faults, webhooks, actors, transitions }
  }

  override announce(type: string, before: object | null, after: object | null, actor: string): SimEvent {
    const event = super.announce(type, before, after, actor)
    const { marks } = this.settings
    if (marks) {
      marks.changed(before, after)
      marks.apart(() => this.#tell(event))
    } else this.#tell(event)
    this.recording?.mark()
    return event
  }

  #tell(event: SimEvent): void {
    this.webhooks.tell(event)
    this.actors.hear(event)
    this.transitions.hear(event)
  }

  override noteRead(lifeCycle: string, id: string): void {
    this.transitions.look(lifeCycle, id)
  }

  override get publicUrl(): string | undefined {
    return this.settings.publicUrl
  }

  override get filesUrl(): string {
    return (this.settings.publicUrl ?? this.settings.address.url) + this.pathPrefix
  }

  override get loginSuffix(): string | undefined {
    return this.settings.loginWorlds ? `+${this.id}` : undefined
  }

  override get assumed(): SimWorldSettings['assume'] {
    const { assume, marks } = this.settings
    return marks ? marks.reading(assume) : assume
  }

  /** How many bytes of files its vendors hold. */
  get fileBytes(): number {
    const { vendors } = this.settings
    return vendors.reduce((sum, vendor) => sum + (vendor.fileBytes?.(this.state(vendor)) ?? 0), 0)
  }

  override hasRoomForFile(bytes: number): boolean {
    const hasRoom = this.fileBytes + bytes <= this.settings.uploadsMaxBytes
    if (!hasRoom) this.refused.uploads++
    return hasRoom
  }

  /** Whether a request needs more than the vendor's own rules: faults, limits, nasty corners, or looks that count. */
  get isWatched(): boolean {
    const { limits } = this.settings
    return !this.faults.isEmpty || this.nasty !== undefined || limits === 'vendor' || this.transitions.countsLooks
  }

  /** The request until it is answered: `isBusy` meanwhile. */
  async during<T>(answer: Promise<T>): Promise<T> {
    this.#open++
    try {
      return await answer
    } finally {
      this.#open--
    }
  }

  /** Whether a request or a webhook is under way. */
  get isBusy(): boolean {
    return this.#open > 0 || this.clock.isBusy
  }

  /** A number that is another one when a request was answered or something has happened. */
  get activity(): number {
    return this.journal.lastId + this.events.lastId
  }

  /** An instant, the present one by default, as the `Date` header of an answer has it. */
  httpDate(at: number = this.clock.now()): string {
    return this.#toDate(Math.floor(at / 1000))
  }

  /** Becomes what the snapshot says; requests that wait on the clock go on. */
  override restore(snapshot: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    super.restore(snapshot, only)
    if (only.some(part => part !== 'journal' && part !== 'events')) this.#faults?.restart()
    if (only.includes('state')) this.#nasty?.restart()
    if (only.includes('clock')) this.#rates?.clear()
    this.goOn(snapshot, only)
    if (only.includes('events')) this.recording?.begin()
  }

  /** Makes the parts that have something to go on with, and lets them go on. */
  protected goOn(from: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    const has = (part: string, table: string): boolean => (from.parts.get(part)?.[table]?.size ?? 0) > 0
    if (only.includes('faults') && !this.#faults && has(FAULTS.name, 'rules')) this.faults.restart()
    // A clock that was set back has lost the jobs of deliveries and of actors that begin.
    if (!only.includes('state') && !only.includes('clock')) return
    const webhooks = has(WEBHOOKS.name, 'deliveries') ? this.webhooks : this.#webhooks
    webhooks?.restart()
    const plays = this.settings.actors.length > 0 || has(ACTORS.name, 'playing')
    const actors = plays ? this.actors : this.#actors
    actors?.restart()
  }

  override catchUp(snapshot: WorldSnapshot, events: WrittenEvents): void {
    super.catchUp(snapshot, events)
    if (this.#faults || (snapshot.parts.get(FAULTS.name)?.['rules']?.size ?? 0) > 0) this.faults.restart()
    if (this.#webhooks || (snapshot.parts.get(WEBHOOKS.name)?.['deliveries']?.size ?? 0) > 0) this.webhooks.catchUp()
  }

  /** The webhooks, where anything has used them. */
  get begunWebhooks(): Webhooks | undefined {
    return this.#webhooks
  }

  override loadParts(parts: WorldSnapshot['parts']): void {
    super.loadParts(parts)
    this.#faults?.restart()
    if (parts.has(WEBHOOKS.name)) this.webhooks.restart()
    if (parts.has(ACTORS.name)) this.actors.restart()
  }

  override close(): void {
    super.close()
    this.#faults?.restart()
    this.#webhooks?.close()
    // What still goes on in an ended world is told to none.
    this.part(WEBHOOKS).configs.put({ partner: FIRST, secret: null, endpoints: [] })
  }

  /** Back to how the world began (or to an empty one), whole or in parts; answers which parts. */
  reset({ to, only = RESETTABLE }: ResetOptions = {}): readonly Resettable[] {
    const { seedState, vendors } = this.settings
    const begun = seedState()
    const { ids, clock } = begun
    const accounts = (): WorldSnapshot =>
      toSnapshot([readShippedFixture('empty')], { vendors, parts: () => [] }, { seed: ids.seed, clock: clock.mode })
    if (only.includes('state')) {
      this.#seedState = begun
      this.resets++
    }
    this.restore(to === 'empty' ? accounts() : begun, only)
    return only
  }

  /** What it began as, before anything happened in it. */
  get seedState(): WorldSnapshot {
    return this.#seedState
  }

  /** The whole world as one document: fixture, snapshot and export are this. What has expired at `now` is not in it. */
  document(now: number = this.clock.now()): WorldDocument {
    for (const vendor of this.settings.vendors) vendor.sweep?.(this.state(vendor), now)
    return toDocument(this, this.settings.vendors)
  }
}
