// What every peer serves: one seller with a thread of a thousand messages, and what a developer would write for it.

export const SDL = /* GraphQL */ `
  type Query {
    chatMessages(first: Int, sellerId: ID): ChatMessagesConnection!
  }
  type Mutation {
    chatMessageCreate(input: ChatMessageCreateMutationInput!): ChatMessageCreateMutationPayload
  }
  type ChatMessagesConnection {
    nodes: [ChatMessage]
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type ChatMessage {
    id: ID!
    createdAt: String!
    message: String!
    readAt: String
    sentByType: String!
    seller: Seller!
  }
  type Seller {
    id: ID!
    businessName: String!
  }
  input ChatMessageCreateMutationInput {
    clientMutationId: String
    sellerId: ID
    message: String!
  }
  type ChatMessageCreateMutationPayload {
    clientMutationId: String
    chatMessage: ChatMessage
    errors: [ValidationError!]
    status: Int!
  }
  type ValidationError {
    field: String
    messages: [String!]
  }
`

const MESSAGES = 1000
const START = Date.UTC(2025, 0, 1)

export const seller = { id: 'U2VsbGVyLTY2MDExOQ==', businessName: 'Cell Phones 4U' }
const sellers = new Map([[seller.id, seller]])

/** The thread, newest first. */
export const thread = []
export function add(message, number = thread.length + 1, createdAt = new Date().toISOString()) {
  const row = {
    id: Buffer.from(`ChatMessage-${number}`).toString('base64'),
    createdAt,
    message,
    readAt: null,
    sentByType: number % 2 ? 'User' : 'Admin',
    sellerId: seller.id,
  }
  thread.push(row)
  return row
}
for (let i = 1; i <= MESSAGES; i++) {
  add(`Message ${i} about an order that has not arrived yet.`, i, new Date(START + i * 60_000).toISOString())
}

const cursor = place => Buffer.from(String(place)).toString('base64')

export const resolvers = {
  Query: {
    chatMessages(_, { first = 50 }) {
      const nodes = thread.slice(-first).toReversed()
      const pageInfo = {
        hasNextPage: thread.length > first,
        hasPreviousPage: false,
        startCursor: nodes.length ? cursor(1) : null,
        endCursor: nodes.length ? cursor(nodes.length) : null,
      }
      return { nodes, pageInfo, totalCount: thread.length }
    },
  },
  Mutation: {
    chatMessageCreate: (_, { input }) => ({
      clientMutationId: input.clientMutationId,
      chatMessage: add(input.message),
      errors: null,
      status: 200,
    }),
  },
  ChatMessage: { seller: ({ sellerId }) => sellers.get(sellerId) },
}

/** Says where the peer listens. */
export function ready(server) {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }))
}
