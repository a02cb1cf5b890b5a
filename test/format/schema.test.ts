/**
 * What documents of this version hold is in `schema.json`. A change that older documents do not survive needs a default
 * or a migration; then `npm run schema` writes the file anew. Where no document can have what is refused now, because
 * another check refused it before, the file is removed first.
 */
import { existsSync, readFileSync } from 'node:fs'
import { type TSchema, Type } from 'typebox'
import { expect, test } from 'vitest'
import { documentFormat } from '../../src/format/schema.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { breakingChanges, shapeOf } from './schema-changes.ts'

const FORMAT = worldFormat(VENDOR_LIST)
const now = shapeOf(FORMAT)

test('[ours] documents of before are read, and schema.json says what is read', async () => {
  const file = new URL('schema.json', import.meta.url)
  if (existsSync(file)) expect(breakingChanges(JSON.parse(readFileSync(file, 'utf8')), now)).toEqual([])
  await expect(toText(now)).toMatchFileSnapshot('schema.json')
})

/** JSON with what holds no other objects and lists in one line. */
function toText(value: unknown): string {
  const text = JSON.stringify(value, null, 1)
  return `${text.replaceAll(/[{[][^{}[\]]*[}\]]/g, part => part.replaceAll(/\s+/g, ' '))}\n`
}

/** The changes that this makes of the members of GUURU's chats, and of what they refer to. */
function planted(
  change: (members: Record<string, TSchema>) => void,
  { version, references = {} }: { version?: number; references?: object } = {},
): string[] {
  const vendors = VENDOR_LIST.map(vendor => {
    if (vendor.name !== 'guuru') return vendor
    const members: Record<string, TSchema> = { ...vendor.records['chats']!.properties }
    change(members)
    const chats = { ...vendor.references['chats'], ...references }
    return {
      ...vendor,
      records: { ...vendor.records, chats: Type.Object(members) },
      references: { ...vendor.references, chats },
    }
  })
  return breakingChanges(now, shapeOf(documentFormat({ ...FORMAT, vendors }), version))
}

test('[ours] a member that is added without a default is named; with one it may be added', () => {
  expect(planted(members => (members['mood'] = Type.String()))).toEqual([
    'vendors.guuru.chats[].mood was added without a default: give its schema one, or add a migration.',
  ])
  expect(planted(members => (members['mood'] = Type.String({ default: 'calm' })))).toEqual([])
  expect(planted(members => (members['mood'] = Type.Optional(Type.String())))).toEqual([])
})

test('[ours] a member that is removed, renamed or changed needs a migration', () => {
  const removed = (members: Record<string, TSchema>): boolean => delete members['rating']
  expect(planted(removed)).toEqual(['vendors.guuru.chats[].rating was removed: add a migration.'])
  expect(planted(removed, { version: now.formatVersion + 1 })).toEqual([])
  const renamed = (members: Record<string, TSchema>): void => {
    members['stars'] = members['rating']!
    delete members['rating']
  }
  expect(planted(renamed)).toEqual([
    'vendors.guuru.chats[].rating was removed: add a migration.',
    'vendors.guuru.chats[].stars was added without a default: give its schema one, or add a migration.',
  ])
  expect(planted(members => (members['question'] = Type.String({ maxLength: 9 })))).toEqual([
    'vendors.guuru.chats[].question was {"type":"string"} and is {"type":"string","maxLength":9}: add a migration.',
  ])
  expect(planted(() => {}, { references: { expertId: 'experts' } })).toEqual([
    'vendors.guuru.chats.expertId has to be a key of experts: add a migration.',
  ])
})

test('[ours] a member may take more than before, and not less', () => {
  const more = Type.Union([Type.String(), Type.Integer()])
  expect(planted(members => (members['question'] = more))).toEqual([])
  expect(planted(members => (members['status'] = Type.Union([members['status']!, Type.Literal('lost')])))).toEqual([])
  expect(planted(members => (members['status'] = Type.Literal('open')))).toContain(
    'vendors.guuru.chats[].status was {"type":"string","const":"pending"} and is {"type":"string","const":"open"}: add a migration.',
  )
  expect(planted(members => (members['categoryId'] = Type.String({ minLength: 1 })))).toEqual([
    'vendors.guuru.chats[].categoryId was {"type":"null"} and is {"type":"string","minLength":1}: add a migration.',
  ])
})

test('[ours] words may change; a table that is added or removed needs a migration', () => {
  expect(planted(members => (members['question'] = Type.String({ description: 'What is asked.' })))).toEqual([])
  const guuru = VENDOR_LIST.find(({ name }) => name === 'guuru')!
  const { payouts: _payouts, ...fewer } = guuru.records
  const shapeWith = (records: typeof guuru.records) => {
    const others = VENDOR_LIST.filter(vendor => vendor !== guuru)
    return shapeOf(documentFormat({ ...FORMAT, vendors: [...others, { ...guuru, records }] }))
  }
  expect(breakingChanges(now, shapeWith(fewer))).toEqual(['vendors.guuru.payouts was removed: add a migration.'])
  expect(breakingChanges(now, shapeWith({ ...guuru.records, moods: Type.Object({ id: Type.String() }) }))).toEqual([
    'vendors.guuru.moods was added without a default: give its schema one, or add a migration.',
  ])
})
