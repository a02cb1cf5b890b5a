/** What has happened in a world as its log has it, which is the same for all processes: its events, and its past. */
import type { DocumentFormat } from '../../format/document.ts'
import { changesBetween, type Owners } from '../../world/changes.ts'
import type { WrittenEvents } from '../../world/events.ts'
import { assertHappened, historyDropped } from '../../world/recording.ts'
import { type PastState, undoWritten, type WrittenPast } from '../../world/undo.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { SimWorld } from '../sim-world.ts'
import { checked, entriesOf, written } from './entries.ts'
import type { StoredWorld } from './store.ts'

/** With how many events a world is written whole. */
const WHOLE_EVENTS = 100

/** What an entry says of what has happened. */
export interface Happened {
  readonly events: WrittenEvents
  readonly past: WrittenPast | undefined
}

/**
 * What has happened in a world since `before` was written, for an entry that makes the world of `start`, of nothing where that
 * is left out; undefined where nothing has.
 */
export function happenedIn(
  world: SimWorld,
  before: Pick<WrittenEvents, 'clears' | 'last'>,
  start: WorldSnapshot | undefined,
): Happened | undefined {
  const { clears, lastId } = world.events
  return clears === before.clears && lastId === before.last ? undefined : happened(world, before, start)
}

/** The same, whether anything has or not; all where `before` is undefined. */
function happened(
  world: SimWorld,
  before: Pick<WrittenEvents, 'clears' | 'last'> | undefined,
  start?: WorldSnapshot,
): Happened {
  const { clears, lastId: last } = world.events
  const since = before?.clears === clears ? before.last : undefined
  const past = world.writtenPast(since === undefined ? 0 : since + 1, one => changesBetween(start, one) ?? {})
  return { events: { clears, last, list: world.events.since(since ?? 0) }, past }
}

/** What has happened since `before`, for a world whole, and the newest events before that: who loads it later knows no others. */
export function newest(world: SimWorld, before: Parameters<typeof happened>[1]): Happened {
  const { events, past } = happened(world, before)
  return { events: { ...events, list: world.events.since(Math.max(0, events.last - WHOLE_EVENTS)) }, past }
}

/**
 * A world as it was right after an event. Refuses with `HISTORY_DROPPED` what the log does not hold any more, with
 * `INVALID_INPUT` what did not happen yet, and with `WORLD_LOST` a world that the store has lost entries of.
 */
export function pastIn(
  id: string,
  stored: StoredWorld,
  event: number,
  format: DocumentFormat,
  owners: Owners,
): PastState {
  const entries = entriesOf(id, stored)
  const [whole] = entries
  const { clears, last } = entries.findLast(({ events }) => events)?.events ?? { clears: 0, last: 0 }
  assertHappened(event, last)
  const index = entries.findIndex(
    ({ events, past }) =>
      past && events?.clears === clears && event >= past.first && event < past.first + past.steps.length,
  )
  const past = entries[index]?.past
  if (!past) throw historyDropped(event)
  const start = index > 0 ? written(entries.slice(0, index), owners) : undefined
  const end = written(entries.slice(index, index + 1), owners, start)
  for (const { event: one, snapshot, at } of undoWritten(end.snapshot, past, owners, start?.snapshot))
    if (one === event) return { snapshot: checked(snapshot, id, whole.formatVersion, format), at }
  throw historyDropped(event)
}
