import { expect, test } from 'vitest'
import { messageId, SELLER, setupMarketplacer } from './marketplacer.ts'
import { withAccess } from '../../setup.ts'

test('[assumed] a seller that is added can call with its key at once', async () => {
  const { ask, access } = setupMarketplacer()
  const seller = access.addSeller({ businessName: 'New Shop' })
  expect(seller).toMatchObject({ legacyId: 660120, businessName: 'New Shop', accountType: 'RETAILER' })
  expect(seller.credentials).toEqual([
    { header: 'MARKETPLACER-API-KEY: mp-seller-660120', token: 'mp-seller-660120', who: 'seller New Shop' },
  ])
  const { apiKeyPrincipal } = await ask(
    '{ apiKeyPrincipal { user { id } seller { id businessName } } }',
    {},
    {
      token: 'mp-seller-660120',
    },
  )
  expect(apiKeyPrincipal).toEqual({
    user: { id: seller.primaryUserId },
    seller: { id: seller.id, businessName: 'New Shop' },
  })
})

test('[assumed] adding a seller is told as an event with the record', () => {
  const { world, access } = setupMarketplacer()
  const { credentials: _credentials, ...seller } = access.addSeller()
  expect(world.events.list()).toMatchObject([{ type: 'marketplacer.seller.created', before: null, after: seller }])
})

test('[assumed] a seller brings its id or its number; each implies the other, and later numbers are above', () => {
  const { access } = setupMarketplacer()
  expect(access.addSeller({ legacyId: 700000 }).id).toBe(Buffer.from('Seller-700000').toString('base64'))
  expect(access.addSeller({ id: Buffer.from('Seller-700001').toString('base64') }).legacyId).toBe(700001)
  expect(access.addSeller().legacyId).toBe(700002)
})

test('[assumed] an id that is taken or that is none is refused, and leaves no trace', () => {
  const { access, trace } = setupMarketplacer()
  const before = trace()
  expect(() => access.addSeller({ legacyId: 78 })).toThrow(expect.objectContaining({ code: 'SELLER_EXISTS' }))
  expect(() => access.addSeller({ id: SELLER.deleted })).toThrow(expect.objectContaining({ code: 'SELLER_EXISTS' }))
  expect(() => access.addSeller({ id: 'shop' })).toThrow(expect.objectContaining({ code: 'INVALID_ID' }))
  expect(() => access.addSeller({ legacyId: 0 })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  expect(() => access.addSeller({ id: SELLER.unknown, legacyId: 6 })).toThrow(
    expect.objectContaining({ code: 'INVALID_ID' }),
  )
  expect(trace()).toEqual(before)
})

// Source: Marketplacer docs, "Chat with Sellers": several keys of one seller, and of the operator, act on the same threads.
test('[documented] a second key of a seller and of the operator act on the same thread', async () => {
  const { ask, access } = setupMarketplacer()
  expect(access.keys({ seller: '660119' })).toEqual({ key: 'mp-seller-660119-2', seller: SELLER.cellPhones })
  expect(access.keys({ seller: SELLER.cellPhones })).toEqual({ key: 'mp-seller-660119-3', seller: SELLER.cellPhones })
  expect(access.keys()).toEqual({ key: 'mp-operator-2' })
  const SEND = 'mutation ($m: String!, $s: ID) { chatMessageCreate(input: {message: $m, sellerId: $s}) { status } }'
  await ask(SEND, { m: 'second key' }, { token: 'mp-seller-660119-2' })
  await ask(SEND, { m: 'operator', s: SELLER.cellPhones }, { token: 'mp-operator-2' })
  const READ = '{ chatMessages(first: 2) { nodes { message sentByType } } }'
  for (const token of ['mp-seller-660119', 'mp-seller-660119-2', 'mp-seller-660119-3']) {
    const { chatMessages } = await ask(READ, {}, { token })
    expect(chatMessages.nodes).toEqual([
      { message: 'operator', sentByType: 'Admin' },
      { message: 'second key', sentByType: 'User' },
    ])
  }
  const OWNER = '{ apiKeyPrincipal { name seller { id marketplacerApiKeys { description } } } }'
  const operator = await ask(OWNER, {}, { token: 'mp-operator-2' })
  expect(operator).toEqual({ apiKeyPrincipal: { name: 'Operator Support', seller: null } })
  const { apiKeyPrincipal } = await ask(OWNER, {}, { token: 'mp-seller-660119-3' })
  expect(apiKeyPrincipal.seller.marketplacerApiKeys).toHaveLength(3)
})

test('[assumed] a key of an unknown seller is refused, and leaves no trace', () => {
  const { access, trace } = setupMarketplacer()
  const before = trace()
  expect(() => access.keys({ seller: '5' })).toThrow(expect.objectContaining({ code: 'SELLER_NOT_FOUND' }))
  expect(() => access.keys({ seller: 'shop' })).toThrow(expect.objectContaining({ code: 'SELLER_NOT_FOUND' }))
  expect(trace()).toEqual(before)
})

test('[assumed] in a world with a name, a new key leads back to it', () => {
  const { sim } = setupMarketplacer()
  const { marketplacer } = withAccess(sim.world('ci-1'))
  expect(marketplacer.keys({ seller: 78 }).key).toBe('mp-seller-78-2@ci-1')
  expect(marketplacer.keys().key).toBe('mp-operator-2@ci-1')
})

test('[assumed] in a world with a name, credentials lead back to it', () => {
  const { sim } = setupMarketplacer()
  const { credentials } = withAccess(sim.world('ci-1')).marketplacer.addSeller({ legacyId: 9 })
  expect(credentials).toMatchObject([{ token: 'mp-seller-9@ci-1' }])
})

test('[assumed] a seller writes, by id as the vendor writes it, URL-encoded, or bare number', async () => {
  const { ask, world, access } = setupMarketplacer()
  const first = access.seller(660119).send({ message: 'one' })
  expect(first).toMatchObject({
    id: SELLER.cellPhones,
    status: 200,
    message: { id: messageId(48214), message: 'one', sentByType: 'User', readAt: null },
  })
  access.seller('660119').send({ message: 'two' })
  access.seller(SELLER.cellPhones).send({ message: 'three' })
  access.seller(encodeURIComponent(SELLER.cellPhones)).send({ message: 'four' })
  const { chatMessages } = await ask(
    `{ chatMessages(sellerId: "${SELLER.cellPhones}", first: 4) { nodes { message } } }`,
  )
  expect(chatMessages.nodes.map(({ message }: { message: string }) => message)).toEqual(['four', 'three', 'two', 'one'])
  expect(world.events.list()[0]).toMatchObject({
    type: 'marketplacer.message.created',
    before: null,
    after: first.message,
    actor: 'seller',
  })
})

test('[assumed] a seller reads what the operator wrote', async () => {
  const { ask, world, access } = setupMarketplacer()
  expect(access.seller(660119).read()).toMatchObject({
    id: SELLER.cellPhones,
    status: 200,
    message: { legacyId: 48213 },
  })
  const { chatMessages } = await ask(
    `{ chatMessages(sellerId: "${SELLER.cellPhones}") { user: totalUnreadCount(for: "User") admin: totalUnreadCount(for: "Admin") } }`,
  )
  expect(chatMessages).toEqual({ user: 0, admin: 2 })
  expect(world.events.list()).toMatchObject([{ type: 'marketplacer.messages.read', actor: 'seller' }])
  expect(access.seller(SELLER.bikes).read()).toEqual({ id: SELLER.bikes, status: 200, message: null })
})

test('[assumed] an unknown seller and a blank message are refused', () => {
  const { access, trace } = setupMarketplacer()
  const before = trace()
  expect(() => access.seller(5)).toThrow(expect.objectContaining({ code: 'SELLER_NOT_FOUND' }))
  expect(() => access.seller('%')).toThrow(expect.objectContaining({ code: 'SELLER_NOT_FOUND' }))
  expect(() => access.seller(78).send({ message: ' ' })).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: "message can't be blank" }),
  )
  expect(trace()).toEqual(before)
})
