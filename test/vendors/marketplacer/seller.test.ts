import { expect, test } from 'vitest'
import { aSeller, aUser } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_CELL_PHONES, SELLER, setupMarketplacer } from './marketplacer.ts'

/** Asks for fields of one seller. */
function sellerQuery(id: string, fields: string): string {
  return `{ node(id: "${id}") { ... on Seller { ${fields} } } }`
}

const SCENERY = `
  accountCode mobile onlineOnly sellerIsContactable marketplaceShippingRulesEnabled openingHours sellerRating
  storeDescription youtubeVideoUrl tags logoUrl metadata { createdAt key updatedAt value } externalIds { id }
  address {
    id address city fullAddress lat lng location mapUrl postcode subaddress
    country { id code name } state { id name short country { code } }
  }
`

test('[schema] a seller shows who it is', async () => {
  const { ask } = setupMarketplacer()
  const fields = `id legacyId businessName legalBusinessName businessNumber accountType emailAddress phone online
    isRetailer isPrivate apiEnabled createdAt updatedAt`
  expect((await ask(sellerQuery(SELLER.cellPhones, fields))).node).toEqual({
    id: SELLER.cellPhones,
    legacyId: 660119,
    businessName: 'Cell Phones 4U',
    legalBusinessName: 'Audrey Zapp Wireless LLC',
    businessNumber: '1234',
    accountType: 'RETAILER',
    emailAddress: 'hello@cellphones4u.example.com',
    phone: '04055100000',
    online: true,
    isRetailer: true,
    isPrivate: false,
    apiEnabled: true,
    createdAt: '2022-03-21T02:00:00Z',
    updatedAt: '2025-12-28T03:30:00Z',
  })
})

test('[assumed] private accounts are private, all others are retailers, and a key enables the API', async () => {
  const { ask, access } = setupMarketplacer()
  const fields = 'isRetailer isPrivate apiEnabled'
  const kinds = [
    { accountType: 'PRIVATE', isRetailer: false, isPrivate: true },
    { accountType: 'PROSPECTIVE', isRetailer: true, isPrivate: false },
  ] as const
  for (const { accountType, ...shown } of kinds) {
    const { id } = aSeller(access, { accountType })
    expect((await ask(sellerQuery(id, fields))).node).toEqual({ ...shown, apiEnabled: false })
  }
})

test("[schema] Seller.chatMessages is the seller's thread", async () => {
  const { ask } = setupMarketplacer()
  const thread = 'totalCount totalUnreadCount(for: "Admin") pageInfo { endCursor } nodes { id }'
  const { node } = await ask(sellerQuery(SELLER.pets, `chatMessages(first: 2, after: "Mg") { ${thread} }`))
  const { chatMessages } = await ask(
    `{ chatMessages(sellerId: "${SELLER.pets}", first: 2, after: "Mg") { ${thread} } }`,
  )
  expect(node.chatMessages).toEqual(chatMessages)
  expect(chatMessages).toMatchObject({ totalCount: 12, totalUnreadCount: 1, pageInfo: { endCursor: 'NA' } })
})

test('[assumed] a seller key reads its own thread through Seller.chatMessages', async () => {
  const { ask } = setupMarketplacer()
  const { node } = await ask(sellerQuery(SELLER.cellPhones, 'chatMessages { totalCount }'), {}, AS_CELL_PHONES)
  expect(node).toEqual({ chatMessages: { totalCount: 5 } })
})

test('[schema] users, primary user and keys of the account', async () => {
  const { ask } = setupMarketplacer()
  const { node } = await ask(
    sellerQuery(
      SELLER.cellPhones,
      `primaryUser { legacyId firstName surname username userAccountName seller { legacyId } }
       users { totalCount edges { cursor } nodes { firstName loggedIn } }
       marketplacerApiKeys { id description organization createdByType createdById createdAt }`,
    ),
  )
  expect(node.primaryUser).toEqual({
    legacyId: 926,
    firstName: 'Jordan',
    surname: 'Blake',
    username: 'jordan@cellphones4u.example.com',
    userAccountName: 'Jordan Blake',
    seller: { legacyId: 660119 },
  })
  expect(node.users).toEqual({
    totalCount: 2,
    edges: [{ cursor: 'MQ' }, { cursor: 'Mg' }],
    nodes: [
      { firstName: 'Jordan', loggedIn: expect.any(Boolean) },
      { firstName: 'Priya', loggedIn: expect.any(Boolean) },
    ],
  })
  expect(node.marketplacerApiKeys).toEqual([
    {
      id: Buffer.from('MarketplacerAPIKey-42').toString('base64'),
      description: 'Order desk integration',
      organization: 'Cell Phones 4U',
      createdByType: 'User',
      createdById: 926,
      createdAt: '2024-03-11T01:15:00Z',
    },
  ])
})

test('[schema] users page', async () => {
  const { ask, access } = setupMarketplacer()
  for (let i = 0; i < 4; i++) aUser(access, { sellerId: SELLER.bikes, firstName: `User ${i}` })
  const users = 'users(first: 2, after: "Mw") { totalCount nodes { firstName } pageInfo { hasNextPage } }'
  expect((await ask(sellerQuery(SELLER.bikes, users))).node.users).toEqual({
    totalCount: 5,
    nodes: [{ firstName: 'User 2' }, { firstName: 'User 3' }],
    pageInfo: { hasNextPage: false },
  })
})

test('[schema] a seller without a primary user has none', async () => {
  const { ask, access } = setupMarketplacer()
  const { id } = aSeller(access, { primaryUserId: null })
  expect((await ask(sellerQuery(id, 'primaryUser { id } users { totalCount }'))).node).toEqual({
    primaryUser: null,
    users: { totalCount: 0 },
  })
})

test('[schema] the rest is scenery: filled, and the same on every read and in every world of one seed', async () => {
  const { ask } = setupMarketplacer()
  const { node } = await ask(sellerQuery(SELLER.acme, SCENERY))
  for (const value of [...Object.values(node), ...Object.values(node.address)]) expect(value).not.toBeNull()
  expect(node).toMatchObject({
    accountCode: expect.any(String),
    onlineOnly: expect.any(Boolean),
    tags: [expect.any(String), expect.any(String)],
    metadata: [{ key: expect.any(String), createdAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
    externalIds: [],
    address: { lat: expect.any(Number), country: { code: 'US' }, state: { country: { code: 'US' } } },
  })
  expect((await ask(sellerQuery(SELLER.acme, SCENERY))).node).toEqual(node)
  expect((await setupMarketplacer().ask(sellerQuery(SELLER.acme, SCENERY))).node).toEqual(node)
  expect((await ask(sellerQuery(SELLER.bikes, SCENERY))).node).not.toEqual(node)
})
