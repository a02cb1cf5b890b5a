import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { checkDocument } from '../../src/format/check.ts'
import { fillerOf } from '../../src/format/defaults.ts'
import { documentFormat } from '../../src/format/schema.ts'
import { Strict } from '../../src/inputs/strict.ts'
import { Nullable } from '../../src/vendors/contract/records.ts'
import { toy } from '../vendors/toy/index.ts'

const shops = Type.Object({ ...toy.records['shops']!.properties, floors: Type.Integer({ default: 1 }) })

/** The toy vendor with a member that documents of before lack. */
const FORMAT = documentFormat({ vendors: [{ ...toy, records: { ...toy.records, shops } }] as never, parts: () => [] })

const documentOf = (...rows: object[]) => ({ formatVersion: 1, vendors: { toy: { shops: rows } } })

test('[ours] a record that lacks an added member has its default; one that has the member keeps it', () => {
  const given = documentOf({ id: 'a', token: 't' }, { id: 'b', token: 'u', floors: 3 })
  const before = structuredClone(given)
  expect(checkDocument(given, 'a.json', FORMAT)).toEqual(
    documentOf({ id: 'a', token: 't', floors: 1 }, { id: 'b', token: 'u', floors: 3 }),
  )
  expect(given).toEqual(before)
})

test('[ours] a document that lacks nothing is answered itself', () => {
  const given = documentOf({ id: 'a', token: 't', floors: 2 })
  expect(checkDocument(given, 'a.json', FORMAT)).toBe(given)
})

test('[ours] what does not fit is refused with defaults as without', () => {
  const reading = (value: unknown) => () => checkDocument(value, 'a.json', FORMAT)
  expect(reading(documentOf({ id: 'a' }))).toThrow('a.json: vendors.toy.shops[0].token is missing')
  expect(reading(documentOf({ id: 'a', token: 't', floors: 'two' }))).toThrow('vendors.toy.shops[0].floors is "two"')
  expect(reading({ formatVersion: 1, vendors: { toy: { shops: {} } } })).toThrow('vendors.toy.shops is {}')
  expect(reading({ formatVersion: 1, vendors: [] })).toThrow('vendors is []')
})

test('[ours] the published schema lets the member be left out', () => {
  expect(JSON.stringify(FORMAT.reading().schema)).toContain('"required":["id","token"]')
})

test('[ours] a schema without a default fills nothing in', () => {
  expect(fillerOf(Type.Object({ a: Type.Array(Nullable(Type.Object({ b: Type.String() }))) }))).toBeUndefined()
})

test('[ours] nested objects are filled in; null, other types and other objects of a union are left alone', () => {
  const tagged = (kind: string, size: number) =>
    Strict({ kind: Type.Literal(kind), size: Type.Integer({ default: size }) })
  const fill = fillerOf(
    Type.Object({
      place: Nullable(Type.Object({ floor: Type.Integer({ default: 1 }) })),
      things: Type.Array(Type.Union([Type.String(), tagged('box', 2), tagged('bag', 3)])),
    }),
  )!
  expect(fill({ place: {}, things: [{ kind: 'bag' }, 'a', { kind: 'box' }, { kind: 'cup' }] })).toEqual({
    place: { floor: 1 },
    things: [{ kind: 'bag', size: 3 }, 'a', { kind: 'box', size: 2 }, { kind: 'cup' }],
  })
  const nothing = { place: null, things: [] }
  expect(fill(nothing)).toBe(nothing)
})
