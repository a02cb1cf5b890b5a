import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal } from './refusal.ts'

const MESSAGES = `query Messages($id: ID!, $offset: Int = 0, $limit: Int = 10) {
  customer { discussions(filter: { id: $id }, limit: 1) { discussions {
    messages(offset: $offset, limit: $limit) { total hasMore messages { id type createdAt message } }
  } } }
}`

async function page(variables: Record<string, unknown>) {
  const { graphql } = setup()
  const { body } = await graphql('thg', MESSAGES, variables)
  const { messages, total, hasMore } = body.data.customer.discussions.discussions[0].messages
  const rows: { id: string; type: string; createdAt: number; message: string }[] = messages
  return { rows, total, hasMore }
}

// Source: THG Horizon docs, Design Principles, Pagination, limit; Customer Services, Examples, GetMessages.
test('[documented] the first ten of twelve messages', async () => {
  const { rows, total, hasMore } = await page({ id: '13146653' })
  expect({ length: rows.length, total, hasMore }).toEqual({ length: 10, total: 12, hasMore: true })
  expect(rows[0]).toEqual({
    id: expect.stringMatching(/^\d{8}$/),
    type: 'QUERY',
    createdAt: Date.parse('2025-10-06T07:20:00Z'),
    message: 'My parcel is marked as delivered but is not here.',
  })
})

// Source: THG Horizon docs, Design Principles, Pagination, offset.
test('[documented] the rest', async () => {
  const { rows, total, hasMore } = await page({ id: '13146653', offset: 10 })
  expect(rows.map(({ message }) => message)).toEqual(['It has arrived, thanks!', 'Glad to hear that. Have a nice day!'])
  expect({ total, hasMore }).toEqual({ total: 12, hasMore: false })
})

test('[assumed] oldest first', async () => {
  const { rows } = await page({ id: '13146653', limit: 100 })
  const times = rows.map(({ createdAt }) => createdAt)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(rows.at(-1)!.type).toBe('RESPONSE')
})

// Source: THG Horizon docs, Design Principles, Pagination, limit.
test('[documented] a limit of zero gives nothing', async () => {
  expect(await page({ id: '13146653', limit: 0 })).toEqual({ rows: [], total: 12, hasMore: true })
})

// Source: THG Horizon docs, Design Principles, Pagination, offset.
test('[documented] a negative offset is an error; the list of messages is not nullable, so its discussions are null', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', MESSAGES, { id: '13146653', offset: -3 })
  expect(body.data).toEqual({ customer: { discussions: null } })
  const error = refusal('x', 'INVALID_PAGE', 'offset must be zero or more, not -3', { argument: 'offset' })
  expect(body.errors).toEqual([{ ...error, path: ['customer', 'discussions', 'discussions', 0, 'messages'] }])
})

test('[schema] attachments cannot be read back', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ type: __type(name: "DiscussionMessage") { fields { name } } }')
  expect(body.data.type.fields.map(({ name }: { name: string }) => name)).toEqual([
    'id',
    'type',
    'createdAt',
    'message',
  ])
})
