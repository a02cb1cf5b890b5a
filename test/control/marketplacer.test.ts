import { expect, test } from 'vitest'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()
const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const THREAD = `{ chatMessages(sellerId: "${SELLER}") { totalCount nodes { message sentByType readAt } } }`

test('[ours] a seller exists, with a key of its number', async () => {
  const { post, graphql, world } = control.world()
  const made = await post('/_sim/marketplacer/sellers', { legacyId: 4242, businessName: 'Tea & Co' })
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: Buffer.from('Seller-4242').toString('base64'),
      legacyId: 4242,
      businessName: 'Tea & Co',
      credentials: [{ token: `mp-seller-4242@${world.id}` }],
    },
  })
  const who = await graphql('marketplacer', '{ apiKeyPrincipal { seller { businessName } } }', {
    token: made.body.credentials[0].token,
  })
  expect(who.body.data).toEqual({ apiKeyPrincipal: { seller: { businessName: 'Tea & Co' } } })
  expect(await post('/_sim/marketplacer/sellers', { legacyId: 4242 })).toMatchObject(refusal(409, 'SELLER_EXISTS'))
  expect(await post('/_sim/marketplacer/sellers', { id: 'nonsense' })).toMatchObject(refusal(400, 'INVALID_ID'))
  const [one, other] = [await post('/_sim/marketplacer/sellers', {}), await post('/_sim/marketplacer/sellers')]
  expect([one.status, other.status]).toEqual([201, 201])
  expect(one.body.id).not.toBe(other.body.id)
})

test.for([
  ['as the vendor writes it', SELLER],
  ['URL-encoded', encodeURIComponent(SELLER)],
  ['the bare number', '660119'],
] as const)('[ours] a seller writes and reads, its id %s', async ([, id]) => {
  const { post, get, graphql } = control.world()
  const said = await post(`/_sim/marketplacer/sellers/${id}/messages`, { message: 'Dispatched today.' })
  expect(said).toMatchObject({
    status: 201,
    body: { id: SELLER, status: 200, message: { sentByType: 'User', message: 'Dispatched today.', readAt: null } },
  })
  const { nodes } = (await graphql('marketplacer', THREAD)).body.data.chatMessages
  expect(nodes[0]).toEqual({ message: 'Dispatched today.', sentByType: 'User', readAt: null })
  expect(
    nodes.some(({ sentByType, readAt }: Record<string, unknown>) => sentByType === 'Admin' && readAt === null),
  ).toBe(true)

  const read = await post(`/_sim/marketplacer/sellers/${id}/read`)
  expect(read).toMatchObject({
    status: 200,
    body: { id: SELLER, status: 200, message: { message: 'Dispatched today.' } },
  })
  const after = (await graphql('marketplacer', THREAD)).body.data.chatMessages.nodes
  expect(
    after
      .filter(({ readAt }: { readAt: unknown }) => readAt === null)
      .map(({ sentByType }: { sentByType: string }) => sentByType),
  ).toEqual(['User', 'User', 'User'])
  const types = (await get('/_sim/events')).body.events.map(({ type, actor }: Record<string, string>) => [type, actor])
  expect(types).toEqual([
    ['marketplacer.message.created', 'seller'],
    ['marketplacer.messages.read', 'seller'],
  ])
})

test('[ours] an unknown seller is a 404', async () => {
  const { post } = control.world()
  for (const id of ['1', 'nonsense', Buffer.from('Seller-1').toString('base64'), '__proto__']) {
    const answer = await post(`/_sim/marketplacer/sellers/${encodeURIComponent(id)}/messages`, { message: 'x' })
    expect(answer).toMatchObject(refusal(404, 'SELLER_NOT_FOUND'))
    expect(await post(`/_sim/marketplacer/sellers/${encodeURIComponent(id)}/read`)).toMatchObject(
      refusal(404, 'SELLER_NOT_FOUND'),
    )
  }
})

test('[assumed] a blank or missing message is a 400', async () => {
  const { post, get } = control.world()
  expect((await post('/_sim/marketplacer/sellers/78/messages', { message: ' ' })).status).toBe(400)
  expect((await post('/_sim/marketplacer/sellers/78/messages', {})).status).toBe(400)
  expect((await get('/_sim/events')).body.events).toEqual([])
})
