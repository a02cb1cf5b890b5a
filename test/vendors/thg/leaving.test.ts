import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { anAttachment, aDiscussion } from '../../../src/vendors/thg/factories.ts'

const JANE = '38779254'
const LOGIN = `mutation ($email: String!) { login(input: { username: $email, password: "password123" }) { error } }`
const OWN = `{ customer { fullName email discussions(offset: 0, limit: 10) { total discussions { messages(offset: 0, limit: 9) {
  messages { type message } } } } orders(offset: 0, limit: 10) { total } } }`
const REPLY = `mutation ($id: ID!, $token: String) { replyToDiscussion(discussionId: $id, input: { message: "See", attachmentToken: $token }) }`

test.each(['reject', 'expire'] as const)('[assumed] %s: a file that was uploaded cannot be sent along', async act => {
  const { world, graphql } = setup()
  const { token } = anAttachment(world.thg, { customer: JANE })
  const { id } = aDiscussion(world.thg, { customer: JANE })
  const ended = act === 'reject' ? 'rejected' : 'expired'
  expect(world.thg[act](token)).toMatchObject({ token, ended })
  const { body } = await graphql('thg', REPLY, { id, token })
  expect(body.errors[0].extensions).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' })
  expect(world.thg.attachment(token)).toMatchObject({ ended })
  expect(world.events.list().at(-1)).toMatchObject({
    type: `thg.attachment.${ended}`,
    before: { customer: JANE },
    actor: 'thg',
  })
  expect(world.events.list().at(-1)!.after).not.toHaveProperty('content')
  const again = expect.objectContaining({
    code: 'ILLEGAL_MOVE',
    message: `The attachment ${token} is ${ended}; "${act}" is not possible any more.`,
  })
  expect(() => world.thg[act](token)).toThrow(again)
  expect(() => world.thg.agent.reject('nope')).toThrow(expect.objectContaining({ code: 'ATTACHMENT_NOT_FOUND' }))
})

test('[assumed] a customer who is erased, texts masked: a guest from then on, and nothing tells who it was', async () => {
  const { world, graphql } = setup()
  const { token } = anAttachment(world.thg, { customer: JANE })
  const { id } = aDiscussion(world.thg, { customer: JANE })
  expect((await graphql('thg', REPLY, { id, token })).body.errors).toBeUndefined()
  world.thg.agent.respond(id, { message: 'Thank you, Jane' })
  const { total } = (await graphql('thg', OWN)).body.data.customer.discussions
  const orders = world.thg.state.orders.count('byFilter', `${JANE}|`)
  expect(world.thg.erase(JANE, { texts: 'masked' })).toMatchObject({ number: JANE, erasedAt: world.clock.now() })
  expect((await graphql('thg', OWN)).body.data.customer).toBeNull()
  expect((await graphql('thg', LOGIN, { email: 'jane.doe@example.com' })).body.data.login.error).toBe('FAILED_LOGIN')
  const messages = world.thg.state.messages.where('byDiscussion', id).map(({ type, message }) => [type, message])
  expect(messages).toContainEqual(['RESPONSE', 'Thank you, Jane'])
  expect(messages.filter(([type]) => type === 'QUERY').map(([, text]) => text)).toContain('[erased]')
  expect(messages.filter(([type, text]) => type === 'QUERY' && text !== '[erased]')).toEqual([])
  expect(world.thg.state.discussions.count('byFilter', `${JANE}||`)).toBe(total)
  expect(world.thg.state.orders.count('byFilter', `${JANE}|`)).toBe(orders)
  expect(world.thg.state.attachments.get(token)).toBeUndefined()
  // No log-in opens the account, whatever is tried.
  expect(world.thg.state.customers.require(JANE)).toMatchObject({ password: '', locked: true })
  const email = `erased-${JANE}@erased.invalid`
  expect((await graphql('thg', LOGIN, { email })).body.data.login.error).toBe('ACCOUNT_LOCKED')
  expect(JSON.stringify(world.document().vendors?.['thg'])).not.toMatch(/Jane Doe|jane\.doe|thg-jane/)
  expect(world.events.list().at(-1)).toMatchObject({ type: 'thg.customer.erased', before: { fullName: 'Jane Doe' } })
})

test('[assumed] a customer who is erased, conversations gone: no discussion and no message is left', () => {
  const { world } = setup()
  const trace = () => [world.document(), world.events.list()]
  const { id } = world.thg.state.discussions.last('byFilter', `${JANE}||`)!
  world.thg.agent.erase(JANE, { texts: 'gone' })
  expect(world.thg.state.discussions.count('byFilter', `${JANE}||`)).toBe(0)
  expect(world.thg.state.messages.count('byDiscussion', id)).toBe(0)
  const before = trace()
  expect(() => world.thg.erase(JANE, { texts: 'gone' })).toThrow(
    expect.objectContaining({
      code: 'ILLEGAL_MOVE',
      message: `The customer ${JANE} is erased; "erase" is not possible any more.`,
    }),
  )
  expect(() => world.thg.erase('1', { texts: 'gone' })).toThrow(expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }))
  expect(trace()).toEqual(before)
})

test('[assumed] a session that is revoked makes a guest; a log-in makes another one', async () => {
  const { world, graphql } = setup()
  expect(world.thg.revoke('thg-jane')).toMatchObject({ of: JANE, revokedAt: world.clock.now() })
  expect(world.events.list().at(-1)).toMatchObject({ type: 'thg.credential.revoked', before: { of: JANE } })
  expect((await graphql('thg', OWN)).body.data.customer).toBeNull()
  expect((await graphql('thg', LOGIN, { email: 'jane.doe@example.com' })).body.data.login.error).toBeNull()
  expect(() => world.thg.revoke('thg-jane')).toThrow(expect.objectContaining({ code: 'CREDENTIAL_NOT_FOUND' }))
})
