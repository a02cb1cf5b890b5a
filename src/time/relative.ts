/** Instants in what a user writes: each may be relative to the beginning of its world, and becomes absolute. */
import { type TSchema, Type } from 'typebox'
import type { JsonSchema } from '../inputs/json-schema.ts'
import { type Mapper, mapperOf } from '../inputs/mapper.ts'
import { INSTANT, MAX_INSTANT, parseInstant, parseRelative, RELATIVE_PATTERN, toIso } from './instant.ts'

/** What becomes of an instant: epoch milliseconds where it is absolute, else a text. `isPast`: it had come when it was written. */
export type Move = (at: number | string, isPast: boolean) => number | string

const Relative = Type.String({
  pattern: RELATIVE_PATTERN,
  description: "a duration from the world's beginning, such as -PT26H",
})

/** A schema in which every instant may be relative to the world's beginning; texts may be any already. */
export function withRelative<S extends TSchema>(schema: S): S {
  const { type, properties, items, anyOf }: JsonSchema = schema // TypeBox makes JSON Schema
  if (INSTANT in schema) return type === 'string' ? schema : (Type.Union([schema, Relative]) as TSchema as S) // it stands for S
  const inner = {
    ...(properties && { properties: mapValues(properties, withRelative) }),
    ...(items && { items: withRelative(items) }),
    ...(anyOf && { anyOf: anyOf.map(withRelative) }),
  }
  // TypeBox keeps what it knows of a schema in members that are not listed.
  return Object.defineProperties(
    Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema)) as S,
    Object.getOwnPropertyDescriptors(inner),
  )
}

/** Moves the instants of a value, by its schema. It answers the value itself where none changes. */
export function moverOf(schema: TSchema): Mapper<Move> {
  return mapperOf(schema, leafOf) ?? (value => value)
}

/** Makes relative instants those of a world that began then, epoch milliseconds. */
export function fromBeginning(beginning: number): Move {
  return at => {
    const ms = typeof at === 'string' ? parseRelative(at) : undefined
    return ms === undefined ? at : within(beginning + ms)
  }
}

/** The instant; the first or the last one where it leads beyond. */
export function within(at: number): number {
  return Math.min(MAX_INSTANT, Math.max(0, at))
}

function leafOf(
  schema: TSchema & { readonly type?: string; readonly [INSTANT]?: 'past' | 'future' },
): Mapper<Move> | undefined {
  const kind = schema[INSTANT]
  if (!kind) return undefined
  const isText = schema.type === 'string'
  return (value, move) => {
    if (typeof value !== 'number' && typeof value !== 'string') return value
    const at = isText ? (parseInstant(String(value)) ?? value) : value
    const moved = move(at, kind === 'past')
    if (moved === at) return value
    return isText && typeof moved === 'number' ? toIso(moved) : moved
  }
}

function mapValues<T>(values: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
