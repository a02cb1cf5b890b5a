/**
 * What the schemas of every vendor's records are made of. There is one schema per kind of record: the types, the check of
 * fixtures and the published JSON Schema are made from it. Times are epoch milliseconds.
 */
import { Type } from 'typebox'
import { INSTANT, MAX_INSTANT } from '../../time/instant.ts'

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
