import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPartner, aSubmission } from '../../../src/vendors/guuru/factories.ts'
import { refusal, setupGuuru, SUBMISSION } from './guuru.ts'
import { idsOf, readAll, readPage } from './paging.ts'

const STATUSES = ['pending', 'approved', 'rejected'] as const

// Source: GUURU docs, Admin API, Types, Partner.submissions; Pagination, first.
test('[documented] the submissions of the partner, ten by default', async () => {
  const guuru = setupGuuru()
  const page = await readPage(guuru, 'submissions')
  expect(page.edges).toHaveLength(10)
  expect(page.pageInfo.hasNextPage).toBe(true)
  expect(idsOf(page)[0]).toBe(SUBMISSION.pending)
})

test('[schema] first may be null, which is the default', async () => {
  const guuru = setupGuuru()
  expect(await readPage(guuru, 'submissions', 'first: null')).toEqual(await readPage(guuru, 'submissions'))
})

test('[assumed] reviewedAt is null while pending', async () => {
  const { ask } = setupGuuru()
  const { partner } = await ask('{ partner { submissions(first: 100) { edges { node { status reviewedAt } } } } }')
  for (const { node } of partner.submissions.edges) expect(node.reviewedAt === null).toBe(node.status === 'pending')
})

test.each(STATUSES)('[assumed] filters: [%s]', async status => {
  const { ask } = setupGuuru()
  const { partner } = await ask(
    `{ partner { submissions(first: 100 filters: [${status}]) { edges { node { status } } } } }`,
  )
  expect(partner.submissions.edges.length).toBeGreaterThan(0)
  for (const { node } of partner.submissions.edges) expect(node.status).toBe(status)
})

test.each(['', 'filters: []', 'filters: null', 'filters: [null]', 'filters: [pending, approved, rejected]'])(
  '[assumed] all of them with (%s)',
  async filters => {
    const guuru = setupGuuru()
    expect((await readPage(guuru, 'submissions', `first: 100 ${filters}`)).edges).toHaveLength(12)
  },
)

test('[assumed] a filter named twice counts once', async () => {
  const guuru = setupGuuru()
  const page = await readPage(guuru, 'submissions', 'first: 100 filters: [rejected, pending, null, rejected]')
  expect(page).toEqual(await readPage(guuru, 'submissions', 'first: 100 filters: [pending, rejected]'))
})

test('[assumed] a reviewed submission moves from one filter to the other and keeps its place among all', async () => {
  const guuru = setupGuuru()
  const before = idsOf(await readPage(guuru, 'submissions', 'first: 100'))
  await guuru.ask(`mutation { approveSubmission(id: "${SUBMISSION.pending}") { id } }`)
  expect(idsOf(await readPage(guuru, 'submissions', 'first: 100'))).toEqual(before)
  expect(idsOf(await readPage(guuru, 'submissions', 'first: 100 filters: [pending]'))).not.toContain(SUBMISSION.pending)
  expect(idsOf(await readPage(guuru, 'submissions', 'first: 1 filters: [approved]'))).toEqual([SUBMISSION.pending])
})

test.each(['first: 0', 'first: 101', 'after: "nope"'])('[assumed] BAD_USER_INPUT: %s', async args => {
  const { refused } = setupGuuru()
  const [field] = args.split(':')
  expect(await refused(`{ partner { submissions(${args}) { edges { cursor } } } }`)).toEqual(
    refusal('partner.submissions', 'BAD_USER_INPUT', expect.any(String) as string, { field }),
  )
})

test('[assumed] paging any submissions by any size through any filter yields each once, in order', async () => {
  const guuru = setupGuuru()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STATUSES), { maxLength: 20 }),
      fc.subarray([...STATUSES]),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('asc', 'desc'),
      async (statuses, filters, first, direction) => {
        const { id: partnerId, tokens } = aPartner(guuru.access)
        const all = statuses.map(status => aSubmission(guuru.access, { partnerId, status }))
        const expected = all
          .filter(({ status }) => filters.length === 0 || filters.includes(status))
          .map(({ id }) => id)
        const args = `first: ${first} filters: [${filters}] orderBy: { field: id, direction: ${direction} }`
        const pages = await readAll(guuru, 'submissions', args, { token: tokens[0] })
        expect(pages.flatMap(idsOf)).toEqual(direction === 'asc' ? expected : expected.toReversed())
      },
    ),
    { numRuns: 40 },
  )
})
