/** What a test asks of a process: each request, what it did, and what its answer showed. */
import type { SimWorld } from '../../../src/simulator/sim-world.ts'
import type { Simulator } from '../../../src/simulator/simulator.ts'
import { realTurn } from '../../../src/time/real-time.ts'
import { ask } from '../../vendors/toy/operations.ts'
import { createState, type ToyState } from '../../vendors/toy/state.ts'

/** What one request was and came to: when it began and was answered, in the order of all that happened. */
export interface Asked {
  readonly kind: 'say' | 'end' | 'make' | 'reset' | 'read' | 'look' | 'move' | 'fork'
  readonly world: string
  readonly node: number
  readonly begin: number
  /** Infinity until it is answered, and of a process that has died. */
  end: number
  isAcknowledged: boolean
  /** What it adds, and under which ids that was acknowledged. */
  readonly texts: readonly string[]
  ids: readonly string[]
  /** What it saw. */
  seen: Seen | undefined
  /** Whether its answer has begun. */
  isBegun: boolean
  /** Of which seed the world that it makes is. */
  readonly seed: number
}

/** A world as an answer shows it. */
interface Seen {
  readonly seed: number
  readonly auth: string
  readonly tickets: readonly { readonly id: string; readonly question: string }[]
  readonly text: string
}

export function say(sim: Simulator, asked: Asked): void {
  const world = sim.world(asked.world)
  asked.ids = asked.texts.map(text => idOf(world, text))
}

/** A request that is executed for a while. */
export function sayLong(sim: Simulator, asked: Asked, turns: number): Promise<void> {
  const world = sim.world(asked.world)
  const [first = '', second = ''] = asked.texts
  world.executions++
  const work = async (): Promise<void> => {
    try {
      const ids = [idOf(world, first)]
      for (let n = 0; n < turns; n++) await realTurn()
      asked.ids = [...ids, idOf(world, second)]
    } finally {
      world.executions--
    }
  }
  return world.during(work())
}

/** A request that waits for a while before it is executed. */
export async function sayLate(sim: Simulator, asked: Asked, turns: number): Promise<void> {
  const world = sim.world(asked.world)
  const work = async (): Promise<void> => {
    for (let n = 0; n < turns; n++) await realTurn()
    asked.ids = asked.texts.map(text => idOf(world, text))
  }
  await world.during(work())
}

/** A reader of events. */
export async function listen(sim: Simulator, asked: Asked): Promise<void> {
  const world = sim.world(asked.world)
  await sim.persistence!.catchUp(world)
  asked.isBegun = true
  asked.seen = seenOf(world)
}

export function see(sim: Simulator, asked: Asked): void {
  asked.seen = seenOf(sim.world(asked.world))
}

export async function make(sim: Simulator, { world: id, seed }: Asked): Promise<void> {
  await sim.createWorld({ id, seed, auth: seed % 2 === 0 ? 'strict' : 'open' })
}

function stateOf(world: SimWorld): ToyState {
  return world.state<ToyState>({ name: 'toy', createState })
}

function idOf(world: SimWorld, question: string): string {
  return world.do(() => ask({ world, state: stateOf(world) }, { question }).id)
}

function seenOf(world: SimWorld): Seen {
  const tickets = [...stateOf(world).tickets.all()].map(({ id, question }) => ({ id, question }))
  return { seed: world.ids.seed, auth: world.settings.auth, tickets, text: JSON.stringify(world.document()) }
}
