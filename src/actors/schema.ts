/**
 * Scripts as data: the types, the check of bodies and documents, and the JSON Schema for editors are made from this.
 * Import types only, except where something is checked: the schemas cost time to load.
 */
import { type Static, Type } from 'typebox'
import { WEEKDAYS } from '../time/working-hours.ts'
import { LIFE_CYCLES, type Role, ROLES } from './roles.ts'

const OneDelay = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^P' })], {
  description: 'Milliseconds, or ISO 8601 such as PT5M.',
})

const Delay = Type.Union([OneDelay, Type.Array(OneDelay, { minItems: 2, maxItems: 2 })], {
  description: 'How long after the event or the step before; a pair is a range to draw from.',
})

const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM, UTC.' })

const WorkingHours = Strict({
  from: Time,
  to: Time,
  days: Type.Optional(Type.Array(literals(WEEKDAYS), { minItems: 1, description: 'Monday to Friday by default.' })),
})

const Template = Type.Union(
  [Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })],
  {
    description: 'What is said, one of a list: {message} is what was said before, {name} to whom, {id} where.',
  },
)

const Pattern = Type.Record(Type.String(), Type.Unknown(), { description: 'A deep subset of the record.' })

const Status = literals(['OUTSTANDING', 'IN_PROGRESS', 'PENDING', 'COMPLETED'])

const Rating = Type.Integer({ minimum: 1, maximum: 5 })

const AgentMove = Type.Union([
  Strict({ do: literals(['pick-up', 'hold', 'complete']) }),
  Strict({ do: Type.Literal('respond'), message: Template, status: Type.Optional(Status) }),
])

const SellerMove = Type.Union([
  Strict({ do: Type.Literal('read') }),
  Strict({ do: Type.Literal('write'), message: Template }),
])

const ShopperMove = Type.Union([
  Strict({ do: Type.Literal('write'), message: Template }),
  Strict({ do: literals(['close', 'reopen']) }),
  Strict({ do: Type.Literal('rate'), rating: Type.Union([Rating, Type.Array(Rating, { minItems: 1 })]) }),
])

const ExpertMove = Type.Union([
  Strict({ do: Type.Literal('accept'), as: Type.Optional(Type.String({ minLength: 1 })) }),
  Strict({ do: Type.Literal('write'), message: Template }),
  Strict({ do: literals(['close', 'reopen']) }),
])

const AgentScript = script('agent', AgentMove)
const SellerScript = script('seller', SellerMove)
const ShopperScript = script('shopper', ShopperMove)
const ExpertScript = script('expert', ExpertMove)

/** One actor as data. */
export const ScriptSchema = Type.Union([AgentScript, SellerScript, ShopperScript, ExpertScript])

/** Who plays in a world: names of ready-made casts, and scripts. */
export const CastSchema = Type.Array(Type.Union([Type.String(), ScriptSchema]))

/** The body of `PUT /_sim/actors`, and what a file for it holds. */
export const ActorsFileSchema = Strict({ $schema: Type.Optional(Type.String()), actors: CastSchema })

/** What the actors' part of a world's document holds. */
export const SavedActorsSchema = Strict({
  actors: CastSchema,
  turns: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  refusals: Type.Array(
    Strict({
      at: Type.String(),
      actor: Type.String(),
      id: Type.String(),
      do: Type.String(),
      code: Type.String(),
      message: Type.String(),
    }),
  ),
})

const Transition = Type.Union([
  Strict({ progression: Type.Literal('immediate', { description: 'As soon as what caused it is done.' }) }),
  Strict({
    progression: Type.Literal('time', { description: "So long after each change, on the world's clock." }),
    seconds: Type.Number({ minimum: 0 }),
  }),
  Strict({
    progression: Type.Literal('manual', { description: 'With every Nth look that a client takes at the status.' }),
    times: Type.Integer({ minimum: 1 }),
  }),
  Strict({ progression: Type.Literal('actor', { description: 'By people, actors and the API only: the default.' }) }),
])

/** How each life cycle moves by itself. */
export const TransitionSettingsSchema = Strict(
  Object.fromEntries(LIFE_CYCLES.map(name => [name, Type.Optional(Transition)])),
)

/** What the transitions' part of a world's document holds. */
export const SavedTransitionsSchema = Strict({
  settings: TransitionSettingsSchema,
  looks: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
})

/** An agent of THG's. */
export type AgentScript = Static<typeof AgentScript>
/** A seller on Marketplacer. */
export type SellerScript = Static<typeof SellerScript>
/** A shopper of GUURU's. */
export type ShopperScript = Static<typeof ShopperScript>
/** A human expert of GUURU's. */
export type ExpertScript = Static<typeof ExpertScript>
/** Any of them. */
export type ActorScript = Static<typeof ScriptSchema>

function script<R extends Role, M extends Type.TSchema>(role: R, move: M) {
  const step = {
    delay: Type.Optional(Delay),
    workingHours: Type.Optional(WorkingHours),
    while: Type.Optional(Pattern),
    what: move,
  }
  return Strict({
    name: Type.String({ pattern: '^[^\\s]+$', description: 'Unique in its world; `actor` of what it causes.' }),
    who: Type.Literal(role),
    when: Strict({
      type: literals(ROLES[role].events as readonly Events<R>[]),
      before: Type.Optional(Type.Union([Pattern, Type.Null()])),
      after: Type.Optional(Pattern),
      actor: Type.Optional(Type.String()),
    }),
    ...step,
    times: Type.Optional(
      Type.Integer({ minimum: 1, description: 'How often it starts per chat, discussion or seller.' }),
    ),
    then: Type.Optional(Type.Array(Strict(step))),
  })
}

type Events<R extends Role> = (typeof ROLES)[R]['events'][number]

function Strict<P extends Type.TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

function literals<T extends string>(values: readonly T[]) {
  return Type.Unsafe<T>(Type.String({ enum: [...values] }))
}
