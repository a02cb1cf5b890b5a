/** A black box opened again: the world as it was in the end, and after each event as far as the box has history. */
import { checkDocument } from '../format/check.ts'
import { toSnapshot } from '../format/document.ts'
import { type PastState, undoWritten, type WrittenChange } from '../world/undo.ts'
import { type BlackBox, simulatorOf } from './black-box.ts'
import { stillWorld } from './past-world.ts'
import type { SimWorld } from './sim-world.ts'
import type { Simulator } from './simulator.ts'
import { ownersOf, worldFormat } from './world-format.ts'

/** The world right after an event, and what changed from then until the event that came before this one. */
interface ReopenedPast {
  readonly event: number
  readonly world: SimWorld
  readonly undone: readonly WrittenChange[]
}

/** The world of a black box, to be looked at: nothing goes on in it. */
export interface ReopenedBox {
  readonly sim: Simulator
  /** As it was in the end, with its journal and its events. */
  readonly world: SimWorld
  /** As it was after each event that the box has the past of, the newest first; it is closed when the next one is asked for. */
  pasts(): Generator<ReopenedPast>
  close(): void
}

/** Opens a black box; refuses a state that is none. */
export function reopenBox(box: BlackBox): ReopenedBox {
  const sim = simulatorOf(box)
  const format = worldFormat(sim.options.vendors)
  const at = Date.parse(box.clock.now)
  const end = checkDocument(box.state, 'The world as it was in the end', format)
  const snapshot = toSnapshot([end], format, { seed: box.seed, clock: { mode: 'frozen', at } })
  const { settings } = sim.worlds
  const journalLimit = Math.max(settings.journalLimit, box.exchanges.length, box.events.length)
  const still = (state: PastState): SimWorld =>
    stillWorld({ id: box.world, settings: { ...settings, journalLimit, journalMaxBytes: Infinity } }, state)
  const world = still({ snapshot, at })
  fillLogs(world, box)
  const owners = ownersOf(format)
  return {
    sim,
    world,
    *pasts() {
      if (box.past)
        for (const { event, undone, ...state } of undoWritten(snapshot, box.past, owners)) {
          const past = still(state)
          yield { event, world: past, undone }
          past.close()
        }
    },
    close() {
      world.close()
      sim.close()
    },
  }
}

/** The requests and events of the box, with their numbers. */
function fillLogs({ journal, events }: SimWorld, box: BlackBox): void {
  for (const [index, { vendor, request, response }] of box.exchanges.entries()) {
    const { id, at, caller, ...entry } = box.journal[index]!
    // Whose caller is masked already stays as it is.
    journal.add({ ...entry, id, at: Date.parse(at), credential: caller ?? undefined, vendor, request, response })
  }
  for (const event of box.events) events.add(event)
}
