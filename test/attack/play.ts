/** Plays operations in several worlds, and holds each world against its model. */
import { expect } from 'vitest'
import { toSimError } from '../../src/errors/sim-error.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { VENDORS, type VendorName } from '../../src/vendors/index.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { type AnyJson, credentialHeader, withAccess } from '../setup.ts'
import { CHANGES } from './changes.ts'
import { Model } from './model.ts'
import { OPERATIONS, type Played } from './operations.ts'
import { type createTarget, holdRoundTrip } from './target.ts'

/** How likely a world begins anew at a comparison: it would grow without end. */
const RESET_CHANCE = 0.4
/** All that outsiders do. */
const ALL = [...OPERATIONS, ...CHANGES]
/** How many worlds are played in at once. */
const MAX_WORLDS = 3
/** How likely a moment is noted after an operation, to be looked back at. */
const NOTE_CHANCE = 0.02
type Target = Awaited<ReturnType<typeof createTarget>>

/** Faults, and whether the operation happens all the same. */
const FAULTS: readonly (readonly [isExecuted: boolean, rule: object])[] = [
  [false, { kind: 'http-status', status: 503 }],
  [false, { kind: 'graphql-error', message: 'No' }],
  [false, { kind: 'rate-limited' }],
  [false, { kind: 'connection-reset' }],
  [true, { kind: 'connection-reset', after: 'headers' }],
  [true, { kind: 'truncated-body', bytes: 9 }],
  [true, { kind: 'malformed-json' }],
  [true, { kind: 'applied-answer-lost' }],
]

/** Everything that is played: worlds with their models, and what is counted. */
export class Play {
  readonly #kit: Target
  readonly #random: SeededRandom
  readonly #worlds: Played[] = []
  #forks = 0
  readonly counts: Record<string, number> = {}

  constructor(kit: Target, seed: number) {
    this.#kit = kit
    this.#random = createSeededRandom(seed)
    this.#worlds.push(this.#played(kit.world))
  }

  async step(): Promise<void> {
    const played = this.#random.pick(this.#worlds)
    const { world, model } = played
    const before = world.events.lastId
    await this.#random.pick(ALL)({
      ...played,
      random: this.#random,
      call: (...call) => this.#call(played, ...call),
      act: (isTaken, work) => this.#act(isTaken, work),
      control: (...call) => this.#control(played, ...call),
    })
    const event = world.events.lastId
    if (event > before && this.#random.chance(NOTE_CHANCE))
      played.noted = { event, clears: world.events.clears, model: model.copy() }
  }

  /** Compares all worlds with their models; then some begin anew, fork, or go back to what was exported. */
  async compare(): Promise<void> {
    for (const played of this.#worlds.slice()) {
      // A fork may have taken its place: a request to a world that ended would make it anew.
      if (!this.#worlds.includes(played)) continue
      const { world, model } = played
      // A document that is put makes events begin anew.
      await this.#lookBack(played)
      if (!this.#worlds.includes(played)) continue
      const text = await holdRoundTrip(this.#kit.inProcess, '', `/w/${world.id}/_sim/state`)
      expect(Model.of(world.document()).toJSON()).toEqual(model.toJSON())
      await this.#change(played, text)
    }
  }

  /** Holds a world as it was right after an event against what the model was; some go on from there as a fork. */
  async #lookBack({ world, begun, noted }: Played): Promise<void> {
    if (noted?.clears !== world.events.clears) return
    const { event, model } = noted
    const { status, body } = await this.#kit.inProcess('GET', `/w/${world.id}/_sim/state?at=${event}`)
    this.#count(status === 410 ? 'moments forgotten' : 'moments seen again')
    if (status === 410) return
    expect(Model.of(JSON.parse(body)).toJSON()).toEqual(model.toJSON())
    if (this.#random.chance(0.5)) this.#fork(world, { model: model.copy(), begun }, event)
  }

  /** All worlds as they begin, so that memory can be compared. */
  restart(): void {
    for (const { world } of this.#worlds.splice(1)) this.#kit.sim.worlds.end(world.id)
    this.#reset(this.#worlds[0]!)
  }

  async #change(played: Played, text: string): Promise<void> {
    const { world, model, saved } = played
    const random = this.#random
    if (random.chance(RESET_CHANCE)) this.#reset(played)
    else if (saved && random.chance(0.5)) {
      this.#count('imports')
      expect((await this.#kit.inProcess('PUT', `/w/${world.id}/_sim/state`, saved.text)).status).toBe(200)
      played.model = saved.model.copy()
    } else if (random.chance(0.3)) this.#fork(world, { model: model.copy(), begun: played.begun })
    else played.saved = { text, model: model.copy() }
  }

  /** A world more, like this one now, or as it was right after an event; it takes the place of the newest where there are many. */
  #fork(world: SimWorld, known: Pick<Played, 'model' | 'begun'>, at?: number): void {
    this.#count(at === undefined ? 'forks' : 'forks of the past')
    const newest = this.#worlds.length < MAX_WORLDS ? undefined : this.#worlds.pop()
    const fork = this.#kit.sim.worlds.fork(world, { id: `fork-${++this.#forks}`, ...(at !== undefined && { at }) })
    if (newest) this.#kit.sim.worlds.end(newest.world.id)
    this.#worlds.push({ ...this.#played(fork), ...known })
  }

  #reset(played: Played): void {
    this.#count('resets')
    played.world.reset()
    played.model = played.begun.copy()
    played.saved = undefined
    played.noted = undefined
  }

  #played(world: SimWorld): Played {
    const begun = Model.of(world.document())
    return { world: withAccess(world), model: begun.copy(), begun, saved: undefined, noted: undefined }
  }

  async #call(
    { world }: Played,
    vendor: VendorName,
    query: string,
    variables: object,
    apply: (data: AnyJson) => void,
    isTaken: boolean,
  ): Promise<void> {
    const [isExecuted, rule] = this.#random.chance(0.1) ? this.#random.pick(FAULTS) : [true, undefined]
    const fault = rule && world.faults.add({ ...rule, vendor, times: 1 } as FaultRule) // each of the list is one
    const isOff = fault !== undefined && this.#random.chance(0.2)
    if (isOff) await this.#control({ world }, true, 'PATCH', `/faults/${fault.id}`, { enabled: false })
    const request = {
      method: 'POST',
      url: VENDORS[vendor].paths[0]!,
      headers: { 'content-type': 'application/json', ...credentialHeader(vendor) },
      body: JSON.stringify({ query, variables }),
      secure: false,
    }
    const { body } = await this.#kit.sim.answer({ vendor, world: world.id, request })
    if (rule) {
      this.#count(isOff ? 'faults turned off' : 'faults')
      world.faults.clear()
    }
    if (rule && !isOff) {
      if (isExecuted && isTaken) apply(undefined)
      return
    }
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown }
    const what = `${query} ${JSON.stringify(variables)}: ${body.slice(0, 300)}`
    expect({ what, isTaken: errors === undefined }).toEqual({ what, isTaken })
    this.#count(isTaken ? 'taken' : 'refused')
    if (isTaken) apply(data)
  }

  async #control(
    { world }: Pick<Played, 'world'>,
    isTaken: boolean,
    method: string,
    path: string,
    value: object,
  ): Promise<AnyJson> {
    const { status, body } = await this.#kit.inProcess(method, `/w/${world.id}/_sim${path}`, JSON.stringify(value))
    const what = `${method} ${path} ${JSON.stringify(value)}: ${body.slice(0, 300)}`
    expect({ what, isTaken: status < 300 }).toEqual({ what, isTaken })
    this.#count(isTaken ? `${method} taken` : `${method} refused`)
    return JSON.parse(body)
  }

  #act<T>(isTaken: boolean, work: () => T): T | undefined {
    this.#count(isTaken ? 'taken' : 'refused')
    try {
      const answer = work()
      expect({ isTaken, answer }).toEqual({ isTaken: true, answer })
      return answer
    } catch (error) {
      if (!toSimError(error)) throw error
      expect({ isTaken, error }).toEqual({ isTaken: false, error })
      return undefined
    }
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }
}
