import { expect, test, vi } from 'vitest'
import { assertBlackBox, type BlackBox, replay, toBlackBox } from '../../src/simulator/black-box.ts'
import { World } from '../../src/world/world.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { keepBlackBox } from '../../src/kit/runners/black-box.ts'
import { setup } from '../setup.ts'

const SELLERS =
  '{ sellersForChats(first: 50) { totalCount nodes { id businessName storeDescription openingHours address { id city } } } }'
const CHATS =
  '{ partner { chats(first: 20) { edges { node { id question createdAt user { id name } } } pageInfo { hasNextPage endCursor } } } }'
const ORDERS =
  '{ customer { orders(limit: 20) { total orders { orderNumber createdAt paymentType deliveryAddress { city: addressLine3 } } } } }'
const THREAD =
  '{ chatMessages(sellerId: "U2VsbGVyLTY2MDExOQ==", first: 2) { totalCount nodes { id message createdAt } } }'

/** As it is read from a file. */
function written(world: SimWorld): BlackBox {
  return assertBlackBox(JSON.parse(JSON.stringify(toBlackBox(world, 'a test'))), 'box.json')
}

test('[ours] a nasty world answers a replay in the same nasty way', async () => {
  const { sim, world, graphql } = setup({ nasty: 7 })
  await graphql('marketplacer', SELLERS)
  await graphql('guuru', CHATS)
  await graphql('thg', ORDERS)
  for (let i = 0; i < 8; i++) await graphql('marketplacer', THREAD)
  expect(world.nasty!.log.map(({ what }) => what)).toContain('shifted page')
  const box = written(world)
  expect(box).toMatchObject({ nastySeed: 7, auth: 'strict', limits: 'off' })
  expect(await replay(box)).toEqual([])

  await graphql('guuru', CHATS, undefined, { token: 'guuru-partner@other' })
  expect(await replay(written(sim.world('other')))).toEqual([])
})

test('[ours] an open world is replayed open, a limited one with its limits', async () => {
  const { world, graphql } = setup({ auth: 'open', limits: 'vendor' })
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  for (let i = 0; i < 601; i++) await graphql('marketplacer', '{ __typename }', undefined, { headers, token: null })
  const box = written(world)
  expect([box.exchanges[0], box.exchanges[600]]).toMatchObject([
    { response: { status: 200 } },
    { response: { status: 429 } },
  ])
  expect(await replay(box)).toEqual([])
})

test('[ours] a box of an earlier version, which does not say how it was judged, is replayed', async () => {
  const { world, graphql } = setup()
  await graphql('guuru', CHATS)
  const { auth: _auth, limits: _limits, ...old } = written(world)
  expect(await replay(old)).toEqual([])
})

test('[ours] nothing of a black box lives on: the world made to show the beginning is closed', () => {
  const { world } = setup()
  const close = vi.spyOn(World.prototype, 'close')
  toBlackBox(world, 'a test')
  const closed = [...close.mock.contexts]
  close.mockRestore()
  expect(closed).toHaveLength(1)
  expect(closed[0]).not.toBe(world)
})

test('[ours] a box that is too large for a text is told of with a remedy', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const world = {
    id: 'ci-1',
    blackBox(): never {
      throw new RangeError('Invalid string length') // V8's, of 512 MiB
    },
  }
  expect(await keepBlackBox(world, 'A test', false)).toBeUndefined()
  const remedy = 'Give createSimulator a smaller journalMaxBytes or journalLimit, and history: false.'
  expect(told).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^backlot could not keep what happened in .*: it is too large for one file\. /),
  )
  expect(told.mock.calls[0]?.[0]).toContain(remedy)
  told.mockRestore()
})
