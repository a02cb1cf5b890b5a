import { expect, test } from 'vitest'
import { anApiKey } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_CELL_PHONES, messageId, SELLER, setupMarketplacer } from './marketplacer.ts'

const CREATE = /* GraphQL */ `
  mutation ($input: ChatMessageCreateMutationInput!) {
    chatMessageCreate(input: $input) {
      clientMutationId
      status
      chatMessage {
        id
        createdAt
        message
        readAt
        seller {
          id
        }
        sentByType
      }
      errors {
        field
        messages
      }
    }
  }
`

/** The payload of a refused call. */
function refusedPayload(...errors: { field: string; messages: string[] }[]) {
  return {
    status: 200,
    body: { data: { chatMessageCreate: { clientMutationId: null, status: 200, chatMessage: null, errors } } },
  }
}

const SELLER_MUST_EXIST = { field: 'seller', messages: ['must exist'] }
const MESSAGE_BLANK = { field: 'message', messages: ["can't be blank"] }

// Source: Marketplacer docs, Chat with Sellers, chatMessageSend, example.
test("[documented] the guide's mutation appends the operator's message, and answers its id and null errors", async () => {
  const { ask } = setupMarketplacer()
  const data = await ask(`
    mutation SendMessgaeToSeller {
      chatMessageCreate(
        input: {
          message: "Can you check to see when order 12345 will be dispatched?"
          sellerId: "U2VsbGVyLTY2MDExOQ=="
        }
      ) {
        chatMessage { id }
        errors { field messages }
      }
    }
  `)
  expect(data).toEqual({ chatMessageCreate: { chatMessage: { id: messageId(48214) }, errors: null } })
})

test('[schema] the payload holds the whole message, status 200 and what the client called it', async () => {
  const { ask } = setupMarketplacer()
  const input = { sellerId: SELLER.acme, message: ' Two lines\nand <b>HTML</b> ', clientMutationId: 'c-1' }
  const { chatMessageCreate } = await ask(CREATE, { input })
  expect(chatMessageCreate).toEqual({
    clientMutationId: 'c-1',
    status: 200,
    chatMessage: {
      id: messageId(48214),
      createdAt: '2026-01-01T00:00:00Z',
      message: input.message,
      readAt: null,
      seller: { id: SELLER.acme },
      sentByType: 'Admin',
    },
    errors: null,
  })
})

test('[assumed] sentByType follows the key: a seller key writes as User, in its own thread', async () => {
  const { ask } = setupMarketplacer()
  const left = await ask(CREATE, { input: { message: 'Hello' } }, AS_CELL_PHONES)
  const named = await ask(CREATE, { input: { message: 'Hello', sellerId: SELLER.cellPhones } }, AS_CELL_PHONES)
  for (const { chatMessageCreate } of [left, named]) {
    expect(chatMessageCreate.chatMessage).toMatchObject({ sentByType: 'User', seller: { id: SELLER.cellPhones } })
  }
})

// Source: Marketplacer docs, Chat with Sellers, Chat Relationships: separate API keys.
test('[documented] whichever key of a side writes, it is one thread', async () => {
  const { ask, access } = setupMarketplacer()
  const operator = { token: anApiKey(access).key }
  const seller = { token: anApiKey(access, { sellerId: SELLER.bikes }).key }
  await ask(CREATE, { input: { message: 'one', sellerId: SELLER.bikes } })
  await ask(CREATE, { input: { message: 'two', sellerId: SELLER.bikes } }, operator)
  await ask(CREATE, { input: { message: 'three' } }, seller)
  const { chatMessages } = await ask('{ chatMessages { nodes { message sentByType } } }', {}, seller)
  expect(chatMessages.nodes).toEqual([
    { message: 'three', sentByType: 'User' },
    { message: 'two', sentByType: 'Admin' },
    { message: 'one', sentByType: 'Admin' },
  ])
})

test("[assumed] createdAt is the world's time, to the second", async () => {
  const { ask, world } = setupMarketplacer()
  await world.clock.advanceTo(world.clock.now() + 61_900)
  const { chatMessageCreate } = await ask(CREATE, { input: { message: 'Hello', sellerId: SELLER.acme } })
  expect(chatMessageCreate.chatMessage.createdAt).toBe('2026-01-01T00:01:01Z')
})

test('[assumed] writing is told as an event and makes the message unread for its receiver', async () => {
  const { ask, world, access } = setupMarketplacer()
  const { chatMessageCreate } = await ask(CREATE, { input: { message: 'Hello', sellerId: SELLER.bikes } })
  const row = access.state.messages.require(chatMessageCreate.chatMessage.id)
  expect(world.events.list()).toMatchObject([
    { type: 'marketplacer.message.created', before: null, after: row, actor: 'operator' },
  ])
  const { chatMessages } = await ask(
    `{ chatMessages(sellerId: "${SELLER.bikes}") { user: totalUnreadCount(for: "User") admin: totalUnreadCount(for: "Admin") } }`,
  )
  expect(chatMessages).toEqual({ user: 1, admin: 0 })
})

test.each(['', '   ', '\n\t'])('[assumed] the blank message %j is refused in the payload', async message => {
  const { refused } = setupMarketplacer()
  expect(await refused(CREATE, { input: { message, sellerId: SELLER.acme } })).toEqual(refusedPayload(MESSAGE_BLANK))
})

test.each([
  ['an unknown seller', SELLER.unknown],
  ['a removed seller', SELLER.deleted],
  ['a malformed id', '660119'],
  ['an id of another type', messageId(48213)],
  ['null', null],
])('[assumed] %s is refused in the payload: must exist', async (_, sellerId) => {
  const { refused } = setupMarketplacer()
  expect(await refused(CREATE, { input: { message: 'Hello', sellerId } })).toEqual(refusedPayload(SELLER_MUST_EXIST))
})

test('[schema] an operator who names no seller is refused when the mutation runs, not by validation', async () => {
  const { refused } = setupMarketplacer()
  expect(await refused(CREATE, { input: { message: 'Hello' } })).toEqual(refusedPayload(SELLER_MUST_EXIST))
})

test('[assumed] a seller key that names another seller is refused in the payload: must exist', async () => {
  const { refused } = setupMarketplacer()
  const input = { message: 'Hello', sellerId: SELLER.acme }
  expect(await refused(CREATE, { input }, AS_CELL_PHONES)).toEqual(refusedPayload(SELLER_MUST_EXIST))
})

test('[assumed] all that is wrong is told at once, with what the client called it', async () => {
  const { refused } = setupMarketplacer()
  const { body } = await refused(CREATE, { input: { message: '', sellerId: SELLER.unknown, clientMutationId: 'c-2' } })
  expect(body.data.chatMessageCreate).toEqual({
    clientMutationId: 'c-2',
    status: 200,
    chatMessage: null,
    errors: [SELLER_MUST_EXIST, MESSAGE_BLANK],
  })
})

// Source: Marketplacer docs, Chat with Sellers, chatMessageSend: its example calls chatMessageCreate.
test("[documented] there is no chatMessageSend, whatever the guide's heading says", async () => {
  const { refused } = setupMarketplacer()
  const { status, body } = await refused('mutation { chatMessageSend(input: {message: "Hello"}) { status } }')
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      errors: [
        {
          message: "Field 'chatMessageSend' doesn't exist on type 'Mutation'",
          locations: [{ line: 1, column: 12 }],
          path: ['mutation', 'chatMessageSend'],
          extensions: { code: 'undefinedField', typeName: 'Mutation', fieldName: 'chatMessageSend' },
        },
      ],
    },
  })
})
