import { expect, test, vi } from 'vitest'
import { type ErrorKind, KINDS, SimError } from '../../src/errors/sim-error.ts'
import { errorBody, errorResponse, toHttpError } from '../../src/request/http-error.ts'

const thrown = (message: string, members: object): Error => Object.assign(new Error(message), members)

test.each(Object.entries(KINDS) as [ErrorKind, number][])(
  '[ours] a refusal of the kind %s is sent with status %d, its words and its details',
  (kind, status) => {
    const refusal = new SimError(kind, 'A_CODE', 'A sentence.', { id: 'x' })
    const reportBug = vi.fn<(bug: unknown) => void>()
    const sent = toHttpError(refusal, reportBug)
    expect([sent.status, sent.code, sent.message, sent.details]).toEqual([status, 'A_CODE', 'A sentence.', { id: 'x' }])
    expect(reportBug).not.toHaveBeenCalled()
    const { body, ...head } = errorResponse(refusal)
    expect(head).toEqual({ status, headers: { 'content-type': 'application/json; charset=utf-8' } })
    expect(JSON.parse(body)).toEqual({ error: { code: 'A_CODE', message: 'A sentence.', id: 'x' } })
  },
)

test('[ours] an error of a framework that is the fault of the client keeps its status, code and words', () => {
  const reportBug = vi.fn<(bug: unknown) => void>()
  const tooLarge = thrown('Request body is too large', { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' })
  expect(toHttpError(tooLarge, reportBug)).toEqual({
    status: 413,
    code: 'FST_ERR_CTP_BODY_TOO_LARGE',
    message: 'Request body is too large',
  })
  expect(toHttpError(thrown('Bad', { statusCode: 400 }), reportBug)).toEqual({
    status: 400,
    code: 'BAD_REQUEST',
    message: 'Bad',
  })
  expect(reportBug).not.toHaveBeenCalled()
})

test.each([
  ['an error without a status', thrown('secret', {})],
  ['an error of the server', thrown('secret', { statusCode: 503, code: 'SECRET' })],
  ['a TypeError', new TypeError('secret')],
])('[ours] %s is a bug: it is reported, and the client sees nothing of it', (_, error) => {
  const reportBug = vi.fn<(bug: unknown) => void>()
  const sent = toHttpError(error, reportBug)
  expect([sent.status, errorBody(sent)]).toEqual([
    500,
    { error: { code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' } },
  ])
  expect(reportBug.mock.calls).toEqual([[error]])
})

test('[ours] an error body has the code, the message and the details side by side', () => {
  expect(errorBody({ code: 'A', message: 'B' })).toEqual({ error: { code: 'A', message: 'B' } })
  expect(errorBody({ code: 'A', message: 'B', details: { path: 'seed' } })).toEqual({
    error: { code: 'A', message: 'B', path: 'seed' },
  })
})
