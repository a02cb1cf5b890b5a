import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const john = { token: 'thg-john' }
const JANES = {
  discussion: '13183370',
  message: '35100000',
  order: '95726695',
  attachment:
    'eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ',
}

// Source: THG Horizon schema, description of Query.customer: the current customer.
test('[documented] lists hold what is one’s own', async () => {
  const { graphql, world } = setup()
  const { body } = await graphql(
    'thg',
    '{ customer { discussions(limit: 100) { discussions { id } } orders(limit: 100) { orders { orderNumber } } } }',
    {},
    john,
  )
  const { discussions, orders } = body.data.customer
  expect(discussions.discussions).toHaveLength(2)
  expect(orders.orders).toHaveLength(2)
  for (const { id } of discussions.discussions)
    expect(world.thg.state.discussions.require(id).customer).toBe('38779311')
})

test.each([
  ['discussions by id', `discussions(filter: { id: "${JANES.discussion}" }) { total }`, 'discussions'],
  ['discussions by order', `discussions(filter: { orderNumber: "${JANES.order}" }) { total }`, 'discussions'],
  ['orders by number', `orders(filter: { orderNumber: "${JANES.order}" }) { total }`, 'orders'],
])('[assumed] %s of another customer’s find nothing', async (_, selection, field) => {
  const { graphql } = setup()
  const mine = await graphql('thg', `{ customer { ${selection} } }`)
  expect(mine.body.data.customer[field].total).toBeGreaterThan(0)
  const { body } = await graphql('thg', `{ customer { ${selection} } }`, {}, john)
  expect(body.data.customer[field]).toEqual({ total: 0 })
})

const attempts = [
  [
    'replyToDiscussion',
    `replyToDiscussion(discussionId: "${JANES.discussion}", input: { message: "Hi" })`,
    'DISCUSSION_NOT_FOUND',
  ],
  [
    'markDiscussionMessagesAsRead',
    `markDiscussionMessagesAsRead(input: { discussionId: "${JANES.discussion}", upToMessageId: "${JANES.message}" })`,
    'DISCUSSION_NOT_FOUND',
  ],
  [
    'markDiscussionMessagesAsRead with one’s own discussion',
    `markDiscussionMessagesAsRead(input: { discussionId: "13158230", upToMessageId: "${JANES.message}" })`,
    'MESSAGE_NOT_FOUND',
  ],
  [
    'createDiscussion about an order',
    `createDiscussion(input: { category: PAYMENT, message: { message: "Hi" },
      selection: { selectedOrderId: "${JANES.order}", selectedProductSkus: [] } })`,
    'ORDER_NOT_FOUND',
  ],
  [
    'createDiscussion with an attachment',
    `createDiscussion(input: { category: PAYMENT, message: { message: "Hi", attachmentToken: "${JANES.attachment}" } })`,
    'ATTACHMENT_NOT_FOUND',
  ],
  [
    'replyToDiscussion with an attachment',
    `replyToDiscussion(discussionId: "13158230", input: { message: "Hi", attachmentToken: "${JANES.attachment}" })`,
    'ATTACHMENT_NOT_FOUND',
  ],
] as const

test.each(attempts)('[assumed] %s: another customer’s is refused just like an unknown one', async (_, field, code) => {
  const { graphql, world } = setup()
  const foreign = await graphql('thg', `mutation { ${field} }`, {}, john)
  expect(foreign.body.errors[0].extensions.code).toBe(code)
  expect(world.events.list()).toEqual([])

  const { body } = await graphql('thg', `mutation { ${unknown(field)} }`, {}, john)
  expect(body.errors[0].message).toBe(foreign.body.errors[0].message)
  expect(body.errors[0].extensions.code).toBe(code)
  expect(Object.keys(body.errors[0].extensions)).toEqual(Object.keys(foreign.body.errors[0].extensions))
})

/** The same field with ids that no record has. */
function unknown(field: string): string {
  return Object.values(JANES).reduce((text, id) => text.replaceAll(id, '7'), field)
}

test('[assumed] a password reset token of another customer’s is refused', async () => {
  const { graphql, world } = setup()
  await graphql('thg', 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }')
  const { token } = world.thg.passwordReset('38779254')
  const { body } = await graphql(
    'thg',
    `mutation { resetPassword(input: { token: "${token}", newPassword: "stolen password", username: "john.roe@example.com" }) {
      error customer { email }
    } }`,
    {},
    john,
  )
  expect(body.data.resetPassword).toEqual({ error: 'INVALID_TOKEN', customer: null })
  expect(world.thg.state.customers.require('38779254').password).toBe('password123')
})

test('[assumed] logging out leaves other customers logged in', async () => {
  const { graphql } = setup()
  await graphql('thg', 'mutation { logout }', {}, john)
  const { body } = await graphql('thg', '{ customer { email } }')
  expect(body.data.customer.email).toBe('jane.doe@example.com')
})
