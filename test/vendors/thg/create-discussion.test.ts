import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal, unauthenticated } from './refusal.ts'

const CREATE = 'mutation Create($input: CreateDiscussionInput!) { createDiscussion(input: $input) }'
const READ = `query Read($id: ID!) { customer { discussions(filter: { id: $id }) { total discussions {
  id category status read createdAt updatedAt
  selection { selectedOrder { orderNumber } selectedProducts { sku quantity } }
  messages { total messages { id type message createdAt } }
} } } }`
const ATTACHMENT =
  'eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ'
const message = { message: 'Hi, I cannot log in on site, please help.' }
const CATEGORIES = [
  'CANCELLATION',
  'CHECKOUT',
  'FREE_GIFT',
  'OFFERS_AND_PROMOTIONS',
  'PAYMENT',
  'PLACING_AN_ORDER',
  'PRODUCT_INFORMATION',
  'RETURNS_AND_REFUNDS',
  'WEBSITE_ISSUES',
  'WHERE_IS_MY_ORDER',
  'DELIVERY_PROBLEM',
  'FEEDBACK',
  'PRICEBEATER_REQUEST',
  'NUTRITIONAL_ADVICE',
  'STOCK_AVAILABILITY',
  'PROBLEM_WITH_MY_ORDER',
  'I_WANT_TO_CREATE_AN_ACCOUNT',
]

// Source: THG Horizon docs, Customer Services, Examples, CreateDiscussion.
test('[documented] the published mutation opens a discussion with a first message', async () => {
  const { graphql, world } = setup()
  const { status, body } = await graphql(
    'thg',
    `mutation CreateDiscussion {
      createDiscussion(input: {
        category: WEBSITE_ISSUES
        message: { message: "Hi, I cannot log in on site, please help.", attachmentToken: "${ATTACHMENT}" }
      })
    }`,
  )
  expect(status).toBe(200)
  expect(body.errors).toBeUndefined()
  const now = world.clock.now()
  const read = await graphql('thg', READ, { id: body.data.createDiscussion })
  expect(read.body.data.customer.discussions).toEqual({
    total: 1,
    discussions: [
      {
        id: body.data.createDiscussion,
        category: 'WEBSITE_ISSUES',
        status: 'OUTSTANDING',
        read: true,
        createdAt: now,
        updatedAt: now,
        selection: null,
        messages: {
          total: 1,
          messages: [{ id: expect.any(String), type: 'QUERY', message: message.message, createdAt: now }],
        },
      },
    ],
  })
})

test('[assumed] it returns the discussion’s id, and the new message’s id is above every other', async () => {
  const { graphql, world } = setup()
  const highest = Math.max(...[...world.thg.state.messages.all()].map(({ id }) => Number(id)))
  const { body } = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message } })
  const id: string = body.data.createDiscussion
  expect(world.thg.state.discussions.get(id)).toBeDefined()
  expect(Number(world.thg.state.messages.last('byDiscussion', id)!.id)).toBeGreaterThan(highest)
})

// Source: THG Horizon docs, Customer Services, introduction and Message Categories.
test('[documented] every category, with and without a selection', async () => {
  const { graphql, world } = setup()
  for (const category of CATEGORIES) {
    for (const selection of [null, { selectedOrderId: '95726695', selectedProductSkus: [10530743] }]) {
      const { body } = await graphql('thg', CREATE, { input: { category, selection, message } })
      expect(world.thg.state.discussions.require(body.data.createDiscussion).category).toBe(category)
    }
  }
})

test('[schema] the schema has these categories in this order', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ type: __type(name: "DiscussionCategory") { enumValues { name } } }')
  expect(body.data.type.enumValues.map(({ name }: { name: string }) => name)).toEqual(CATEGORIES)
})

test.each([
  ['the whole order', [], []],
  ['one product', [11140463], [{ sku: 11140463, quantity: 1 }]],
  ['products as numeric strings', ['10530743'], [{ sku: 10530743, quantity: 2 }]],
  [
    'a product named twice',
    [11140463, 10530743, 11140463],
    [
      { sku: 10530743, quantity: 2 },
      { sku: 11140463, quantity: 1 },
    ],
  ],
])('[schema] about %s', async (_, selectedProductSkus, selectedProducts) => {
  const { graphql } = setup()
  const { body } = await graphql('thg', CREATE, {
    input: { category: 'PAYMENT', selection: { selectedOrderId: '95726695', selectedProductSkus }, message },
  })
  const read = await graphql('thg', READ, { id: body.data.createDiscussion })
  expect(read.body.data.customer.discussions.discussions[0].selection).toEqual({
    selectedOrder: { orderNumber: '95726695' },
    selectedProducts,
  })
})

test('[schema] an order’s id may be a number', async () => {
  const { graphql, world } = setup()
  const { body } = await graphql(
    'thg',
    `
      mutation {
        createDiscussion(
          input: {
            category: PAYMENT
            message: { message: "Hello" }
            selection: { selectedOrderId: 95726695, selectedProductSkus: [] }
          }
        )
      }
    `,
  )
  expect(world.thg.state.discussions.require(body.data.createDiscussion).selection).toEqual({
    orderNumber: '95726695',
    skus: [],
  })
})

test('[assumed] two identical requests make two discussions', async () => {
  const { graphql } = setup()
  const first = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message } })
  const second = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message } })
  expect(second.body.data.createDiscussion).not.toBe(first.body.data.createDiscussion)
})

test('[assumed] the text is kept as it was written', async () => {
  const { graphql, world } = setup()
  const text = '  <b>Grüße</b> &amp; 👋\n'
  const { body } = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message: { message: text } } })
  expect(world.thg.state.messages.last('byDiscussion', body.data.createDiscussion)!.message).toBe(text)
})

test('[assumed] the discussion and its message are announced', async () => {
  const { graphql, world } = setup()
  const { body } = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message } })
  const id = body.data.createDiscussion
  expect(world.events.list()).toMatchObject([
    { type: 'thg.discussion.created', before: null, after: { id }, actor: '38779254' },
    { type: 'thg.message.created', before: null, after: { discussionId: id, type: 'QUERY' }, actor: '38779254' },
  ])
})

const order = (selectedOrderId: string, ...selectedProductSkus: number[]) => ({ selectedOrderId, selectedProductSkus })

test.each([
  ['a blank message', { message: { message: ' \n\t' } }, 'BLANK_MESSAGE', 'The message must not be blank', {}],
  ['an empty message', { message: { message: '' } }, 'BLANK_MESSAGE', 'The message must not be blank', {}],
  [
    'an unknown attachment',
    { message: { ...message, attachmentToken: 'nothing' } },
    'ATTACHMENT_NOT_FOUND',
    'Attachment not found',
    { attachmentToken: 'nothing' },
  ],
  ['an unknown order', { selection: order('1') }, 'ORDER_NOT_FOUND', 'Order not found', { orderNumber: '1' }],
  [
    'a product that is not in the order',
    { selection: order('95726695', 10530743, 12081395) },
    'PRODUCT_NOT_IN_ORDER',
    'Product is not in the order',
    { orderNumber: '95726695', sku: 12081395 },
  ],
])('[assumed] %s is refused, and nothing is created', async (_, members, code, text, details) => {
  const { graphql, world } = setup()
  const before = [world.thg.state.discussions.size, world.thg.state.messages.size]
  const { status, body } = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message, ...members } })
  expect(status).toBe(200)
  expect(body.data).toBeNull()
  expect(body.errors).toEqual([refusal('createDiscussion', code, text, details)])
  expect([world.thg.state.discussions.size, world.thg.state.messages.size]).toEqual(before)
  expect(world.events.list()).toEqual([])
})

// Source: THG Horizon schema, description of createDiscussion: requires authentication.
test('[documented] a guest is refused; the field is not nullable, so data is null', async () => {
  const { graphql, world } = setup()
  const before = world.thg.state.discussions.size
  const { status, body } = await graphql('thg', CREATE, { input: { category: 'FEEDBACK', message } }, { token: null })
  expect(status).toBe(200)
  expect(body.data).toBeNull()
  expect(body.errors).toEqual([unauthenticated('createDiscussion')])
  expect(body.extensions.flags).toEqual([])
  expect(world.thg.state.discussions.size).toBe(before)
})

test.each([
  ['a category that is none', { category: 'COMPLAINT', message }],
  ['no message', { category: 'FEEDBACK' }],
  ['a selection without products', { category: 'FEEDBACK', message, selection: { selectedOrderId: '95726695' } }],
  [
    'a SKU that is no number',
    { category: 'FEEDBACK', message, selection: { selectedOrderId: '95726695', selectedProductSkus: ['x'] } },
  ],
])('[schema] %s is not valid input', async (_, input) => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', CREATE, { input })
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('data')
  expect(body.errors[0].extensions).toEqual({ classification: 'ValidationError' })
})

test.each(['refused', 'accepted'] as const)(
  '[assumed] null that a variable puts into the list of products is no product: foreign ones %s',
  async foreign => {
    const { graphql, bugs } = setup({ assume: { 'thg.foreign-product': foreign } })
    const selection = 'selection: { selectedOrderId: 95726695, selectedProductSkus: [10530743, $sku] }'
    const query = `mutation M($sku: SKU = 10530743) { createDiscussion(input: { category: PAYMENT, message: { message: "Hello" }, ${selection} }) }`
    const { body } = await graphql('thg', query, { sku: null })
    expect(body.errors[0]).toMatchObject({ message: 'Product is not in the order', path: ['createDiscussion'] })
    expect(bugs).toEqual([])
  },
)
