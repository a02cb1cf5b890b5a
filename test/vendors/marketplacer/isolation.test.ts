import { expect, test } from 'vitest'
import { aMessage } from '../../../src/vendors/marketplacer/factories.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { AS_ACME, AS_CELL_PHONES, messageId, SELLER, setupMarketplacer } from './marketplacer.ts'

const names = (types: { name: string }[]): string[] => types.map(({ name }) => name)

/** Every field that takes an id, asked with `$id`: what a stranger's key gets. */
const ID_FIELDS = {
  'chatMessages(sellerId:)': ['query ($id: ID!) { x: chatMessages(sellerId: $id) { nodes { message } } }', null],
  'node(id:)': ['query ($id: ID!) { x: node(id: $id) { id } }', { x: null }],
  'nodes(ids:)': ['query ($id: ID!) { x: nodes(ids: [$id]) { id } }', { x: [null] }],
  'sellersWhere(retailerIds:)': [
    'query ($id: ID!) { x: sellersWhere(retailerIds: [$id]) { totalCount nodes { id } } }',
    { x: { totalCount: 0, nodes: [] } },
  ],
  'chatMessageCreate(sellerId:)': [
    'mutation ($id: ID!) { x: chatMessageCreate(input: {message: "Hi", sellerId: $id}) { chatMessage { id } } }',
    { x: { chatMessage: null } },
  ],
  'chatMessageRead(seller:)': [
    'mutation ($id: ID!) { x: chatMessageRead(input: {sentBy: "Admin", seller: $id}) { chatMessage { id } } }',
    { x: { chatMessage: null } },
  ],
} as const

const CASES = Object.entries(ID_FIELDS).map(([field, [query, data]]) => ({ field, query, data }))

// Source: Marketplacer docs, API overview, API keys: a seller key is bound to one seller account.
test.each(CASES)('[documented] $field: a key never reaches another seller', async ({ query, data }) => {
  const { refused } = setupMarketplacer()
  for (const [caller, id] of [
    [AS_CELL_PHONES, SELLER.acme],
    [AS_ACME, SELLER.cellPhones],
  ] as const) {
    const { status, body } = await refused(query, { id }, caller)
    expect(status).toBe(200)
    expect(body.data).toEqual(data)
  }
})

test.each(CASES)('[assumed] $field: another seller is answered like one that never was', async ({ query }) => {
  const { refused } = setupMarketplacer()
  expect(await refused(query, { id: SELLER.acme }, AS_CELL_PHONES)).toEqual(
    await refused(query, { id: SELLER.unknown }, AS_CELL_PHONES),
  )
})

// Source: Marketplacer docs, API overview, API keys: a seller key is bound to one seller account.
test.each(CASES)("[documented] $field: the same call with the seller's own key succeeds", async ({ query, data }) => {
  const { ask } = setupMarketplacer()
  expect(await ask(query, { id: SELLER.acme }, AS_ACME)).not.toEqual(data)
})

// Source: Marketplacer docs, API reference, node(s), availability for seller keys.
test('[documented] a message of another thread is not found by its id, alone or in a list', async () => {
  const { ask } = setupMarketplacer()
  const query = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }'
  const own = { id: messageId(48213) }
  expect(await ask(query, own, AS_CELL_PHONES)).toEqual({ node: own, nodes: [own] })
  expect(await ask(query, own, AS_ACME)).toEqual({ node: null, nodes: [null] })
})

// Source: Marketplacer docs, Chat with Sellers, Chat Relationships: a separate thread for each seller account.
test("[documented] nothing of one seller's thread shows in another's counts", async () => {
  const { ask, access } = setupMarketplacer()
  const counts = `{ chatMessages {
    totalCount unread: totalUnreadCount(for: "User") lastReadMessage(for: "User") { id }
  } }`
  const before = await ask(counts, {}, AS_ACME)
  for (let i = 0; i < 5; i++) aMessage(access, { sellerId: SELLER.cellPhones, sentByType: 'Admin' })
  await ask('mutation { chatMessageRead(input: {sentBy: "Admin"}) { status } }', {}, AS_CELL_PHONES)
  expect(await ask(counts, {}, AS_ACME)).toEqual(before)
})

test('[assumed] what is hidden from seller keys is not in their schema at all', async () => {
  const { ask } = setupMarketplacer({ vendors: VENDOR_LIST })
  const schema = '{ schema: __schema { types { name } queryType { fields { name } } } }'
  const operator = (await ask(schema)).schema
  const seller = (await ask(schema, {}, AS_ACME)).schema
  const hidden = names(operator.types).filter(name => !names(seller.types).includes(name))
  expect(hidden.toSorted()).toEqual([
    'AllSeller',
    'AllSellersAccountTypeEnum',
    'AllSellersConnection',
    'AllSellersEdge',
    'AllSellersSort',
    'AllSellersSortFieldEnum',
    'DeletedSeller',
    'SellersForChatsConnection',
    'SellersForChatsEdge',
  ])
  expect(names(seller.queryType.fields)).toEqual(['apiKeyPrincipal', 'chatMessages', 'node', 'nodes', 'sellersWhere'])
})
