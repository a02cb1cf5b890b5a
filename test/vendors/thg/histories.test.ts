/** A history is one that could have happened: messages are written again by the API and the agents, records keep the rules. */
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../../src/index.ts'
import { toIso } from '../../../src/time/instant.ts'
import type {
  CustomerRow,
  DiscussionRow,
  MessageRow,
  OrderRow,
  ProductVariantRow,
} from '../../../src/vendors/thg/records.ts'
import { generated } from '../../generate/generated.ts'

interface Rows {
  readonly customers: readonly CustomerRow[]
  readonly productVariants: readonly ProductVariantRow[]
  readonly orders: readonly OrderRow[]
  readonly discussions: readonly DiscussionRow[]
  readonly messages: readonly MessageRow[]
}

const CREATE = 'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) }'
const REPLY =
  'mutation ($id: ID!, $input: AddDiscussionMessageInput!) { replyToDiscussion(discussionId: $id, input: $input) }'
const END = Date.parse('2026-01-01')

test.each([1, 2])('[ours] the API and the agents lead to the same messages: seed %i', async seed => {
  const { document, records } = await generated<Rows>({
    vendor: 'thg',
    customers: 8,
    discussions: 60,
    orders: 40,
    seed,
  })
  const first = records.messages[0]!.createdAt
  const sim = createSimulator({
    fixtures: { ...document, vendors: { thg: { ...records, discussions: [], messages: [] } } },
    clock: { frozenAt: toIso(first) },
  })
  onTestFinished(() => sim.close())
  const world = sim.world()
  const ask = async (customer: string, query: string, variables: object): Promise<string> => {
    const token = [...world.thg.state.sessions.all()].find(session => session.customer === customer)!.token
    const headers = { 'content-type': 'application/json', authorization: `Opaque ${token}` }
    const response = await world.fetch('/thg/graphql', {
      method: 'POST',
      headers: { ...headers, cookie: `Opaque_myprotein_en=${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data } = (await response.json()) as { data: Record<string, string> } // the two mutations answer an id
    return Object.values(data)[0]!
  }
  const ids = new Map<string, string>()
  for (const { discussionId, createdAt, type, message } of records.messages.toSorted(
    (a, b) => a.createdAt - b.createdAt,
  )) {
    const { customer, category, selection } = records.discussions.find(({ id }) => id === discussionId)!
    await world.clock.advanceTo(toIso(createdAt))
    const id = ids.get(discussionId)
    if (type === 'RESPONSE') world.thg.agent.respond(id!, { message })
    else if (id !== undefined) await ask(customer, REPLY, { id, input: { message } })
    else {
      const selected = selection && { selectedOrderId: selection.orderNumber, selectedProductSkus: selection.skus }
      ids.set(
        discussionId,
        await ask(customer, CREATE, { input: { category, message: { message }, selection: selected } }),
      )
    }
  }
  const told = (
    discussions: Iterable<
      Pick<DiscussionRow, 'customer' | 'category' | 'createdAt'> & { readonly selection: object | null }
    >,
    messages: Iterable<MessageRow>,
  ) => ({
    discussions: [...discussions].map(({ customer, category, createdAt, selection }) => [
      customer,
      category,
      createdAt,
      selection,
    ]),
    messages: [...messages].map(({ type, message, createdAt }) => [type, message, createdAt]),
  })
  const { discussions, messages } = world.thg.state
  expect(told(discussions.all(), messages.all())).toEqual(told(records.discussions, records.messages))
})

test.each([1, 2, 3])('[ours] discussions are as the acts leave them: seed %i', async seed => {
  const { records } = await generated<Rows>({ vendor: 'thg', discussions: 200, unread: '10%', seed })
  for (const discussion of records.discussions) {
    const said = records.messages.filter(({ discussionId }) => discussionId === discussion.id)
    const last = said.at(-1)!
    expect(said[0]).toMatchObject({ type: 'QUERY', createdAt: discussion.createdAt })
    expect(discussion.updatedAt).toBeGreaterThanOrEqual(last.createdAt)
    expect(discussion.updatedAt).toBeLessThanOrEqual(END)
    if (!discussion.read) expect(said.some(({ type }) => type === 'RESPONSE')).toBe(true)
    if (last.type === 'RESPONSE') expect(['COMPLETED', 'IN_PROGRESS']).toContain(discussion.status)
    // What was completed without an answer is completed later than the question.
    else if (discussion.status === 'COMPLETED') expect(discussion.updatedAt).toBeGreaterThan(last.createdAt)
  }
  const statuses = new Set(records.discussions.map(({ status }) => status))
  expect(statuses.size).toBeGreaterThanOrEqual(2)
})

test('[ours] orders are placed by customers who exist, move on, and are there before they are asked about', async () => {
  const { records } = await generated<Rows>({ vendor: 'thg', customers: 30, orders: 300, discussions: 200 })
  const skus = records.productVariants.map(({ sku }) => sku)
  for (const { customer, createdAt, dispatchedAt, status, products } of records.orders) {
    expect(records.customers.find(({ number }) => number === customer)!.createdAt).toBeLessThanOrEqual(createdAt)
    expect(dispatchedAt !== null).toBe(status === 'DISPATCHED')
    if (dispatchedAt !== null) expect(dispatchedAt).toBeGreaterThan(createdAt)
    expect(products.filter(({ sku }) => !skus.includes(sku))).toEqual([])
  }
  for (const { customer, createdAt, selection } of records.discussions) {
    expect(records.customers.find(({ number }) => number === customer)!.createdAt).toBeLessThanOrEqual(createdAt)
    if (!selection) continue
    const order = records.orders.find(({ orderNumber }) => orderNumber === selection.orderNumber)!
    expect(order.customer).toBe(customer)
    expect(order.createdAt).toBeLessThan(createdAt)
    expect(selection.skus.filter(sku => !order.products.some(product => product.sku === sku))).toEqual([])
  }
  expect(records.discussions.filter(({ selection }) => selection).length).toBeGreaterThan(60)
  expect(new Set(records.customers.map(({ email }) => email.toLowerCase())).size).toBe(30)
})
