import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anExpert, aPartner } from '../../../src/vendors/guuru/factories.ts'
import { OTHER_TOKEN, refusal, setupGuuru } from './guuru.ts'
import { idsOf, readAll, readPage } from './paging.ts'

// Source: GUURU docs, Admin API, Types, Partner.experts; Pagination, first.
test('[documented] the experts of the partner, ten by default', async () => {
  const guuru = setupGuuru()
  const { partner } = await guuru.ask('{ partner { experts { edges { node { id name } } pageInfo { hasNextPage } } } }')
  expect(partner.experts.edges).toHaveLength(10)
  expect(partner.experts.edges[0].node).toEqual({ id: 'oDODMHeybR6wvPb5bhkJO4mQQJyc', name: 'Anna Keller' })
  expect(partner.experts.pageInfo.hasNextPage).toBe(true)
})

test('[assumed] personas and the service account are no experts of the community', async () => {
  const guuru = setupGuuru()
  await guuru.ask('mutation { createPersona(input: { providerId: "x", name: "X" }) }')
  expect((await readPage(guuru, 'experts', 'first: 100')).edges).toHaveLength(12)
})

// Source: GUURU docs, Admin API, Getting started: a token belongs to one partner.
test('[documented] another partner has other experts', async () => {
  const guuru = setupGuuru()
  const others = idsOf(await readPage(guuru, 'experts', 'first: 100', { token: OTHER_TOKEN }))
  expect(others).toEqual(['Fg9IFGPeZVHwFbDQY7V2UnSZGouw'])
  expect(idsOf(await readPage(guuru, 'experts', 'first: 100'))).not.toContain(others[0])
})

test('[assumed] by joining, ascending by default', async () => {
  const guuru = setupGuuru()
  const up = idsOf(await readPage(guuru, 'experts', 'first: 12'))
  const down = idsOf(await readPage(guuru, 'experts', 'first: 12 orderBy: { field: id, direction: desc }'))
  expect(down).toEqual(up.toReversed())
})

test.each(['first: 0', 'first: 101', 'after: "nope"'])('[assumed] BAD_USER_INPUT: %s', async args => {
  const { refused } = setupGuuru()
  const [field] = args.split(':')
  expect(await refused(`{ partner { experts(${args}) { edges { cursor } } } }`)).toEqual(
    refusal('partner.experts', 'BAD_USER_INPUT', expect.any(String) as string, { field }),
  )
})

test('[assumed] paging any experts by any size yields each once, in order', async () => {
  const guuru = setupGuuru()
  await fc.assert(
    fc.asyncProperty(
      fc.nat(20),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('asc', 'desc'),
      async (count, first, direction) => {
        const { id: partnerId, tokens } = aPartner(guuru.access)
        const ids = Array.from({ length: count }, () => anExpert(guuru.access, { partnerId }).id)
        const args = `first: ${first} orderBy: { field: id, direction: ${direction} }`
        const pages = await readAll(guuru, 'experts', args, { token: tokens[0] })
        expect(pages.flatMap(idsOf)).toEqual(direction === 'asc' ? ids : ids.toReversed())
      },
    ),
    { numRuns: 20 },
  )
})
