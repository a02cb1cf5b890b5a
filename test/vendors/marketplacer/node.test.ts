import { expect, test } from 'vitest'
import { toGlobalId } from '../../../src/vendors/marketplacer/rules.ts'
import { AS_CELL_PHONES, messageId, SELLER, setupMarketplacer } from './marketplacer.ts'

const NODE = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Seller {
        businessName
      }
      ... on ChatMessage {
        message
        seller {
          businessName
        }
      }
      ... on Admin {
        name
      }
      ... on DeletedSeller {
        legacyId
      }
    }
  }
`
const SELLER_NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
const ADMIN = toGlobalId('Admin', 12)

// Source: Marketplacer docs, API reference, node(s); ID types.
test('[documented] a seller is found by its global id', async () => {
  const { ask } = setupMarketplacer()
  expect(await ask(NODE, { id: 'U2VsbGVyLTY2MDExOQ==' })).toEqual({
    node: { __typename: 'Seller', id: 'U2VsbGVyLTY2MDExOQ==', businessName: 'Cell Phones 4U' },
  })
})

test('[schema] chat messages and people of the operator are found too', async () => {
  const { ask } = setupMarketplacer()
  expect((await ask(NODE, { id: messageId(48210) })).node).toEqual({
    __typename: 'ChatMessage',
    id: messageId(48210),
    message: 'Sure, which order is it?',
    seller: { businessName: 'Cell Phones 4U' },
  })
  expect((await ask(NODE, { id: ADMIN })).node).toEqual({ __typename: 'Admin', id: ADMIN, name: 'Morgan Ellis' })
})

test("[assumed] a removed seller's id finds what is left of it", async () => {
  const { ask } = setupMarketplacer()
  expect((await ask(NODE, { id: SELLER.deleted })).node).toEqual({
    __typename: 'DeletedSeller',
    id: SELLER.deleted,
    legacyId: 289,
  })
})

test.each([
  ['an unknown seller', SELLER.unknown],
  ['an unknown message', messageId(1)],
  ['a malformed id', 'Seller-78'],
  ['an empty id', ''],
  ['a number without a type', '78'],
  ['an id without its padding', 'U2VsbGVyLTY2MDExOQ'],
  ['a user, which is no Node', toGlobalId('User', 900)],
])('[assumed] %s gives null without an error', async (_, id) => {
  const { ask } = setupMarketplacer()
  expect(await ask(NODE, { id })).toEqual({ node: null })
})

test('[assumed] scenery is not found by its id', async () => {
  const { ask } = setupMarketplacer()
  const { sellersWhere } = await ask('{ sellersWhere(first: 1) { nodes { address { id country { id } } } } }')
  const { address } = sellersWhere.nodes[0]
  expect(Buffer.from(address.id, 'base64').toString()).toMatch(/^Address-\d+$/)
  expect(await ask(NODES, { ids: [address.id, address.country.id] })).toEqual({ nodes: [null, null] })
})

// Source: Marketplacer docs, API reference, node(s), nodes.
test('[documented] nodes answers in order, with null for each that node would not give', async () => {
  const { ask } = setupMarketplacer()
  const ids = [messageId(48213), 'x', SELLER.acme, SELLER.unknown, SELLER.acme]
  expect(await ask(NODES, { ids })).toEqual({
    nodes: [
      { __typename: 'ChatMessage', id: messageId(48213) },
      null,
      { __typename: 'Seller', id: SELLER.acme },
      null,
      { __typename: 'Seller', id: SELLER.acme },
    ],
  })
  expect(await ask(NODES, { ids: [] })).toEqual({ nodes: [] })
})

// Source: Marketplacer docs, API reference, node(s), availability for seller keys.
test('[documented] a seller key finds what its seller owns', async () => {
  const { ask } = setupMarketplacer()
  expect((await ask(SELLER_NODE, { id: SELLER.cellPhones }, AS_CELL_PHONES)).node.id).toBe(SELLER.cellPhones)
  expect((await ask(SELLER_NODE, { id: messageId(48211) }, AS_CELL_PHONES)).node.id).toBe(messageId(48211))
})

test.each([
  ['another seller', SELLER.acme],
  ["a message of another seller's thread", messageId(48208)],
  ['a person of the operator', ADMIN],
  ['a removed seller', SELLER.deleted],
])('[assumed] for a seller key %s is null', async (_, id) => {
  const { ask } = setupMarketplacer()
  expect((await ask(SELLER_NODE, { id })).node).not.toBeNull()
  expect(await ask(SELLER_NODE, { id }, AS_CELL_PHONES)).toEqual({ node: null })
})
