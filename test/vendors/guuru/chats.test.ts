import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aChat, aPartner } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, refusal, setupGuuru } from './guuru.ts'
import { idsOf, readAll, readPage } from './paging.ts'

const DESC = 'orderBy: { field: id, direction: desc }'
const ASC = 'orderBy: { field: id, direction: asc }'

// Source: GUURU docs, Admin API, Pagination, first and after.
test('[documented] first defaults to 10; after goes on where a page ended', async () => {
  const guuru = setupGuuru()
  const one = await readPage(guuru, 'chats')
  expect(one.edges).toHaveLength(10)
  expect(one.pageInfo).toEqual({ hasNextPage: true, endCursor: one.edges.at(-1)?.cursor })
  const two = await readPage(guuru, 'chats', `after: "${one.pageInfo.endCursor}"`)
  expect(two.edges).toHaveLength(5)
  expect(two.pageInfo.hasNextPage).toBe(false)
  expect(new Set([...idsOf(one), ...idsOf(two)]).size).toBe(15)
})

// Source: GUURU docs, Admin API, Queries, chats, endCursor of the response.
test('[documented] a cursor is base64 of a running number: MTE1MA== is 1150', async () => {
  const guuru = setupGuuru()
  const documented = aChat(guuru.access, { sequence: 1150 })
  const next = aChat(guuru.access)
  const page = await readPage(guuru, 'chats', 'first: 100')
  expect(page.edges[0]).toEqual({ cursor: 'MQ==', node: { id: CHAT.pending } })
  expect(page.edges.find(({ node }) => node.id === documented.id)?.cursor).toBe('MTE1MA==')
  expect(idsOf(await readPage(guuru, 'chats', 'after: "MTE1MA=="'))).toEqual([next.id])
})

// Source: GUURU docs, Admin API, Types, ChatOrder; Pagination, by creation date.
test('[documented] orderBy id is by creation; asc and desc are each other turned round', async () => {
  const guuru = setupGuuru()
  const up = idsOf(await readPage(guuru, 'chats', `first: 100 ${ASC}`))
  const down = idsOf(await readPage(guuru, 'chats', `first: 100 ${DESC}`))
  expect(down).toEqual(up.toReversed())
  expect(up[0]).toBe(CHAT.pending)
})

test('[assumed] without orderBy the oldest come first', async () => {
  const guuru = setupGuuru()
  expect(await readPage(guuru, 'chats')).toEqual(await readPage(guuru, 'chats', ASC))
})

// Source: GUURU docs, Admin API, Pagination, after with orderBy.
test('[documented] descending pages go on downwards', async () => {
  const guuru = setupGuuru()
  const one = await readPage(guuru, 'chats', `first: 4 ${DESC}`)
  const two = await readPage(guuru, 'chats', `first: 4 ${DESC} after: "${one.pageInfo.endCursor}"`)
  const all = idsOf(await readPage(guuru, 'chats', 'first: 100')).toReversed()
  expect([...idsOf(one), ...idsOf(two)]).toEqual(all.slice(0, 8))
})

// Source: GUURU docs, Admin API, Pagination, resuming from the last cursor; Examples, Fetch Chats.
test('[documented] the incremental export: the stored cursor brings what came later, and that only', async () => {
  const guuru = setupGuuru()
  const [, last] = await readAll(guuru, 'chats', `first: 10 ${ASC}`)
  const cursor = last?.pageInfo.endCursor
  expect(await readPage(guuru, 'chats', `${ASC} after: "${cursor}"`)).toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  })
  // A change of status does not move a chat.
  await guuru.ask(`mutation { acceptChat(id: "${CHAT.pending}") { id } closeChat(id: "${CHAT.open}") { id } }`)
  const later = Array.from({ length: 12 }, () => guuru.access.shopper.start({ question: 'Later' }).id)
  const pages = await readAll(guuru, 'chats', `first: 5 ${ASC}`)
  expect(pages.flatMap(idsOf).slice(-12)).toEqual(later)
  const one = await readPage(guuru, 'chats', `${ASC} after: "${cursor}"`)
  const two = await readPage(guuru, 'chats', `${ASC} after: "${one.pageInfo.endCursor}"`)
  expect([...idsOf(one), ...idsOf(two)]).toEqual(later)
})

test('[assumed] a chat with no successor yet still cuts: hasNextPage false, endCursor its own', async () => {
  const guuru = setupGuuru()
  const page = await readPage(guuru, 'chats', 'first: 15')
  expect(page.pageInfo).toEqual({ hasNextPage: false, endCursor: page.edges.at(-1)?.cursor })
})

test('[assumed] startDate is inclusive, endDate exclusive, on createdAt', async () => {
  const guuru = setupGuuru()
  const { access } = guuru
  const inTime = (from: number, to: number) =>
    [...access.state.chats.where('byCreation', 'guuru-qa')]
      .filter(({ createdAt }) => createdAt >= from && createdAt < to)
      .map(({ id }) => id)
  const from = access.state.chats.require(CHAT.open).createdAt
  const to = access.state.chats.require(CHAT.closed).createdAt
  const dates = `first: 100 startDate: ${from} endDate: ${to}`
  expect(idsOf(await readPage(guuru, 'chats', dates))).toEqual(inTime(from, to))
  expect(inTime(from, to)).toContain(CHAT.open)
  expect(inTime(from, to)).not.toContain(CHAT.closed)
  expect(idsOf(await readPage(guuru, 'chats', `first: 100 startDate: ${to}`))).toEqual(inTime(to, Infinity))
  expect(idsOf(await readPage(guuru, 'chats', `first: 100 endDate: ${to}`))).toEqual(inTime(0, to))
  expect(idsOf(await readPage(guuru, 'chats', `startDate: ${to} endDate: ${from}`))).toEqual([])
})

test('[schema] dates are nullable; null is no bound', async () => {
  const guuru = setupGuuru()
  expect(await readPage(guuru, 'chats', 'startDate: null endDate: null after: null orderBy: null')).toEqual(
    await readPage(guuru, 'chats'),
  )
})

test('[schema] a Timestamp is a whole number, as literal and as variable', async () => {
  const { call } = setupGuuru()
  const query = 'query ($at: Timestamp) { partner { chats(startDate: $at) { edges { cursor } } } }'
  expect((await call(query, { at: 1560124481295 })).body.errors).toBeUndefined()
  for (const at of ['1560124481295', 1.5, true, 8.65e15, '2019-01-01T00:00:00.000Z']) {
    expect((await call(query, { at })).body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
  }
  for (const at of ['"2019"', '1.5', 'true', '{}']) {
    const { body } = await call(`{ partner { chats(startDate: ${at}) { edges { cursor } } } }`)
    expect(body.errors[0].message).toContain('Timestamp must be a whole number of milliseconds')
  }
})

// Source: GraphQL specification, 7.1.2 Errors: an error of a place in the document has its locations.
test.each([
  ['1.5', '1.5'],
  ['-0.25e1', '-0.25e1'],
  ['99999999999999999999', '99999999999999999999'],
  ['"2019"', '"2019"'],
  ['JANUARY', 'JANUARY'],
  ['true', 'true'],
  ['[1, "a"]', '[1, "a"]'],
  ['{ at: 1.5 }', '{at: 1.5}'],
])('[schema] the literal %s is refused where it stands, as GraphQL writes it', async (literal, shown) => {
  const { call } = setupGuuru()
  const { body } = await call(`{ partner {\n  chats(startDate: ${literal}) { edges { cursor } } } }`)
  const message = `Timestamp must be a whole number of milliseconds since 1970, not ${shown}`
  expect(body.errors).toEqual([
    { message, locations: [{ line: 2, column: 20 }], extensions: expect.objectContaining({}) },
  ])
})

// Source: GUURU docs, Admin API, Pagination, first: any value from 1 to 100 is valid.
test.each([1, 100])('[documented] first %i is valid', async first => {
  const guuru = setupGuuru()
  for (let i = 0; i < 100; i++) aChat(guuru.access)
  const page = await readPage(guuru, 'chats', `first: ${first}`)
  expect(page.edges).toHaveLength(first)
  expect(page.pageInfo.hasNextPage).toBe(true)
})

test.each([0, -1, -2147483648, 101, 500, 2147483647])('[assumed] BAD_USER_INPUT: first %i', async first => {
  const { refused } = setupGuuru()
  expect(await refused(`{ partner { chats(first: ${first}) { edges { cursor } } } }`)).toEqual(
    refusal('partner.chats', 'BAD_USER_INPUT', `first must be from 1 to 100, not ${first}`, { field: 'first' }),
  )
})

test.each(['', 'nope', 'O2bqy2CsAaS7RBXZrhMOB', '1150', 'LTE='])(
  '[assumed] BAD_USER_INPUT: after "%s"',
  async after => {
    const { refused } = setupGuuru()
    expect(await refused(`{ partner { chats(after: "${after}") { edges { cursor } } } }`)).toEqual(
      refusal('partner.chats', 'BAD_USER_INPUT', `after is not a cursor of this API: ${after}`, { field: 'after' }),
    )
  },
)

test('[schema] first is not null; without it the default applies', async () => {
  const { call } = setupGuuru()
  const { body } = await call('{ partner { chats(first: null) { edges { cursor } } } }')
  expect(body.errors[0].message).toContain('Expected value of type "Int!", found null')
})

test('[schema] chats are ordered by id only', async () => {
  const { call } = setupGuuru()
  const { body } = await call(
    '{ partner { chats(orderBy: { field: createdAt, direction: asc }) { edges { cursor } } } }',
  )
  expect(body.errors[0].message).toContain('"createdAt" does not exist in "ChatOrderField"')
})

test('[assumed] paging any chats by any size in any window yields each once, in order', async () => {
  const guuru = setupGuuru()
  const date = fc.integer({ min: 1, max: 8 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(date, { maxLength: 25 }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      fc.option(date),
      fc.option(date),
      async (dates, first, isAscending, startDate, endDate) => {
        const { id: partnerId, tokens } = aPartner(guuru.access)
        const chats = dates.map(createdAt => aChat(guuru.access, { partnerId, createdAt }))
        const expected = chats
          .filter(({ createdAt }) => createdAt >= (startDate ?? 0) && createdAt < (endDate ?? Infinity))
          .toSorted((a, b) => a.createdAt - b.createdAt || a.sequence - b.sequence)
        const args = `first: ${first} ${isAscending ? ASC : DESC} startDate: ${startDate} endDate: ${endDate}`
        const pages = await readAll(guuru, 'chats', args, { token: tokens[0] })
        expect(pages.flatMap(idsOf)).toEqual((isAscending ? expected : expected.toReversed()).map(({ id }) => id))
        for (const page of pages.slice(0, -1)) expect(page.edges).toHaveLength(first)
      },
    ),
    { numRuns: 40 },
  )
})
