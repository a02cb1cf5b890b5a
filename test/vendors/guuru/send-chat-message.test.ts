import { expect, test } from 'vitest'
import { aChat, anExpert } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, PERSONA, refusal, setupGuuru, UUID } from './guuru.ts'

const SEND = 'mutation ($input: ChatMessageInput!) { sendChatMessage(input: $input) }'
const MESSAGES = /* GraphQL */ `
  messages {
    edges {
      node {
        __typename id type createdAt
        ... on TextMessage { text }
        ... on AttachmentMessage { attachment { id filename mimetype url } }
        author { __typename ... on ExpertAuthor { id name } ... on UserAuthor { id } ... on BotAuthor { id } }
      }
    }
  }
`
const NOW = Date.parse('2026-01-01T00:00:00.000Z')
const text = { type: 'text', text: 'How can I help you ?' }
const attachment = {
  type: 'attachment',
  mimetype: 'image/png',
  address:
    'https://scontentd.guuru.com/partner/guuru-qa/attachments/OwWMbHm_2y7NJNGUTpEyb/499663b1-5528-472b-a98c-3ca540eb3186/shuttle.png',
  filename: 'rocket.png',
}

function setupMessages() {
  const guuru = setupGuuru()
  const send = (posting: object, chatId: string = CHAT.open) => guuru.ask(SEND, { input: { chatId, posting } })
  const refuse = (posting: object, chatId: string = CHAT.open) => guuru.refused(SEND, { input: { chatId, posting } })
  const read = async (id: string = CHAT.open) =>
    (await guuru.readChat(id, MESSAGES)).messages.edges.map(({ node }: { node: object }) => node)
  return { ...guuru, send, refuse, read }
}

// Source: GUURU docs, Admin API, Mutations, sendChatMessage, first example.
test('[documented] a text is said in an open chat, by the persona that the chat is with', async () => {
  const { send, read } = setupMessages()
  expect(await send(text)).toEqual({ sendChatMessage: true })
  expect((await read()).at(-1)).toEqual({
    __typename: 'TextMessage',
    id: expect.stringMatching(UUID),
    type: 'text',
    createdAt: NOW,
    text: 'How can I help you ?',
    author: { __typename: 'ExpertAuthor', id: PERSONA.john, name: 'John Doe' },
  })
})

// Source: GUURU docs, Admin API, Mutations, sendChatMessage, second example.
test('[documented] an attachment keeps the filename of the input, whatever its address ends in', async () => {
  const { send, read } = setupMessages()
  expect(await send(attachment)).toEqual({ sendChatMessage: true })
  expect((await read()).at(-1)).toMatchObject({
    __typename: 'AttachmentMessage',
    type: 'attachment',
    attachment: {
      id: expect.stringMatching(UUID),
      filename: 'rocket.png',
      mimetype: 'image/png',
      url: attachment.address,
    },
  })
})

// Source: GUURU docs, Webhooks, events, message-created.
test('[documented] the message is announced', async () => {
  const { send, world } = setupMessages()
  await send(text)
  expect(world.events.list()).toMatchObject([
    { type: 'guuru.message.created', before: null, after: { chatId: CHAT.open, text: text.text }, actor: 'guuru-qa' },
  ])
})

test('[assumed] while the clock stands still each message is one millisecond later than the one before', async () => {
  const { send, read, world } = setupMessages()
  for (let i = 0; i < 3; i++) await send({ type: 'text', text: `${i}` })
  const times = (await read()).slice(-3).map(({ createdAt }: { createdAt: number }) => createdAt)
  expect(times).toEqual([NOW, NOW + 1, NOW + 2])
  expect(world.clock.now()).toBe(NOW)
})

test('[assumed] after a transfer messages are by the new persona, earlier ones stay with the old one', async () => {
  const { send, ask, read } = setupMessages()
  await send({ type: 'text', text: 'by John' })
  await ask(`mutation { transferToPersona(chatId: "${CHAT.open}", personaId: "${PERSONA.jane}") }`)
  await send({ type: 'text', text: 'by Jane' })
  expect((await read()).slice(-2)).toMatchObject([
    { text: 'by John', author: { name: 'John Doe' } },
    { text: 'by Jane', author: { name: 'Jane Roe' } },
  ])
})

test('[assumed] texts are kept as they came, whatever is in them', async () => {
  const { send, read } = setupMessages()
  const strange = '  <b>"Grüezi"</b> \n 👋🏽 \u0000 '
  await send({ type: 'text', text: strange })
  expect((await read()).at(-1).text).toBe(strange)
})

test('[assumed] fields of the other kind are ignored', async () => {
  const { send, read } = setupMessages()
  await send({ ...attachment, ...text })
  await send({ ...text, ...attachment })
  expect((await read()).slice(-2)).toMatchObject([{ type: 'text' }, { type: 'attachment' }])
})

// Source: GUURU docs, Admin API, Mutations, sendChatMessage: an open chat.
test('[documented] only an open chat takes messages', async () => {
  const { call } = setupMessages()
  for (const chatId of [CHAT.pending, CHAT.closed, CHAT.rated, CHAT.transferred]) {
    const { body } = await call(SEND, { input: { chatId, posting: text } })
    expect(body.data).toBeNull()
  }
})

test.each(['pending', 'closed', 'rated', 'transferred'] as const)('[assumed] CHAT_NOT_OPEN: %s', async status => {
  const { refuse } = setupMessages()
  expect(await refuse(text, CHAT[status])).toEqual(
    refusal('sendChatMessage', 'CHAT_NOT_OPEN', 'Chat is not open', { chatId: CHAT[status], status }),
  )
})

test("[assumed] FORBIDDEN: another expert's chat", async () => {
  const { refuse } = setupMessages()
  expect(await refuse(text, CHAT.openOfAnotherExpert)).toEqual(
    refusal('sendChatMessage', 'FORBIDDEN', 'Chat does not belong to the expert', { chatId: CHAT.openOfAnotherExpert }),
  )
})

test("[assumed] the state is told before the owner: a closed chat of another expert's is not open", async () => {
  const { refuse, access } = setupMessages()
  const { id } = aChat(access, { status: 'closed', expertId: anExpert(access).id })
  expect(await refuse(text, id)).toEqual(
    refusal('sendChatMessage', 'CHAT_NOT_OPEN', 'Chat is not open', { chatId: id, status: 'closed' }),
  )
})

test('[assumed] CHAT_NOT_FOUND: unknown chatId', async () => {
  const { refuse } = setupMessages()
  expect(await refuse(text, 'nope')).toEqual(
    refusal('sendChatMessage', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
})

test('[assumed] FORBIDDEN: the service account is not in the community', async () => {
  const { refuse, access } = setupMessages()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await refuse(text)).toEqual(
    refusal('sendChatMessage', 'FORBIDDEN', 'Public API service account is not a member of the community', {
      partnerId: 'guuru-qa',
    }),
  )
})

test.each(['', 'Text', 'image', ' text'])('[assumed] BAD_USER_INPUT: type "%s"', async type => {
  const { refuse } = setupMessages()
  expect(await refuse({ ...text, type })).toEqual(
    refusal('sendChatMessage', 'BAD_USER_INPUT', `type must be "text" or "attachment", not "${type}"`, {
      field: 'type',
    }),
  )
})

test.each([{}, { text: null }, { text: '' }, { text: ' \n\t' }, { address: attachment.address }])(
  '[assumed] BAD_USER_INPUT: a text without text: %j',
  async posting => {
    const { refuse } = setupMessages()
    expect(await refuse({ type: 'text', ...posting })).toEqual(
      refusal('sendChatMessage', 'BAD_USER_INPUT', 'text must not be blank', { field: 'text' }),
    )
  },
)

test.each(
  ['mimetype', 'address', 'filename'].flatMap(field =>
    [null, '', '  ', undefined].map(value => [field, value] as const),
  ),
)('[assumed] BAD_USER_INPUT: an attachment whose %s is %j', async (field, value) => {
  const { refuse } = setupMessages()
  expect(await refuse({ ...attachment, [field]: value })).toEqual(
    refusal('sendChatMessage', 'BAD_USER_INPUT', `${field} must not be blank`, { field }),
  )
})

test.each([
  '/a.png',
  'a.png',
  '//host/a.png',
  'ftp://host/a.png',
  'file:///a.png',
  'javascript:alert(1)',
  'https://',
  'http:a',
])('[assumed] BAD_USER_INPUT: the address %s is not an absolute http(s) URL', async address => {
  const { refuse } = setupMessages()
  expect(await refuse({ ...attachment, address })).toEqual(
    refusal('sendChatMessage', 'BAD_USER_INPUT', 'address must be an absolute http or https URL', { field: 'address' }),
  )
})

test('[assumed] the input is looked at before the chat', async () => {
  const { refuse } = setupMessages()
  expect(await refuse({ type: 'text' }, 'nope')).toMatchObject(
    refusal('sendChatMessage', 'BAD_USER_INPUT', 'text must not be blank', { field: 'text' }),
  )
})

test('[schema] type is a string: an enum literal is not valid', async () => {
  const { call } = setupMessages()
  const { body } = await call(
    `mutation { sendChatMessage(input: { chatId: "${CHAT.open}", posting: { type: text, text: "Hi" } }) }`,
  )
  expect(body.errors[0].message).toContain('String cannot represent a non string value: text')
  expect(body).not.toHaveProperty('data')
})
