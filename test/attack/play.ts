/** Plays operations in several worlds, and holds each world against its model. */
import { expect } from 'vitest'
import { toSimError } from '../../src/errors/sim-error.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { VENDORS, type VendorName } from '../../src/vendors/index.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { type AnyJson, credentialHeader, withAccess } from '../setup.ts'
import { Model } from './model.ts'
import { OPERATIONS, type Played } from './operations.ts'
import { type createTarget, holdRoundTrip } from './target.ts'

/** How likely a world begins anew at a comparison: it would grow without end. */
const RESET_CHANCE = 0.4
/** How many worlds are played in at once. */
const MAX_WORLDS = 3
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
    await this.#random.pick(OPERATIONS)({
      ...played,
      random: this.#random,
      call: (...call) => this.#call(played, ...call),
      act: (isTaken, work) => this.#act(isTaken, work),
    })
  }

  /** Compares all worlds with their models; then some begin anew, fork, or go back to what was exported. */
  async compare(): Promise<void> {
    for (const played of this.#worlds.slice()) {
      // A fork may have taken its place: a request to a world that ended would make it anew.
      if (!this.#worlds.includes(played)) continue
      const { world, model } = played
      const text = await holdRoundTrip(this.#kit.inProcess, '', `/w/${world.id}/_sim/state`)
      expect(Model.of(world.document()).toJSON()).toEqual(model.toJSON())
      await this.#change(played, text)
    }
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
    } else if (random.chance(0.3)) {
      this.#count('forks')
      if (this.#worlds.length >= MAX_WORLDS) this.#kit.sim.worlds.end(this.#worlds.pop()!.world.id)
      const fork = this.#kit.sim.worlds.fork(world, { id: `fork-${++this.#forks}` })
      this.#worlds.push({ ...this.#played(fork), model: model.copy(), begun: played.begun })
    } else played.saved = { text, model: model.copy() }
  }

  #reset(played: Played): void {
    this.#count('resets')
    played.world.reset()
    played.model = played.begun.copy()
    played.saved = undefined
  }

  #played(world: SimWorld): Played {
    const begun = Model.of(world.document())
    return { world: withAccess(world), model: begun.copy(), begun, saved: undefined }
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
    if (rule) world.faults.add({ ...rule, vendor, times: 1 } as FaultRule) // each of the list is one
    const request = {
      method: 'POST',
      url: VENDORS[vendor].paths[0]!,
      headers: { 'content-type': 'application/json', ...credentialHeader(vendor) },
      body: JSON.stringify({ query, variables }),
      secure: false,
    }
    const { body } = await this.#kit.sim.answer({ vendor, world: world.id, request })
    if (rule) {
      this.#count('faults')
      world.faults.clear()
      if (isExecuted && isTaken) apply(undefined)
      return
    }
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown }
    const what = `${query} ${JSON.stringify(variables)}: ${body.slice(0, 300)}`
    expect({ what, isTaken: errors === undefined }).toEqual({ what, isTaken })
    this.#count(isTaken ? 'taken' : 'refused')
    if (isTaken) apply(data)
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
