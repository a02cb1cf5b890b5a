import { expect, test } from 'vitest'
import { aChat, aPersona } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, PERSONA, refusal, setupGuuru } from './guuru.ts'

const ACCEPT = /* GraphQL */ `
  mutation ($id: ID!, $input: AcceptChatInput) {
    acceptChat(id: $id, input: $input) {
      id
      status
      closedAt
      expert {
        id
        name
      }
      messages {
        edges {
          node {
            id
            type
            createdAt
            ... on TextMessage {
              text
            }
            author {
              __typename
              ... on UserAuthor {
                id
              }
              ... on ExpertAuthor {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`

// Source: GUURU docs, Admin API, Mutations, acceptChat, example.
test('[documented] a pending chat becomes open, and the answer holds what the shopper has said', async () => {
  const { ask } = setupGuuru()
  const { acceptChat } = await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  expect(acceptChat).toMatchObject({
    id: CHAT.pending,
    status: 'open',
    messages: {
      edges: [
        {
          node: {
            id: 'd2d335fd-2377-4534-ba1a-9a01fdf94e9c',
            type: 'text',
            createdAt: 1550534056605,
            text: 'Hello',
            author: { __typename: 'UserAuthor', id: 'owRNDrixHcNnPMVQUKpv2Lj5TQ82' },
          },
        },
      ],
    },
  })
})

// Source: GUURU docs, Admin API, Mutations, createPersona: shown as the author of the messages.
test('[documented] the persona is the author of what is said in the chat from then on', async () => {
  const { ask, readChat } = setupGuuru()
  await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.jane } })
  await ask(`mutation { sendChatMessage(input: { chatId: "${CHAT.pending}", posting: { type: "text", text: "Hi" } }) }`)
  const { messages } = await readChat(
    CHAT.pending,
    'messages { edges { node { author { ... on ExpertAuthor { id name } } } } }',
  )
  expect(messages.edges.at(-1).node.author).toEqual({ id: PERSONA.jane, name: 'Jane Roe' })
})

test('[assumed] the chat shows the persona as its expert', async () => {
  const { ask } = setupGuuru()
  const { acceptChat } = await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  expect(acceptChat.expert).toEqual({ id: PERSONA.john, name: 'John Doe' })
})

test.each([{ input: undefined }, { input: null }])(
  '[assumed] with input $input the service account takes the chat under its own name',
  async ({ input }) => {
    const { ask, readChat } = setupGuuru()
    const { acceptChat } = await ask(ACCEPT, { id: CHAT.pending, input })
    expect(acceptChat).toMatchObject({ status: 'open', expert: { name: 'Public API service account' } })
    await ask(
      `mutation { sendChatMessage(input: { chatId: "${CHAT.pending}", posting: { type: "text", text: "Hi" } }) }`,
    )
    const { messages } = await readChat(
      CHAT.pending,
      'messages { edges { node { author { ... on ExpertAuthor { id name } } } } }',
    )
    expect(messages.edges.at(-1).node.author).toEqual(acceptChat.expert)
  },
)

test('[schema] input may be left out', async () => {
  const { ask } = setupGuuru()
  expect(await ask(`mutation { acceptChat(id: "${CHAT.pending}") { status } }`)).toEqual({
    acceptChat: { status: 'open' },
  })
})

test('[assumed] no system message is added', async () => {
  const { ask, access } = setupGuuru()
  const before = access.state.messages.size
  await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  expect(access.state.messages.size).toBe(before)
})

// Source: GUURU docs, Webhooks, events, chat-opened.
test('[documented] the acceptance is announced', async () => {
  const { ask, world } = setupGuuru()
  await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  expect(world.events.list()).toMatchObject([
    {
      type: 'guuru.chat.opened',
      at: '2026-01-01T00:00:00.000Z',
      before: { id: CHAT.pending, status: 'pending' },
      after: { id: CHAT.pending, status: 'open', personaId: PERSONA.john },
      actor: 'guuru-qa',
    },
  ])
})

// Source: GUURU docs, Admin API, Mutations, acceptChat: an error when the chat was already accepted.
test('[documented] an accepted chat cannot be accepted again, by the same persona neither', async () => {
  const { ask, call } = setupGuuru()
  await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  const { status, body } = await call(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  expect({ status, data: body.data, errors: body.errors.length }).toEqual({ status: 200, data: null, errors: 1 })
})

test.each(['open', 'openOfAnotherExpert', 'closed', 'closedOfAnotherExpert', 'rated'] as const)(
  '[assumed] CHAT_ALREADY_ACCEPTED: %s',
  async name => {
    const { refused, access } = setupGuuru()
    const chatId = CHAT[name]
    expect(await refused(ACCEPT, { id: chatId, input: { personaId: PERSONA.john } })).toEqual(
      refusal('acceptChat', 'CHAT_ALREADY_ACCEPTED', 'Chat was already accepted', {
        chatId,
        status: access.state.chats.require(chatId).status,
      }),
    )
  },
)

test('[assumed] CHAT_NOT_PENDING: transferred', async () => {
  const { refused } = setupGuuru()
  expect(await refused(ACCEPT, { id: CHAT.transferred })).toEqual(
    refusal('acceptChat', 'CHAT_NOT_PENDING', 'Chat is not pending', {
      chatId: CHAT.transferred,
      status: 'transferred',
    }),
  )
})

test('[assumed] CHAT_NOT_PENDING: transferred after it was accepted', async () => {
  const { ask, refused, access } = setupGuuru()
  await ask(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })
  access.transfer(CHAT.pending)
  expect(await refused(ACCEPT, { id: CHAT.pending })).toEqual(
    refusal('acceptChat', 'CHAT_NOT_PENDING', 'Chat is not pending', { chatId: CHAT.pending, status: 'transferred' }),
  )
})

test('[assumed] CHAT_NOT_PENDING: closed without ever being accepted', async () => {
  const { refused, access } = setupGuuru()
  const { id } = aChat(access, { status: 'closed', expertId: null })
  expect(await refused(ACCEPT, { id })).toEqual(
    refusal('acceptChat', 'CHAT_NOT_PENDING', 'Chat is not pending', { chatId: id, status: 'closed' }),
  )
})

test('[assumed] CHAT_NOT_FOUND: unknown id', async () => {
  const { refused } = setupGuuru()
  expect(await refused(ACCEPT, { id: 'nope', input: { personaId: PERSONA.john } })).toEqual(
    refusal('acceptChat', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
})

test('[assumed] PERSONA_NOT_FOUND: unknown persona', async () => {
  const { refused } = setupGuuru()
  expect(await refused(ACCEPT, { id: CHAT.pending, input: { personaId: 'nope' } })).toEqual(
    refusal('acceptChat', 'PERSONA_NOT_FOUND', 'Persona not found', { personaId: 'nope' }),
  )
})

test('[assumed] an unknown chat is told before an unknown persona, and that before the state', async () => {
  const { refused } = setupGuuru()
  const input = { personaId: 'nope' }
  expect(await refused(ACCEPT, { id: 'nope', input })).toMatchObject(
    refusal('acceptChat', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
  expect(await refused(ACCEPT, { id: CHAT.open, input })).toMatchObject(
    refusal('acceptChat', 'PERSONA_NOT_FOUND', 'Persona not found', { personaId: 'nope' }),
  )
})

test('[assumed] FORBIDDEN: the service account is not in the community', async () => {
  const { refused, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await refused(ACCEPT, { id: CHAT.pending })).toEqual(
    refusal('acceptChat', 'FORBIDDEN', 'Public API service account is not a member of the community', {
      partnerId: 'guuru-qa',
    }),
  )
})

test('[assumed] of many at once exactly one succeeds; the others hear CHAT_ALREADY_ACCEPTED', async () => {
  const { call, access } = setupGuuru()
  const personas = Array.from({ length: 10 }, () => aPersona(access).id)
  const answers = await Promise.all(personas.map(personaId => call(ACCEPT, { id: CHAT.pending, input: { personaId } })))
  expect(answers.filter(({ body }) => body.data?.acceptChat.status === 'open')).toHaveLength(1)
  expect(answers.filter(({ body }) => body.errors?.[0].extensions.code === 'CHAT_ALREADY_ACCEPTED')).toHaveLength(9)
})

// Source: GUURU docs, Admin API, Mutations, acceptChat: an error when the chat was already accepted.
test('[documented] a human expert who was first wins the race', async () => {
  const { access, refused } = setupGuuru()
  access.expert.accept(CHAT.pending)
  expect(await refused(ACCEPT, { id: CHAT.pending, input: { personaId: PERSONA.john } })).toEqual(
    refusal('acceptChat', 'CHAT_ALREADY_ACCEPTED', 'Chat was already accepted', {
      chatId: CHAT.pending,
      status: 'open',
    }),
  )
})

test('[schema] if one of several mutations fails, data is null although the earlier ones have happened', async () => {
  const { call, access } = setupGuuru()
  const { body } = await call(
    `mutation { first: acceptChat(id: "${CHAT.pending}") { id } second: acceptChat(id: "${CHAT.pending}") { id } }`,
  )
  expect(body.data).toBeNull()
  expect(body.errors).toMatchObject([{ path: ['second'], extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }])
  expect(access.state.chats.require(CHAT.pending).status).toBe('open')
})
