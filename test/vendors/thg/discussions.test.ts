import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal } from './refusal.ts'

const LIST = `query List($filter: DiscussionsFilterInput, $offset: Int = 0, $limit: Int = 10) {
  customer { discussions(filter: $filter, offset: $offset, limit: $limit) {
    total hasMore discussions { id status updatedAt selection { selectedOrder { orderNumber } } }
  } }
}`

interface Listed {
  readonly id: string
  readonly status: string
  readonly updatedAt: number
  readonly selection: { readonly selectedOrder: { readonly orderNumber: string } } | null
}

function lists() {
  const all = setup()
  const list = async (variables: Record<string, unknown> = {}) => {
    const { body } = await all.graphql('thg', LIST, variables)
    expect(body.errors).toBeUndefined()
    const { discussions, total, hasMore } = body.data.customer.discussions
    const rows: Listed[] = discussions
    return { rows, ids: rows.map(({ id }) => id), total, hasMore }
  }
  return { ...all, list }
}

// Source: THG Horizon docs, Customer Services, Examples, GetMessages.
test('[documented] the published query answers the fixture’s discussions', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql(
    'thg',
    `
      query GetMessages {
        customer {
          discussions {
            discussions {
              id
              selection {
                selectedOrder {
                  orderNumber
                }
                selectedProducts {
                  sku
                  productVariant {
                    title
                  }
                }
              }
              category
              status
              createdAt
              updatedAt
              read
              messages {
                messages {
                  id
                  type
                  createdAt
                  message
                }
                total
                hasMore
              }
            }
            total
            hasMore
          }
        }
      }
    `,
  )
  expect(status).toBe(200)
  expect(body.errors).toBeUndefined()
  const { discussions, total, hasMore } = body.data.customer.discussions
  expect({ total, hasMore, length: discussions.length }).toEqual({ total: 12, hasMore: true, length: 10 })
  expect(discussions[0]).toEqual({
    id: '13183370',
    selection: null,
    category: 'WEBSITE_ISSUES',
    status: 'COMPLETED',
    createdAt: Date.parse('2025-12-29T08:30:00Z'),
    updatedAt: Date.parse('2025-12-29T11:37:00Z'),
    read: false,
    messages: {
      messages: [
        expect.objectContaining({ type: 'QUERY' }),
        expect.objectContaining({ id: '35100000', type: 'RESPONSE', createdAt: Date.parse('2025-12-29T11:37:00Z') }),
      ],
      total: 2,
      hasMore: false,
    },
  })
  const selected = discussions.find(({ id }: Listed) => id === '13160087')
  expect(selected.selection).toEqual({
    selectedOrder: { orderNumber: '95726695' },
    selectedProducts: [{ sku: 11353538, productVariant: { title: 'Metal Shaker 750ml - Black' } }],
  })
})

test('[assumed] the last changed comes first, and of two at one instant the higher id', async () => {
  const { graphql, list } = lists()
  const create = 'mutation { createDiscussion(input: { category: FEEDBACK, message: { message: "Hello" } }) }'
  const first = (await graphql('thg', create)).body.data.createDiscussion
  const second = (await graphql('thg', create)).body.data.createDiscussion
  const { rows, ids } = await list({ limit: 100 })
  expect(ids.slice(0, 2)).toEqual([second, first])
  const times = rows.map(({ updatedAt }) => updatedAt)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

// Source: THG Horizon docs, Design Principles, Pagination, offset and limit.
test('[documented] pages by offset and limit', async () => {
  const { list } = lists()
  const all = await list({ limit: 100 })
  expect(all).toMatchObject({ total: 12, hasMore: false })
  expect(all.ids).toHaveLength(12)
  const first = await list({ limit: 5 })
  expect(first).toMatchObject({ ids: all.ids.slice(0, 5), total: 12, hasMore: true })
  expect(await list({ offset: 5, limit: 7 })).toMatchObject({ ids: all.ids.slice(5), total: 12, hasMore: false })
  expect(await list({ offset: 12, limit: 8 })).toMatchObject({ ids: all.ids.slice(12), hasMore: false })
})

// Source: THG Horizon docs, Design Principles, Pagination, limit.
test('[documented] a limit of zero gives nothing, and there is more', async () => {
  const { list } = lists()
  expect(await list({ limit: 0 })).toMatchObject({ ids: [], total: 12, hasMore: true })
})

// Source: THG Horizon docs, Design Principles, Pagination, offset.
test('[documented] an offset beyond the total gives nothing and no error', async () => {
  const { list } = lists()
  expect(await list({ offset: 12 })).toMatchObject({ ids: [], total: 12, hasMore: false })
  expect(await list({ offset: 1000 })).toMatchObject({ ids: [], total: 12, hasMore: false })
})

// Source: THG Horizon docs, Design Principles, Pagination, hasMore.
test('[documented] without records there is no more', async () => {
  const { graphql, world } = setup()
  const { credentials } = world.thg.addCustomer()
  const { body } = await graphql('thg', LIST, { limit: 0 }, { token: credentials[0]!.token })
  expect(body.data.customer.discussions).toEqual({ total: 0, hasMore: false, discussions: [] })
})

// Source: THG Horizon docs, Design Principles, Pagination, offset and limit.
test.each([
  ['offset', -1],
  ['limit', -1],
])('[documented] a negative %s is an error, and the nullable field is null', async (name, value) => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', LIST, { [name]: value })
  expect(status).toBe(200)
  expect(body.data).toEqual({ customer: { discussions: null } })
  expect(body.errors).toEqual([
    refusal('customer.discussions', 'INVALID_PAGE', `${name} must be zero or more, not -1`, { argument: name }),
  ])
})

// Source: THG Horizon docs, Design Principles, Filters; schema, DiscussionsFilterInput.id.
test('[documented] by id', async () => {
  const { list } = lists()
  expect(await list({ filter: { id: '13183370' }, limit: 1 })).toMatchObject({
    ids: ['13183370'],
    total: 1,
    hasMore: false,
  })
})

// Source: THG Horizon docs, Design Principles, Filters: all members are combined with AND.
test('[documented] every combination of conditions holds at once', async () => {
  const { list } = lists()
  const { rows } = await list({ limit: 100 })
  const statuses = [null, 'OUTSTANDING', 'IN_PROGRESS', 'PENDING', 'COMPLETED']
  const orders = [null, '95726695', '95731208', '95660048']
  const ids = [null, '13160087', '13183370', '1']
  for (const status of statuses) {
    for (const orderNumber of orders) {
      for (const id of ids) {
        const expected = rows.filter(
          row =>
            (status === null || row.status === status) &&
            (orderNumber === null || row.selection?.selectedOrder.orderNumber === orderNumber) &&
            (id === null || row.id === id),
        )
        const found = await list({ filter: { id, status, orderNumber }, limit: 100 })
        expect(found).toMatchObject({ ids: expected.map(row => row.id), total: expected.length, hasMore: false })
      }
    }
  }
})

// Source: THG Horizon docs, Design Principles, Filters: null filters nothing.
test('[documented] a null filter and one with nothing but nulls filter nothing', async () => {
  const { list } = lists()
  expect((await list({ filter: null })).total).toBe(12)
  expect((await list({ filter: {} })).total).toBe(12)
  expect((await list({ filter: { id: null, status: null, orderNumber: null } })).total).toBe(12)
})

// Source: THG Horizon docs, Design Principles, Filters and Pagination, total.
test('[documented] filtered lists page too', async () => {
  const { list } = lists()
  const all = await list({ filter: { status: 'COMPLETED' }, limit: 100 })
  expect(await list({ filter: { status: 'COMPLETED' }, offset: 2, limit: 2 })).toMatchObject({
    ids: all.ids.slice(2, 4),
    total: all.total,
    hasMore: true,
  })
})

test('[assumed] a status that changes moves the discussion to the other filter’s list', async () => {
  const { world, list } = lists()
  const before = await list({ filter: { status: 'OUTSTANDING' } })
  world.thg.agent.pickUp('13166320')
  const after = await list({ filter: { status: 'OUTSTANDING' } })
  expect(after.ids).toEqual(before.ids.filter(id => id !== '13166320'))
  expect((await list({ filter: { status: 'IN_PROGRESS', orderNumber: '95731208' } })).ids).toEqual(['13166320'])
})

test('[schema] an order’s discussions are those that the filter by its number finds', async () => {
  const { graphql, list } = lists()
  const { body } = await graphql(
    'thg',
    `
      query Order($id: OrderNumber!) {
        customer {
          orders(limit: 1, filter: { orderNumber: $id }) {
            orders {
              all: discussions {
                total
                hasMore
                discussions {
                  id
                }
              }
              page: discussions(offset: 1, limit: 1) {
                total
                hasMore
                discussions {
                  id
                }
              }
            }
          }
        }
      }
    `,
    { id: '95726695' },
  )
  const { ids } = await list({ filter: { orderNumber: '95726695' } })
  expect(ids).toHaveLength(2)
  expect(body.data.customer.orders.orders).toEqual([
    {
      all: { total: 2, hasMore: false, discussions: ids.map(id => ({ id })) },
      page: { total: 2, hasMore: false, discussions: [{ id: ids[1] }] },
    },
  ])
})

test('[schema] COMPLETE is no status', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', '{ customer { discussions(filter: { status: COMPLETE }) { total } } }')
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('data')
  expect(body.errors[0].extensions).toEqual({ classification: 'ValidationError' })
})
