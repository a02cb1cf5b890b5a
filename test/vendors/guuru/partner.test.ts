import { expect, test } from 'vitest'
import { OTHER_TOKEN, setupGuuru } from './guuru.ts'

const STATE = '{ partner { id state { chat { isAvailable } } } }'

// Source: GUURU docs, Admin API, Queries, partner.
test('[documented] the partner of the token, and whether chats can start', async () => {
  const { ask } = setupGuuru()
  expect(await ask(STATE)).toEqual({ partner: { id: 'guuru-qa', state: { chat: { isAvailable: true } } } })
})

// Source: GUURU docs, Admin API, Getting started: a token belongs to one partner.
test('[documented] another token is another partner', async () => {
  const { ask } = setupGuuru()
  expect(await ask(STATE, {}, { token: OTHER_TOKEN })).toMatchObject({ partner: { id: 'guuru-other' } })
})

// Source: GUURU docs, Admin API, Types, PartnerStateChat.isAvailable.
test('[documented] isAvailable follows the partner', async () => {
  const { ask, access } = setupGuuru()
  access.setPartner({ isAvailable: false })
  expect(await ask(STATE)).toMatchObject({ partner: { state: { chat: { isAvailable: false } } } })
})

// Source: GUURU docs, Admin API, Queries, chats, example.
test('[documented] a chat shows its shopper, expert, category, question, rating and times', async () => {
  const { readChat } = setupGuuru()
  const fields = 'status question rating createdAt closedAt user { name email } expert { name } category { name }'
  expect(await readChat('uOqQ4XsALegamEH6tylwS', fields)).toEqual({
    id: 'uOqQ4XsALegamEH6tylwS',
    status: 'rated',
    question: 'Which VAT rate applies to books?',
    rating: 3,
    createdAt: 1560124481295,
    closedAt: 1560124891307,
    user: { name: 'Lea', email: null },
    expert: { name: 'Jane Roe' },
    category: { name: 'Banking' },
  })
})

test('[assumed] rating, closedAt, expert and category are null until there is one', async () => {
  const { readChat } = setupGuuru()
  expect(await readChat('dddTICQZvzaf5xJzhxCRd', 'rating closedAt expert { id } category { id }')).toMatchObject({
    rating: null,
    closedAt: null,
    expert: null,
    category: null,
  })
})

test('[schema] chats, submissions and personas have no root fields', async () => {
  const { call } = setupGuuru()
  for (const field of ['chat', 'chats', 'submission', 'submissions', 'persona', 'personas', 'node']) {
    const { body } = await call(`{ ${field} { id } }`)
    expect(body.errors[0].message).toContain(`Cannot query field "${field}" on type "Query"`)
    expect(body).not.toHaveProperty('data')
  }
})

test.each([
  ['{ partner', 'GRAPHQL_PARSE_FAILED'],
  ['{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
  ['{ partner { chats(first: "1") { edges { cursor } } } }', 'GRAPHQL_VALIDATION_FAILED'],
])('[assumed] %s is not executed: %s', async (query, code) => {
  const { refused } = setupGuuru()
  expect(await refused(query)).toMatchObject({ status: 200, body: { errors: [{ extensions: { code } }] } })
})
