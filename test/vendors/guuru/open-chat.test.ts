import { expect, test } from 'vitest'
import { CHAT, PERSONA, refusal, setupGuuru } from './guuru.ts'

const OPEN = 'mutation ($id: ID!) { openChat(id: $id) { id status closedAt expert { id } } }'

// Source: GUURU docs, Admin API, Mutations, openChat, example.
test('[documented] a closed chat of the API becomes open', async () => {
  const { ask } = setupGuuru()
  expect(await ask(OPEN, { id: CHAT.closed })).toMatchObject({ openChat: { id: CHAT.closed, status: 'open' } })
})

test('[assumed] closedAt is null again; owner and persona stay', async () => {
  const { ask } = setupGuuru()
  expect(await ask(OPEN, { id: CHAT.closed })).toMatchObject({
    openChat: { closedAt: null, expert: { id: PERSONA.jane } },
  })
})

// Source: GUURU docs, Webhooks, events, chat-reopened.
test('[documented] the reopening is announced', async () => {
  const { ask, world } = setupGuuru()
  await ask(OPEN, { id: CHAT.closed })
  expect(world.events.list()).toMatchObject([
    { type: 'guuru.chat.reopened', before: { status: 'closed' }, after: { status: 'open' }, actor: 'guuru-qa' },
  ])
})

// Source: GUURU docs, Admin API, Mutations, openChat and closeChat.
test('[documented] a chat can be closed and opened again and again', async () => {
  const { ask } = setupGuuru()
  for (let i = 0; i < 3; i++) {
    await ask(OPEN, { id: CHAT.closed })
    await ask(`mutation { closeChat(id: "${CHAT.closed}") { id } }`)
  }
  expect(await ask(OPEN, { id: CHAT.closed })).toMatchObject({ openChat: { status: 'open' } })
})

// Source: GUURU docs, Admin API, Mutations, openChat: a chat that belongs to the expert.
test('[documented] a closed chat of another expert cannot be opened', async () => {
  const { call, access } = setupGuuru()
  const { body } = await call(OPEN, { id: CHAT.closedOfAnotherExpert })
  expect(body.data).toBeNull()
  expect(access.state.chats.require(CHAT.closedOfAnotherExpert).status).toBe('closed')
})

test.each(['open', 'openOfAnotherExpert'] as const)('[assumed] CHAT_ALREADY_OPEN: %s', async name => {
  const { refused } = setupGuuru()
  expect(await refused(OPEN, { id: CHAT[name] })).toEqual(
    refusal('openChat', 'CHAT_ALREADY_OPEN', 'Chat is already open', { chatId: CHAT[name], status: 'open' }),
  )
})

test.each(['pending', 'transferred', 'rated'] as const)('[assumed] CHAT_NOT_CLOSED: %s', async status => {
  const { refused } = setupGuuru()
  expect(await refused(OPEN, { id: CHAT[status] })).toEqual(
    refusal('openChat', 'CHAT_NOT_CLOSED', 'Chat is not closed', { chatId: CHAT[status], status }),
  )
})

test("[assumed] FORBIDDEN: closed, but another expert's", async () => {
  const { refused } = setupGuuru()
  expect(await refused(OPEN, { id: CHAT.closedOfAnotherExpert })).toEqual(
    refusal('openChat', 'FORBIDDEN', 'Chat does not belong to the expert', { chatId: CHAT.closedOfAnotherExpert }),
  )
})

test('[assumed] CHAT_NOT_FOUND: unknown id', async () => {
  const { refused } = setupGuuru()
  expect(await refused(OPEN, { id: 'nope' })).toEqual(
    refusal('openChat', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
})

test('[assumed] FORBIDDEN: the service account is not in the community', async () => {
  const { refused, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await refused(OPEN, { id: CHAT.closed })).toEqual(
    refusal('openChat', 'FORBIDDEN', 'Public API service account is not a member of the community', {
      partnerId: 'guuru-qa',
    }),
  )
})
