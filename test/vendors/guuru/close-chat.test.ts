import { expect, test } from 'vitest'
import { CHAT, refusal, setupGuuru } from './guuru.ts'

const CLOSE = 'mutation ($id: ID!) { closeChat(id: $id) { id status closedAt } }'
const NOW = Date.parse('2026-01-01T00:00:00.000Z')

// Source: GUURU docs, Admin API, Mutations, closeChat, example.
test('[documented] an open chat of the API becomes closed', async () => {
  const { ask, readChat } = setupGuuru()
  const { closeChat } = await ask(CLOSE, { id: CHAT.open })
  expect(closeChat).toMatchObject({ id: CHAT.open, status: 'closed' })
  expect(await readChat(CHAT.open, 'status')).toMatchObject({ status: 'closed' })
})

test('[assumed] closedAt is the time of the call', async () => {
  const { ask, world } = setupGuuru()
  await world.clock.advanceTo(NOW + 5000)
  expect(await ask(CLOSE, { id: CHAT.open })).toMatchObject({ closeChat: { closedAt: NOW + 5000 } })
})

// Source: GUURU docs, Webhooks, events, chat-closed.
test('[documented] the closing is announced', async () => {
  const { ask, world } = setupGuuru()
  await ask(CLOSE, { id: CHAT.open })
  expect(world.events.list()).toMatchObject([
    {
      type: 'guuru.chat.closed',
      before: { status: 'open' },
      after: { id: CHAT.open, status: 'closed' },
      actor: 'guuru-qa',
    },
  ])
})

// Source: GUURU docs, Admin API, Mutations, closeChat: a chat that belongs to the expert.
test('[documented] a chat of another expert cannot be closed', async () => {
  const { call, access } = setupGuuru()
  const { body } = await call(CLOSE, { id: CHAT.openOfAnotherExpert })
  expect(body.data).toBeNull()
  expect(access.state.chats.require(CHAT.openOfAnotherExpert).status).toBe('open')
})

test.each(['closed', 'closedOfAnotherExpert', 'rated'] as const)('[assumed] CHAT_ALREADY_CLOSED: %s', async name => {
  const { refused, access } = setupGuuru()
  const { id, status } = access.state.chats.require(CHAT[name])
  expect(await refused(CLOSE, { id })).toEqual(
    refusal('closeChat', 'CHAT_ALREADY_CLOSED', 'Chat is already closed', { chatId: id, status }),
  )
})

test.each(['pending', 'transferred'] as const)('[assumed] CHAT_NOT_OPEN: %s', async status => {
  const { refused } = setupGuuru()
  expect(await refused(CLOSE, { id: CHAT[status] })).toEqual(
    refusal('closeChat', 'CHAT_NOT_OPEN', 'Chat is not open', { chatId: CHAT[status], status }),
  )
})

test("[assumed] FORBIDDEN: open, but another expert's", async () => {
  const { refused } = setupGuuru()
  expect(await refused(CLOSE, { id: CHAT.openOfAnotherExpert })).toEqual(
    refusal('closeChat', 'FORBIDDEN', 'Chat does not belong to the expert', { chatId: CHAT.openOfAnotherExpert }),
  )
})

test('[assumed] CHAT_NOT_FOUND: unknown id', async () => {
  const { refused } = setupGuuru()
  expect(await refused(CLOSE, { id: 'nope' })).toEqual(
    refusal('closeChat', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
})

test('[assumed] FORBIDDEN: the service account is not in the community', async () => {
  const { refused, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await refused(CLOSE, { id: CHAT.open })).toEqual(
    refusal('closeChat', 'FORBIDDEN', 'Public API service account is not a member of the community', {
      partnerId: 'guuru-qa',
    }),
  )
})
