/** The defaults of members that were added to a schema after a document was written. */
import type { TSchema } from 'typebox'
import type { JsonSchema } from '../inputs/check.ts'
import { isObject } from '../inputs/match.ts'

type Fill = (value: unknown) => unknown

/**
 * What puts a schema's defaults in the place of members that a value lacks; it answers the value itself when that lacks
 * none. Undefined for a schema without defaults, so that nothing is walked.
 */
export function fillerOf(schema: TSchema): Fill | undefined {
  const { properties = {}, items, anyOf = [] }: JsonSchema = schema // TypeBox makes JSON Schema
  const members = Object.entries(properties).flatMap(([name, member]): [string, Fill][] => {
    const fill = fillerOf(member)
    if (!('default' in member)) return fill ? [[name, fill]] : []
    return [[name, value => (value === undefined ? member.default : fill ? fill(value) : value)]]
  })
  if (members.length > 0) {
    const tags = Object.entries(properties).filter(([, member]) => 'const' in member)
    const isMeant = (value: Readonly<Record<string, unknown>>): boolean =>
      tags.every(([name, tag]) => value[name] === tag.const)
    return value => (isObject(value) && isMeant(value) ? fillObject(value, members) : value)
  }
  const fillItem = items && fillerOf(items)
  if (fillItem) return value => (Array.isArray(value) ? fillList(value, fillItem) : value)
  const fills = anyOf.flatMap(alternative => fillerOf(alternative) ?? [])
  // Objects of a union are told apart by their constants.
  return fills.length > 0 ? value => fills.reduce((filled, fill) => fill(filled), value) : undefined
}

function fillObject(value: Readonly<Record<string, unknown>>, members: readonly [string, Fill][]): unknown {
  const changed = members.flatMap(([name, fill]) => {
    const filled = fill(value[name])
    return filled === value[name] ? [] : [[name, filled]]
  })
  return changed.length > 0 ? { ...value, ...Object.fromEntries(changed) } : value
}

function fillList(values: readonly unknown[], fill: Fill): readonly unknown[] {
  const filled = values.map(fill)
  return filled.some((value, index) => value !== values[index]) ? filled : values
}
