import { toMilliseconds } from '../time/duration.ts'
import { toSimError } from '../errors/sim-error.ts'
import type { SimEvent } from '../world/events.ts'
import { matches, type Pattern } from '../inputs/match.ts'
import { addWorkingTime, type WorkingHours } from '../time/working-hours.ts'
import type { World, WorldPart } from '../world/world.ts'

/**
 * How long a chain of events may be in which each was caused by an actor's answer to the one before. Actors do not
 * hear what lies beyond, so that two who answer each other come to an end. What a client does starts a new chain.
 */
export const MAX_CHAIN = 10
/** How many refusals a world remembers, the newest. */
export const MAX_REFUSALS = 100
/** How much of a message its answer repeats, characters. */
const MAX_QUOTE = 280

/** Milliseconds, or ISO 8601 such as `PT5M`. */
export type Delay = string | number

/** One thing that an actor does: its name, and what else it takes. */
export interface Move {
  readonly do: string
  /** What is said: a template with `{message}`, `{name}` and `{id}`; one of a list. */
  readonly message?: string | readonly string[] | undefined
}

/** One thing that an actor does, and when. */
export interface Step {
  /** How long after the event, or after the step before; a pair is a range to draw from. At once where nothing is said. */
  readonly delay?: Delay | readonly Delay[] | undefined
  /** Only this time counts for the delay. */
  readonly workingHours?: WorkingHours | undefined
  /** What the chat, discussion or seller must still look like then: a deep subset. Otherwise the actor stops here. */
  readonly while?: Pattern | undefined
  readonly what: Move
}

/** One actor. */
export interface Script extends Step {
  /** Unique in its world; `actor` of all events that it causes. */
  readonly name: string
  /** Whom it plays. */
  readonly who: string
  /** What it waits for: a deep subset of the event. */
  readonly when: Pattern & { readonly type: string }
  /** How often it starts per chat, discussion or seller; always where nothing is said. */
  readonly times?: number | undefined
  /** What it does after that. */
  readonly then?: readonly Step[] | undefined
}

/** The conversation that an event is about. */
export interface Scene {
  readonly id: string
  /** What was just said; absent where the event is none of a message. */
  readonly message?: string
}

/** Where actors play: what they can see and do. */
export interface Stage {
  /** The conversation that an event is about; undefined when it is about none. */
  sceneOf(event: SimEvent): Scene | undefined
  /** The record behind a conversation as it is now, what was said last, and how its person is called. */
  look(
    who: string,
    id: string,
  ): { readonly record: object; readonly message: string; readonly name: string } | undefined
  /** Does something; refuses as the other side does. `pick` draws an index below `count`. */
  perform(who: string, id: string, move: Move, text: string, pick: (count: number) => number): void
}

/** That an actor wanted something which the rules forbid. */
export interface Refusal {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  readonly actor: string
  readonly id: string
  readonly do: string
  readonly code: string
  readonly message: string
}

/** A step that waits on the clock: plain data. */
interface Cue extends Scene {
  readonly actor: string
  readonly step: number
  /** Which of its turns in this conversation. */
  readonly turn: number
  readonly chain: number
}

/** The actors of one world as plain data. */
export interface SavedActors {
  readonly actors: readonly (string | Script)[]
  readonly turns: Readonly<Record<string, number>>
  readonly refusals: readonly Refusal[]
}

/** Who plays in a world: names of ready-made casts, and scripts. */
export type Cast = readonly (string | Script)[]

/** The other sides of one world that play by themselves: seeded, on the world's clock, all of it plain data. */
export class Actors implements WorldPart {
  readonly #world: World
  readonly #stage: Stage
  readonly #expand: (cast: Cast) => readonly Script[]
  readonly #fresh: Cast
  #cast: Cast = []
  #scripts = new Map<string, Script>()
  #byEvent = new Map<string, Script[]>()
  /** How often each actor has started, by actor and conversation. */
  #turns = new Map<string, number>()
  #refusals: Refusal[] = []
  #chain = 0

  /** `expand` turns names into scripts, and refuses what cannot be played. */
  constructor(world: World, stage: Stage, expand: (cast: Cast) => readonly Script[], cast: Cast) {
    this.#world = world
    this.#stage = stage
    this.#expand = expand
    this.#fresh = cast
    world.clock.handle('actor', ({ data }) => this.#play(data as unknown as Cue)) // as `#wait` wrote it
    world.events.listen(event => this.#hear(event))
  }

  /** Who plays, as it was written. */
  get cast(): Cast {
    return this.#cast
  }

  /** What the actors wanted and the rules forbade, the newest. */
  get refusals(): readonly Refusal[] {
    return this.#refusals
  }

  /** Changes who plays from now on. Steps that wait are still done by those who stay. */
  play(cast: Cast): void {
    const scripts = this.#expand(cast)
    this.#cast = cast
    this.#scripts = new Map(scripts.map(script => [script.name, script]))
    this.#byEvent = groupByEvent(scripts)
  }

  save(): SavedActors {
    return { actors: this.#cast, turns: Object.fromEntries(this.#turns), refusals: this.#refusals }
  }

  load(saved: unknown): void {
    const { actors, turns, refusals } = (saved as SavedActors | undefined) ?? {
      actors: this.#fresh,
      turns: {},
      refusals: [],
    }
    this.play(actors)
    this.#turns = new Map(Object.entries(turns))
    this.#refusals = [...refusals]
  }

  #hear(event: SimEvent): void {
    const listeners = this.#byEvent.get(event.type)
    if (!listeners || this.#chain >= MAX_CHAIN) return
    const scene = this.#stage.sceneOf(event)
    if (!scene) return
    for (const script of listeners) {
      if (!matches(script.when, event)) continue
      const key = `${script.name} ${scene.id}`
      const turn = (this.#turns.get(key) ?? 0) + 1
      if (script.times !== undefined && turn > script.times) continue
      this.#turns.set(key, turn)
      this.#wait(script, { ...scene, actor: script.name, step: 0, turn, chain: this.#chain + 1 })
    }
  }

  #wait(step: Step, cue: Cue): void {
    const { clock } = this.#world
    const [min, max = min] = [step.delay ?? 0].flat().map(toMilliseconds) as [number, number?]
    const delay = Math.round(min + this.#chance(cue, 'delay') * (max - min))
    const now = clock.now()
    clock.after(step.workingHours ? addWorkingTime(now, delay, step.workingHours) - now : delay, 'actor', { ...cue })
  }

  #play(cue: Cue): void {
    const script = this.#scripts.get(cue.actor)
    const step = script && stepOf(script, cue.step)
    if (!script || !step) return
    const seen = this.#stage.look(script.who, cue.id)
    if (!seen || (step.while && !matches(step.while, seen.record))) return
    const pick = (count: number): number => Math.floor(this.#chance(cue, 'choice') * count)
    const texts = [step.what.message ?? ''].flat()
    const words = { message: (cue.message ?? seen.message).slice(0, MAX_QUOTE), name: seen.name, id: cue.id }
    const text = fill(texts[pick(texts.length)] ?? '', words)
    this.#chain = cue.chain
    try {
      this.#world.as(script.name, () => this.#stage.perform(script.who, cue.id, step.what, text, pick))
    } catch (error) {
      return this.#refused(cue, step.what, error)
    } finally {
      this.#chain = 0
    }
    const next = stepOf(script, cue.step + 1)
    if (next) this.#wait(next, { ...cue, step: cue.step + 1 })
  }

  /** The rules forbid it: the actor shrugs and stops, and whoever looks can see it. */
  #refused({ actor, id }: Cue, move: Move, error: unknown): void {
    const refusal = toSimError(error)
    if (!refusal) throw error
    const { code, message } = refusal
    const entry = { at: this.#world.clock.iso(), actor, id, do: move.do, code, message }
    this.#refusals = [...this.#refusals, entry].slice(-MAX_REFUSALS)
  }

  #chance({ actor, id, turn, step }: Cue, what: string): number {
    return this.#world.ids.chance(`actor:${actor}:${id}:${turn}:${step}:${what}`)
  }
}

function stepOf(script: Script, index: number): Step | undefined {
  return index === 0 ? script : script.then?.[index - 1]
}

function groupByEvent(scripts: readonly Script[]): Map<string, Script[]> {
  const groups = new Map<string, Script[]>()
  for (const script of scripts) groups.set(script.when.type, [...(groups.get(script.when.type) ?? []), script])
  return groups
}

function fill(template: string, words: Readonly<Record<'message' | 'name' | 'id', string>>): string {
  return template.replace(/\{(message|name|id)\}/g, (_, word: keyof typeof words) => words[word])
}
