/** Worlds that outlive the process: what changes in them is in a store before an answer shows it. */
import { errorMessage } from '../../errors/reasons.ts'
import { SimError } from '../../errors/sim-error.ts'
import { checkDocument } from '../../format/check.ts'
import { type DocumentFormat, mergeDocuments, recordsOf, type WorldDocument } from '../../format/document.ts'
import { FORMAT_VERSION } from '../../format/migrations.ts'
import { errorResponse } from '../../request/http-error.ts'
import type { HttpResponse, MaybePromise } from '../../request/message.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { instantOf, modeAt } from '../../time/clock-mode.ts'
import { realEvery } from '../../time/real-time.ts'
import { changesBetween, type Owners, type WorldChanges, withChanges } from '../../world/changes.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import { simulatorError } from '../errors.ts'
import type { SimWorld } from '../sim-world.ts'
import type { SimWorldSettings } from '../world-settings.ts'
import type { Worlds } from '../worlds.ts'
import type { Store } from './store.ts'

/** How many seconds a client is told to wait that was refused because the store is away. */
const RETRY_AFTER = '1'

/** After so many entries, or bytes of them (as many as it has itself, where that is more), a world is written whole. */
const MAX_ENTRIES = 500
const MAX_BYTES = 256 * 1024
/** How often what no answer waits for is written, such as what jobs have changed, real milliseconds. */
const WRITE_EVERY_MS = 1000

/** An entry of a world's log. */
interface Entry {
  readonly changes?: WorldChanges | undefined
  readonly resets: number
  /** The world's instant, epoch milliseconds: its time goes on behind it, whatever the machine's clock says. */
  readonly at: number
}

/** A world whole. */
interface Whole extends Entry, Pick<SimWorldSettings, 'auth' | 'assume' | 'test'> {
  readonly formatVersion: number
  /** What it goes back to, where that is not what all worlds go back to. */
  readonly seedState?: WorldChanges | undefined
}

/** What the store has of a world. */
interface Kept {
  readonly id: string
  /** Undefined once it has ended. */
  world: SimWorld | undefined
  seq: number
  /** What it was when it was written last; undefined where that was another world of its name. */
  written: WorldSnapshot | undefined
  resets: number
  entries: number
  bytes: number
  /** How long it was when it was written whole, characters. */
  whole: number
  /** The write that is under way. */
  running: Promise<void> | undefined
  /** The one after it. */
  next: Promise<void> | undefined
}

/** What is kept where. */
interface PersistenceParts {
  readonly worlds: Worlds
  readonly store: Store
  readonly format: DocumentFormat
}

/** Writes what worlds change: one write for each world at a time, with all that has changed meanwhile. */
export class Persistence {
  readonly #worlds: Worlds
  readonly #store: Store
  readonly #format: DocumentFormat
  readonly #owners: Owners
  readonly #kept = new Map<string, Kept>()
  #stopWriting: (() => void) | undefined
  /** Why the store did not take the last change; undefined where it did. */
  reason: string | undefined
  /** Whether the process ends soon: clients of a proxy are to go elsewhere. */
  isEnding = false

  private constructor({ worlds, store, format }: PersistenceParts) {
    this.#worlds = worlds
    this.#store = store
    this.#format = format
    const byName = <O extends { readonly name: string }>(owners: readonly O[]) =>
      new Map(owners.map(owner => [owner.name, owner]))
    this.#owners = { states: byName(format.vendors), parts: byName(format.parts()) }
  }

  /** Goes on with the worlds of a store, and keeps all worlds there from now on. Refuses with `NEWER_FORMAT`. */
  static async open(parts: PersistenceParts): Promise<Persistence> {
    const persistence = new Persistence(parts)
    try {
      for (const world of await parts.store.list()) await persistence.#load(world)
      await persistence.commitAll()
    } catch (error) {
      await parts.store.close()
      throw error
    }
    // Nothing is written before all is read.
    persistence.#stopWriting = realEvery(WRITE_EVERY_MS, () => {
      // Health tells it, and the next answer is refused.
      persistence.commitAll().catch(() => {})
    })
    return persistence
  }

  /**
   * The refusal in place of an answer that may show what cannot be written, of whichever world that was used since its request
   * came (real time, epoch milliseconds).
   */
  refusal(since: number): Promise<HttpResponse | undefined> {
    return this.commitAll(since).then(() => undefined, refusalOf)
  }

  /** Resolves once all that a world has changed is written; undefined where it is. Rejects with `STORE_UNAVAILABLE`. */
  commit(world: SimWorld): Promise<void> | undefined {
    return this.#worlds.has(world) ? this.#commit(this.#keptOf(world)) : undefined
  }

  /** An answer of a world once all that it may show is written; the refusal where that cannot be. */
  answer(world: SimWorld, answer: HttpResponse): MaybePromise<HttpResponse> {
    const committed = this.commit(world)
    return committed?.then(() => answer, refusalOf) ?? answer
  }

  /**
   * Resolves once all is written that has changed in the worlds that were used since an instant (real time, epoch
   * milliseconds; all worlds where it is left out), and all ends. Rejects with `STORE_UNAVAILABLE`.
   */
  async commitAll(since = 0): Promise<void> {
    const used = this.#worlds.list().filter(world => this.#worlds.usedAt(world) >= since)
    const kept = used.map(world => this.#keptOf(world))
    for (const one of this.#kept.values()) if (one.world && !this.#worlds.has(one.world)) one.world = undefined
    const ended = [...this.#kept.values()].filter(({ world }) => !world)
    await Promise.all([...kept, ...ended].map(one => this.#commit(one)))
  }

  /** Writes what is not written yet, and lets another process use the store. */
  async close(): Promise<void> {
    this.#stopWriting?.()
    try {
      await this.commitAll()
    } finally {
      await this.#store.close()
    }
  }

  async #load(id: string): Promise<void> {
    const { seq, whole: text, tail } = await this.#store.load(id)
    const whole = JSON.parse(text) as Whole // as it was written
    const { formatVersion } = whole
    const entries = [whole, ...tail.map(entry => JSON.parse(entry) as Entry)] // as they were written
    let stored: WorldSnapshot | undefined
    for (const { changes = {} } of entries) stored = withChanges(changes, this.#owners, stored)
    const snapshot = this.#checked(stored!, id, formatVersion)
    const { resets, at } = entries.at(-1)!
    const world = this.#begin(id, whole, behind(snapshot, at))
    world.resets = resets
    const bytes = tail.reduce((sum, entry) => sum + entry.length, 0)
    // What is of an earlier version is written whole.
    const written = snapshot === stored && formatVersion === FORMAT_VERSION ? stored : undefined
    Object.assign(this.#keptOf(world), { seq, written, resets, entries: tail.length, bytes, whole: text.length })
  }

  /** A snapshot with its records as this version has them; the same one where they are. Refuses what is none of them. */
  #checked(snapshot: WorldSnapshot, id: string, formatVersion: number): WorldSnapshot {
    const vendors = Object.fromEntries([...snapshot.states].map(([name, tables]) => [name, recordsOf(tables)]))
    const given: WorldDocument = { formatVersion, vendors }
    const document = checkDocument(given, `The world "${id}" of the store`, this.#format)
    return document === given ? snapshot : { ...snapshot, states: mergeDocuments([document], this.#format.vendors) }
  }

  #begin(id: string, { auth, assume, test, seedState, formatVersion }: Whole, snapshot: WorldSnapshot): SimWorld {
    if (id === DEFAULT_WORLD) {
      const world = this.#worlds.require(id)
      world.restore(snapshot)
      return world
    }
    const seed = seedState && this.#checked(withChanges(seedState, this.#owners), id, formatVersion)
    const own = { auth, assume, test, ...(seed && { seedState: () => seed }) }
    return this.#worlds.create(id, own, snapshot)
  }

  #keptOf(world: SimWorld): Kept {
    const kept = this.#kept.get(world.id)
    if (kept?.world === world) return kept
    const fresh = { written: undefined, resets: 0, entries: 0, bytes: 0, whole: 0 }
    if (kept) return Object.assign(kept, fresh, { world })
    const created: Kept = { ...fresh, id: world.id, world, seq: 0, running: undefined, next: undefined }
    this.#kept.set(world.id, created)
    return created
  }

  #commit(kept: Kept): Promise<void> | undefined {
    if (kept.next || !kept.running) return kept.next ?? this.#write(kept)
    // It runs after what `#run` does: that has waited for the same promise before.
    const begin = (): Promise<void> | undefined => {
      kept.next = undefined
      return this.#write(kept)
    }
    return (kept.next = kept.running.then(begin, begin))
  }

  /** Begins a write; undefined where there is nothing to write. */
  #write(kept: Kept): Promise<void> | undefined {
    const { id, world } = kept
    // It is removed already, and another one may have its name.
    if (this.#kept.get(id) !== kept) return undefined
    if (!world) return this.#run(kept, this.#store.remove(id), () => kept.world || this.#kept.delete(id))
    const now = world.snapshot()
    const { resets } = world
    const changes = changesBetween(kept.written, now)
    if (!changes && resets === kept.resets) {
      // The next comparison finds the same tables, and looks into none.
      kept.written = now
      return undefined
    }
    const entry: Entry = { changes, resets, at: world.clock.now() }
    const text = JSON.stringify(entry)
    const seq = kept.seq + 1
    const [entries, bytes] = [kept.entries + 1, kept.bytes + text.length]
    const isWhole = !kept.written || entries > MAX_ENTRIES || bytes > Math.max(MAX_BYTES, kept.whole)
    const written = isWhole ? JSON.stringify(this.#wholeOf(world, now, entry)) : text
    const writing = isWhole ? this.#store.replace(id, seq, written) : this.#store.append(id, seq, written)
    return this.#run(kept, writing, () => {
      kept.seq = seq
      // It may have ended meanwhile, and another one may have its name.
      if (kept.world !== world) return
      const log = isWhole ? { entries: 0, bytes: 0, whole: written.length } : { entries, bytes }
      Object.assign(kept, log, { written: now, resets })
    })
  }

  async #run(kept: Kept, writing: Promise<void>, done: () => unknown): Promise<void> {
    kept.running = writing
    try {
      await writing
      done()
      this.reason = undefined
    } catch (error) {
      this.reason = errorMessage(error)
      const sentence = `The store cannot be written (${this.reason}); what was asked for may be lost`
      throw simulatorError('STORE_UNAVAILABLE', `${sentence}: ask again.`)
    } finally {
      kept.running = undefined
    }
  }

  #wholeOf({ settings }: SimWorld, now: WorldSnapshot, { resets, at }: Entry): Whole {
    const { auth, assume, test, seedState } = settings
    return {
      formatVersion: FORMAT_VERSION,
      auth,
      assume,
      test,
      ...(seedState !== this.#worlds.settings.seedState && { seedState: changesBetween(undefined, seedState()) }),
      changes: changesBetween(undefined, now),
      resets,
      at,
    }
  }
}

/** A world whose time goes on behind an instant (epoch milliseconds): the machine's clock may have been set back. */
function behind(snapshot: WorldSnapshot, at: number): WorldSnapshot {
  const { clock } = snapshot
  const { mode } = clock
  return mode.mode === 'real' && instantOf(mode) < at
    ? { ...snapshot, clock: { ...clock, mode: modeAt(mode, at) } }
    : snapshot
}

/** The answer in place of one that is not written. Throws what is no refusal. */
function refusalOf(error: unknown): HttpResponse {
  if (!(error instanceof SimError)) throw error
  const { status, headers, body } = errorResponse(error)
  return { status, headers: { ...headers, 'retry-after': RETRY_AFTER }, body }
}
