/** Three processes on one store, of which a test says what happens next: what was asked of them, and what they answered. */
import { toSimError } from '../../../src/errors/sim-error.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { Simulator } from '../../../src/simulator/simulator.ts'
import type { SimWorld } from '../../../src/simulator/sim-world.ts'
import { realTurn } from '../../../src/time/real-time.ts'
import type { Message } from '../../../src/webhooks/delivery.ts'
import type { MachineTime } from '../../machine-time.ts'
import { ask } from '../../vendors/toy/operations.ts'
import { toy } from '../../vendors/toy/index.ts'
import { createState, type ToyState } from '../../vendors/toy/state.ts'
import { MemoryStore } from './memory-store.ts'
import { WireStore } from './wire-store.ts'

const FIXTURE = { formatVersion: 1, vendors: { toy: { shops: [{ id: 'corner', token: 'toy-corner' }] } } } as const
const FORMAT = worldFormat([toy])
/** In how few entries a world is written whole. */
const MAX_ENTRIES = 4
/** After how long a process does what another one has taken, machine's ms. */
const OVERDUE_MS = 4000

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
export interface Seen {
  readonly seed: number
  readonly auth: string
  readonly tickets: readonly { readonly id: string; readonly question: string }[]
  readonly text: string
}

/** A process. */
interface Node {
  readonly sim: Simulator
  readonly store: WireStore
  persistence: Persistence | undefined
  tick: () => void
  /** The webhooks that it is sending. */
  readonly attempts: ((status: number) => void)[]
  isDead: boolean
}

/** The three processes. */
export class Cluster {
  readonly memory = new MemoryStore(new Map(), true)
  readonly asked: Asked[] = []
  /** Worlds that the store has forgotten, and when. */
  readonly evicted: { readonly world: string; readonly at: number }[] = []
  /** The webhooks that the receiver got. */
  readonly received: Message[] = []
  /** What the events of `default` were to one reader at each process. */
  readonly readers: { readonly id: number; readonly text: string }[][] = []
  /** What no process may answer. */
  readonly bugs: unknown[] = []
  nodes: Node[] = []
  #orphans: (() => Promise<unknown>)[] = []
  #now = 0
  #texts = 0
  #turns = 0

  readonly #time: MachineTime

  readonly #report = (bug: unknown): void => void this.bugs.push(bug)

  /** `time` is the machine's. */
  constructor(time: MachineTime) {
    this.#time = time
    this.nodes = [0, 1, 2].map(() => this.#start())
  }

  /** What happens next, by name: to which process, in which world, and a number of its own. */
  readonly steps: Readonly<Record<string, (node: number, world: string, n: number) => void>> = {
    arrive: node => this.nodes[node]!.store.arrive(),
    answer: node => this.nodes[node]!.store.answer(),
    pass: node => {
      this.nodes[node]!.store.arrive()
      this.nodes[node]!.store.answer()
    },
    say: (node, world) => this.#ask('say', node, world, say),
    sayLong: (node, world, n) => this.#ask('say', node, world, (sim, asked) => sayLong(sim, asked, n), 2),
    sayLate: (node, world, n) => this.#ask('say', node, world, (sim, asked) => sayLate(sim, asked, n)),
    fork: (node, world) => this.#ask('fork', node, world, sim => void sim.worlds.fork(sim.world(), { id: world })),
    listen: (node, world) => this.#ask('read', node, world, listen),
    read: (node, world) => this.#ask('read', node, world, see),
    look: (node, world) => this.#ask('look', node, world, sim => void sim.world(world)),
    end: (node, world) => this.#ask('end', node, world, sim => sim.worlds.end(world)),
    make: (node, world, n) => this.#ask('make', node, world, make, 0, 10 + n),
    reset: (node, world) => this.#ask('reset', node, world, sim => void sim.worlds.require(world).reset()),
    away: node => (this.nodes[node]!.store.isAway = true),
    back: node => (this.nodes[node]!.store.isAway = false),
    cut: node => this.#orphans.push(...this.nodes[node]!.store.cut()),
    late: (_node, _world, n) => {
      const [call] = this.#orphans.splice(n % Math.max(1, this.#orphans.length), 1)
      call?.().catch(() => {})
    },
    idle: () => {},
    crash: node => this.#crash(node),
    tick: node => this.nodes[node]!.tick(),
    deaf: (node, _world, n) => (this.nodes[node]!.store.isDeaf = n % 2 === 0),
    receive: (node, _world, n) => this.nodes[node]!.attempts.shift()?.(n % 4 === 0 ? 500 : 200),
    evict: (_node, world) => {
      if (world === 'default' || !this.memory.contents.delete(world)) return
      this.evicted.push({ world, at: ++this.#now })
    },
  }

  /** Lets what the processes do have its turn. */
  async turn(): Promise<void> {
    this.#time.advance(1)
    if (++this.#turns > 20_000) throw new Error('It comes to no end.')
    await realTurn()
  }

  /** Lets all that is under way come to its end, in any number of rounds. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 4; quiet++) {
      await this.turn()
      for (const { store, attempts } of this.nodes) {
        if (store.isBusy || attempts.length > 0) quiet = 0
        while (store.isBusy) {
          store.arrive()
          store.answer()
          await this.turn()
        }
        for (const receive of attempts.splice(0)) receive(200)
      }
    }
  }

  /** Lets all processes reach the store again, do what is left to do, and show these worlds, twice. */
  async finish(worlds: readonly string[]): Promise<void> {
    for (const { store } of this.nodes) store.isAway = store.isDeaf = false
    await this.settle()
    this.#time.advance(OVERDUE_MS)
    for (let round = 0; round < 2; round++) {
      for (const { tick } of this.nodes) tick()
      await this.settle()
    }
    this.#ask('move', 0, 'default', sim => sim.world().clock.advance('PT1H'))
    await this.settle()
    for (const step of ['look', 'read']) {
      for (const world of worlds) for (const node of [0, 1, 2]) this.steps[step]!(node, world, 0)
      await this.settle()
    }
  }

  /** Ends all processes. */
  close(): void {
    for (const node of this.nodes) this.#kill(node)
  }

  #start(): Node {
    const store = new WireStore(this.memory)
    const sim = new Simulator({
      vendors: [toy],
      fixtures: [FIXTURE],
      seed: 2,
      webhooks: { url: 'http://handler.invalid/1' },
    })
    const node: Node = { sim, store, persistence: undefined, tick: () => {}, attempts: [], isDead: false }
    sim.worlds.settings.handlers.add(message => {
      this.received.push(message)
      return new Promise(resolve => node.attempts.push(resolve))
    })
    const every = (_ms: number, work: () => void) => {
      node.tick = work
      return () => {}
    }
    this.#open(node, { worlds: sim.worlds, store, format: FORMAT, maxEntries: MAX_ENTRIES, every }).catch(this.#report)
    return node
  }

  /** A process that does not reach the store at its start is started again. */
  async #open(node: Node, parts: Parameters<typeof Persistence.open>[0]): Promise<void> {
    const [opened] = await Promise.allSettled([Persistence.open(parts)])
    if (node.isDead) return
    if (opened.status === 'rejected') return this.#crash(this.nodes.indexOf(node))
    const { sim } = node
    node.persistence = sim.persistence = opened.value
    const world = sim.world()
    const read: { id: number; text: string }[] = []
    this.readers.push(read)
    sim.worlds.hold(world)
    world.events.shown.listen(({ id, after }) => read.push({ id, text: JSON.stringify(after) }))
  }

  #crash(at: number): void {
    this.#kill(this.nodes[at]!)
    this.nodes[at] = this.#start()
  }

  #kill(node: Node): void {
    node.isDead = true
    node.tick = () => {}
    this.#orphans.push(...node.store.kill())
    node.sim.close()
  }

  #ask<T>(
    kind: Asked['kind'],
    node: number,
    world: string,
    work: (sim: Simulator, asked: Asked) => T | Promise<T>,
    texts = kind === 'say' ? 1 : 0,
    seed = 2,
  ): void {
    const process = this.nodes[node]!
    const { persistence } = process
    if (!persistence) return
    const own = Array.from({ length: texts }, () => `Text ${++this.#texts}.`)
    const asked: Asked = {
      kind,
      world,
      node,
      begin: ++this.#now,
      end: Infinity,
      isAcknowledged: false,
      texts: own,
      ids: [],
      seen: undefined,
      isBegun: false,
      seed,
    }
    this.asked.push(asked)
    const answer = async (): Promise<void> => {
      // What a stream has begun to show is not taken back.
      const isFinal = () => asked.isBegun
      const [outcome] = await Promise.allSettled([persistence.serve(() => work(process.sim, asked), isFinal)])
      // A dead process answers nothing.
      if (process.isDead) return
      asked.isAcknowledged = outcome.status === 'fulfilled'
      asked.end = ++this.#now
      if (outcome.status === 'rejected' && !toSimError(outcome.reason)) throw outcome.reason
    }
    answer().catch(this.#report)
  }
}

function say(sim: Simulator, asked: Asked): void {
  const world = sim.world(asked.world)
  asked.ids = asked.texts.map(text => idOf(world, text))
}

/** A request that is executed for a while. */
function sayLong(sim: Simulator, asked: Asked, turns: number): Promise<void> {
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
async function sayLate(sim: Simulator, asked: Asked, turns: number): Promise<void> {
  const world = sim.world(asked.world)
  const work = async (): Promise<void> => {
    for (let n = 0; n < turns; n++) await realTurn()
    asked.ids = asked.texts.map(text => idOf(world, text))
  }
  await world.during(work())
}

/** A reader of events. */
async function listen(sim: Simulator, asked: Asked): Promise<void> {
  const world = sim.world(asked.world)
  await sim.persistence!.catchUp(world)
  asked.isBegun = true
  asked.seen = seenOf(world)
}

function see(sim: Simulator, asked: Asked): void {
  asked.seen = seenOf(sim.world(asked.world))
}

async function make(sim: Simulator, { world: id, seed }: Asked): Promise<void> {
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
