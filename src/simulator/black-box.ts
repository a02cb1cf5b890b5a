import { CORNERS } from './option-table.ts'
import { simulatorError } from './errors.ts'
import { toIso } from '../time/instant.ts'
import { eachInTurns } from '../time/real-time.ts'
import { checkDocument } from '../format/check.ts'
import { toDocument, toSnapshot, type WorldDocument } from '../format/document.ts'
import { FORMAT_VERSION, migrate } from '../format/migrations.ts'
import { isObject } from '../inputs/match.ts'
import type { SimEvent } from '../world/events.ts'
import { type Exchange, type JournalEntry, toEntry } from '../world/journal.ts'
import type { WrittenPast } from '../world/undo.ts'
import type { Corner, CornerEntry } from '../faults/answer-corners.ts'
import { Simulator } from './simulator.ts'
import { SimWorld } from './sim-world.ts'
import type { SimWorldSettings } from './world-settings.ts'
import { worldFormat } from './world-format.ts'

/** What a black box says of itself. */
const NOTICE =
  'So that it can be replayed, this file holds requests and states whole, with passwords and credentials: keep it to yourself. In journal and events they are masked.'

/** All that is needed to see what happened in a world, and to do it again. */
export interface BlackBox {
  readonly kind: 'backlot-black-box'
  /** Whom the file is for; boxes of earlier versions do not say. */
  readonly notice?: string
  readonly formatVersion: number
  /** What failed. */
  readonly title: string
  readonly world: string
  readonly seed: number
  readonly clock: { readonly mode: string; readonly now: string }
  readonly journal: readonly JournalEntry[]
  readonly events: readonly SimEvent[]
  /** How the world answered; boxes of earlier versions do not say. */
  readonly auth?: SimWorldSettings['auth']
  readonly limits?: SimWorldSettings['limits']
  readonly assume?: SimWorldSettings['assume']
  readonly nastySeed?: number
  readonly nastyOnly?: readonly Corner[]
  /** What else answers depended on; boxes of earlier versions do not say. */
  readonly loginWorlds?: boolean
  readonly publicUrl?: string
  /** What was legal but nasty: which entities and fields. */
  readonly nasty: readonly CornerEntry[]
  /** The requests whole, with the world's own credentials, to be sent again. */
  readonly exchanges: readonly RecordedExchange[]
  /** The world as it began. */
  readonly origin: WorldDocument
  /** The world as it was in the end. */
  readonly state: WorldDocument
  /** How it became that, event by event; only where the simulator kept history. */
  readonly past?: WrittenPast
}

/** One request and its answer. */
export interface RecordedExchange extends Pick<Exchange, 'vendor' | 'request' | 'response'> {
  readonly at: string
}

/** One answer that came out differently. */
export interface Difference {
  /** Position among the requests, from 1. */
  readonly request: number
  readonly operation: string | null
  readonly was: string
  readonly is: string
}

/** Everything about a world, as one plain value. */
export function toBlackBox(world: SimWorld, title: string): BlackBox {
  return boxOf(world, title, world.journal.list())
}

/** The same of the world as it is at the call; other work has its turn while the journal is read, which may be large. */
export async function toBlackBoxInTurns(world: SimWorld, title: string): Promise<BlackBox> {
  const journal: JournalEntry[] = []
  const box = boxOf(world, title, journal)
  await eachInTurns(world.journal.exchanges(), exchange => journal.push(toEntry(exchange)))
  return box
}

function boxOf(world: SimWorld, title: string, journal: readonly JournalEntry[]): BlackBox {
  const { auth, limits, assume, nasty, nastyOnly, loginWorlds, publicUrl } = world.settings
  const past = world.writtenPast()
  return {
    kind: 'backlot-black-box',
    notice: NOTICE,
    formatVersion: FORMAT_VERSION,
    title,
    world: world.id,
    seed: world.ids.seed,
    clock: { mode: world.clock.mode, now: world.clock.iso() },
    journal,
    events: world.events.list(),
    auth,
    limits,
    assume,
    ...(nasty === undefined ? {} : { nastySeed: nasty }),
    ...(nastyOnly === undefined ? {} : { nastyOnly }),
    loginWorlds,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    nasty: world.nasty?.log ?? [],
    exchanges: world.journal
      .exchanges()
      .map(({ at, vendor, request, response }) => ({ at: toIso(at), vendor, request, response })),
    origin: seedStateOf(world),
    state: world.document(),
    ...(past === undefined ? {} : { past }),
  }
}

/**
 * Sends a black box's requests again, to a world that begins as that one did, each at its own instant. Acts and faults
 * that the kit or the control plane added in between are not repeated, and may be why an answer differs.
 */
export async function replay(box: BlackBox): Promise<Difference[]> {
  const sim = simulatorOf(box)
  const frozenAt = Date.parse(box.exchanges[0]?.at ?? box.clock.now)
  const format = worldFormat(sim.options.vendors)
  const origin = checkDocument(box.origin, 'The world as it began', format)
  const snapshot = toSnapshot([origin], format, {
    seed: box.seed,
    clock: { mode: 'frozen', at: frozenAt },
  })
  const world = sim.worlds.find(box.world) ?? sim.worlds.create(box.world, { seedState: () => snapshot })
  world.restore({
    ...snapshot,
    clock: { ...snapshot.clock, mode: { mode: 'frozen', at: Math.min(frozenAt, seedTime(box)) } },
  })
  const differences: Difference[] = []
  for (const [index, { at, vendor, request, response }] of box.exchanges.entries()) {
    if (Date.parse(at) > world.clock.now()) await world.clock.advanceTo(Date.parse(at))
    assertKnown(vendor, sim)
    const again = await sim.answer({ vendor, world: box.world, request })
    if (again.status === response.status && again.body === response.body) continue
    const [last] = world.journal.since(world.journal.lastId - 1)
    differences.push({
      request: index + 1,
      operation: last?.operation ?? null,
      was: `${response.status} ${response.body}`,
      is: `${again.status} ${again.body}`,
    })
  }
  sim.close()
  return differences
}

/** A simulator that answers as that of a black box did. */
export function simulatorOf(box: BlackBox): Simulator {
  const { auth = 'strict', limits = 'off', assume = {}, nastySeed: nasty, nastyOnly = CORNERS } = box
  const { loginWorlds = false, publicUrl } = box
  const others = {
    ...(nasty === undefined ? {} : { nasty, nastyOnly }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  }
  return new Simulator({ auth, limits, assume, loginWorlds, ...others })
}

/**
 * A black box of any version as one of today. Refuses what is none, one that a newer version wrote, and one whose requests
 * were cut or changed by hand; `source` names where it came from.
 */
export function assertBlackBox(value: unknown, source: string): BlackBox {
  if (!isObject(value) || value['kind'] !== 'backlot-black-box')
    throw invalidBox(`${source} is not a black box; the vitest kit writes one beside each failed test.`)
  const box = migrate(value, source) as BlackBox // written by this program, or refused here
  const isWhole = (exchange: Partial<RecordedExchange> | null): boolean =>
    typeof exchange?.request?.body === 'string' &&
    isObject(exchange.request.headers) &&
    typeof exchange.response?.body === 'string'
  const { title, world, clock, exchanges, journal, events, past } = box
  const isReadable =
    typeof title === 'string' &&
    typeof world === 'string' &&
    typeof clock?.now === 'string' &&
    Array.isArray(exchanges) &&
    exchanges.every(isWhole) &&
    areObjects(events) &&
    areObjects(journal) &&
    journal.length === exchanges.length &&
    (past === undefined || isPast(past))
  if (!isReadable) throw invalidBox(`${source} lacks requests or answers; take the file as it was written.`)
  return box
}

/**
 * Does something with what should be a black box. Refuses what `assertBlackBox` refuses, and a file in which something else
 * was changed by hand, so that the work comes upon what is not what its place says.
 */
export async function withBlackBox<T>(value: unknown, source: string, work: (box: BlackBox) => Promise<T>): Promise<T> {
  try {
    return await work(assertBlackBox(value, source))
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw invalidBox(`${source} was changed or damaged (${error.message}); take the file as it was written.`)
  }
}

function areObjects(list: unknown): boolean {
  return Array.isArray(list) && list.every(isObject)
}

/** Whether each step of a past has changes of a known kind. */
function isPast(past: Partial<WrittenPast>): boolean {
  const kinds: readonly unknown[] = ['states', 'parts', 'jobs', 'ids']
  return (
    Array.isArray(past.steps) &&
    past.steps.every(
      step =>
        isObject(step?.mode) &&
        Array.isArray(step.changes) &&
        step.changes.every((change: { readonly whose?: unknown } | null) => kinds.includes(change?.whose)),
    )
  )
}

function invalidBox(sentence: string): Error {
  return simulatorError('INVALID_BLACK_BOX', sentence)
}

/** The world as it began. */
function seedStateOf({ id, settings, seedState }: SimWorld): WorldDocument {
  const fresh = new SimWorld(id, settings, seedState)
  const document = toDocument(fresh, settings.vendors)
  fresh.close()
  return document
}

function seedTime({ origin, clock }: BlackBox): number {
  return origin.clock?.mode.mode === 'frozen' ? origin.clock.mode.at : Date.parse(clock.now)
}

function assertKnown(vendor: string, { options }: Simulator): void {
  const names = options.vendors.map(({ name }) => name)
  if (!names.includes(vendor))
    throw invalidBox(`The black box names a vendor "${vendor}"; there are ${names.join(', ')}.`)
}
