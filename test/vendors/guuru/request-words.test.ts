import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const PATH = '/guuru/graphql'

test.each([
  ['{}', 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'],
  [
    '{"query":"{ partner { id } }","variables":"{}"}',
    '`variables` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
  ],
  [
    '{"query":"{ partner { id } }","extensions":"{}"}',
    '`extensions` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
  ],
])('[assumed] a request that is none is refused in the words of Apollo Server: %s', async (rawBody, message) => {
  const { graphql } = setup()
  const { status, body } = await graphql('guuru', '', {}, { path: PATH, rawBody })
  expect({ status, messages: body.errors.map((error: Error) => error.message) }).toEqual({
    status: 400,
    messages: [message],
  })
})

test('[assumed] a mutation by GET is refused in the words of Apollo Server', async () => {
  const { sim } = setup()
  const query = encodeURIComponent('mutation { acceptChat(id: "x") { id } }')
  const headers = { authorization: 'Bearer guuru-partner' }
  const request = { method: 'GET', url: `${PATH}?query=${query}`, headers, body: '', secure: false }
  const { status, body } = await sim.answer({ vendor: 'guuru', world: undefined, request })
  expect({ status, message: JSON.parse(body).errors[0].message }).toEqual({
    status: 405,
    message: 'GET requests only support query operations, not mutation operations',
  })
})
