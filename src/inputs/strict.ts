import { Type } from 'typebox'

/** An object that refuses members it does not know, so that the error of a misspelt one names it. */
export function Strict<P extends Type.TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

/** One of these texts. */
export function Enum<T extends string>(values: readonly T[]) {
  return Type.Unsafe<T>(Type.String({ enum: [...values] }))
}
