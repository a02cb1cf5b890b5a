import { createHmac, timingSafeEqual } from 'node:crypto'
import { expect, test } from 'vitest'
import { CHAT, PERSONA, setupGuuru, UUID } from '../vendors/guuru/guuru.ts'
import { receiver } from './receiver.ts'
import { withAccess } from '../setup.ts'

const SECRET = 'shhh'

/** A client that starts, accepts, talks, transfers to a persona, closes, reopens, and a shopper who rates. */
async function wholeLife({ ask, access }: ReturnType<typeof setupGuuru>) {
  const { id } = access.shopper.start({ question: 'Which size?', user: { name: 'Ann' }, category: 'General' })
  await ask('mutation ($id: ID!, $p: ID!) { acceptChat(id: $id, input: { personaId: $p }) { id } }', {
    id,
    p: PERSONA.john,
  })
  const posting = { type: 'text', text: 'Large' }
  await ask('mutation ($input: ChatMessageInput!) { sendChatMessage(input: $input) }', {
    input: { chatId: id, posting },
  })
  await ask('mutation ($id: ID!, $p: ID!) { transferToPersona(chatId: $id, personaId: $p) }', { id, p: PERSONA.jane })
  await ask('mutation ($id: ID!) { closeChat(id: $id) { id } }', { id })
  await ask('mutation ($id: ID!) { openChat(id: $id) { id } }', { id })
  access.shopper.close(id)
  access.shopper.rate(id, 4)
  return id
}

// Source: GUURU docs, Webhooks, events.
test('[documented] all seven events are sent, each as it happens, and none for another persona', async () => {
  const { url, received, events } = await receiver()
  const guuru = setupGuuru({ webhooks: { url } })
  const id = await wholeLife(guuru)
  guuru.access.transfer(CHAT.pending)
  await guuru.world.settle()
  expect(events()).toHaveLength(9)
  const ofChat = received.filter(({ headers }) => headers['x-guuru-chat-id'] === id)
  expect(ofChat.map(({ headers }) => headers['x-guuru-event'])).toEqual([
    'chat-assigned',
    'message-created',
    'chat-opened',
    'message-created',
    'chat-closed',
    'chat-reopened',
    'chat-closed',
    'chat-rated',
  ])
  expect(events()).toContain('chat-transferred')
})

// Source: GUURU docs, Webhooks, headers; Webhooks, Examples, signature.
test('[documented] a POST of one JSON object, with event, signature and idempotency key', async () => {
  const { url, received } = await receiver()
  const { access, world } = setupGuuru({ webhooks: { url, secret: SECRET } })
  access.shopper.start({ question: 'Hi 👋', user: { name: 'Zoë' } })
  await world.settle()
  const [{ headers, body }] = received as [(typeof received)[0]]
  expect(headers['content-type']).toBe('application/json')
  expect(headers['x-guuru-event']).toBe('chat-assigned')
  expect(headers['idempotency-key']).toMatch(UUID)
  // As the documentation's sample receiver does it.
  const expected = createHmac('sha256', SECRET).update(body).digest('hex')
  expect(timingSafeEqual(Buffer.from(String(headers['x-guuru-hmac-sha256'])), Buffer.from(expected))).toBe(true)
  expect(new Set(received.map(one => one.headers['idempotency-key'])).size).toBe(2)
})

test('[assumed] without a secret there is no signature', async () => {
  const { url, received } = await receiver()
  const { access, world } = setupGuuru({ webhooks: { url } })
  access.shopper.start()
  await world.settle()
  expect(received[0]?.headers).not.toHaveProperty('x-guuru-hmac-sha256')
})

test('[assumed] the bodies: what has no value is left out', async () => {
  const { url, received } = await receiver()
  const guuru = setupGuuru({ webhooks: { url } })
  const id = await wholeLife(guuru)
  await guuru.world.settle()
  const bodies = received.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  const createdAt = 1767225600000
  const user = { id: expect.any(String), name: 'Ann', isLead: true, isUser: false, locale: 'en' }
  const category = { id: expect.any(String), name: 'General' }
  expect(bodies[0]).toEqual({ id, status: 'pending', question: 'Which size?', createdAt, user, category })
  expect(bodies[1]).toEqual({
    id: expect.stringMatching(UUID),
    chatId: id,
    type: 'text',
    text: 'Which size?',
    createdAt,
    author: { type: 'user', id: user.id, name: 'Ann' },
  })
  expect(bodies[3]).toMatchObject({ text: 'Large', author: { type: 'expert', id: PERSONA.john } })
  expect(bodies.at(-1)).toEqual({
    id,
    rating: 4,
    status: 'rated',
    question: 'Which size?',
    createdAt,
    closedAt: createdAt,
    user,
    expert: { id: PERSONA.jane, name: expect.any(String) },
    category,
  })
})

// Source: GUURU docs, Webhooks, set-up: active switch and URL.
test('[documented] only active endpoints with a URL are told, each of its own event', async () => {
  const [one, other] = [await receiver(), await receiver()]
  const { access, world } = setupGuuru({
    webhooks: {
      endpoints: [
        { event: 'chat-assigned', url: one.url },
        { event: 'message-created', url: other.url, active: false },
        { event: 'message-created', url: '' },
        { event: 'chat-closed', url: other.url },
      ],
    },
  })
  access.shopper.start()
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(one.events()).toEqual(['chat-assigned'])
  expect(other.events()).toEqual(['chat-closed'])
})

test('[assumed] the same happens in every new world, and in a fork', async () => {
  const { url, received } = await receiver()
  const { sim, world } = setupGuuru({ webhooks: { url, secret: SECRET } })
  for (const each of [sim.world('ci-1'), sim.worlds.fork(world, { id: 'ci-2' })].map(withAccess)) {
    each.guuru.shopper.start()
    await each.settle()
  }
  expect(received).toHaveLength(4)
})

test('[schema] what is no event or no URL is refused, and changes nothing', () => {
  const { world } = setupGuuru({ webhooks: { secret: SECRET } })
  const before = world.webhooks.config
  expect(() => world.webhooks.configure({ url: 'nonsense' })).toThrow('"nonsense" is not a webhook')
  expect(() => world.webhooks.configure({ endpoints: [{ event: 'chatRated', url: 'http://a/' }] })).toThrow(
    'endpoints[0].event is "chatRated"; expected "chat-assigned", ',
  )
  expect(world.webhooks.config).toBe(before)
})
