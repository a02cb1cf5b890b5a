import { expect, test } from 'vitest'
import { aSeller } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_ACME, SELLER, setupMarketplacer } from './marketplacer.ts'

const WHERE = /* GraphQL */ `
  query (
    $q: String
    $ids: [ID!]
    $range: SellerSlaRatingRangeInput
    $sort: SellersWhereSort
    $first: Int
    $after: String
  ) {
    sellersWhere(q: $q, retailerIds: $ids, slaRatingRange: $range, sort: $sort, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        businessName
      }
    }
  }
`

const names = (list: { nodes: { businessName: string }[] }): string[] =>
  list.nodes.map(({ businessName }) => businessName)

test('[schema] without conditions all present sellers are found, by number', async () => {
  const { ask } = setupMarketplacer()
  const { sellersWhere } = await ask('{ sellersWhere(first: 2) { totalCount nodes { businessName } } }')
  expect(sellersWhere.totalCount).toBe(27)
  expect(names(sellersWhere)).toEqual(['Acme Outdoor Supplies', 'Bayside Bikes'])
})

test.each([
  ['cell phone', ['Cell Phones 4U']],
  ['roasters', ['Coffee Collective']],
  ['hello@cellphones4u', ['Cell Phones 4U']],
  ['nothing like it', []],
])('[schema] q %j is looked for in trading name, legal name and e-mail address', async (q, expected) => {
  const { ask } = setupMarketplacer()
  expect(names((await ask(WHERE, { q })).sellersWhere)).toEqual(expected)
})

test("[schema] retailerIds keeps the sellers with those ids; what is no seller's id finds nothing", async () => {
  const { ask } = setupMarketplacer()
  const { sellersWhere } = await ask(WHERE, { ids: [SELLER.cellPhones, SELLER.unknown, 'x', SELLER.acme] })
  expect(names(sellersWhere)).toEqual(['Acme Outdoor Supplies', 'Cell Phones 4U'])
  expect((await ask(WHERE, { ids: [SELLER.deleted] })).sellersWhere.totalCount).toBe(0)
})

test.each([[[]], [null]])('[assumed] retailerIds %j keeps all', async ids => {
  const { ask } = setupMarketplacer()
  expect((await ask(WHERE, { ids })).sellersWhere.totalCount).toBe(27)
})

test('[schema] slaRatingRange includes its bounds and leaves out sellers without a rating', async () => {
  const { ask } = setupMarketplacer()
  const { sellersWhere } = await ask(WHERE, { range: { gte: 4.8, lte: 4.9 } })
  expect(names(sellersWhere)).toEqual(['Coffee Collective', 'Northside Pets', 'Rosella Jewellery'])
  expect(names((await ask(WHERE, { range: { lte: 3.6 } })).sellersWhere)).toEqual([
    'Harbour Candles',
    'Phone Repair Hub',
  ])
  expect((await ask(WHERE, { range: {} })).sellersWhere.totalCount).toBe(27)
})

test('[schema] sort orders by its fields', async () => {
  const { ask, access } = setupMarketplacer()
  for (const [businessName, slaRating, createdAt] of [
    ['Zed b', 2, 3],
    ['zed A', 1, 2],
    ['Zed c', 2, 1],
  ] as const) {
    aSeller(access, { businessName, slaRating, createdAt, updatedAt: 10 - createdAt })
  }
  const sorted = async (sort: object): Promise<string[]> =>
    names((await ask(WHERE, { q: 'zed', sort })).sellersWhere).map(name => name.slice(-1))
  expect(await sorted({ fields: ['CREATED_AT'] })).toEqual(['c', 'A', 'b'])
  expect(await sorted({ fields: ['CREATED_AT'], ordering: 'DESCENDING' })).toEqual(['b', 'A', 'c'])
  expect(await sorted({ fields: ['BUSINESS_NAME'] })).toEqual(['A', 'b', 'c'])
  expect(await sorted({ fields: ['SLA_RATING', 'BUSINESS_NAME'], ordering: 'DESCENDING' })).toEqual(['c', 'b', 'A'])
  expect(await sorted({ fields: ['SLA_RATING', 'CREATED_AT'], ordering: 'ASCENDING' })).toEqual(['A', 'c', 'b'])
})

test('[assumed] sellers without a rating sort as the lowest', async () => {
  const { ask, access } = setupMarketplacer()
  aSeller(access, { businessName: 'Zed rated', slaRating: 0 })
  aSeller(access, { businessName: 'Zed unrated', slaRating: null })
  const { sellersWhere } = await ask(WHERE, { q: 'zed', sort: { fields: ['SLA_RATING'] } })
  expect(names(sellersWhere)).toEqual(['Zed unrated', 'Zed rated'])
})

test('[schema] the list pages', async () => {
  const { ask } = setupMarketplacer()
  const { sellersWhere } = await ask(WHERE, { first: 20 })
  expect(sellersWhere.pageInfo).toEqual({ hasNextPage: true, endCursor: 'MjA' })
  expect((await ask(WHERE, { first: 20, after: 'MjA' })).sellersWhere.nodes).toHaveLength(7)
})

test('[assumed] a seller key finds its own seller only', async () => {
  const { ask } = setupMarketplacer()
  expect(names((await ask(WHERE, {}, AS_ACME)).sellersWhere)).toEqual(['Acme Outdoor Supplies'])
  expect((await ask(WHERE, { q: 'Cell Phone' }, AS_ACME)).sellersWhere.totalCount).toBe(0)
})

test('[assumed] a cursor that is not base64 is refused where the page is read', async () => {
  const { refused } = setupMarketplacer()
  const { body } = await refused(WHERE, { after: '*' })
  expect(body.errors[0]).toMatchObject({
    message: 'Invalid input: "*"',
    path: expect.arrayContaining(['sellersWhere', 'pageInfo']),
  })
})
