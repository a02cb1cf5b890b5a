/**
 * Scripts as data: the types, the check of bodies and documents, and the JSON Schema for editors are made from the
 * vendors' roles and moves.
 */
import { type Static, Type } from 'typebox'
import { Enum, Strict } from '../inputs/strict.ts'
import { MAX_ORDINAL } from '../world/ids.ts'
import { INSTANT } from '../time/instant.ts'
import { WEEKDAYS } from '../time/working-hours.ts'
import type { Act } from '../vendors/contract/act.ts'
import type { Script } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { readyMadeCasts, rolesOf } from './roles.ts'

const OneDelay = Type.Union(
  [
    Type.Integer({ minimum: 0 }),
    Type.String({ pattern: '^[P\\d]', description: 'ISO 8601 such as PT5M, or short such as 5m.' }),
  ],
  { description: 'Milliseconds, ISO 8601 such as PT5M, or short such as 5m.' },
)

const Delay = Type.Union([OneDelay, Type.Array(OneDelay, { minItems: 2, maxItems: 2 })], {
  description: 'How long after the event or the step before; a pair is a range to draw from.',
})

const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM.', examples: ['09:00'] })

const WorkingHours = Strict({
  from: Time,
  to: Time,
  days: Type.Optional(Type.Array(Enum(WEEKDAYS), { minItems: 1, description: 'Monday to Friday by default.' })),
  timeZone: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z]',
      description: 'An IANA time zone, UTC by default.',
      examples: ['Europe/Berlin'],
    }),
  ),
})

const Pattern = Type.Record(Type.String(), Type.Unknown(), { description: 'A deep subset of the record.' })

const TransitionSchema = Type.Union([
  Strict({ progression: Type.Literal('immediate', { description: 'As soon as what caused it is done.' }) }),
  Strict({
    progression: Type.Literal('time', { description: "So long after each change, on the world's clock." }),
    seconds: Type.Number({ minimum: 0, maximum: 366 * 24 * 3600 }),
  }),
  Strict({
    progression: Type.Literal('manual', { description: 'With every Nth look that a client takes at the status.' }),
    times: Type.Integer({ minimum: 1 }),
  }),
  Strict({ progression: Type.Literal('actor', { description: 'By people, actors and the API only: the default.' }) }),
])

/**
 * How a life cycle moves by itself: as soon as what caused it is done, some time after each change, with every Nth
 * look that a client takes, or not at all (only by hand, by actors, and by the API).
 */
export type Transition = Static<typeof TransitionSchema>

/** The transitions of all life cycles by name. */
export type TransitionSettings = Readonly<Partial<Record<string, Transition>>>

/** The script of a role that hears of these events (`E`) and can do these moves (`M`), as TypeScript writes it. */
export type ScriptOf<R extends string, E extends string, M> = Static<ReturnType<typeof scriptOf<R, E, M>>>

/** The body of `PUT /_sim/actors`, and what a file for it holds: names of ready-made casts, and scripts. */
export function actorsFileSchema(vendors: readonly AnyVendor[]) {
  return Strict({ $schema: Type.Optional(Type.String()), actors: castSchema(vendors) })
}

/** What the actors' part of a world's document holds. */
export function savedActorsSchema(vendors: readonly AnyVendor[]) {
  return Strict({
    actors: castSchema(vendors),
    turns: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
    refusals: Type.Array(
      Strict({
        at: Type.String({ [INSTANT]: 'past' }),
        actor: Type.String(),
        id: Type.String(),
        do: Type.String(),
        code: Type.String(),
        message: Type.String(),
      }),
    ),
  })
}

const Counter = Type.Integer({ minimum: 0, maximum: MAX_ORDINAL })

/** A step of a script that waits on the clock. */
export const Cue = Strict({
  id: Type.String(),
  message: Type.Optional(Type.String()),
  actor: Type.String(),
  step: Counter,
  /** Which of its turns in this conversation. */
  turn: Counter,
  chain: Counter,
})

/** A move of a life cycle that waits on the clock. */
export function transitionJobSchema(vendors: readonly AnyVendor[]) {
  return Strict({ lifeCycle: Enum(lifeCyclesOf(vendors)), id: Type.String(), from: Type.String() })
}

/** The body of `PUT /_sim/transitions`: how each life cycle moves by itself. */
export function transitionsSchema(vendors: readonly AnyVendor[]) {
  return Strict({ transitions: settingsSchema(vendors) })
}

/** What the transitions' part of a world's document holds. */
export function savedTransitionsSchema(vendors: readonly AnyVendor[]) {
  return Strict({
    settings: settingsSchema(vendors),
    looks: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  })
}

function lifeCyclesOf(vendors: readonly AnyVendor[]): string[] {
  return vendors.flatMap(({ lifeCycles }) => Object.keys(lifeCycles))
}

function settingsSchema(vendors: readonly AnyVendor[]) {
  const names = lifeCyclesOf(vendors)
  return Type.Unsafe<TransitionSettings>(
    Strict(
      Object.fromEntries(names.map(name => [name, Type.Optional(TransitionSchema)])),
      Object.fromEntries(names.slice(0, 1).map(name => [name, { progression: 'immediate' }])),
    ),
  )
}

function castSchema(vendors: readonly AnyVendor[]) {
  const scripts = [...rolesOf(vendors).values()].map(({ name, role, moves }) =>
    scriptOf(name, role.events, moveSchema(moves)),
  )
  const names = Object.keys(readyMadeCasts(vendors))
  return Type.Array(Type.Union([Enum(names), Type.Unsafe<Script>(Type.Union(scripts))]))
}

/** One of these moves; those that take nothing share a schema, in the place of the first of them. */
function moveSchema(moves: ReadonlyMap<string, Act>) {
  const plain = [...moves].flatMap(([name, { move }]) => (move?.takes ? [] : [name]))
  const schemas = [...moves].flatMap(([name, { move }]) => {
    if (move?.takes) return [Strict({ do: Type.Literal(name), ...move.takes })]
    if (name !== plain[0]) return []
    return [Strict({ do: plain.length === 1 ? Type.Literal(name) : Enum(plain) })]
  })
  return Type.Unsafe<Script['what']>(Type.Union(schemas))
}

function scriptOf<R extends string, E extends string, M>(role: R, events: readonly E[], move: Type.TUnsafe<M>) {
  const step = {
    delay: Type.Optional(Delay),
    workingHours: Type.Optional(WorkingHours),
    while: Type.Optional(Pattern),
    what: move,
  }
  return Strict({
    name: Type.String({ pattern: '^[^\\s]+$', description: 'A name without spaces, unique in its world.' }),
    who: Type.Literal(role),
    when: Type.Optional(
      Strict({
        type: Enum(events),
        before: Type.Optional(Type.Union([Pattern, Type.Null()])),
        after: Type.Optional(Pattern),
        actor: Type.Optional(Type.String()),
      }),
    ),
    every: Type.Optional(
      Type.Union([OneDelay, Type.Array(OneDelay, { minItems: 2, maxItems: 2 })], {
        description:
          'In place of "when": begins by itself after so long, again and again; a pair is a range to draw from.',
      }),
    ),
    ...step,
    times: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'How often it starts per chat, discussion or seller, or begins at all.',
      }),
    ),
    then: Type.Optional(Type.Array(Strict(step))),
  })
}
