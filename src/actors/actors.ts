import type { Static } from 'typebox'
import { Table } from '../tables/table.ts'
import type { Job } from '../time/agenda.ts'
import { toSimError } from '../errors/sim-error.ts'
import type { JobWords } from '../world/due.ts'
import type { SimEvent } from '../world/events.ts'
import { matches } from '../inputs/match.ts'
import { addWorkingTime } from '../time/working-hours.ts'
import type { Act, Pick as Choice, Place } from '../vendors/contract/act.ts'
import { type Scene, STRANGER, type View } from '../vendors/contract/role.ts'
import type { Script, Step } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { once } from '../world/once.ts'
import type { World } from '../world/world.ts'
import type { WorldPart } from '../world/world-part.ts'
import { assertCast, type Cast, expandCast, toRange } from './casting.ts'
import { type PlayableRole, rolesOf } from './roles.ts'
import type * as schema from './schema.ts'

type Cue = Static<typeof schema.Cue>

/** Some scripts, and the cast that they are of. */
interface Scripts {
  readonly of: Cast
  readonly byName: ReadonlyMap<string, Script>
  readonly byEvent: ReadonlyMap<string, readonly Script[]>
}

/**
 * How long a chain of events may be in which each was caused by an actor's answer to the one before. Actors do not
 * hear what lies beyond, so that two who answer each other come to an end. What a client does starts a new chain.
 */
export const MAX_CHAIN = 10
/** How many refusals a world remembers, the newest. */
const MAX_REFUSALS = 100
/** In a cue: the actor begins by itself. */
const NO_CONVERSATION = ''
/** What an actor sees that begins a conversation. */
const NOTHING_YET: View = { record: {}, message: '', name: STRANGER }
/** How much of a message its answer repeats, characters. */
const MAX_QUOTE = 280

/** A move that an actor tried and the rules forbid. */
export interface Refusal {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  readonly actor: string
  readonly id: string
  readonly do: string
  readonly code: string
  readonly message: string
}

/** The actors of one world as plain data. */
export interface SavedActors {
  readonly actors: readonly (string | Script)[]
  readonly turns: Readonly<Record<string, number>>
  readonly refusals: readonly Refusal[]
}

/** Who plays in a world, and what the rules forbade: nothing was said of it where there is no such record. */
type Playing = { readonly actors: Cast; readonly refusals: readonly Refusal[] }

/** How often an actor has started in one conversation. */
type Turns = { readonly key: string; readonly turns: number }

/** The actors of every world. */
export const ACTORS = {
  name: 'actors',
  /** Empty tables, or those that a document's member says; it was checked with its document. */
  createState(saved?: unknown) {
    const { turns = {}, ...playing } = (saved as SavedActors | undefined) ?? {}
    const tables = {
      playing: new Table({ key: (_row: Playing) => '', bytesOf: () => 0 }),
      turns: new Table({ key: ({ key }: Turns) => key, bytesOf: () => 0 }),
    }
    if ('actors' in playing) tables.playing.put(playing)
    for (const [key, count] of Object.entries(turns)) tables.turns.put({ key, turns: count })
    return tables
  },
}

/** The actors of one world: scripts that do acts by themselves, seeded, on the world's clock, all of it plain data. */
export class Actors implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly AnyVendor[]
  readonly #roles: () => ReadonlyMap<string, PlayableRole>
  readonly #fresh: Cast
  /** The scripts of the cast that played last. */
  #scripts: Scripts | undefined
  #chain = 0

  /** `cast` is who plays in a fresh world, checked. */
  constructor(world: World, vendors: readonly AnyVendor[], cast: Cast) {
    this.#world = world
    this.#vendors = vendors
    this.#roles = once(() => rolesOf(vendors))
    this.#fresh = cast
  }

  /** Who plays, as it was written. */
  get cast(): Cast {
    return this.#playing?.actors ?? this.#fresh
  }

  /** The newest moves that actors tried and the rules forbade. */
  get refusals(): readonly Refusal[] {
    return this.#playing?.refusals ?? []
  }

  /**
   * Changes who plays from now on, or refuses with `INVALID_ACTOR`. Steps that wait are still done by those who stay.
   */
  play(cast: Cast): void {
    assertCast(cast, this.#vendors)
    this.#tables.playing.put({ actors: cast, refusals: this.refusals })
    this.restart()
  }

  save(): SavedActors {
    const turns = [...this.#tables.turns.all()].map(({ key, turns: count }) => [key, count])
    return { actors: this.cast, turns: Object.fromEntries(turns), refusals: this.refusals }
  }

  /** Those who begin by themselves wait for their time, unless they do already. */
  restart(): void {
    const beginners = [...this.#scriptsNow().byName.values()].filter(({ every }) => every !== undefined)
    if (beginners.length === 0) return
    const cues = this.#world.clock.pending().filter(({ kind }) => kind === 'actor')
    const waiting = new Set(cues.filter(({ data }) => data['id'] === NO_CONVERSATION).map(({ data }) => data['actor']))
    for (const script of beginners) if (!waiting.has(script.name)) this.#begin(script)
  }

  /** Waits until an actor begins by itself, for the next time. */
  #begin({ name, every = 0, times = Infinity, workingHours }: Script): void {
    const turn = this.#nextTurn(name, NO_CONVERSATION, times)
    if (turn === undefined) return
    this.#wait({ delay: every, workingHours }, { id: NO_CONVERSATION, actor: name, step: 0, turn, chain: 1 })
  }

  /** Counts that an actor starts once more in a conversation; undefined where it has done so as often as it may. */
  #nextTurn(actor: string, conversation: string, times = Infinity): number | undefined {
    const { turns } = this.#tables
    const key = `${actor} ${conversation}`
    const turn = (turns.get(key)?.turns ?? 0) + 1
    if (turn > times) return undefined
    turns.put({ key, turns: turn })
    return turn
  }

  get #tables(): ReturnType<typeof ACTORS.createState> {
    return this.#world.part(ACTORS)
  }

  get #playing(): Playing | undefined {
    return this.#tables.playing.get('')
  }

  /** The scripts of those who play now. */
  #scriptsNow(): Scripts {
    const { cast } = this
    if (this.#scripts?.of === cast) return this.#scripts
    const scripts = expandCast(cast, this.#vendors)
    const byName = new Map(scripts.map(script => [script.name, script]))
    return (this.#scripts = { of: cast, byName, byEvent: groupByEvent(scripts) })
  }

  /** Those who play answer an event. */
  hear(event: SimEvent): void {
    const listeners = this.#scriptsNow().byEvent.get(event.type)
    if (!listeners || this.#chain >= MAX_CHAIN) return
    const scene = this.#sceneOf(event)
    if (!scene) return
    for (const script of listeners) {
      if (!script.when || !matches(script.when, event)) continue
      const turn = this.#nextTurn(script.name, scene.id, script.times)
      if (turn === undefined) continue
      this.#wait(script, { ...scene, actor: script.name, step: 0, turn, chain: this.#chain + 1 })
    }
  }

  #sceneOf(event: SimEvent): Scene | undefined {
    for (const { sceneOf } of this.#vendors) {
      const scene = sceneOf(event)
      if (scene) return scene
    }
    return undefined
  }

  #wait(step: Pick<Step, 'delay' | 'workingHours'>, cue: Cue): void {
    const { clock } = this.#world
    const [min, max] = toRange(step.delay ?? 0)
    const delay = Math.round(min + this.#chance(cue, 'delay') * (max - min))
    const now = clock.now()
    clock.after(step.workingHours ? addWorkingTime(now, delay, step.workingHours) - now : delay, 'actor', { ...cue })
  }

  /** A step is due. */
  perform({ data }: Job): void {
    const cue = data as Cue // as `#wait` wrote it, or checked with its document
    const script = this.#scriptsNow().byName.get(cue.actor)
    const step = script && stepOf(script, cue.step)
    if (!script || !step) return
    const { vendor, role, moves } = this.#roles().get(script.who)! // `assertCast` refuses an unknown one
    const place = { world: this.#world, state: this.#world.state(vendor) }
    const act = moves.get(step.what.do)! // `assertCast` refuses an unknown one
    const begins = cue.id === NO_CONVERSATION
    if (begins) this.#begin(script)
    const id = begins && !act.creates ? this.#drawn(cue, role.beginners?.(place) ?? []) : cue.id
    const seen = id === NO_CONVERSATION ? act.creates && NOTHING_YET : role.look(place, id)
    if (!seen || (step.while && !matches(step.while, seen.record))) return
    const body = this.#bodyOf(act, step, { ...cue, id }, seen)
    const made = this.#perform(script, act, place, { ...cue, id }, step.what.do, body)
    const next = stepOf(script, cue.step + 1)
    if (made && next)
      this.#wait(next, { ...cue, id: begins && act.creates ? idOf(made.answer) : id, step: cue.step + 1 })
  }

  /** Says which actor does what, and in which conversation. */
  describe({ data }: Job): JobWords {
    const { actor, step, id } = data as Cue // as in `perform`
    const script = this.#scriptsNow().byName.get(actor)
    const move = (script && stepOf(script, step)?.what.do) ?? 'nothing, as it plays no more'
    const vendor = (script && this.#roles().get(script.who)?.vendor.name) ?? null
    return { what: `${actor}: ${move}`, vendor, about: id === NO_CONVERSATION ? null : id }
  }

  /** One of these, drawn for an actor that begins. */
  #drawn(cue: Cue, ids: readonly string[]): string {
    return ids[Math.floor(this.#chance(cue, 'who') * ids.length)] ?? NO_CONVERSATION
  }

  #bodyOf({ move }: Act, { what }: Step, cue: Cue, seen: View): object {
    const pick: Choice = count => Math.floor(this.#chance(cue, 'choice') * count)
    const texts = [what.message ?? ''].flat()
    const words = { message: (cue.message ?? seen.message).slice(0, MAX_QUOTE), name: seen.name, id: cue.id }
    const text = fill(texts[pick(texts.length)] ?? '', words)
    return move?.toBody({ ...what }, text, pick) ?? {}
  }

  /** What the act answered; undefined where the rules forbid it. */
  #perform(
    { name, who }: Script,
    act: Act,
    place: Place,
    cue: Cue,
    move: string,
    body: object,
  ): { readonly answer: unknown } | undefined {
    const id = act.move?.subjectOf ? act.move.subjectOf(place.state as never, cue.id) : cue.id // its own vendor's
    this.#chain = cue.chain
    try {
      return { answer: this.#world.as(name, () => act.perform(place, id, body, who)) }
    } catch (error) {
      this.#refused(cue, move, error)
      return undefined
    } finally {
      this.#chain = 0
    }
  }

  /** A move that is not allowed stops the script; `GET /_sim/actors` shows why. */
  #refused({ actor, id }: Cue, move: string, error: unknown): void {
    const refusal = toSimError(error)
    if (!refusal) throw error
    const { code, message } = refusal
    const entry = { at: this.#world.clock.iso(), actor, id, do: move, code, message }
    const refusals = [...this.refusals, entry].slice(-MAX_REFUSALS)
    this.#tables.playing.put({ actors: this.cast, refusals })
  }

  #chance({ actor, id, turn, step }: Cue, what: string): number {
    return this.#world.ids.chance(`actor:${actor}:${id}:${turn}:${step}:${what}`)
  }
}

function stepOf(script: Script, index: number): Step | undefined {
  return index === 0 ? script : script.then?.[index - 1]
}

/** The id of what an act has made. */
function idOf(made: unknown): string {
  return String((made as { readonly id: unknown }).id) // acts that create answer a record
}

function groupByEvent(scripts: readonly Script[]): Map<string, Script[]> {
  const groups = new Map<string, Script[]>()
  for (const script of scripts) {
    const type = script.when?.type
    if (type !== undefined) groups.set(type, [...(groups.get(type) ?? []), script])
  }
  return groups
}

function fill(template: string, words: Readonly<Record<'message' | 'name' | 'id', string>>): string {
  return template.replace(/\{(message|name|id)\}/g, (_, word: keyof typeof words) => words[word])
}
