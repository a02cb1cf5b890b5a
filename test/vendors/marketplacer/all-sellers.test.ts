import { expect, test } from 'vitest'
import { aDeletedSeller, aSeller } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_ACME, SELLER, setupMarketplacer } from './marketplacer.ts'

const ALL = /* GraphQL */ `
  query (
    $types: [AllSellersAccountTypeEnum!]
    $since: ISO8601DateTime
    $deleted: Boolean
    $sort: [AllSellersSort!]
    $first: Int
    $after: String
  ) {
    allSellers(
      accountType: $types
      updatedSince: $since
      includeDeleted: $deleted
      sort: $sort
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        type: __typename
        ... on Seller {
          id
          businessName
          updatedAt
        }
        ... on DeletedSeller {
          id
          legacyId
          updatedAt
        }
      }
    }
  }
`
const DEFAULTS =
  '{ allSellers { totalCount nodes { type: __typename ... on Seller { businessName accountType updatedAt } } } }'

interface Listed {
  readonly type: string
  readonly businessName?: string
  readonly accountType?: string
  readonly updatedAt: string
}

const names = (list: { nodes: Listed[] }): string[] => list.nodes.map(node => node.businessName ?? node.type)

test('[schema] by default present retailers and prospective sellers come, those changed longest ago first', async () => {
  const { ask } = setupMarketplacer()
  const { allSellers } = await ask(DEFAULTS)
  const nodes: Listed[] = allSellers.nodes
  expect(allSellers.totalCount).toBe(25)
  expect(new Set(nodes.map(({ accountType }) => accountType))).toEqual(new Set(['RETAILER', 'PROSPECTIVE']))
  const times = nodes.map(({ updatedAt }) => updatedAt)
  expect(times).toEqual(times.toSorted())
  expect(names(allSellers)[0]).toBe('Harbour Candles')
})

test('[schema] accountType keeps accounts of those kinds', async () => {
  const { ask } = setupMarketplacer()
  expect(names((await ask(ALL, { types: ['PRIVATE'] })).allSellers)).toEqual(['Leo Haddad', 'Zoe Martin'])
  expect((await ask(ALL, { types: ['PROSPECTIVE', 'PRIVATE'] })).allSellers.totalCount).toBe(5)
})

test.each([[[]], [null]])('[assumed] accountType %j sets no condition', async types => {
  const { ask } = setupMarketplacer()
  expect((await ask(ALL, { types })).allSellers.totalCount).toBe(27)
})

test('[schema] updatedSince includes its moment, for present and removed sellers alike', async () => {
  const { ask, access } = setupMarketplacer()
  const at = Date.parse('2026-05-01T10:00:00Z')
  aSeller(access, { businessName: 'Before', updatedAt: at - 1000 })
  aSeller(access, { businessName: 'At', updatedAt: at })
  aDeletedSeller(access, { updatedAt: at })
  const since = await ask(ALL, { since: '2026-05-01T20:00:00+10:00', deleted: true })
  expect(names(since.allSellers)).toEqual(['At', 'DeletedSeller'])
  const bareDate = await ask(ALL, { since: '2026-05-01', deleted: true })
  expect(names(bareDate.allSellers)).toEqual(['Before', 'At', 'DeletedSeller'])
})

test('[schema] includeDeleted adds what is left of removed sellers', async () => {
  const { ask } = setupMarketplacer()
  const { allSellers } = await ask(ALL, { deleted: true })
  expect(allSellers.totalCount).toBe(26)
  expect(allSellers.nodes).toContainEqual({
    type: 'DeletedSeller',
    id: SELLER.deleted,
    legacyId: 289,
    updatedAt: '2025-08-15T03:30:00Z',
  })
  expect((await ask(ALL, { deleted: false })).allSellers.totalCount).toBe(25)
})

test('[schema] sort takes several keys, each with its direction', async () => {
  const { ask, access } = setupMarketplacer()
  const at = Date.parse('2026-05-01T10:00:00Z')
  aSeller(access, { businessName: 'b', slaRating: 1, updatedAt: at + 2000 })
  aSeller(access, { businessName: 'A', slaRating: 2, updatedAt: at + 1000 })
  aSeller(access, { businessName: 'c', slaRating: 2, updatedAt: at + 3000 })
  const sorted = async (sort: object[] | null): Promise<string> =>
    names((await ask(ALL, { since: '2026-05-01', sort })).allSellers).join('')
  expect(await sorted([{ field: 'BUSINESS_NAME', ordering: 'DESCENDING' }])).toBe('cbA')
  expect(await sorted([{ field: 'SLA_RATING', ordering: 'DESCENDING' }, { field: 'BUSINESS_NAME' }])).toBe('Acb')
  expect(await sorted([{ ordering: 'DESCENDING' }])).toBe('cbA')
  expect(await sorted([{}])).toBe('Abc')
  expect(await sorted(null)).toBe('Abc')
})

// Source: Marketplacer docs, Pagination, default page size.
test('[documented] the list pages at its default size', async () => {
  const { ask, access } = setupMarketplacer()
  for (let i = 0; i < 30; i++) aSeller(access)
  const { allSellers } = await ask(ALL, { types: ['RETAILER', 'PROSPECTIVE'] })
  expect(allSellers).toMatchObject({ totalCount: 55, pageInfo: { hasNextPage: true, endCursor: 'NTA' } })
  const rest = await ask(ALL, { types: ['RETAILER', 'PROSPECTIVE'], after: 'NTA' })
  expect(rest.allSellers.nodes).toHaveLength(5)
})

test('[assumed] a cursor that is not base64 is refused where the page is read', async () => {
  const { refused } = setupMarketplacer()
  const { body } = await refused(ALL, { after: '*' })
  expect(body.errors[0]).toMatchObject({
    message: 'Invalid input: "*"',
    path: expect.arrayContaining(['allSellers', 'pageInfo']),
  })
})

// Source: Marketplacer docs, API reference, allSellers, error table: an operator-only field is hidden.
test('[documented] for a seller key the field does not exist', async () => {
  const { refused } = setupMarketplacer()
  expect(await refused('{ allSellers { totalCount } }', {}, AS_ACME)).toEqual({
    status: 200,
    body: {
      errors: [
        {
          message: "Field 'allSellers' doesn't exist on type 'Query'",
          locations: [{ line: 1, column: 3 }],
          path: ['query', 'allSellers'],
          extensions: { code: 'undefinedField', typeName: 'Query', fieldName: 'allSellers' },
        },
      ],
    },
  })
})
