import * as fc from 'fast-check'
import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { fixtureSchema } from '../../src/format/schema.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { check } from '../../src/inputs/check.ts'
import { fitsOf } from '../../src/inputs/fits.ts'
import { nearest } from '../../src/inputs/nearest.ts'
import { Enum, Strict } from '../../src/inputs/strict.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const Colour = Enum(['red', 'green'])
const Square = Strict({ kind: Type.Literal('square'), side: Type.Number({ exclusiveMinimum: 0 }) })
const Circle = Strict({ kind: Type.Literal('circle'), radius: Type.Integer({ minimum: 1, maximum: 9 }) })

/** Schemas, values that do not fit, and the sentences. */
const SLIPS: readonly (readonly [TSchema, unknown, string])[] = [
  [Type.String(), 5, 'It is 5; expected a text.'],
  [Type.String(), NaN, 'It is NaN; expected a text.'],
  [Type.String({ minLength: 1 }), '', 'It is ""; expected a text that is not empty.'],
  [Type.String({ pattern: '^P', description: 'ISO 8601.' }), 'x', 'It is "x"; expected ISO 8601.'],
  [Type.String({ pattern: '^P' }), 'x', 'It is "x"; expected a text that matches ^P.'],
  [
    Type.Union([Type.String({ pattern: '^a', description: 'A name, unique.' }), Type.Null(), Type.Boolean()]),
    1,
    'It is 1; expected a name, unique, null or true or false.',
  ],
  [Type.String({ pattern: '^a', description: 'A name, unique.' }), 1, 'It is 1; expected a name, unique.'],
  [Type.Boolean(), 'yes', 'It is "yes"; expected true or false.'],
  [Type.Number({ minimum: 0 }), -1, 'It is -1; expected a number from 0 up.'],
  [Type.Integer({ minimum: 300, maximum: 599 }), 99, 'It is 99; expected a whole number from 300 to 599.'],
  [Type.Integer(), 0.5, 'It is 0.5; expected a whole number.'],
  [Type.Union([Type.String(), Type.Null()]), undefined, 'It is missing; expected a text or null.'],
  [Colour, 'rde', 'It is "rde"; expected "red" or "green". Did you mean "red"?'],
  [Colour, 'purple', 'It is "purple"; expected "red" or "green".'],
  [Type.Array(Colour, { minItems: 1 }), [], 'It is []; expected a list of at least 1.'],
  [Type.Array(Colour, { minItems: 2, maxItems: 2 }), ['red'], 'It is ["red"]; expected a list of 2.'],
  [Type.Array(Colour), ['red', 1], 'It: [1] is 1; expected "red" or "green".'],
  [Type.Record(Type.String(), Type.Integer()), { a: 1, b: 'x' }, 'It: b is "x"; expected a whole number.'],
  [Square, { kind: 'square', sdie: 3 }, 'It: sdie is unknown; expected only kind, side. Did you mean "side"?'],
  [Square, { kind: 'square' }, 'It: side is missing; expected a number above 0.'],
  [Strict({}), { a: 1 }, 'It: a is unknown; expected no members.'],
  [Strict({ a: Type.Object({ b: Colour }) }), { a: { b: 1 } }, 'It: a.b is 1; expected "red" or "green".'],
  // Of a union, the one that is meant.
  [Type.Union([Square, Circle]), { kind: 'circle', side: 1 }, 'It: side is unknown; expected only kind, radius.'],
  [
    Type.Union([Square, Circle]),
    { kind: 'cirle' },
    'It: kind is "cirle"; expected "square" or "circle". Did you mean "circle"?',
  ],
  [Type.Union([Square, Circle]), {}, 'It: kind is missing; expected "square" or "circle".'],
  [
    Type.Union([Square, Circle]),
    { knid: 1 },
    'It: knid is unknown; expected only kind, side, radius. Did you mean "kind"?',
  ],
  [Type.Union([Type.String(), Square, Circle]), 5, 'It is 5; expected a text or an object.'],
  [
    Type.Union([Type.String(), Square, Circle]),
    { kind: 'circle', radius: 0 },
    'It: radius is 0; expected a whole number from 1 to 9.',
  ],
]

test.for(SLIPS)('[ours] slip %#: the sentence says where, what, and what was expected', ([schema, value, sentence]) => {
  expect(messageOf(() => check(schema, value, 'It'))).toBe(sentence)
})

test('[ours] a refusal has the code that it is given, and the path', () => {
  const slip = () => check(Strict({ a: Type.Array(Colour) }), { a: ['blue'] }, 'It', 'INVALID_COLOUR')
  expect(slip).toThrow(expect.objectContaining({ code: 'INVALID_COLOUR', details: { path: 'a[0]' } }))
})

test('[ours] what is undefined is left out', () => {
  expect(() => check(Strict({ a: Type.Optional(Colour) }), { a: undefined, b: undefined }, 'It')).not.toThrow()
})

test('[ours] a hole in a list is an item that is missing', () => {
  const [texts, holed] = [Type.Array(Type.String()), Object.assign(['a'], { length: 2 })]
  expect(() => check(texts, holed, 'It')).toThrow('It: [1] is missing; expected a text.')
  expect(fitsOf(texts)(holed)).toBe(false)
})

test('[ours] the nearest name is one that differs little, or none', () => {
  const names = ['latency', 'http-status', 'times']
  expect(['latncy', 'Latency', 'tiems', 'httpStatus', 'x', ''].map(name => nearest(name, names))).toEqual([
    'latency',
    'latency',
    'times',
    'http-status',
    undefined,
    undefined,
  ])
})

test('[ours] it refuses what TypeBox refuses of documents, and nothing else', () => {
  const schema: TSchema = fixtureSchema(worldFormat(VENDOR_LIST))
  const validator = Compile(schema)
  const fits = fitsOf(schema)
  const text = JSON.stringify(readShippedFixture('default'))
  const verdicts = { fits: 0, refused: 0 }
  const property = fc.property(changes, change => {
    const document: unknown = JSON.parse(text)
    makeChange(document, change)
    const isRefused = messageOf(() => check(schema, document, 'It')) !== undefined
    const isValid = validator.Check(document)
    expect({ change, isRefused, fits: fits(document) }).toEqual({ change, isRefused: !isValid, fits: isValid })
    verdicts[isRefused ? 'refused' : 'fits']++
  })
  fc.assert(property, { numRuns: 1500, seed: 1 })
  expect(Math.min(verdicts.fits, verdicts.refused)).toBeGreaterThan(50)
})

test('[ours] a name of a million letters is compared with none', () => {
  const began = performance.now()
  expect(nearest('x'.repeat(1_000_000), ['latency', 'x'])).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(1000)
})

/** Which member is changed, by its share of the members at each depth, and what it becomes. */
const changes = fc.record({
  place: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 6 }),
  name: fc.constantFrom(undefined, undefined, 'id', 'other'),
  to: fc.constantFrom<unknown>(undefined, '', 'open', 'text', '7', 0, 1, -1, 0.5, null, true, [], {}, ['a'], {
    id: 'a',
  }),
})

function makeChange(
  value: unknown,
  { place: [share = 0, ...rest], name, to }: typeof changes extends fc.Arbitrary<infer C> ? C : never,
): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  const key = keys[Math.floor(share * keys.length)] ?? 'other'
  const member: unknown = Reflect.get(value, key)
  if (rest.length > 0 && typeof member === 'object' && member !== null) makeChange(member, { place: rest, name, to })
  else if (to === undefined && !Array.isArray(value)) Reflect.deleteProperty(value, name ?? key)
  else Reflect.set(value, Array.isArray(value) ? key : (name ?? key), to ?? null)
}

function messageOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return undefined
}
