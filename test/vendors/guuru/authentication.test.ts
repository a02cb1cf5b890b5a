import { expect, test } from 'vitest'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setupGuuru } from './guuru.ts'

const MISSING = 'Authentication is required: send Authorization: Bearer <token>'
const INVALID = 'The token is not valid'
const QUERY = '{ partner { id } }'

const unauthenticated = (message: string) => ({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] })

// Source: GUURU docs, Admin API, Getting started, authorization header.
test('[documented] Authorization: Bearer <token> is who calls', async () => {
  const { ask } = setupGuuru()
  expect(await ask(QUERY)).toEqual({ partner: { id: 'guuru-qa' } })
})

test.each(['bearer guuru-partner', 'BEARER   guuru-partner '])('[assumed] "%s" will do', async authorization => {
  const { ask } = setupGuuru()
  expect(await ask(QUERY, {}, { token: null, headers: { authorization } })).toEqual({ partner: { id: 'guuru-qa' } })
})

test.each(['', 'Bearer', 'Bearer ', 'guuru-partner', 'Basic guuru-partner', 'Opaque guuru-partner'])(
  '[assumed] UNAUTHENTICATED, 401: no token in "%s"',
  async authorization => {
    const { refused } = setupGuuru()
    const headers: Record<string, string> = authorization === '' ? {} : { authorization }
    expect(await refused(QUERY, {}, { token: null, headers })).toEqual({ status: 401, body: unauthenticated(MISSING) })
  },
)

test.each(['nope', 'Guuru-partner', 'guuru-partner x', 'thg-jane', 'guuru-partner@BAD'])(
  '[assumed] UNAUTHENTICATED, 401: the token "%s"',
  async token => {
    const { refused } = setupGuuru()
    expect(await refused(QUERY, {}, { token })).toEqual({ status: 401, body: unauthenticated(INVALID) })
  },
)

test('[assumed] the answer is JSON in the shape of GraphQL, without data', async () => {
  const { call } = setupGuuru()
  const { headers, body } = await call(QUERY, {}, { token: null })
  expect(headers['content-type']).toContain('application/json')
  expect(body).not.toHaveProperty('data')
})

// Source: GUURU docs, Admin API, Getting started, authorization header.
test('[documented] every request needs it: mutations, introspection, invalid documents, anything', async () => {
  const { refused } = setupGuuru()
  const queries = [
    'mutation { createPersona(input: { providerId: "a", name: "b" }) }',
    '{ __schema { queryType { name } } }',
    '{',
  ]
  for (const query of queries) expect((await refused(query, {}, { token: null })).status).toBe(401)
  expect((await refused('', {}, { token: null, rawBody: 'no JSON' })).status).toBe(401)
})

test('[schema] with a token the schema can be read', async () => {
  const { ask } = setupGuuru({ vendors: VENDOR_LIST })
  const { __schema } = await ask('{ __schema { mutationType { fields { name } } } }')
  expect(__schema.mutationType.fields.map(({ name }: { name: string }) => name)).toEqual([
    'approveSubmission',
    'rejectSubmission',
    'createPersona',
    'acceptChat',
    'closeChat',
    'openChat',
    'sendChatMessage',
    'transferToPersona',
  ])
})

test('[assumed] with open authentication a missing token is the first partner; a wrong one is still refused', async () => {
  const { ask, call } = setupGuuru({ auth: 'open' })
  expect(await ask(QUERY, {}, { token: null })).toEqual({ partner: { id: 'guuru-qa' } })
  expect((await call(QUERY, {}, { token: 'nope' })).status).toBe(401)
})

test('[assumed] a query may come by GET; a mutation may not', async () => {
  const { call } = setupGuuru()
  const get = (query: string) =>
    call('', {}, { method: 'GET', path: `/guuru/graphql?query=${encodeURIComponent(query)}`, rawBody: '' })
  expect((await get(QUERY)).body).toEqual({ data: { partner: { id: 'guuru-qa' } } })
  expect((await get('mutation { createPersona(input: { providerId: "a", name: "b" }) }')).status).toBe(405)
})
