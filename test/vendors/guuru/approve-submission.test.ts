import { expect, test } from 'vitest'
import { aSubmission } from '../../../src/vendors/guuru/factories.ts'
import { refusal, setupGuuru, SUBMISSION } from './guuru.ts'

const APPROVE = 'mutation ($id: ID!) { approveSubmission(id: $id) { id status createdAt reviewedAt } }'
const NOW = Date.parse('2026-01-01T00:00:00.000Z')

// Source: GUURU docs, Admin API, Mutations, approveSubmission, example.
test('[documented] a pending submission is approved, reviewed at the time of the call', async () => {
  const { ask } = setupGuuru()
  const { approveSubmission } = await ask(APPROVE, { id: SUBMISSION.pending })
  expect(approveSubmission).toMatchObject({ id: SUBMISSION.pending, status: 'approved', reviewedAt: NOW })
})

test('[schema] the decision can be read afterwards', async () => {
  const { ask } = setupGuuru()
  await ask(APPROVE, { id: SUBMISSION.pending })
  const { partner } = await ask('{ partner { submissions(first: 1) { edges { node { id status reviewedAt } } } } }')
  expect(partner.submissions.edges[0].node).toEqual({ id: SUBMISSION.pending, status: 'approved', reviewedAt: NOW })
})

test('[assumed] the decision is announced', async () => {
  const { ask, world } = setupGuuru()
  await ask(APPROVE, { id: SUBMISSION.pending })
  expect(world.events.list()).toMatchObject([
    {
      type: 'guuru.submission.approved',
      before: { id: SUBMISSION.pending, status: 'pending', reviewedAt: null },
      after: { id: SUBMISSION.pending, status: 'approved', reviewedAt: NOW },
      actor: 'guuru-qa',
    },
  ])
})

// Source: GUURU docs, Admin API, Mutations, approveSubmission: a pending submission.
test('[documented] only a pending submission is approved: a second decision fails', async () => {
  const { ask, call, access } = setupGuuru()
  const { id } = aSubmission(access)
  await ask(APPROVE, { id })
  const { body } = await call(APPROVE, { id })
  expect(body).toMatchObject({ data: null, errors: [{ path: ['approveSubmission'] }] })
})

test.each(['approved', 'rejected'] as const)('[assumed] SUBMISSION_NOT_PENDING: %s', async status => {
  const { refused } = setupGuuru()
  expect(await refused(APPROVE, { id: SUBMISSION[status] })).toEqual(
    refusal('approveSubmission', 'SUBMISSION_NOT_PENDING', 'Submission was already reviewed', {
      submissionId: SUBMISSION[status],
      status,
    }),
  )
})

test('[assumed] SUBMISSION_NOT_FOUND: unknown id', async () => {
  const { refused } = setupGuuru()
  expect(await refused(APPROVE, { id: 'nope' })).toEqual(
    refusal('approveSubmission', 'SUBMISSION_NOT_FOUND', 'Submission not found', { submissionId: 'nope' }),
  )
})

test('[assumed] it is no chat mutation: the service account need not be in the community', async () => {
  const { ask, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await ask(APPROVE, { id: SUBMISSION.pending })).toMatchObject({ approveSubmission: { status: 'approved' } })
})
