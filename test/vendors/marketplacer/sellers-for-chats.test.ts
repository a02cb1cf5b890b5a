import { expect, test } from 'vitest'
import { aMessage, aSeller } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_ACME, SELLER, setupMarketplacer } from './marketplacer.ts'

const LIST = /* GraphQL */ `
  query ($first: Int, $after: String, $q: String) {
    sellersForChats(first: $first, after: $after, q: $q) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
      }
      nodes {
        id
        businessName
      }
    }
  }
`

const names = (list: { nodes: { businessName: string }[] }): string[] =>
  list.nodes.map(({ businessName }) => businessName)

// Source: Marketplacer docs, Chat with Sellers, sellersForChats, example.
test("[documented] the guide's query finds the sellers with the words in their name", async () => {
  const { ask } = setupMarketplacer()
  const data = await ask(`
    query FetchSellersForChat {
      sellersForChats(first: 10, after: null, q: "Cell Phone") {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id businessName }
      }
    }
  `)
  expect(data).toEqual({
    sellersForChats: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: 'MQ' },
      nodes: [{ id: 'U2VsbGVyLTY2MDExOQ==', businessName: 'Cell Phones 4U' }],
    },
  })
})

// Source: Marketplacer docs, Chat with Sellers, Chat Workflows, Send New Message Workflow.
test('[documented] sellers come by their latest message, those without any included', async () => {
  const { ask } = setupMarketplacer()
  const { sellersForChats } = await ask(LIST, { first: 9 })
  expect(names(sellersForChats)).toEqual([
    'Cell Phones 4U',
    'Acme Outdoor Supplies',
    'Northside Pets',
    'Iron & Oak Furniture',
    'Terrace Wines',
    'Juniper Skincare',
    'Coffee Collective',
    'Bayside Bikes',
    'Dorothy & Co',
  ])
  expect(sellersForChats.totalCount).toBe(25)
})

// Source: Marketplacer docs, Chat with Sellers, sellersForChats: sorted by the latest message.
test('[documented] a new message of either side brings its seller to the top', async () => {
  const { ask, access } = setupMarketplacer()
  access.seller(SELLER.bikes).send({ message: 'Hello' })
  expect(names((await ask(LIST, { first: 2 })).sellersForChats)).toEqual(['Bayside Bikes', 'Cell Phones 4U'])
  await ask(`mutation { chatMessageCreate(input: {message: "Hi", sellerId: "${SELLER.pets}"}) { status } }`)
  expect(names((await ask(LIST, { first: 2 })).sellersForChats)).toEqual(['Northside Pets', 'Bayside Bikes'])
})

test('[assumed] reading moves no seller', async () => {
  const { ask } = setupMarketplacer()
  const before = await ask(LIST)
  await ask(`mutation { chatMessageRead(input: {seller: "${SELLER.acme}", sentBy: "Admin"}) { status } }`)
  expect(await ask(LIST)).toEqual(before)
})

test('[assumed] present retailers and prospective sellers are listed, online or not; private ones are not', async () => {
  const { ask, access } = setupMarketplacer()
  const offline = aSeller(access, { businessName: 'Zebra offline', online: false })
  const prospective = aSeller(access, { businessName: 'Zebra prospective', accountType: 'PROSPECTIVE' })
  const individual = aSeller(access, { businessName: 'Zebra private', accountType: 'PRIVATE' })
  aMessage(access, { sellerId: individual.id })
  const { sellersForChats } = await ask(LIST, { q: 'zebra' })
  expect(names(sellersForChats)).toEqual([offline.businessName, prospective.businessName])
})

test.each([
  ['cell phones', ['Cell Phones 4U']],
  ['  PHONES   4u ', ['Cell Phones 4U']],
  ['phone', ['Cell Phones 4U', 'Phone Repair Hub']],
  ['zapp wireless', ['Cell Phones 4U']],
  ['cell wireless', ['Cell Phones 4U']],
  ['cell repair', []],
  ['hello@cellphones4u', []],
])('[assumed] every keyword of %j must occur in the trading or the legal name', async (q, expected) => {
  const { ask } = setupMarketplacer()
  const { sellersForChats } = await ask(LIST, { q })
  expect(names(sellersForChats)).toEqual(expected)
  expect(sellersForChats.totalCount).toBe(expected.length)
})

test.each([null, '', '  '])('[assumed] q %j is no condition', async q => {
  const { ask } = setupMarketplacer()
  expect((await ask(LIST, { q })).sellersForChats.totalCount).toBe(25)
})

// Source: Marketplacer docs, Chat with Sellers, sellersForChats, pageInfo of the example.
test('[documented] the list pages', async () => {
  const { ask } = setupMarketplacer()
  const seen: string[] = []
  for (let after: string | null = null; seen.length < 100;) {
    const { sellersForChats } = await ask(LIST, { first: 10, after })
    seen.push(...names(sellersForChats))
    if (!sellersForChats.pageInfo.hasNextPage) break
    after = sellersForChats.pageInfo.endCursor
  }
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test('[assumed] a cursor that is not base64 is refused where the page is read', async () => {
  const { refused } = setupMarketplacer()
  const { body } = await refused(LIST, { after: '%' })
  expect(body.errors[0]).toMatchObject({
    message: 'Invalid input: "%"',
    path: expect.arrayContaining(['sellersForChats', 'pageInfo']),
  })
})

// Source: Marketplacer docs, API reference, allSellers, error table: an operator-only field is hidden.
test('[documented] for a seller key the field does not exist', async () => {
  const { refused } = setupMarketplacer()
  expect(await refused('{ sellersForChats { totalCount } }', {}, AS_ACME)).toEqual({
    status: 200,
    body: {
      errors: [
        {
          message: "Field 'sellersForChats' doesn't exist on type 'Query'",
          locations: [{ line: 1, column: 3 }],
          path: ['query', 'sellersForChats'],
          extensions: { code: 'undefinedField', typeName: 'Query', fieldName: 'sellersForChats' },
        },
      ],
    },
  })
})
