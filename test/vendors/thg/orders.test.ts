import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal } from './refusal.ts'

const LIST = `query List($filter: OrdersFilterInput, $offset: Int = 0, $limit: Int = 10) {
  customer { orders(filter: $filter, offset: $offset, limit: $limit) {
    total hasMore orders { orderNumber createdAt status }
  } }
}`

interface Listed {
  readonly orderNumber: string
  readonly createdAt: number
  readonly status: string
}

function lists() {
  const all = setup()
  const list = async (variables: Record<string, unknown> = {}) => {
    const { body } = await all.graphql('thg', LIST, variables)
    expect(body.errors).toBeUndefined()
    const { orders, total, hasMore } = body.data.customer.orders
    const rows: Listed[] = orders
    return { rows, numbers: rows.map(({ orderNumber }) => orderNumber), total, hasMore }
  }
  return { ...all, list }
}

/** A product of the order 95726695. */
const product = (sku: number, quantity: number, title: string) => ({
  sku,
  quantity,
  status: 'DISPATCHED',
  dispatchDate: '2025-11-21',
  cancellable: false,
  dispatchedQuantity: quantity,
  productVariant: { sku, title },
})

test('[schema] an order with everything that is simulated', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `
      query Order($id: OrderNumber!) {
        customer {
          orders(limit: 1, filter: { orderNumber: $id }) {
            total
            hasMore
            orders {
              orderNumber
              createdAt
              status
              totalQuantity
              dispatchedAt
              cancellable
              products {
                sku
                quantity
                status
                dispatchDate
                cancellable
                dispatchedQuantity
                productVariant {
                  sku
                  title
                }
              }
            }
          }
        }
      }
    `,
    { id: '95726695' },
  )
  expect(body.data.customer.orders).toEqual({
    total: 1,
    hasMore: false,
    orders: [
      {
        orderNumber: '95726695',
        createdAt: Date.parse('2025-11-20T10:15:00Z'),
        status: 'DISPATCHED',
        totalQuantity: 4,
        dispatchedAt: Date.parse('2025-11-21T13:15:00Z'),
        cancellable: false,
        products: [
          product(10530743, 2, 'Impact Whey Protein 1kg - Vanilla'),
          product(11140463, 1, 'Creatine Monohydrate Powder 500g - Unflavoured'),
          product(11353538, 1, 'Metal Shaker 750ml - Black'),
        ],
      },
    ],
  })
})

test('[schema] a product that is not visible any more has a SKU and no variant', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    '{ customer { orders(filter: { orderNumber: 95688120 }) { orders { products { sku productVariant { sku } } } } } }',
  )
  expect(body.data.customer.orders.orders[0].products).toEqual([
    { sku: 10530743, productVariant: { sku: 10530743 } },
    { sku: 10012345, productVariant: null },
  ])
})

// Source: THG Horizon schema, description of scalar Date: London time.
test('[documented] days are London days', async () => {
  const { graphql, world } = setup()
  const dispatchedAt = Date.parse('2025-06-30T23:30:00Z')
  const { orderNumber } = world.thg.addOrder({ status: 'DISPATCHED', dispatchedAt })
  const { body } = await graphql(
    'thg',
    `{ customer { orders(filter: { orderNumber: "${orderNumber}" }) { orders { products { dispatchDate } } } } }`,
  )
  expect(body.data.customer.orders.orders[0].products).toEqual([{ dispatchDate: '2025-07-01' }])
})

// Source: shaunhall/vsf-horizon (a client of THG), orders queries: the first five are called latest.
test('[documented] newest first', async () => {
  const { list } = lists()
  const { rows, total, hasMore } = await list({ limit: 5 })
  expect({ total, hasMore }).toEqual({ total: 12, hasMore: true })
  const times = rows.map(({ createdAt }) => createdAt)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(rows[0]!.orderNumber).toBe('152050629')
})

// Source: THG Horizon docs, Design Principles, Pagination, offset and limit.
test('[documented] pages by offset and limit, ten without', async () => {
  const { list } = lists()
  const all = await list({ limit: 100 })
  expect(all).toMatchObject({ total: 12, hasMore: false })
  expect((await list()).numbers).toEqual(all.numbers.slice(0, 10))
  expect(await list({ offset: 10 })).toMatchObject({ numbers: all.numbers.slice(10), total: 12, hasMore: false })
  expect(await list({ limit: 0 })).toMatchObject({ numbers: [], total: 12, hasMore: true })
  expect(await list({ offset: 99 })).toMatchObject({ numbers: [], total: 12, hasMore: false })
})

// Source: THG Horizon docs, Design Principles, Pagination, offset and limit.
test.each(['offset', 'limit'])('[documented] a negative %s is an error', async name => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', LIST, { [name]: -1 })
  expect(status).toBe(200)
  expect(body.data).toEqual({ customer: { orders: null } })
  expect(body.errors).toEqual([
    refusal('customer.orders', 'INVALID_PAGE', `${name} must be zero or more, not -1`, { argument: name }),
  ])
})

// Source: THG Horizon docs, account data, orders: which statuses each filter covers; COMPLETED is all that are final.
test('[documented] each filter covers its statuses, and all conditions hold at once', async () => {
  const { list } = lists()
  const { rows } = await list({ limit: 100 })
  const groups: Record<string, string[]> = {
    OUTSTANDING: ['ORDER_PLACED', 'PROCESSING', 'PAYMENT_PROBLEM'],
    DISPATCHED: ['DISPATCHED'],
    COMPLETED: ['DISPATCHED', 'CANCELLED'],
  }
  for (const [status, statuses] of Object.entries(groups)) {
    const expected = rows.filter(row => statuses.includes(row.status)).map(row => row.orderNumber)
    expect(expected.length).toBeGreaterThan(0)
    expect(await list({ filter: { status }, limit: 100 })).toMatchObject({ numbers: expected, total: expected.length })
    for (const { orderNumber } of rows) {
      const found = await list({ filter: { status, orderNumber } })
      expect(found.numbers).toEqual(expected.filter(number => number === orderNumber))
    }
  }
})

// Source: THG Horizon docs, account data, orders: the filters OUTSTANDING and COMPLETED are the page's two tabs.
test('[documented] each order is on one of the two tabs, open or completed', async () => {
  const { list } = lists()
  const open = await list({ filter: { status: 'OUTSTANDING' }, limit: 100 })
  const completed = await list({ filter: { status: 'COMPLETED' }, limit: 100 })
  const { numbers } = await list({ limit: 100 })
  expect([...open.numbers, ...completed.numbers].toSorted()).toEqual(numbers.toSorted())
})

// Source: THG Horizon docs, Design Principles, Filters: null filters nothing.
test('[documented] a null filter and one with nothing but nulls filter nothing', async () => {
  const { list } = lists()
  expect((await list({ filter: null })).total).toBe(12)
  expect((await list({ filter: { orderNumber: null, status: null } })).total).toBe(12)
})

test('[assumed] an order number that matches nothing gives an empty list', async () => {
  const { list } = lists()
  expect(await list({ filter: { orderNumber: '1' } })).toMatchObject({ numbers: [], total: 0, hasMore: false })
})
