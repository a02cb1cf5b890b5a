import { expect, test } from 'vitest'
import * as factories from '../../../src/vendors/marketplacer/factories.ts'
import { checkDocument, checkReferences } from '../../../src/format/check.ts'
import { setupMarketplacer } from './marketplacer.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const { aDeletedSeller, aMessage, anAdmin, anApiKey, aSeller, aUser } = factories

test('[assumed] every factory makes records that a document may hold, in an empty world too', () => {
  const { side } = setupMarketplacer({ fixtures: [] })
  aSeller(side)
  aDeletedSeller(side)
  aUser(side)
  anAdmin(side)
  anApiKey(side)
  anApiKey(side, { sellerId: aSeller(side).id })
  aMessage(side)
  aMessage(side, { sentByType: 'Admin', readAt: 5 })
  const tables = Object.entries(side.state).map(([name, table]) => [name, [...table.all()]])
  const document = checkDocument(
    { formatVersion: 1, vendors: { marketplacer: Object.fromEntries(tables) } },
    'test',
    FORMAT,
  )
  checkReferences([{ source: 'test', document }], FORMAT)
  expect(side.state.sellers.size).toBeGreaterThan(3)
})

test('[assumed] what is given is kept, and what is made up fits it', () => {
  const { side } = setupMarketplacer()
  const seller = aSeller(side, { legacyId: 9, businessName: 'Nine Lives', slaRating: null, primaryUserId: null })
  expect(seller).toMatchObject({ id: 'U2VsbGVyLTk=', slaRating: null, primaryUserId: null })
  expect(seller.emailAddress).toBe('hello@ninelives.example.com')
  expect(aUser(side, { sellerId: seller.id }).emailAddress).toMatch(/@ninelives\.example\.com$/)
  expect(aMessage(side, { sellerId: seller.id })).toMatchObject({
    sellerId: seller.id,
    sentByType: 'User',
    readAt: null,
  })
})

test('[assumed] the same world makes up the same, and one more record changes no other', () => {
  const one = setupMarketplacer().side
  const two = setupMarketplacer().side
  const sellers = [aSeller(one), aSeller(one)]
  aUser(two, { sellerId: aSeller(two).id })
  expect(aSeller(two)).toEqual({ ...sellers[1], primaryUserId: expect.any(String) })
  expect(sellers[0]!.businessName).not.toBe(sellers[1]!.businessName)
})

test('[assumed] nothing is announced, and ids minted later are new', () => {
  const { side, world } = setupMarketplacer()
  const made = aMessage(side, { legacyId: 99_999 })
  expect(world.events.lastId).toBe(0)
  expect(side.seller(78).send({ message: 'Hello' }).message.legacyId).toBe(100_000)
  expect(() => aMessage(side, { id: made.id })).toThrow('exists already')
})
