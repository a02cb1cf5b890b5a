import { expect, test } from 'vitest'
import { AS_ACME, AS_CELL_PHONES, messageId, SELLER, setupMarketplacer } from './marketplacer.ts'

const READ = /* GraphQL */ `
  mutation ($input: ChatMessageReadMutationInput!) {
    chatMessageRead(input: $input) {
      clientMutationId
      status
      chatMessage {
        id
        readAt
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
    body: { data: { chatMessageRead: { clientMutationId: null, status: 200, chatMessage: null, errors } } },
  }
}

const SELLER_MUST_EXIST = { field: 'seller', messages: ['must exist'] }
const SENDER_UNKNOWN = { field: 'sent_by', messages: ['is not included in the list'] }

/** When each message of the thread was read, newest first. */
const READ_TIMES = `{ chatMessages(sellerId: "${SELLER.cellPhones}") { nodes { sentByType readAt } } }`

// Source: Marketplacer docs, Chat with Sellers, chatMessageRead, example.
test("[documented] the guide's mutation marks what the seller sent, and answers null errors", async () => {
  const { ask } = setupMarketplacer()
  const data = await ask(`
    mutation ConfirmReadOfChatMessage {
      chatMessageRead(input: { seller: "U2VsbGVyLTY2MDExOQ==", sentBy: "User" }) {
        errors { messages field }
      }
    }
  `)
  expect(data).toEqual({ chatMessageRead: { errors: null } })
  const { chatMessages } = await ask(READ_TIMES)
  expect(chatMessages.nodes).toEqual([
    { sentByType: 'User', readAt: '2026-01-01T00:00:00Z' },
    { sentByType: 'User', readAt: '2026-01-01T00:00:00Z' },
    { sentByType: 'Admin', readAt: null },
    { sentByType: 'User', readAt: '2025-12-28T21:45:00Z' },
    { sentByType: 'Admin', readAt: '2025-12-28T21:30:00Z' },
  ])
})

test('[assumed] a seller key marks what the operator sent, and may leave the seller out', async () => {
  const { ask } = setupMarketplacer()
  await ask(READ, { input: { sentBy: 'Admin' } }, AS_CELL_PHONES)
  const { chatMessages } = await ask(READ_TIMES)
  expect(chatMessages.nodes.map(({ readAt }: { readAt: string | null }) => readAt)).toEqual([
    null,
    null,
    '2026-01-01T00:00:00Z',
    '2025-12-28T21:45:00Z',
    '2025-12-28T21:30:00Z',
  ])
})

test('[schema] the payload holds the last message of the thread, of either sender, and what the client called it', async () => {
  const { ask } = setupMarketplacer()
  const input = { seller: SELLER.cellPhones, sentBy: 'Admin', clientMutationId: 'c-1' }
  const { chatMessageRead } = await ask(READ, { input })
  expect(chatMessageRead).toEqual({
    clientMutationId: 'c-1',
    status: 200,
    chatMessage: { id: messageId(48213), readAt: null },
    errors: null,
  })
})

test('[assumed] the payload holds null for an empty thread', async () => {
  const { ask } = setupMarketplacer()
  const { chatMessageRead } = await ask(READ, { input: { seller: SELLER.bikes, sentBy: 'User' } })
  expect(chatMessageRead).toEqual({ clientMutationId: null, status: 200, chatMessage: null, errors: null })
})

test('[assumed] a second call changes nothing: what was read keeps its time', async () => {
  const { ask, world, access } = setupMarketplacer()
  const input = { seller: SELLER.cellPhones, sentBy: 'User' }
  await ask(READ, { input })
  const before = [...access.state.messages.all()]
  await world.clock.advanceTo(world.clock.now() + 60_000)
  const { chatMessageRead } = await ask(READ, { input })
  expect(chatMessageRead.chatMessage.readAt).toBe('2026-01-01T00:00:00Z')
  expect([...access.state.messages.all()]).toEqual(before)
  expect(world.events.list()).toHaveLength(1)
})

// Source: Marketplacer docs, Chat with Sellers, Chat Workflows, Read Message Workflow.
test("[documented] reading concerns one seller's thread only", async () => {
  const { ask, access } = setupMarketplacer()
  access.seller(78).send({ message: 'Unread' })
  await ask(READ, { input: { seller: SELLER.cellPhones, sentBy: 'User' } })
  const { chatMessages } = await ask('{ chatMessages { totalUnreadCount(for: "Admin") } }', {}, AS_ACME)
  expect(chatMessages.totalUnreadCount).toBe(1)
})

test('[assumed] reading is told as one event about the thread', async () => {
  const { ask, world } = setupMarketplacer()
  await ask(READ, { input: { seller: SELLER.cellPhones, sentBy: 'User' } })
  const thread = {
    sellerId: SELLER.cellPhones,
    sentByType: 'User',
    messageIds: [messageId(48213), messageId(48212)],
  }
  expect(world.events.list()).toMatchObject([
    {
      type: 'marketplacer.messages.read',
      before: { ...thread, unreadCount: 2, readAt: null },
      after: { ...thread, unreadCount: 0, readAt: world.clock.now() },
      actor: 'operator',
    },
  ])
})

test('[ours] the event about reading lists the newest 100 messages at most, and counts all', async () => {
  const { ask, access, world } = setupMarketplacer()
  for (let n = 0; n < 101; n++) access.seller(SELLER.bikes).send({ message: `Number ${n}` })
  const sent = access.state.messages.where('bySeller', SELLER.bikes).map(({ id }) => id)
  await ask(READ, { input: { seller: SELLER.bikes, sentBy: 'User' } })
  const event = world.events.list().at(-1)
  expect(event).toMatchObject({ type: 'marketplacer.messages.read' })
  expect(event!.before).toMatchObject({ unreadCount: 101, messageIds: sent.toReversed().slice(0, 100) })
})

test.each(['Seller', 'admin', 'USER', ''])('[assumed] the side %j is refused in the payload', async sentBy => {
  const { refused } = setupMarketplacer()
  expect(await refused(READ, { input: { seller: SELLER.cellPhones, sentBy } })).toEqual(refusedPayload(SENDER_UNKNOWN))
})

test.each([
  ['an unknown seller', SELLER.unknown],
  ['a removed seller', SELLER.deleted],
  ['a malformed id', 'x'],
  ['null', null],
  ['an operator who names none', undefined],
])('[assumed] %s is refused in the payload: must exist', async (_, seller) => {
  const { refused } = setupMarketplacer()
  expect(await refused(READ, { input: { seller, sentBy: 'User' } })).toEqual(refusedPayload(SELLER_MUST_EXIST))
})

test('[assumed] a seller key that names another seller is refused in the payload: must exist', async () => {
  const { refused } = setupMarketplacer()
  const input = { seller: SELLER.cellPhones, sentBy: 'Admin' }
  expect(await refused(READ, { input }, AS_ACME)).toEqual(refusedPayload(SELLER_MUST_EXIST))
})

test('[assumed] all that is wrong is told at once', async () => {
  const { refused } = setupMarketplacer()
  expect(await refused(READ, { input: { sentBy: 'Nobody' } })).toEqual(
    refusedPayload(SELLER_MUST_EXIST, SENDER_UNKNOWN),
  )
})

test("[schema] the input's member is seller, not sellerId", async () => {
  const { refused } = setupMarketplacer()
  const { status, body } = await refused(
    'mutation { chatMessageRead(input: {sellerId: "U2VsbGVyLTc4", sentBy: "User"}) { status } }',
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({
    errors: [{ message: "InputObject 'ChatMessageReadMutationInput' doesn't accept argument 'sellerId'" }],
  })
})
