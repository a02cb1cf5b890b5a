/** What ends: sellers, keys and sessions, attachments, offers; who is forgotten. Over HTTP, by script, in a document. */
import { expect, test } from 'vitest'
import { anAttachment } from '../../src/vendors/thg/factories.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { controlForFile } from './control.ts'

const control = controlForFile()
const JANE = '38779254'

/** Each call with the event that tells of it; `{x}` is filled in. */
const CALLS = [
  ['marketplacer/sellers/660119/deactivate', {}, 'marketplacer.seller.deactivated'],
  ['marketplacer/sellers/U2VsbGVyLTc4/delete', { thread: 'kept' }, 'marketplacer.seller.deleted'],
  ['marketplacer/sellers/389/delete', { thread: 'gone' }, 'marketplacer.seller.deleted'],
  ['marketplacer/credentials/revoke', { credential: 'mp-operator' }, 'marketplacer.credential.revoked'],
  ['thg/attachments/{first}/reject', {}, 'thg.attachment.rejected'],
  ['thg/attachments/{second}/expire', {}, 'thg.attachment.expired'],
  [`thg/customers/${JANE}/erase`, { texts: 'masked' }, 'thg.customer.erased'],
  ['thg/credentials/revoke', { credential: 'thg-john' }, 'thg.credential.revoked'],
  [`guuru/chats/${CHAT.pending}/expire-offer`, {}, 'guuru.chat.offer-expired'],
  ['guuru/users/{user}/erase', { texts: 'gone' }, 'guuru.user.erased'],
  ['guuru/credentials/revoke', { credential: 'guuru-partner' }, 'guuru.credential.revoked'],
] as const

test('[ours] each is a call, told as an event; the document goes round byte for byte', async () => {
  const { world, get, post, call } = control.world()
  const words: Record<string, string> = {
    first: anAttachment(world.thg, { customer: JANE }).token,
    second: anAttachment(world.thg, { customer: '38779254' }).token,
    user: world.guuru.state.chats.require(CHAT.open).userId,
  }
  for (const [path, body, type] of CALLS) {
    const filled = path.replace(/\{(\w+)\}/, (_, word: string) => encodeURIComponent(words[word]!))
    const { status } = await post(`/_sim/${filled}`, body)
    const { events } = (await get('/_sim/events')).body
    expect([path, status, events.some((event: { type: string }) => event.type === type)]).toEqual([path, 200, true])
  }
  const { body: document } = await get('/_sim/state')
  expect((await call('PUT', '/_sim/state', document)).status).toBeLessThan(300)
  expect((await get('/_sim/state')).body).toEqual(document)
})

test.each([
  ['marketplacer/sellers/78/delete', {}, 400, 'INVALID_INPUT', 'thread is missing; expected "kept" or "gone".'],
  ['marketplacer/sellers/5/deactivate', {}, 404, 'SELLER_NOT_FOUND', 'Seller not found'],
  [
    `thg/customers/${JANE}/erase`,
    { texts: 'some' },
    400,
    'INVALID_INPUT',
    'texts is "some"; expected "masked" or "gone".',
  ],
  ['thg/attachments/nope/expire', {}, 404, 'ATTACHMENT_NOT_FOUND', 'Attachment not found'],
  ['guuru/users/nope/erase', { texts: 'gone' }, 404, 'USER_NOT_FOUND', 'User not found'],
  [
    'guuru/credentials/revoke',
    { credential: 'unknown-token' },
    404,
    'CREDENTIAL_NOT_FOUND',
    'There is no credential "unkn***en" in this world; it may be revoked already.',
  ],
])('[ours] refused: %s %o', async (path, sent, status, code, message) => {
  const answer = await control.world().post(`/_sim/${path}`, sent)
  expect(answer).toMatchObject({ status, body: { error: { code, message } } })
})

test('[ours] a credential is revoked as it was handed out, with the suffix of its world', async () => {
  const { world, post, graphql } = control.world()
  const token = `guuru-partner@${world.id}`
  expect((await graphql('guuru', '{ partner { id } }', { token })).status).toBe(200)
  expect((await post('/_sim/guuru/credentials/revoke', { credential: token })).status).toBe(200)
  expect((await graphql('guuru', '{ partner { id } }', { token })).status).toBe(401)
})

test('[ours] scripts do each, about the conversation that they are in', async () => {
  const { world } = control.world()
  const on = (type: string) => ({ when: { type }, delay: 'PT1M' })
  world.actors.play([
    { name: 'nobody', who: 'expert', ...on('guuru.chat.assigned'), times: 1, what: { do: 'expire-offer' } },
    { name: 'ada', who: 'shopper', ...on('guuru.chat.closed'), what: { do: 'erase', texts: 'masked' } },
    { name: 'leaver', who: 'seller', ...on('marketplacer.message.created'), what: { do: 'delete', thread: 'kept' } },
    { name: 'virus', who: 'agent', ...on('thg.message.created'), what: { do: 'reject' } },
    { name: 'gdpr', who: 'agent', ...on('thg.discussion.status-changed'), what: { do: 'erase', texts: 'gone' } },
    {
      name: 'leak',
      who: 'seller',
      ...on('marketplacer.seller.deleted'),
      what: { do: 'revoke', credential: 'mp-operator' },
    },
  ])
  const { userId } = world.guuru.shopper.start()
  world.guuru.shopper.close(CHAT.open)
  world.marketplacer.seller('660119').send({ message: 'Bye' })
  world.thg.agent.respond('13183370', { message: 'No', status: 'PENDING' })
  await world.settle()
  expect(userId).toBeTruthy()
  expect(
    world.events.list().flatMap(({ type, actor }) => (/shopper|agent|seller/.test(actor) ? [] : [`${actor}: ${type}`])),
  ).toEqual([
    'nobody: guuru.chat.offer-expired',
    'nobody: guuru.chat.assigned',
    'ada: guuru.user.erased',
    'leaver: marketplacer.seller.deleted',
    'gdpr: thg.customer.erased',
    'leak: marketplacer.credential.revoked',
  ])
  expect(world.actors.refusals).toMatchObject([{ actor: 'virus', do: 'reject', code: 'ATTACHMENT_NOT_FOUND' }])
})
