import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPartner, aPayout } from '../../../src/vendors/guuru/factories.ts'
import { refusal, setupGuuru } from './guuru.ts'
import { idsOf, readAll, readPage } from './paging.ts'

const at = (iso: string): number => Date.parse(iso)

// Source: GUURU docs, Admin API, Types, Payouts.experts; Pagination, first.
test('[documented] the experts paid for a period, ten by default', async () => {
  const guuru = setupGuuru()
  const page = await readPage(guuru, 'payouts.experts', `period: ${at('2019-03-15T12:00:00.000Z')}`)
  expect(page.edges).toHaveLength(10)
  expect(page.pageInfo.hasNextPage).toBe(true)
})

test('[assumed] period is any instant of the month, in UTC', async () => {
  const guuru = setupGuuru()
  const april = await readPage(guuru, 'payouts.experts', `period: ${at('2019-04-01T00:00:00.000Z')}`)
  expect(april.edges).toHaveLength(3)
  expect(await readPage(guuru, 'payouts.experts', `period: ${at('2019-04-30T23:59:59.999Z')}`)).toEqual(april)
  expect((await readPage(guuru, 'payouts.experts', `period: ${at('2019-03-31T23:59:59.999Z')}`)).edges).toHaveLength(10)
})

test('[assumed] a month without payouts is an empty page', async () => {
  const guuru = setupGuuru()
  for (const period of [0, at('2019-05-01T00:00:00.000Z'), 8.64e15, -8.64e15]) {
    expect(await readPage(guuru, 'payouts.experts', `period: ${period}`)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  }
})

test('[schema] period is needed', async () => {
  const { call } = setupGuuru()
  const { body } = await call('{ partner { payouts { experts { edges { cursor } } } } }')
  expect(body.errors[0].message).toContain('argument "period" of type "Timestamp!" is required')
})

test.each(['first: 0', 'first: 101', 'after: "nope"'])('[assumed] BAD_USER_INPUT: %s', async args => {
  const { refused } = setupGuuru()
  const [field] = args.split(':')
  expect(await refused(`{ partner { payouts { experts(period: 0 ${args}) { edges { cursor } } } } }`)).toEqual(
    refusal('partner.payouts.experts', 'BAD_USER_INPUT', expect.any(String) as string, { field }),
  )
})

test('[assumed] paging any payouts by any size yields each expert of the month once', async () => {
  const guuru = setupGuuru()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('2024-01', '2024-02'), { maxLength: 20 }),
      fc.integer({ min: 1, max: 9 }),
      async (months, first) => {
        const { id: partnerId, tokens } = aPartner(guuru.access)
        const payouts = months.map(month => aPayout(guuru.access, { partnerId, month }))
        const args = `first: ${first} period: ${at('2024-02-29T00:00:00.000Z')}`
        const pages = await readAll(guuru, 'payouts.experts', args, { token: tokens[0] })
        const expected = payouts.filter(({ month }) => month === '2024-02').map(({ expertId }) => expertId)
        expect(pages.flatMap(idsOf)).toEqual(expected)
      },
    ),
    { numRuns: 20 },
  )
})
