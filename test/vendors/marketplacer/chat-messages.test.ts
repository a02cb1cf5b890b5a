import { describe, expect, test } from 'vitest'
import { aMessage } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_ACME, AS_CELL_PHONES, cursor, messageId, refusal, SELLER, setupMarketplacer } from './marketplacer.ts'

const THREAD = /* GraphQL */ `
  query GetChatMessages($sellerId: ID, $first: Int, $after: String) {
    chatMessages(first: $first, after: $after, sellerId: $sellerId) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        createdAt
        message
        readAt
        seller {
          businessName
        }
        sentByType
      }
    }
  }
`

const COUNTS = /* GraphQL */ `
  query ($sellerId: ID, $for: String!) {
    chatMessages(sellerId: $sellerId, first: 1) {
      totalUnreadCount(for: $for)
      lastReadMessage(for: $for) {
        id
        sentByType
      }
    }
  }
`

const ids = (thread: { nodes: { id: string }[] }): string[] => thread.nodes.map(({ id }) => id)

// Source: Marketplacer docs, Chat with Sellers, chatMessages, example.
test("[documented] the guide's query answers a page of the thread with its count and cursor", async () => {
  const { ask } = setupMarketplacer()
  const { chatMessages } = await ask(`
    query GetChatMessages {
      chatMessages(first: 10, after: null, sellerId: "U2VsbGVyLTY2MDExOQ==") {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id createdAt message readAt seller { businessName } sentByType }
      }
    }
  `)
  expect(chatMessages.totalCount).toBe(5)
  expect(chatMessages.pageInfo).toEqual({ hasNextPage: false, endCursor: 'NQ' })
  expect(chatMessages.nodes).toHaveLength(5)
  expect(chatMessages.nodes[1]).toEqual({
    id: messageId(48212),
    createdAt: '2025-12-29T00:05:27Z',
    message: 'There was a digit missing, we have corrected it.',
    readAt: null,
    seller: { businessName: 'Cell Phones 4U' },
    sentByType: 'User',
  })
  expect(chatMessages.nodes[4]).toMatchObject({ sentByType: 'Admin', readAt: '2025-12-28T21:30:00Z' })
})

test('[schema] a seller key may leave the seller out, or name its own', async () => {
  const { ask } = setupMarketplacer()
  const left = await ask(THREAD, {}, AS_CELL_PHONES)
  const named = await ask(THREAD, { sellerId: SELLER.cellPhones }, AS_CELL_PHONES)
  const asNull = await ask(THREAD, { sellerId: null }, AS_CELL_PHONES)
  expect(left.chatMessages.totalCount).toBe(5)
  expect(named).toEqual(left)
  expect(asNull).toEqual(left)
})

// Source: Marketplacer docs, Chat with Sellers, Chat Relationships: a single continuous thread.
test('[documented] operator and seller see one and the same thread', async () => {
  const { ask } = setupMarketplacer()
  const operator = await ask(THREAD, { sellerId: SELLER.acme })
  expect(await ask(THREAD, {}, AS_ACME)).toEqual(operator)
})

test('[assumed] the newest message comes first, and the higher number first at one instant', async () => {
  const { ask, access, world } = setupMarketplacer()
  const at = world.clock.now()
  aMessage(access, { sellerId: SELLER.bikes, legacyId: 60002, createdAt: at })
  aMessage(access, { sellerId: SELLER.bikes, legacyId: 60001, createdAt: at })
  aMessage(access, { sellerId: SELLER.bikes, legacyId: 60003, createdAt: at - 1 })
  const { chatMessages } = await ask(THREAD, { sellerId: SELLER.bikes })
  expect(ids(chatMessages)).toEqual([messageId(60002), messageId(60001), messageId(60003)])
})

// Source: Marketplacer docs, Chat with Sellers, chatMessages, pageInfo of the example.
test('[documented] paging goes on with endCursor while hasNextPage', async () => {
  const { ask } = setupMarketplacer()
  const pages: string[][] = []
  for (let after: string | null = null; pages.length < 10;) {
    const { chatMessages } = await ask(THREAD, { sellerId: SELLER.pets, first: 5, after })
    expect(chatMessages.totalCount).toBe(12)
    pages.push(ids(chatMessages))
    if (!chatMessages.pageInfo.hasNextPage) break
    after = chatMessages.pageInfo.endCursor
  }
  expect(pages.map(page => page.length)).toEqual([5, 5, 2])
  expect(new Set(pages.flat()).size).toBe(12)
})

test('[assumed] a message that comes between two pages moves the list, so that one is seen twice', async () => {
  const { ask, access } = setupMarketplacer()
  const first = await ask(THREAD, { sellerId: SELLER.pets, first: 5 })
  access.seller(SELLER.pets).send({ message: 'One more thing' })
  const second = await ask(THREAD, { sellerId: SELLER.pets, first: 5, after: first.chatMessages.pageInfo.endCursor })
  expect(ids(second.chatMessages)[0]).toBe(ids(first.chatMessages)[4])
})

// Source: Marketplacer docs, Chat with Sellers, Chat Workflows, Read Message Workflow.
test('[documented] fetching marks nothing as read', async () => {
  const { ask, trace } = setupMarketplacer()
  const before = trace()
  await ask(THREAD, {}, AS_CELL_PHONES)
  expect(trace()).toEqual(before)
})

test('[schema] an empty thread is an empty page without cursors', async () => {
  const { ask } = setupMarketplacer()
  const { chatMessages } = await ask(THREAD, { sellerId: SELLER.bikes })
  expect(chatMessages).toEqual({
    totalCount: 0,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    nodes: [],
  })
})

test('[assumed] totalUnreadCount and lastReadMessage are about what the named side reads, over the whole thread', async () => {
  const { ask } = setupMarketplacer()
  const admin = await ask(COUNTS, { sellerId: SELLER.cellPhones, for: 'Admin' })
  expect(admin.chatMessages).toEqual({
    totalUnreadCount: 2,
    lastReadMessage: { id: messageId(48210), sentByType: 'User' },
  })
  const user = await ask(COUNTS, { sellerId: SELLER.cellPhones, for: 'User' })
  expect(user.chatMessages).toEqual({
    totalUnreadCount: 1,
    lastReadMessage: { id: messageId(48209), sentByType: 'Admin' },
  })
})

test('[assumed] lastReadMessage finds the newest read message behind any number of unread ones', async () => {
  const { ask, access, world } = setupMarketplacer()
  const at = world.clock.now()
  const read = aMessage(access, { sellerId: SELLER.bikes, readAt: at })
  for (let i = 0; i < 20; i++) aMessage(access, { sellerId: SELLER.bikes, sentByType: i % 3 ? 'User' : 'Admin' })
  const { chatMessages } = await ask(COUNTS, { sellerId: SELLER.bikes, for: 'Admin' })
  expect(chatMessages).toEqual({ totalUnreadCount: 13, lastReadMessage: { id: read.id, sentByType: 'User' } })
  const newest = aMessage(access, { sellerId: SELLER.bikes, readAt: at })
  const later = await ask(COUNTS, { sellerId: SELLER.bikes, for: 'Admin' })
  expect(later.chatMessages).toMatchObject({ totalUnreadCount: 13, lastReadMessage: { id: newest.id } })
})

test('[assumed] for what is no side there is nothing unread and nothing read', async () => {
  const { ask } = setupMarketplacer()
  for (const side of ['Seller', 'admin', '']) {
    const { chatMessages } = await ask(COUNTS, { sellerId: SELLER.cellPhones, for: side })
    expect(chatMessages).toEqual({ totalUnreadCount: 0, lastReadMessage: null })
  }
})

test.each([
  ['an unknown seller', SELLER.unknown],
  ['a removed seller', SELLER.deleted],
  ['an id of another type', messageId(48213)],
  ['a malformed id', 'Seller-78'],
  ['an empty id', ''],
  ['an operator who names none', null],
])('[assumed] %s is refused: Seller not found', async (_, sellerId) => {
  const { refused } = setupMarketplacer()
  expect(await refused(THREAD, { sellerId })).toEqual(refusal('Seller not found', ['chatMessages']))
})

test('[assumed] a seller key that names another seller is refused: Seller not found', async () => {
  const { refused } = setupMarketplacer()
  expect(await refused(THREAD, { sellerId: SELLER.acme }, AS_CELL_PHONES)).toEqual(
    refusal('Seller not found', ['chatMessages']),
  )
})

/** What an answer says to a bogus cursor: its data, and the message and path of each error. */
async function bogus(selections: string, text = '%', argument = 'after') {
  const { refused } = setupMarketplacer()
  const query = 'query ($c: String) { chatMessages(sellerId: "U2VsbGVyLTc4", ARGUMENT: $c) { SELECTIONS } }'
  const { body } = await refused(query.replace('ARGUMENT', argument).replace('SELECTIONS', selections), { c: text })
  const errors = body.errors?.map(({ message, path }: { message: string; path: string[] }) => [message, path.join('.')])
  return { data: body.data, errors }
}

describe('a cursor that is not base64', () => {
  test('[assumed] is not noticed where only the whole thread is looked at', async () => {
    expect(await bogus('totalCount totalUnreadCount(for: "User")')).toEqual({
      data: { chatMessages: { totalCount: 3, totalUnreadCount: expect.any(Number) } },
      errors: undefined,
    })
  })

  test('[assumed] is told by each field that reads the page, and the others answer', async () => {
    expect(await bogus('totalCount nodes { id } edges { cursor } pageInfo { endCursor startCursor }')).toEqual({
      data: {
        chatMessages: { totalCount: 3, nodes: null, edges: null, pageInfo: { endCursor: null, startCursor: null } },
      },
      errors: ['nodes', 'edges', 'pageInfo.endCursor', 'pageInfo.startCursor'].map(field => [
        'Invalid input: "%"',
        `chatMessages.${field}`,
      ]),
    })
  })

  test.each(['after', 'before'])('[assumed] ends the answer where a field may not be null: %s', async argument => {
    expect(await bogus('nodes { id } pageInfo { hasNextPage hasPreviousPage } totalCount', 'M', argument)).toEqual({
      data: null,
      errors: [
        ['Invalid input: "M"', 'chatMessages.nodes'],
        ['Invalid input: "M"', 'chatMessages.pageInfo.hasNextPage'],
      ],
    })
  })

  test.each([
    ['not a cursor!', '"not a cursor!"'],
    ['MQ=', '"MQ="'],
    ['é', '"é"'],
    ['MQ\n', String.raw`"MQ\n"`],
    ['#{x}', String.raw`"\#{x}"`],
  ])('[assumed] is shown as Ruby shows it: %j', async (text, shown) => {
    expect((await bogus('nodes { id }', text)).errors).toEqual([[`Invalid input: ${shown}`, 'chatMessages.nodes']])
  })

  test('[assumed] is told in worlds that are nasty too', async () => {
    const { refused } = setupMarketplacer({ nasty: 3 })
    const query = '{ chatMessages(sellerId: "U2VsbGVyLTc4", after: "%") { nodes { id } } }'
    for (let round = 0; round < 20; round++) {
      const { body } = await refused(query)
      expect(body.errors?.map(({ message }: { message: string }) => message)).toEqual(['Invalid input: "%"'])
    }
  })
})

test('[schema] edges hold the nodes with the cursors that pageInfo names', async () => {
  const { ask } = setupMarketplacer()
  const { chatMessages } = await ask(`{
    chatMessages(sellerId: "${SELLER.pets}", first: 2, after: "${cursor(9)}") {
      edges { cursor node { id } } nodes { id } pageInfo { startCursor endCursor hasPreviousPage }
    }
  }`)
  expect(chatMessages.edges.map((edge: { cursor: string }) => edge.cursor)).toEqual(['MTA', 'MTE'])
  expect(chatMessages.edges.map((edge: { node: unknown }) => edge.node)).toEqual(chatMessages.nodes)
  expect(chatMessages.pageInfo).toEqual({ startCursor: 'MTA', endCursor: 'MTE', hasPreviousPage: true })
})
