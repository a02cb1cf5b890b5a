import { describe, expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { setup } from '../setup.ts'
import { compilerSettled, countingCompiler } from './counting-compiler.ts'

/** More often than a document has to come before it is compiled. */
const OFTEN = 20

const SELLER = 'U2VsbGVyLTY2MDExOQ=='

/** Longer than the documents that are kept, and with more fields than are compiled. */
const LONG = `# ${'long '.repeat(5000)}\n{ customer { email } }`
const MANY = `{ customer { ${Array.from({ length: 400 }, (_, i) => `f${i}: email`).join(' ')} } }`

/** Queries that change nothing: valid ones, refused ones, and ones that the compiler is known to be weak at. */
const CORPUS: readonly (readonly [vendor: VendorName, query: string, variables?: Record<string, unknown>])[] = [
  ['guuru', '{ partner { id state { chat { isAvailable } } } }'],
  ['guuru', '{ __typename partner { __typename } }'],
  ['guuru', '{ a: partner { id } b: partner { chats(first: 2) { edges { cursor node { id status } } } } }'],
  [
    'guuru',
    'query($first: Int!) { partner { chats(first: $first) { pageInfo { hasNextPage endCursor } } } }',
    { first: 3 },
  ],
  ['guuru', 'query($first: Int!) { partner { chats(first: $first) { pageInfo { endCursor } } } }', { first: 0 }],
  ['guuru', 'query($first: Int! = 4) { partner { chats(first: $first) { edges { cursor } } } }'],
  ['guuru', 'query($first: Int) { partner { submissions(first: $first) { edges { node { id } } } } }'],
  [
    'guuru',
    'query($f: [SubmissionFilterType]) { partner { submissions(filters: $f) { edges { node { status } } } } }',
    { f: ['pending', null] },
  ],
  [
    'guuru',
    'query($d: OrderDirection!) { partner { chats(first: 3, orderBy: { field: id, direction: $d }) { edges { node { id } } } } }',
    { d: 'desc' },
  ],
  [
    'guuru',
    'query($with: Boolean!) { partner { id state @include(if: $with) { chat { isAvailable } } payouts @skip(if: $with) { experts(period: 1) { edges { cursor } } } } }',
    { with: true },
  ],
  [
    'guuru',
    'query($with: Boolean!) { partner { id state @include(if: $with) { chat { isAvailable } } } }',
    { with: false },
  ],
  [
    'guuru',
    'fragment M on Message { id type author { __typename ... on ExpertAuthor { name } ... on UserAuthor { id } } } { partner { chats(first: 15) { edges { node { messages { edges { node { ...M ... on TextMessage { text } ... on AttachmentMessage { attachment { url } } } } } } } } } }',
  ],
  ['guuru', '{ partner { chats(first: 5) { edges { node { messages(first: 0) { edges { cursor } } } } } } }'],
  ['guuru', '{ partner { chats(first: 2, after: "!") { edges { cursor } } } }'],
  ['guuru', '{ __schema { queryType { name } types { name kind } } }'],
  ['guuru', '{ nothing }'],
  [
    'marketplacer',
    `{ chatMessages(first: 3, sellerId: "${SELLER}") { totalCount nodes { id createdAt message readAt sentByType seller { businessName address { city } } } pageInfo { hasNextPage endCursor } } }`,
  ],
  [
    'marketplacer',
    'query($s: ID, $n: Int) { chatMessages(first: $n, sellerId: $s) { edges { cursor node { id } } totalUnreadCount(for: "Admin") } }',
    { s: SELLER },
  ],
  ['marketplacer', 'query($s: ID) { chatMessages(sellerId: $s) { totalCount } }', { s: 'nobody' }],
  ['marketplacer', 'query($s: ID) { chatMessages(sellerId: $s) { totalCount } }', { s: [1] }],
  [
    'marketplacer',
    `{ node(id: "${SELLER}") { __typename id ... on Seller { businessName } } nodes(ids: ["${SELLER}", "x"]) { id } }`,
  ],
  [
    'marketplacer',
    '{ allSellers(first: 3) { nodes { __typename ... on Seller { id tags metadata { key } } ... on DeletedSeller { legacyId } } } }',
  ],
  [
    'marketplacer',
    'query($w: SellersWhereSort) { sellersWhere(first: 3, sort: $w) { nodes { id } } }',
    { w: { fields: ['CREATED_AT'], ordering: 'DESCENDING' } },
  ],
  [
    'marketplacer',
    'query($o: SortOrderingEnum) { sellersWhere(first: 3, sort: { fields: [CREATED_AT], ordering: $o }) { nodes { id } } }',
  ],
  [
    'thg',
    '{ check customer { fullName discussions(limit: 3) { total hasMore discussions { id category status messages { messages { id type message } } selection { selectedOrder { orderNumber totalCost { displayValue amount } } selectedProducts { sku productVariant { title images(limit: 1) { zoom } } } } } } } }',
  ],
  [
    'thg',
    'query($offset: Int = 0, $limit: Int = 2) { customer { orders(offset: $offset, limit: $limit) { total orders { orderNumber deliveryAddress { addressLine1 country } } } } }',
  ],
  [
    'thg',
    'query($offset: Int = 0) { customer { orders(offset: $offset) { total } discussions(offset: $offset) { total } } }',
    { offset: -1 },
  ],
  [
    'thg',
    'query($filter: DiscussionsFilterInput) { customer { discussions(filter: $filter) { total } } }',
    { filter: { status: 'COMPLETED', orderNumber: null } },
  ],
  ['thg', 'query A { check } query B { customer { email } }'],
  ['thg', LONG],
  ['thg', MANY],
  ['thg', '{ customer { __proto__: email fullName } __proto__: check }'],
  ['thg', 'query($__proto__: Int) { customer { orders(limit: $__proto__) { total } } }', JSON.parse('{"__proto__":1}')],
  ['thg', 'query($constructor: Int = 2) { customer { orders(limit: $constructor) { total } } }'],
  ['marketplacer', 'query($toString: String) { sellersWhere(first: 2, before: $toString) { totalCount } }'],
  ['thg', '{ customer { fullName @skip(if: true) email } customer { fullName } }'],
  [
    'thg',
    'query($with: Boolean!) { customer { fullName email @include(if: $with) } customer { email fullName @skip(if: $with) } }',
    { with: true },
  ],
  ['thg', 'query($with: Boolean = true) { customer { fullName email @include(if: $with) } }', { with: null }],
]

/** What is executed plainly, for good: the compiler would be wrong about it, or it is not worth compiling. */
const PLAIN: readonly string[] = [
  '{ __schema { queryType { name } types { name kind } } }',
  '{ nothing }',
  'query A { check } query B { customer { email } }',
  LONG,
  MANY,
  '{ customer { __proto__: email fullName } __proto__: check }',
  'query($__proto__: Int) { customer { orders(limit: $__proto__) { total } } }',
  'query($constructor: Int = 2) { customer { orders(limit: $constructor) { total } } }',
  'query($toString: String) { sellersWhere(first: 2, before: $toString) { totalCount } }',
  '{ customer { fullName @skip(if: true) email } customer { fullName } }',
  'query($with: Boolean!) { customer { fullName email @include(if: $with) } customer { email fullName @skip(if: $with) } }',
  'query($with: Boolean = true) { customer { fullName email @include(if: $with) } }',
]

const withoutRay = (body: { extensions?: { ray?: string } }): unknown =>
  body.extensions?.ray ? { ...body, extensions: { ...body.extensions, ray: 'ray' } } : body

describe('a document that came often enough to be compiled', () => {
  test.for(CORPUS)('[ours] is answered as it was the first time: %s %s', async ([vendor, query, variables]) => {
    const { counts, compiler } = countingCompiler()
    const { graphql, bugs } = setup({}, { compileMs: 0, compiler })
    const first = await graphql(vendor, query, variables)
    for (let i = 0; i < OFTEN; i++) {
      await compilerSettled()
      const again = await graphql(vendor, query, variables)
      expect([again.status, again.headers, withoutRay(again.body)]).toEqual([
        first.status,
        first.headers,
        withoutRay(first.body),
      ])
    }
    expect(bugs).toEqual([])
    expect(counts.compiled).toBe(PLAIN.includes(query) ? 0 : 1)
  })
})
