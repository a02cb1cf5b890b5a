import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import type { Draw } from './draw.ts'

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

/** What is given in place of what is asked for. */
const JUNK: readonly unknown[] = [
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
export function drawValue(draw: Draw, type: GraphQLInputType, strings: readonly string[], depth = 0): unknown {
  if (draw.happens(0.04)) return draw.from(JUNK)
  if (!isNonNullType(type) && draw.happens(0.12)) return null
  const inner = getNullableType(type)
  if (isListType(inner)) {
    if (draw.happens(0.25)) return drawValue(draw, inner.ofType, strings, depth + 1)
    return Array.from({ length: draw.below(4) }, () => drawValue(draw, inner.ofType, strings, depth + 1))
  }
  if (isEnumType(inner)) return draw.from(inner.getValues()).name
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(field =>
      isRequiredInputField(field) ? !draw.happens(0.03) : depth < MAX_DEPTH && draw.happens(0.4),
    )
    const members = fields.map(({ name, type: of }) => [name, drawValue(draw, of, strings, depth + 1)])
    if (draw.happens(0.03)) members.push([draw.from(ODD_NAMES), 1])
    return Object.fromEntries(members)
  }
  return drawScalar(draw, String(inner), strings)
}

function drawScalar(draw: Draw, name: string, strings: readonly string[]): unknown {
  if (name === 'Int') return draw.from([0, 1, 2, 3, 5, 10, -1, 1000])
  if (name === 'Float') return draw.from([0, 1, 2.5, -3, 1e21])
  if (name === 'Boolean') return draw.happens(0.5)
  if (/time|date/i.test(name) && draw.happens(0.9)) return draw.from(MOMENTS[name] ?? MOMENTS['Date']!)
  // Other custom scalars are keys and numbers of things; the world's texts have some of each.
  if (name !== 'ID' && name !== 'String' && draw.happens(0.5)) return draw.below(20_000_000)
  if (name === 'ID' && draw.happens(0.1)) return draw.below(100)
  return draw.from(strings)
}

/** Another value in place of a good one. */
export function drawJunk(draw: Draw): unknown {
  return draw.from(JUNK)
}
