/** Scripts: what actors do by themselves, as plain data; and the ready-made casts. */
import type { Pattern } from '../../inputs/match.ts'
import type { WorkingHours } from '../../time/working-hours.ts'

/** Milliseconds, ISO 8601 such as `PT5M`, or short such as `5m`. */
export type Delay = string | number

/** What one step does: a move's name, and what else it takes. */
export interface ScriptedMove {
  readonly do: string
  /** What is said: a template with `{message}`, `{name}` and `{id}`; one of a list. */
  readonly message?: string | readonly string[] | undefined
}

/** One thing that an actor does, and when. */
export interface Step {
  /** How long after the event, or after the step before; a pair is a range to draw from. At once where it is left out. */
  readonly delay?: Delay | readonly Delay[] | undefined
  /** Only this time counts for the delay. */
  readonly workingHours?: WorkingHours | undefined
  /** What the conversation's record must still look like then: a deep subset. Otherwise the actor stops here. */
  readonly while?: Pattern | undefined
  readonly what: ScriptedMove & Readonly<Record<string, unknown>>
}

/** One actor. */
export interface Script extends Step {
  /** Unique in its world; `actor` of all events that it causes. */
  readonly name: string
  /** The role that it plays. */
  readonly who: string
  /** What it waits for: a deep subset of the event. */
  readonly when?: (Pattern & { readonly type: string }) | undefined
  /** How much time passes until it begins by itself, and until it begins again; a pair is a range to draw from. */
  readonly every?: Delay | readonly Delay[] | undefined
  /** How often it starts per conversation, or begins at all; always where it is left out. */
  readonly times?: number | undefined
  /** What it does after that. */
  readonly then?: readonly Step[] | undefined
}

/** The scripts of a vendor's roles in each ready-made cast, by the cast's name. */
export type Casts = Readonly<Record<string, readonly Script[]>>
