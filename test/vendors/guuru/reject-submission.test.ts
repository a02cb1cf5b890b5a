import { expect, test } from 'vitest'
import { aSubmission } from '../../../src/vendors/guuru/factories.ts'
import { refusal, setupGuuru, SUBMISSION } from './guuru.ts'

const REJECT = 'mutation ($id: ID!) { rejectSubmission(id: $id) { id status createdAt reviewedAt } }'
const NOW = Date.parse('2026-01-01T00:00:00.000Z')

// Source: GUURU docs, Admin API, Mutations, rejectSubmission, example.
test('[documented] a pending submission is rejected, reviewed at the time of the call', async () => {
  const { ask } = setupGuuru()
  const { rejectSubmission } = await ask(REJECT, { id: SUBMISSION.pending })
  expect(rejectSubmission).toMatchObject({ id: SUBMISSION.pending, status: 'rejected', reviewedAt: NOW })
})

test('[schema] the decision can be read afterwards', async () => {
  const { ask } = setupGuuru()
  await ask(REJECT, { id: SUBMISSION.pending })
  const { partner } = await ask('{ partner { submissions(first: 1) { edges { node { id status reviewedAt } } } } }')
  expect(partner.submissions.edges[0].node).toEqual({ id: SUBMISSION.pending, status: 'rejected', reviewedAt: NOW })
})

test('[assumed] the decision is announced', async () => {
  const { ask, world } = setupGuuru()
  await ask(REJECT, { id: SUBMISSION.pending })
  expect(world.events.list()).toMatchObject([
    {
      type: 'guuru.submission.rejected',
      before: { id: SUBMISSION.pending, status: 'pending', reviewedAt: null },
      after: { id: SUBMISSION.pending, status: 'rejected', reviewedAt: NOW },
      actor: 'guuru-qa',
    },
  ])
})

// Source: GUURU docs, Admin API, Mutations, rejectSubmission: a pending submission.
test('[documented] only a pending submission is rejected: a second decision fails', async () => {
  const { ask, call, access } = setupGuuru()
  const { id } = aSubmission(access)
  await ask(REJECT, { id })
  const { body } = await call(REJECT, { id })
  expect(body).toMatchObject({ data: null, errors: [{ path: ['rejectSubmission'] }] })
})

test.each(['approved', 'rejected'] as const)('[assumed] SUBMISSION_NOT_PENDING: %s', async status => {
  const { refused } = setupGuuru()
  expect(await refused(REJECT, { id: SUBMISSION[status] })).toEqual(
    refusal('rejectSubmission', 'SUBMISSION_NOT_PENDING', 'Submission was already reviewed', {
      submissionId: SUBMISSION[status],
      status,
    }),
  )
})

test('[assumed] SUBMISSION_NOT_FOUND: unknown id', async () => {
  const { refused } = setupGuuru()
  expect(await refused(REJECT, { id: 'nope' })).toEqual(
    refusal('rejectSubmission', 'SUBMISSION_NOT_FOUND', 'Submission not found', { submissionId: 'nope' }),
  )
})

test('[assumed] it is no chat mutation: the service account need not be in the community', async () => {
  const { ask, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await ask(REJECT, { id: SUBMISSION.pending })).toMatchObject({ rejectSubmission: { status: 'rejected' } })
})
