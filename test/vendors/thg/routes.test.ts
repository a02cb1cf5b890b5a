import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

test('[assumed] a customer made by hand can log in and is logged in', async () => {
  const { graphql, world } = setup()
  const { id, number, email, password, credentials } = world.thg.addCustomer({ fullName: 'Ada Byron' })
  expect(id).toBe(number)
  expect(Number(number)).toBeGreaterThan(38_779_311)
  expect(credentials).toEqual([
    { header: `Authorization: Opaque thg-${number}`, token: `thg-${number}`, who: `customer ${number} (Ada Byron)` },
  ])
  const { body } = await graphql('thg', '{ customer { fullName email } }', {}, { token: credentials[0]!.token })
  expect(body.data.customer).toEqual({ fullName: 'Ada Byron', email })
  const login = await graphql(
    'thg',
    `mutation { login(input: { username: "${email}", password: "${password}" }) { error } }`,
  )
  expect(login.body.data.login.error).toBeNull()
})

test('[assumed] a locked customer has no credentials', () => {
  const { world } = setup()
  expect(world.thg.addCustomer({ locked: true })).toMatchObject({ locked: true, credentials: [] })
})

test.each([{ number: '38779254' }, { email: 'JANE.doe@example.com' }])(
  '[assumed] a customer who is there already is refused: %o',
  members => {
    const { world } = setup()
    const before = world.thg.state.customers.size
    expect(() => world.thg.addCustomer(members)).toThrow(expect.objectContaining({ code: 'CUSTOMER_EXISTS' }))
    expect(world.thg.state.customers.size).toBe(before)
  },
)

test('[assumed] numbers that are minted are above those that were given', () => {
  const { world } = setup()
  world.thg.addCustomer({ number: '50000000' })
  expect(world.thg.addCustomer().number).toBe('50000001')
  world.thg.addOrder({ orderNumber: '200000000' })
  expect(world.thg.addOrder().orderNumber).toBe('200000001')
})

test('[assumed] an order made by hand is its customer’s', async () => {
  const { graphql, world } = setup()
  const products = [{ sku: 11140463, quantity: 3 }]
  const order = world.thg.addOrder({ customer: '38779311', status: 'PROCESSING', products })
  expect(order).toMatchObject({ id: order.orderNumber, status: 'PROCESSING', dispatchedAt: null })
  const { body } = await graphql(
    'thg',
    '{ customer { orders(limit: 1) { orders { orderNumber totalQuantity products { sku } } } } }',
    {},
    { token: 'thg-john' },
  )
  expect(body.data.customer.orders.orders).toEqual([
    { orderNumber: order.orderNumber, totalQuantity: 3, products: [{ sku: 11140463 }] },
  ])
  expect(world.events.list()).toMatchObject([{ type: 'thg.order.created', before: null, actor: 'thg' }])
})

test('[assumed] an order without a customer is the first one’s and has a product', () => {
  const { world } = setup()
  expect(world.thg.addOrder()).toMatchObject({
    customer: '38779254',
    status: 'ORDER_PLACED',
    products: [{ sku: 10530743, quantity: 1 }],
  })
})

test('[assumed] orders that cannot be are refused', () => {
  const { world } = setup()
  expect(() => world.thg.addOrder({ orderNumber: '95726695' })).toThrow(
    expect.objectContaining({ code: 'ORDER_EXISTS' }),
  )
  expect(() => world.thg.addOrder({ customer: '1' })).toThrow(expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }))
})

test('[assumed] there is no password reset before one was asked for', () => {
  const { world } = setup()
  expect(() => world.thg.passwordReset('38779254')).toThrow(
    expect.objectContaining({ code: 'PASSWORD_RESET_NOT_FOUND' }),
  )
  expect(() => world.thg.passwordReset('1')).toThrow(expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }))
})

test('[assumed] of several password resets the newest is the mail’s', async () => {
  const { graphql, world } = setup()
  const ask = 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }'
  await graphql('thg', ask)
  const first = world.thg.passwordReset('38779254').token
  await graphql('thg', ask)
  expect(world.thg.passwordReset('38779254').token).not.toBe(first)
})

test('[assumed] what was uploaded can be looked at', () => {
  const { world } = setup()
  const token = [...world.thg.state.attachments.all()][0]!.token
  const attachment = world.thg.attachment(token)
  expect(attachment).toMatchObject({ customer: '38779254', mimeType: 'image/jpeg' })
  expect(attachment).not.toHaveProperty('content')
  expect(world.thg.attachmentContent(token)).toHaveLength(attachment.size)
  expect(() => world.thg.attachment('nothing')).toThrow(expect.objectContaining({ code: 'ATTACHMENT_NOT_FOUND' }))
})
