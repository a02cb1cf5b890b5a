/**
 * Marketplacer's page "Chat with Sellers" from top to bottom, in one freshly started default world, over HTTP, against
 * the built command line. The steps build on one another.
 */
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'
import { post } from './post.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
/** Base64 of `ChatMessage-<number>`. */
const MESSAGE_ID = expect.toSatisfy(
  (id: unknown) => typeof id === 'string' && /^ChatMessage-\d+$/.test(Buffer.from(id, 'base64').toString()),
)
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/)
const QUESTION = 'Can you check to see when order 12345 will be dispatched?'

const server = serverForFile()

/** The `data` of an answer without errors. */
async function send(query: string, key = 'mp-operator') {
  const { status, body } = await post(`${server().url}/marketplacer/graphql`, { 'marketplacer-api-key': key }, query)
  expect({ status, members: Object.keys(body) }).toEqual({ status: 200, members: ['data'] })
  return body.data
}

const GET_CHAT_MESSAGES = `
  query GetChatMessages {
    chatMessages(first: 10, after: null, sellerId: "U2VsbGVyLTY2MDExOQ==") {
      totalCount
      pageInfo {
        hasNextPage
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
  }`

// Source: Marketplacer docs, Chat with Sellers, sellersForChats.
test('[documented] sellersForChats finds the sellers with Cell Phone in their name', async () => {
  const data = await send(`
    query FetchSellersForChat {
      sellersForChats(first: 10, after: null, q: "Cell Phone") {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          businessName
        }
      }
    }`)
  expect(data).toEqual({
    sellersForChats: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: 'MQ' },
      nodes: [{ id: SELLER, businessName: 'Cell Phones 4U' }],
    },
  })
})

// Source: Marketplacer docs, Chat with Sellers, chatMessageSend.
test('[documented] chatMessageCreate answers the id of the message, and no errors', async () => {
  const data = await send(`
    mutation SendMessgaeToSeller {
      chatMessageCreate(
        input: {
          message: "Can you check to see when order 12345 will be dispatched?"
          sellerId: "U2VsbGVyLTY2MDExOQ=="
        }
      ) {
        chatMessage {
          id
        }
        errors {
          field
          messages
        }
      }
    }`)
  expect(data).toEqual({ chatMessageCreate: { chatMessage: { id: MESSAGE_ID }, errors: null } })
})

// Source: Marketplacer docs, Chat with Sellers, chatMessages.
test('[documented] chatMessages answers the thread of the seller, the new message in it', async () => {
  const { chatMessages } = await send(GET_CHAT_MESSAGES)
  expect(chatMessages).toMatchObject({
    totalCount: 6,
    pageInfo: { hasNextPage: false, endCursor: 'Ng' },
    nodes: { length: 6 },
  })
  for (const node of chatMessages.nodes) {
    expect(node).toEqual({
      id: MESSAGE_ID,
      createdAt: TIME,
      message: expect.any(String),
      readAt: node.readAt === null ? null : TIME,
      seller: { businessName: 'Cell Phones 4U' },
      sentByType: expect.stringMatching(/^(Admin|User)$/),
    })
  }
  expect(chatMessages.nodes).toContainEqual(
    expect.objectContaining({ message: QUESTION, sentByType: 'Admin', readAt: null }),
  )
  const unread = chatMessages.nodes.filter(({ readAt }: { readAt: unknown }) => readAt === null)
  expect(unread.map(({ sentByType }: { sentByType: string }) => sentByType).toSorted()).toEqual([
    'Admin',
    'Admin',
    'User',
    'User',
  ])
})

// Source: Marketplacer docs, Chat with Sellers, chatMessageRead.
test('[documented] chatMessageRead answers no errors, and what the seller wrote is read then', async () => {
  const data = await send(`
    mutation ConfirmReadOfChatMessage {
      chatMessageRead(input: { seller: "U2VsbGVyLTY2MDExOQ==", sentBy: "User" }) {
        errors {
          messages
          field
        }
      }
    }`)
  expect(data).toEqual({ chatMessageRead: { errors: null } })
  const { chatMessages } = await send(GET_CHAT_MESSAGES)
  const unread = chatMessages.nodes.filter(({ readAt }: { readAt: unknown }) => readAt === null)
  expect(unread.map(({ sentByType }: { sentByType: string }) => sentByType)).toEqual(['Admin', 'Admin'])
})

// Source: Marketplacer docs, Chat with Sellers, Chat Relationships: a single continuous thread.
test('[documented] a seller key sees the same thread', async () => {
  const asSeller = await send(GET_CHAT_MESSAGES, 'mp-seller-660119')
  expect(asSeller).toEqual(await send(GET_CHAT_MESSAGES))
})

// Source: Marketplacer docs, Chat with Sellers, chatMessageSend: its example calls chatMessageCreate.
test('[documented] the heading chatMessageSend is no mutation', async () => {
  const { status, body } = await post(
    `${server().url}/marketplacer/graphql`,
    { authorization: 'Bearer mp-operator' },
    'mutation { chatMessageSend }',
  )
  expect(status).toBe(200)
  expect(body.errors).toMatchObject([{ message: "Field 'chatMessageSend' doesn't exist on type 'Mutation'" }])
  expect(body).not.toHaveProperty('data')
})
