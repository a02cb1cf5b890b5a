/** Three processes on one store, of which a test says what happens next: what was asked of them, and what they answered. */
import { toSimError } from '../../../src/errors/sim-error.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { Simulator } from '../../../src/simulator/simulator.ts'
import { realTurn } from '../../../src/time/real-time.ts'
import type { Message } from '../../../src/webhooks/delivery.ts'
import type { MachineTime } from '../../machine-time.ts'
import { toy } from '../../vendors/toy/index.ts'
import { MemoryStore } from './memory-store.ts'
import { type Asked, listen, make, say, sayLate, sayLong, see } from './requests.ts'
import { WireStore } from './wire-store.ts'

const FIXTURE = { formatVersion: 1, vendors: { toy: { shops: [{ id: 'corner', token: 'toy-corner' }] } } } as const
const FORMAT = worldFormat([toy])
/** In how few entries a world is written whole. */
const MAX_ENTRIES = 4
/** After how long a process does what another one has taken, machine's ms. */
const OVERDUE_MS = 4000

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
    this.#open(node, { worlds: sim.worlds, store, format: FORMAT, maxEntries: MAX_ENTRIES, turnMs: 0, every }).catch(
      this.#report,
    )
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
