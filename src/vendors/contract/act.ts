/** Acts: what the people on the other end of a conversation can do, such as agents, sellers and shoppers. */
import { type Static, Type } from 'typebox'
import { fromBeginning, moverOf, withRelative } from '../../time/relative.ts'
import type { JsonSchema } from '../../inputs/json-schema.ts'
import { Enum, Strict } from '../../inputs/strict.ts'
import { contractError } from './errors.ts'
import type { Tables } from '../../world/states.ts'
import type { World } from '../../world/world.ts'

/** Where something happens without a client: a world, and the vendor's tables in it. */
export interface Place<S extends Tables = Tables> {
  readonly world: World
  readonly state: S
}

/** What the kit shows of a place. The factories find the place behind it; nothing else does. */
export class PlaceView {
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  /** The place behind a view; a place is its own. */
  static placeOf<S extends Tables>(shown: object): Place<S> {
    return (#place in shown ? shown.#place : shown) as Place<S> // its caller's types pair views with vendors
  }
}

/** What is said in a conversation. */
export const Said = Type.String({ examples: ['Thank you, that helps.'] })

/** What a script says: one text, or one of several. `{message}`, `{name}` and `{id}` are filled in. */
export const Template = Type.Union(
  [Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })],
  {
    description: 'What is said, one of a list: {message} is what was said before, {name} to whom, {id} where.',
  },
)

/** Draws an index below `count`. */
export type Pick = (count: number) => number

/** How the scripts of actors write an act that takes a body. */
export interface Move<P extends Type.TProperties = Type.TProperties> {
  /** Its name in scripts; the act's path where it is left out. */
  readonly do?: string
  /** The members that a script may give. */
  readonly takes: P
  /** The act's body: `text` is the script's message, filled in. */
  toBody(given: Static<Type.TObject<P>>, text: string, pick: Pick): object
  /** The id of what the act is about, where that is not the conversation of this id itself; empty where there is none. */
  subjectOf?(state: never, id: string): string
}

/** All that a row says of an act, but for what it does. */
export interface ActRow {
  /** Who may do it. The control plane acts as the one that the body names as its `roleMember`, else as the first. */
  readonly roles: readonly [string, ...string[]]
  /** What it is about, in the plural, as in the control plane's path: `discussions`. */
  readonly about: string
  /** True for an act that begins what it is about, or is about no record: its path holds no id. */
  readonly creates?: true
  /** The last segment of the control plane's path; where it is left out, the act's name, and none where it creates. */
  readonly path?: string
  /** One sentence for the control plane's documentation. */
  readonly summary: string
  /** What the act is told. */
  readonly body?: Type.TObject
  /** The body's member that is an argument of the kit's method; the whole body is one where it is left out. */
  readonly argument?: string
  /** The body's member that may name one of `roles`; the kit offers it to the first role only. */
  readonly roleMember?: string
  /** The status of the control plane's answer; 200 where it is left out. */
  readonly status?: 200 | 201
  /** Where the act leads from each status of what it is about; null where it is not allowed. */
  readonly allowedIn?: Readonly<Record<string, string | null>>
  /** How scripts write it. Without this, scripts can do an act by its path if it takes no body. */
  readonly move?: Move
}

/** The member that tells the role of an act of several roles, where the row names none. */
const ROLE = 'role'

/** Where an act is below `/_sim/<vendor>`: `/chats/{id}/accept`. */
export function pathOf(name: string, { about, creates, path = creates ? '' : name }: ActRow): string {
  return `/${about}${creates ? '' : '/{id}'}${path && `/${path}`}`
}

/** What a caller is told to send who is not known to be of one role: the body, with the member that tells the role. */
export function toldBody({ roles, roleMember, body }: ActRow): Type.TObject | undefined {
  if (roles.length === 1 || roleMember !== undefined) return body
  return Strict({ ...body?.properties, [ROLE]: Type.Optional(Enum(roles)) })
}

/** The role that a body tells, else the first one. */
export function roleIn({ roles, roleMember = ROLE }: ActRow, body: object): string {
  const told: unknown = Reflect.get(body, roleMember)
  return roles.find(role => role === told) ?? roles[0]
}

/** The member by which a body tells a role, and its value: the first role has the value that is no other role's. */
export function roleMemberFor(act: ActRow, role: string): Readonly<Record<string, unknown>> {
  const { roles, roleMember = ROLE } = act
  if (roles.length === 1) return {}
  const { anyOf = [], enum: values = anyOf.map(one => one.const) }: JsonSchema =
    toldBody(act)?.properties[roleMember] ?? {}
  return {
    [roleMember]: values.find(value => value === role) ?? values.find(value => !roles.includes(String(value))) ?? role,
  }
}

/** One act, defined once: the kit's method, the control route and the script's move are made from it. */
export interface Act<S extends Tables = Tables> extends ActRow {
  /** Does it, or refuses with a `SimError`. `id` is as the caller wrote it; empty where the act creates. */
  perform(place: Place<S>, id: string, body: object, role: string): unknown
}

/** A vendor's acts by the names of the kit's methods, in the order in which they are listed everywhere. */
export type Acts<S extends Tables = Tables> = Readonly<Record<string, Act<S>>>

/** What a row's acts are told. */
export type BodyOf<A> = A extends { readonly body: infer B extends Type.TObject } ? Static<B> : object

/** The function that makes a vendor's rows, typed: what `perform` is given follows from the row; instants in it are absolute. */
export function actsOf<S extends Tables>() {
  return <const A extends ActRow, T>(
    row: A,
    perform: (place: Place<S>, id: string, body: BodyOf<A>, role: A['roles'][number]) => T,
  ): A & { readonly perform: typeof perform } => {
    const { body } = row
    const toAbsolute = moverOf(body ?? Strict({}))
    return {
      ...row,
      ...(body && { body: withRelative(body) }),
      perform: (place, id, told, role) => {
        const { world } = place
        world.assertRoom()
        const absolute = toAbsolute(told, fromBeginning(world.clock.beganAt)) as BodyOf<A> // with other instants
        return world.do(() => perform(place, id, absolute, role))
      },
    }
  }
}

/** What a move takes and how it becomes the act's body, typed. */
export function taking<P extends Type.TProperties>(
  takes: P,
  toBody: (given: Static<Type.TObject<P>>, text: string, pick: Pick) => object,
): { readonly takes: P; readonly toBody: typeof toBody } {
  return { takes, toBody }
}

/**
 * The status that a move leads to; refuses with `ILLEGAL_MOVE` where the record's status forbids it. `what` is the word
 * for the record, `moves` says of each move where it leads from each status, null where it is not allowed.
 */
export function assertMove<S extends string, M extends string>(
  what: string,
  { id, status }: { readonly id: string; readonly status: S },
  move: M,
  moves: Readonly<Record<M, Readonly<Record<S, S | null>>>>,
): S {
  const nexts = moves[move]
  const next = nexts[status]
  if (next) return next
  const allowed = Object.keys(nexts).filter(from => nexts[from as S]) // the keys are statuses
  throw contractError(
    'ILLEGAL_MOVE',
    `The ${what} ${id} is ${status}; "${move}" is possible while it is ${allowed.join(' or ')}.`,
    { [`${what}Id`]: id, status },
  )
}
