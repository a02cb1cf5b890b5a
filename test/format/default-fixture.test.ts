import { expect, test } from 'vitest'
import { checkDocument } from '../../src/format/check.ts'
import { checkReferences } from '../../src/format/references.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import type { AnyJson } from '../setup.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const document = readShippedFixture('default')
const { thg, marketplacer, guuru } = document.vendors as Record<string, Record<string, AnyJson[]>>

/** The record with this id (or whatever its key is called). */
function find(rows: readonly Record<string, unknown>[] | undefined, key: string, value: unknown) {
  return rows?.find(row => row[key] === value)
}

test('[assumed] the default fixture is a document without slips, and every reference in it leads somewhere', () => {
  expect(checkDocument(document, 'default.json', FORMAT)).toBe(document)
  expect(() => checkReferences([{ source: 'default.json', document }], FORMAT)).not.toThrow()
})

// Source: THG Horizon docs, Customer Services, Attachments and Examples, the ids shown there.
test('[documented] the THG records that the documentation uses are there', () => {
  const jane = '38779254'
  expect(find(thg!['customers'], 'number', jane)).toMatchObject({
    email: 'jane.doe@example.com',
    password: 'password123',
    locked: false,
  })
  const john = find(thg!['customers'], 'email', 'john.roe@example.com')
  expect(john).toMatchObject({ password: 'password123', locked: false })
  expect(thg!['sessions']).toEqual([
    expect.objectContaining({ token: 'thg-jane', customer: jane, expiresAt: null }),
    expect.objectContaining({ token: 'thg-john', customer: john?.['number'], expiresAt: null }),
  ])
  expect(find(thg!['discussions'], 'id', '13183370')).toMatchObject({ customer: jane, read: false })
  const messages = thg!['messages']!.filter(({ discussionId }) => discussionId === '13183370')
  expect(messages.at(-1)).toMatchObject({ id: '35100000', type: 'RESPONSE' })
  expect(Math.max(...thg!['messages']!.map(({ id }) => Number(id)))).toBe(35100000)
  const attachment =
    'eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ'
  expect(find(thg!['attachments'], 'token', attachment)).toMatchObject({ customer: jane })
  expect(find(thg!['uploadTokens'], 'token', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')).toMatchObject({
    customer: jane,
    expiresAt: null,
  })
})

// Source: Marketplacer docs, Chat with Sellers, query and mutation examples, the ids shown there.
test('[documented] the Marketplacer records that the documentation uses are there', () => {
  expect(marketplacer!['apiKeys']!.map(({ key, sellerId }) => [key, sellerId])).toEqual([
    ['mp-operator', null],
    ['mp-seller-660119', 'U2VsbGVyLTY2MDExOQ=='],
    ['mp-seller-78', 'U2VsbGVyLTc4'],
  ])
  expect(find(marketplacer!['sellers'], 'id', 'U2VsbGVyLTY2MDExOQ==')).toMatchObject({ businessName: 'Cell Phones 4U' })
  const thread = (id: string) => marketplacer!['messages']!.filter(({ sellerId }) => sellerId === id)
  const unread = thread('U2VsbGVyLTY2MDExOQ==').filter(({ readAt }) => readAt === null)
  expect(new Set(unread.map(({ sentByType }) => sentByType))).toEqual(new Set(['Admin', 'User']))
  expect(thread('U2VsbGVyLTc4').length).toBeGreaterThan(0)
})

// Source: GUURU docs, Admin API, Mutations, examples, the ids shown there.
test('[documented] the GUURU records that the documentation uses are there', () => {
  expect(find(guuru!['partners'], 'id', 'guuru-qa')).toMatchObject({ isAvailable: true, tokens: ['guuru-partner'] })
  const chat = find(guuru!['chats'], 'id', 'O2bqy2CsAaS7RBXZrhMOB')
  expect(chat).toMatchObject({ partnerId: 'guuru-qa', status: 'pending' })
  const messages = guuru!['messages']!.filter(({ chatId }) => chatId === 'O2bqy2CsAaS7RBXZrhMOB')
  expect(messages[0]).toMatchObject({
    id: 'd2d335fd-2377-4534-ba1a-9a01fdf94e9c',
    type: 'text',
    text: 'Hello',
    createdAt: 1550534056605,
    author: { type: 'user', id: 'owRNDrixHcNnPMVQUKpv2Lj5TQ82' },
  })
  expect(find(guuru!['personas'], 'id', 'ab22a12e-cefd-4f67-945b-c215c42202b4')).toMatchObject({
    partnerId: 'guuru-qa',
    providerId: 'any-unique-agent-id-from-your-system',
  })
  expect(find(guuru!['personas'], 'id', 'e393edb0-ad3d-432e-960d-35593485bfa6')).toMatchObject({
    partnerId: 'guuru-qa',
  })
  expect(find(guuru!['submissions'], 'id', 'e394e75b-e159-4d7c-a02c-9445da754994')).toMatchObject({
    partnerId: 'guuru-qa',
    status: 'pending',
  })
})

test('[ours] there is enough of everything that every list pages', () => {
  const of = (rows: Record<string, unknown>[] | undefined, members: Record<string, unknown>): number =>
    rows!.filter(row => Object.entries(members).every(([key, value]) => row[key] === value)).length
  const largest = (rows: Record<string, unknown>[] | undefined, key: string): number =>
    Math.max(...new Map(rows!.map(row => [row[key], of(rows, { [key]: row[key] })])).values())
  const jane = { customer: '38779254' }
  const qa = { partnerId: 'guuru-qa' }
  expect(marketplacer!['sellers']!.filter(({ accountType }) => accountType !== 'PRIVATE')).toHaveLength(25)
  expect(of(thg!['discussions'], jane)).toBeGreaterThanOrEqual(12)
  expect(of(thg!['orders'], jane)).toBeGreaterThanOrEqual(12)
  expect(of(guuru!['chats'], qa)).toBe(15)
  expect(of(guuru!['experts'], qa)).toBe(12)
  expect(of(guuru!['submissions'], qa)).toBe(12)
  expect(largest(thg!['messages'], 'discussionId')).toBe(12)
  expect(largest(guuru!['messages'], 'chatId')).toBe(12)
  const statuses = guuru!['chats']!.filter(({ partnerId }) => partnerId === 'guuru-qa').map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set(['pending', 'open', 'closed', 'transferred', 'rated']))
})

test('[ours] every time of it is before the instant at which the frozen clock stands', () => {
  const frozen = Date.parse('2026-01-01T00:00:00.000Z')
  const late: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'number' && path.endsWith('At') && value >= frozen) late.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) look(member, `${path}.${key}`)
  }
  look(document.vendors, 'vendors')
  expect(late).toEqual([])
})
