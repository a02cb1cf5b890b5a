import { Type } from 'typebox'

/**
 * An object that refuses members it does not know, so that the error of a misspelt one names it. `example` is one for the
 * documentation, where those of the members do not do.
 */
export function Strict<P extends Type.TProperties>(properties: P, example?: object) {
  return Type.Object(properties, { additionalProperties: false, ...(example && { examples: [example] }) })
}

/** Some members of a record: what is left out is made up. */
export function partOf<P extends Type.TProperties>(record: Type.TObject<P>, example?: object) {
  return Strict(Type.Partial(record).properties, example)
}

/** One of these texts. */
export function Enum<T extends string>(values: readonly T[]) {
  return Type.Unsafe<T>(Type.String({ enum: [...values] }))
}
