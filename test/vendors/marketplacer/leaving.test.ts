import { expect, test } from 'vitest'
import { AS_CELL_PHONES, SELLER, setupMarketplacer } from './marketplacer.ts'

const THREAD = `query ($id: ID) { chatMessages(sellerId: $id, first: 50) { nodes { id seller { businessName online } } } }`
const LISTS = `{ sellersForChats(first: 500) { nodes { id } } sellersWhere(first: 500) { nodes { id online } } }`
const ALL = `{ allSellers(first: 500, includeDeleted: true) { nodes { __typename ... on DeletedSeller { id } ... on Seller { id } } } }`
const SEND = `mutation ($id: ID) { chatMessageCreate(input: { sellerId: $id, message: "Hi" }) { status errors { field messages } } }`

function setupLeaving() {
  const all = setupMarketplacer()
  const idsOf = async (): Promise<{ chats: string[]; where: string[] }> => {
    const { sellersForChats, sellersWhere } = await all.ask(LISTS)
    const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id)
    return { chats: ids(sellersForChats), where: ids(sellersWhere) }
  }
  return { ...all, idsOf }
}

test('[assumed] a seller that is deactivated: off the list of chats, offline, its keys refused, its thread open', async () => {
  const { access, ask, call, idsOf, world } = setupLeaving()
  expect(access.seller('660119').deactivate()).toMatchObject({ online: false, left: 'deactivated' })
  const { chats, where } = await idsOf()
  expect(chats).not.toContain(SELLER.cellPhones)
  expect(where).toContain(SELLER.cellPhones)
  expect((await ask(ALL)).allSellers.nodes).toContainEqual({ __typename: 'Seller', id: SELLER.cellPhones })
  expect((await call('{ apiKeyPrincipal { name } }', {}, AS_CELL_PHONES)).status).toBe(401)
  expect((await ask(THREAD, { id: SELLER.cellPhones })).chatMessages.nodes).toHaveLength(5)
  expect((await ask(SEND, { id: SELLER.cellPhones })).chatMessageCreate).toEqual({ status: 200, errors: null })
  expect(world.events.list()[0]).toMatchObject({ type: 'marketplacer.seller.deactivated', actor: 'seller' })
})

test('[assumed] a seller that is deactivated already is refused, and nothing changes', () => {
  const { access, trace } = setupLeaving()
  access.deactivate('660119')
  const before = trace()
  expect(() => access.deactivate('660119')).toThrow(
    expect.objectContaining({
      code: 'ILLEGAL_MOVE',
      message: `The seller ${SELLER.cellPhones} is deactivated; "deactivate" is not possible any more.`,
    }),
  )
  expect(trace()).toEqual(before)
})

test('[assumed] a seller deleted with its thread kept: a DeletedSeller, read by id, never written to', async () => {
  const { access, ask, call, idsOf, world } = setupLeaving()
  expect(access.delete('660119', { thread: 'kept' })).toMatchObject({ id: SELLER.cellPhones, legacyId: 660119 })
  const { chats, where } = await idsOf()
  expect([...chats, ...where]).not.toContain(SELLER.cellPhones)
  const { nodes } = (await ask(ALL)).allSellers
  expect(nodes.filter(({ id }: { id: string }) => id === SELLER.cellPhones)).toEqual([
    { __typename: 'DeletedSeller', id: SELLER.cellPhones },
  ])
  expect((await ask(`{ node(id: "${SELLER.cellPhones}") { __typename } }`)).node).toEqual({
    __typename: 'DeletedSeller',
  })
  const thread = (await ask(THREAD, { id: SELLER.cellPhones })).chatMessages.nodes
  expect(thread).toHaveLength(5)
  expect(thread[0].seller).toEqual({ businessName: 'Cell Phones 4U', online: false })
  expect(world.events.list()[0]).toMatchObject({
    type: 'marketplacer.seller.deleted',
    before: { id: SELLER.cellPhones, businessName: 'Cell Phones 4U' },
    after: { id: SELLER.cellPhones, legacyId: 660119, updatedAt: world.clock.now() },
  })
  expect((await ask(SEND, { id: SELLER.cellPhones })).chatMessageCreate.errors).toEqual([
    { field: 'seller', messages: ['must exist'] },
  ])
  expect((await call('{ apiKeyPrincipal { name } }', {}, AS_CELL_PHONES)).status).toBe(401)
  for (const act of ['read', 'deactivate'] as const)
    expect(() => access.seller('660119')[act]()).toThrow(expect.objectContaining({ code: 'SELLER_NOT_FOUND' }))
})

test('[assumed] a seller deleted with its thread gone: no message of it is left', async () => {
  const { access, call, ask } = setupLeaving()
  const [message] = access.state.messages.where('bySeller', SELLER.cellPhones)
  access.seller('660119').delete({ thread: 'gone' })
  expect((await call(THREAD, { id: SELLER.cellPhones })).body.errors[0].message).toBe('Seller not found')
  expect((await ask(`{ node(id: "${message!.id}") { __typename } }`)).node).toBeNull()
  expect(access.state.messages.count('bySeller', SELLER.cellPhones)).toBe(0)
  expect(access.state.sellers.get(SELLER.cellPhones)).toBeUndefined()
})

test('[assumed] a key that is revoked is refused as an unknown one; others of its seller still let it in', async () => {
  const { access, call, world } = setupLeaving()
  const { key } = access.keys({ seller: 660119 })
  expect(access.revoke('mp-seller-660119')).toMatchObject({ of: SELLER.cellPhones, revokedAt: world.clock.now() })
  const ask = async (token: string) => (await call('{ apiKeyPrincipal { name } }', {}, { token })).status
  expect([await ask('mp-seller-660119'), await ask(key), await ask('mp-operator')]).toEqual([401, 200, 200])
  access.revoke('mp-operator')
  expect(await ask('mp-operator')).toBe(401)
  expect(world.events.list().map(({ type }) => type)).toEqual(Array(2).fill('marketplacer.credential.revoked'))
  expect(() => access.revoke('mp-operator')).toThrow(
    expect.objectContaining({
      code: 'CREDENTIAL_NOT_FOUND',
      message: 'There is no credential "mp-o***or" in this world; it may be revoked already.',
    }),
  )
})
