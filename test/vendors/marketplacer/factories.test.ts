import { expect, test } from 'vitest'
import * as allFactories from '../../../src/vendors/marketplacer/factories.ts'
import { checkDocument } from '../../../src/format/check.ts'
import { checkReferences } from '../../../src/format/references.ts'
import { setupMarketplacer } from './marketplacer.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'

// A thread needs lines, and makes a record that another factory makes too.
const { aThread: _thread, ...factories } = allFactories
const FORMAT = worldFormat(VENDOR_LIST)

const { aDeletedSeller, aMessage, anAdmin, anApiKey, aSeller, aUser } = factories

test('[assumed] every factory makes records that a document may hold, in an empty world too', () => {
  const { access } = setupMarketplacer({ fixtures: [] })
  aSeller(access)
  aDeletedSeller(access)
  aUser(access)
  anAdmin(access)
  anApiKey(access)
  anApiKey(access, { sellerId: aSeller(access).id })
  aMessage(access)
  aMessage(access, { sentByType: 'Admin', readAt: 5 })
  const tables = Object.entries(access.state).map(([name, table]) => [name, [...table.all()]])
  const document = checkDocument(
    { formatVersion: 1, vendors: { marketplacer: Object.fromEntries(tables) } },
    'test',
    FORMAT,
  )
  checkReferences([{ source: 'test', document }], FORMAT)
  expect(access.state.sellers.size).toBeGreaterThan(3)
})

test('[assumed] what is given is kept, and what is made up fits it', () => {
  const { access } = setupMarketplacer()
  const seller = aSeller(access, { legacyId: 9, businessName: 'Nine Lives', slaRating: null, primaryUserId: null })
  expect(seller).toMatchObject({ id: 'U2VsbGVyLTk=', slaRating: null, primaryUserId: null })
  expect(seller.emailAddress).toBe('hello@ninelives.example.com')
  expect(aUser(access, { sellerId: seller.id }).emailAddress).toMatch(/@ninelives\.example\.com$/)
  expect(aMessage(access, { sellerId: seller.id })).toMatchObject({
    sellerId: seller.id,
    sentByType: 'User',
    readAt: null,
  })
})

test('[assumed] the same world makes up the same, and one more record changes no other', () => {
  const one = setupMarketplacer().access
  const two = setupMarketplacer().access
  const sellers = [aSeller(one), aSeller(one)]
  aUser(two, { sellerId: aSeller(two).id })
  expect(aSeller(two)).toEqual({ ...sellers[1], primaryUserId: expect.any(String) })
  expect(sellers[0]!.businessName).not.toBe(sellers[1]!.businessName)
})

test('[assumed] nothing is announced, and ids minted later are new', () => {
  const { access, world } = setupMarketplacer()
  const made = aMessage(access, { legacyId: 99_999 })
  expect(world.events.lastId).toBe(0)
  expect(access.seller(78).send({ message: 'Hello' }).message.legacyId).toBe(100_000)
  expect(() => aMessage(access, { id: made.id })).toThrow('exists already')
})
