import { expect, test } from 'vitest'
import { checkDocument } from '../../src/format/check.ts'
import { checkReferences } from '../../src/format/references.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { setup } from '../setup.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const full = readShippedFixture('default')
const empty = readShippedFixture('empty')

test('[assumed] the empty fixture is a document without slips, and every reference in it leads somewhere', () => {
  expect(checkDocument(empty, 'empty.json', FORMAT)).toBe(empty)
  expect(() => checkReferences([{ source: 'empty.json', document: empty }], FORMAT)).not.toThrow()
})

test('[ours] it holds the accounts that credentials stand for, and nothing else', () => {
  const tables = Object.entries(empty.vendors ?? {}).map(([vendor, records]) => [
    vendor,
    Object.entries(records).flatMap(([name, rows]) => (rows.length > 0 ? [name] : [])),
  ])
  expect(Object.fromEntries(tables)).toEqual({
    thg: ['customers', 'sessions'],
    marketplacer: ['sellers', 'users', 'admins', 'apiKeys'],
    guuru: ['partners'],
  })
})

test('[assumed] its records are those of the default fixture', () => {
  for (const [vendor, records] of Object.entries(empty.vendors ?? {})) {
    for (const [table, rows] of Object.entries(records)) {
      for (const row of rows) expect(full.vendors?.[vendor]?.[table]).toContainEqual(row)
    }
  }
})

test('[ours] the same credentials work in it, and find nothing', async () => {
  const { graphql, world } = setup({ fixtures: [empty] })
  for (const vendor of VENDOR_LIST) {
    const tokensOf = (of: SimWorld) => [...vendor.credentials(of.state(vendor))].map(({ token }) => token)
    expect(tokensOf(world)).toEqual(tokensOf(setup().world))
  }
  for (const token of ['thg-jane', 'thg-john']) {
    const { body } = await graphql(
      'thg',
      '{ customer { email orders { total } discussions { total } } }',
      {},
      { token },
    )
    expect(body.data.customer).toMatchObject({ orders: { total: 0 }, discussions: { total: 0 } })
  }
  for (const token of ['mp-operator', 'mp-seller-660119', 'mp-seller-78']) {
    const query = '{ chatMessages(sellerId: "U2VsbGVyLTc4") { totalCount } }'
    const { body } = await graphql('marketplacer', query, {}, { token })
    expect(body.data ?? body.errors[0].message).toEqual(
      token === 'mp-seller-660119' ? 'Seller not found' : { chatMessages: { totalCount: 0 } },
    )
  }
  const query =
    '{ partner { id chats { edges { cursor } } experts { edges { cursor } } submissions { edges { cursor } } } }'
  expect((await graphql('guuru', query)).body.data.partner).toEqual({
    id: 'guuru-qa',
    chats: { edges: [] },
    experts: { edges: [] },
    submissions: { edges: [] },
  })
})

test('[assumed] conversations can begin in it', async () => {
  const { world } = setup({ fixtures: [empty] })
  expect(world.guuru.shopper.start({ question: 'Hello?' })).toMatchObject({ status: 'pending' })
  expect(world.marketplacer.seller('78').send({ message: 'Hello' })).toMatchObject({ status: 200 })
  expect(world.thg.addOrder({})).toMatchObject({ status: 'ORDER_PLACED' })
})
