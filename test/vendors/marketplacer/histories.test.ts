/** A history is one that could have happened: it is done again by the API's own mutations. */
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../../src/index.ts'
import { toIso } from '../../../src/time/instant.ts'
import type { ApiKeyRow, MessageRow, SellerRow, UserRow } from '../../../src/vendors/marketplacer/records.ts'
import { generated } from '../../generate/generated.ts'

interface Rows {
  readonly sellers: readonly SellerRow[]
  readonly users: readonly UserRow[]
  readonly apiKeys: readonly ApiKeyRow[]
  readonly messages: readonly MessageRow[]
}

const CREATE = `mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { errors { field messages } } }`
const READ = `mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { errors { field messages } } }`

test.each([
  { sellers: 8, messages: 260, unread: '10%', seed: 1 },
  { sellers: 3, messages: 200, unread: '60%', months: 2, seed: 2 },
  { sellers: 20, messages: 150, unread: 0, seed: 3 },
  { sellers: 4, messages: 90, unread: '100%', seed: 4 },
])('[ours] the mutations of the API lead to the same threads: %j', async request => {
  const { document, records } = await generated<Rows>({ vendor: 'marketplacer', ...request })
  const begin = Math.min(...records.messages.map(({ createdAt }) => createdAt))
  const sim = createSimulator({
    fixtures: { ...document, vendors: { marketplacer: { ...records, messages: [] } } },
    clock: { frozenAt: toIso(begin) },
  })
  onTestFinished(() => sim.close())
  const world = sim.world()
  const keyOf = (sellerId: string): string => records.apiKeys.find(key => key.sellerId === sellerId)!.key
  const post = async (key: string, query: string, input: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'marketplacer-api-key': key }
    const response = await world.fetch('/marketplacer/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables: { input } }),
    })
    expect(await response.json()).toMatchObject({ data: expect.anything() })
  }
  const written = records.messages.map(({ createdAt: at, sellerId, sentByType, message }) => ({
    at,
    happen: () =>
      post(sentByType === 'Admin' ? 'mp-operator' : keyOf(sellerId), CREATE, {
        message,
        ...(sentByType === 'Admin' && { sellerId }),
      }),
  }))
  const readings = new Map(
    records.messages
      .filter(({ readAt }) => readAt !== null)
      .map(({ readAt, sellerId, sentByType }) => [
        `${readAt}|${sellerId}|${sentByType}`,
        { at: readAt!, sellerId, sentByType },
      ]),
  )
  const read = [...readings.values()].map(({ at, sellerId, sentByType }) => ({
    at,
    happen: () =>
      post(sentByType === 'Admin' ? keyOf(sellerId) : 'mp-operator', READ, {
        sentBy: sentByType,
        ...(sentByType === 'User' && { seller: sellerId }),
      }),
  }))
  for (const { at, happen } of [...written, ...read].toSorted((a, b) => a.at - b.at)) {
    await world.clock.advanceTo(toIso(at))
    await happen()
  }
  const told = (rows: Iterable<MessageRow>) =>
    [...rows].map(({ sellerId, sentByType, message, createdAt, readAt }) => [
      sellerId,
      sentByType,
      message,
      createdAt,
      readAt,
    ])
  expect(told(world.marketplacer.state.messages.all())).toEqual(told(records.messages))
})

test('[ours] sellers join before they write, with a person and a key, and ids grow with time', async () => {
  const { records } = await generated<Rows>({ vendor: 'marketplacer', sellers: 60, messages: 600 })
  const { sellers, users, apiKeys, messages } = records
  for (const { id, legacyId, createdAt, updatedAt, primaryUserId } of sellers) {
    expect(updatedAt).toBeGreaterThanOrEqual(createdAt)
    expect(users.find(user => user.id === primaryUserId)?.sellerId).toBe(id)
    expect(apiKeys.filter(({ sellerId, key }) => sellerId === id && key === `mp-seller-${legacyId}`)).toHaveLength(1)
    expect(messages.filter(({ sellerId, createdAt: at }) => sellerId === id && at < createdAt)).toEqual([])
  }
  const inTime = messages.toSorted((a, b) => a.legacyId - b.legacyId).map(({ createdAt }) => createdAt)
  expect(inTime).toEqual(inTime.toSorted((a, b) => a - b))
  expect(new Set(sellers.map(({ businessName }) => businessName)).size).toBe(60)
  expect(Math.max(...inTime)).toBeLessThanOrEqual(Date.parse('2026-01-01'))
  expect(Math.min(...inTime)).toBeGreaterThanOrEqual(Date.parse('2025-07-01'))
})
