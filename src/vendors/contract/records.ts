/**
 * What the schemas of every vendor's records are made of. There is one schema per kind of record: the types, the check of
 * fixtures and the published JSON Schema are made from it. Times are epoch milliseconds.
 */
import { Type } from 'typebox'
import { check } from '../../inputs/check.ts'
import { partOf } from '../../inputs/strict.ts'
import { INSTANT, MAX_INSTANT } from '../../time/instant.ts'
import { fromBeginning, moverOf, withRelative } from '../../time/relative.ts'
import { once } from '../../world/once.ts'
import type { World } from '../../world/world.ts'

/** The largest `Int` of GraphQL. */
export const MAX_INT = 2 ** 31 - 1

/** A text that is not empty. */
export const Text = Type.String({ minLength: 1 })

/** An instant at which something happened. */
export const Timestamp = Type.Integer({
  minimum: 0,
  maximum: MAX_INSTANT,
  description: 'Epoch milliseconds.',
  [INSTANT]: 'past',
})

/** A value of this type, or null. */
export function Nullable<T extends Type.TSchema>(type: T) {
  return Type.Union([type, Type.Null()])
}

/** One of these texts: a list of them, or an enum of the vendor's schema. */
export function OneOf<const T extends string>(
  values: readonly T[] | Readonly<Record<string, T>>,
  description?: string,
) {
  const union = Object.values<T>(values).map(value => Type.Literal(value))
  return Type.Unsafe<T>(Type.Union(union, description === undefined ? {} : { description }))
}

/** Some members of a record. Its instants, whose names end with `At`, may be relative to the world's beginning (`-PT26H`). */
export type Given<R> = { readonly [N in keyof R]?: N extends `${string}At` ? R[N] | string : R[N] }

/** The schema of some members of a record, with an example. */
export function givenOf<P extends Type.TProperties>(record: Type.TObject<P>, example?: object) {
  return withRelative(partOf(record, example))
}

/**
 * Reads what is given of a record in a world: its instants are absolute then. Refuses with `INVALID_INPUT` members that the
 * record has not, and values that they cannot have.
 */
export function givenReader<R>(record: Type.TObject): (given: Given<R>, world: World) => Partial<R> {
  const schema = once(() => givenOf(record))
  const mover = once(() => moverOf(record))
  return (given, { clock }) => {
    check(schema(), given, '', 'INVALID_INPUT')
    return mover()(given, fromBeginning(clock.beganAt)) as Partial<R> // as the record's schema has it
  }
}
