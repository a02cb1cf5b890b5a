import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import type { SeededRandom } from '../seeded-random.ts'

/** Names that are no names to JavaScript objects, or special ones. */
export const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  '_',
  'a1',
] as const

/** Values that replace a valid one. */
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  ' ',
  'nobody',
  'null',
  0,
  -1,
  -0,
  1.5,
  1e10,
  2 ** 31,
  '7',
  true,
  false,
  [],
  [null],
  [[1]],
  {},
  { a: 1 },
  ['x', 2],
  { toString: 1 },
  '\u2028\u{1F600}"\\',
]

/** What the scalars for times take. */
const MOMENTS: Readonly<Record<string, readonly unknown[]>> = {
  Timestamp: [0, 1767225600000, 1764547200000, 1700000000000],
  ISO8601DateTime: ['2026-01-01T00:00:00Z', '2025-12-01T10:00:00+02:00', '2025-12-01'],
  Date: ['2026-01-01', '1990-02-28', '2025-12-01T00:00:00Z'],
}

/** How deep input objects are filled in. */
const MAX_DEPTH = 3

/** A value that has a type, as JSON: mostly a good one. `strings` are the texts that the world knows. */
export function generateValue(
  random: SeededRandom,
  type: GraphQLInputType,
  strings: readonly string[],
  depth = 0,
): unknown {
  if (random.chance(0.04)) return random.pick(ODD_VALUES)
  if (!isNonNullType(type) && random.chance(0.12)) return null
  const inner = getNullableType(type)
  if (isListType(inner)) {
    if (random.chance(0.25)) return generateValue(random, inner.ofType, strings, depth + 1)
    return Array.from({ length: random.below(4) }, () => generateValue(random, inner.ofType, strings, depth + 1))
  }
  if (isEnumType(inner)) return random.pick(inner.getValues()).name
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(field =>
      isRequiredInputField(field) ? !random.chance(0.03) : depth < MAX_DEPTH && random.chance(0.4),
    )
    const members = fields.map(({ name, type: of }) => [name, generateValue(random, of, strings, depth + 1)])
    if (random.chance(0.03)) members.push([random.pick(ODD_NAMES), 1])
    return Object.fromEntries(members)
  }
  return generateScalar(random, String(inner), strings)
}

function generateScalar(random: SeededRandom, name: string, strings: readonly string[]): unknown {
  if (name === 'Int') return random.pick([0, 1, 2, 3, 5, 10, -1, 1000])
  if (name === 'Float') return random.pick([0, 1, 2.5, -3, 1e21])
  if (name === 'Boolean') return random.chance(0.5)
  if (/time|date/i.test(name) && random.chance(0.9)) return random.pick(MOMENTS[name] ?? MOMENTS['Date']!)
  // Other custom scalars are keys and numbers of things; the world's texts have some of each.
  if (name !== 'ID' && name !== 'String' && random.chance(0.5)) return random.below(20_000_000)
  if (name === 'ID' && random.chance(0.1)) return random.below(100)
  return random.pick(strings)
}

/** Another value in place of a good one. */
export function oddValue(random: SeededRandom): unknown {
  return random.pick(ODD_VALUES)
}
