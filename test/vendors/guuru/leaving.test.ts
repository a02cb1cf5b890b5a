import { expect, test } from 'vitest'
import { aPartner } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, setupGuuru } from './guuru.ts'

const FIELDS = `question user { id name email } messages { edges { node {
  ... on TextMessage { text author { __typename } } ... on AttachmentMessage { attachment { filename mimetype url } } } } }`

test('[assumed] an offer that expires is assigned again: the chat stays pending, and the webhook comes again', async () => {
  const { access, readChat, world } = setupGuuru()
  expect(access.expireOffer(CHAT.pending)).toMatchObject({ id: CHAT.pending, status: 'pending' })
  expect(world.events.list().map(({ type, actor, after }) => [type, actor, (after as { id: string }).id])).toEqual([
    ['guuru.chat.offer-expired', 'guuru', CHAT.pending],
    ['guuru.chat.assigned', 'guuru', CHAT.pending],
  ])
  expect(await readChat(CHAT.pending, 'status')).toMatchObject({ status: 'pending' })
})

test('[assumed] an offer of a chat that is not pending cannot expire', () => {
  const { access, trace } = setupGuuru()
  const before = trace()
  expect(() => access.expireOffer(CHAT.open)).toThrow(
    expect.objectContaining({
      code: 'ILLEGAL_MOVE',
      message: `The chat ${CHAT.open} is open; "expireOffer" is possible while it is pending.`,
    }),
  )
  expect(trace()).toEqual(before)
})

test('[assumed] a shopper who is erased, texts masked: no name, no words, and what others said stays', async () => {
  const { access, readChat, world } = setupGuuru()
  const chat = access.shopper.start({ question: 'I am Ada', user: { name: 'Ada', email: 'ada@example.com' } })
  access.expert.accept(chat.id)
  access.expert.say(chat.id, { text: 'Hello Ada' })
  const address = 'https://files.example/ada.png'
  access.shopper.say(chat.id, { attachment: { filename: 'ada.png', mimetype: 'image/png', address } })
  expect(access.erase(chat.userId, { texts: 'masked' })).toMatchObject({ name: null, erasedAt: world.clock.now() })
  const shown = await readChat(chat.id, FIELDS)
  expect(shown).toMatchObject({ question: '[erased]', user: { id: chat.userId, name: null, email: null } })
  expect(shown.messages.edges.map(({ node }: { node: { text?: string } }) => node.text)).toEqual([
    '[erased]',
    'Hello Ada',
    undefined,
  ])
  // A file keeps its type.
  expect(shown.messages.edges.at(-1).node).toEqual({
    attachment: { filename: '[erased]', mimetype: 'image/png', url: expect.not.stringContaining('ada') },
  })
  expect(JSON.stringify(world.document().vendors?.['guuru'])).not.toMatch(/I am Ada|"Ada"|ada@example|ada\.png/)
  expect(world.events.list().at(-1)).toMatchObject({ type: 'guuru.user.erased', before: { name: 'Ada' } })
})

test('[assumed] a shopper who is erased, conversations gone: chats and messages are removed, other chats stay', async () => {
  const { access, readChat } = setupGuuru()
  const chat = access.shopper.start({ user: { name: 'Ada' } })
  const { size } = access.state.chats
  access.shopper.erase(chat.userId, { texts: 'gone' })
  expect(await readChat(chat.id, 'status')).toBeUndefined()
  expect(access.state.messages.count('byChat', chat.id)).toBe(0)
  expect(access.state.chats.size).toBe(size - 1)
  expect(() => access.shopper.say(chat.id, { text: 'Hi' })).toThrow(expect.objectContaining({ code: 'CHAT_NOT_FOUND' }))
})

test('[assumed] a shopper is erased once, and must be known', () => {
  const { access, trace } = setupGuuru()
  const { userId } = access.shopper.start()
  access.erase(userId, { texts: 'masked' })
  const before = trace()
  expect(() => access.erase(userId, { texts: 'gone' })).toThrow(
    expect.objectContaining({
      code: 'ILLEGAL_MOVE',
      message: `The user ${userId} is erased; "erase" is not possible any more.`,
    }),
  )
  expect(() => access.erase('nope', { texts: 'gone' })).toThrow(expect.objectContaining({ code: 'USER_NOT_FOUND' }))
  expect(trace()).toEqual(before)
})

test('[assumed] a token that is revoked is refused as an unknown one', async () => {
  const { access, call, world } = setupGuuru()
  expect(access.revoke('guuru-partner')).toMatchObject({ of: 'guuru-qa', credential: 'guur***er' })
  expect((await call('{ partner { id } }')).status).toBe(401)
  expect(world.events.list()).toMatchObject([{ type: 'guuru.credential.revoked', before: { revokedAt: null } }])
  expect(() => access.revoke('guuru-partner')).toThrow(expect.objectContaining({ code: 'CREDENTIAL_NOT_FOUND' }))
})

test('[assumed] another token of the partner lets in as before', async () => {
  const { access, call } = setupGuuru()
  aPartner(access, { tokens: ['first-of-two', 'second-of-two'] })
  access.revoke('first-of-two')
  const statusOf = async (token: string) => (await call('{ partner { id } }', {}, { token })).status
  expect([await statusOf('first-of-two'), await statusOf('second-of-two')]).toEqual([401, 200])
})
