/** Whether a value fits a schema: nearly all do, and only of those that do not has to be said why (`check`). */
import { constantsOf, type JsonSchema } from './json-schema.ts'
import { isObject } from './match.ts'

/** Whether a value fits one schema. */
type Fits = (value: unknown) => boolean

/**
 * Whether values fit a schema: for one that is asked often, because a document holds as many records as a world does. The
 * schema is read now; it does not hold itself.
 */
export function fitsOf(schema: JsonSchema): Fits {
  const { anyOf, type, items } = schema
  if (anyOf) {
    const all = anyOf.map(fitsOf)
    return value => all.some(fits => fits(value))
  }
  const isOf = ofType(schema)
  if (type === 'object') {
    const hasMembers = ofMembers(schema)
    return value => isOf(value) && hasMembers(value as Readonly<Record<string, unknown>>) // just seen
  }
  if (!items) return isOf
  const fitsItem = fitsOf(items)
  return value => isOf(value) && (!Array.isArray(value) || allFit(value, fitsItem))
}

/** Whether all items fit; a hole in a list is an item that is missing. */
function allFit(items: readonly unknown[], fits: Fits): boolean {
  for (const item of items) if (!fits(item)) return false
  return true
}

/** Whether a value is what a schema says, its members aside. */
export function ofType(schema: JsonSchema): Fits {
  const { type, minLength = 0, pattern, minItems = 0, maxItems = Infinity } = schema
  const constants = constantsOf(schema)
  if (constants) return value => constants.includes(value)
  switch (type) {
    case 'string': {
      const form = pattern === undefined ? undefined : new RegExp(pattern)
      return value => typeof value === 'string' && value.length >= minLength && (!form || form.test(value))
    }
    case 'number':
      return value => Number.isFinite(value) && isWithin(schema, value)
    case 'integer':
      // Beyond 2^53 whole numbers cannot be told apart.
      return value => Number.isSafeInteger(value) && isWithin(schema, value)
    case 'array':
      return value => Array.isArray(value) && value.length >= minItems && value.length <= maxItems
    case 'object':
      return isObject
    case 'null':
      return value => value === null
    default:
      return value => type === undefined || typeof value === type
  }
}

function ofMembers({ properties = {}, required = [], additionalProperties, patternProperties }: JsonSchema) {
  const members = Object.entries(properties).map(([name, member]) => ({
    name,
    fits: fitsOf(member),
    isRequired: required.includes(name),
  }))
  const others = Object.values(patternProperties ?? {}).map(fitsOf)
  return (value: Readonly<Record<string, unknown>>): boolean => {
    for (const { name, fits, isRequired } of members) {
      const own = value[name]
      if ((own !== undefined || isRequired) && !fits(own)) return false
    }
    if (additionalProperties !== false && others.length === 0) return true
    for (const name of Object.keys(value)) {
      const own = value[name]
      if (own === undefined) continue
      if (additionalProperties === false && !Object.hasOwn(properties, name)) return false
      for (const fits of others) if (!fits(own)) return false
    }
    return true
  }
}

function isWithin(
  { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity }: JsonSchema,
  value: unknown,
): boolean {
  return Number(value) >= minimum && Number(value) > exclusiveMinimum && Number(value) <= maximum
}
