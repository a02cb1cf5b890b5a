import { describe, expect, test } from 'vitest'
import { byAllDoors, type DoorRequest, GUURU } from '../../server/doors.ts'
import { setup } from '../../setup.ts'

const PATH = '/guuru/graphql'
const QUERY = '"query":"{ partner { id } }"'

const NO_BODY = 'POST body missing, invalid Content-Type, or JSON object has no keys.'
const NO_QUERY = 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'
const encoded = (name: string): string =>
  `\`${name}\` in a POST body should be provided as an object, not a recursively JSON-encoded string.`
const noObject = (name: string): string => `\`${name}\` in a POST body must be an object if provided.`
const noString = '`operationName` in a POST body must be a string if provided.'

/** What comes back by each way in. */
async function refusals(request: DoorRequest): Promise<unknown[]> {
  const answers = Object.values(await byAllDoors(GUURU, request))
  return answers.map(({ status, body }) => ({ status, body }))
}

const refusal = (message: string) => {
  const answer = { status: 400, body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] } }
  return [answer, answer, answer]
}

// Source: Apollo Server 5, packages/server/src/runHttpQuery.ts, httpBatching.ts and requestPipeline.ts.
describe('[assumed] a request that is none is refused in the words of Apollo Server', () => {
  test.each([
    ['{}', NO_BODY],
    ['', NO_BODY],
    ['null', NO_BODY],
    ['"{ partner { id } }"', NO_BODY],
    ['[]', 'Operation batching disabled.'],
    [`[{${QUERY}}]`, 'Operation batching disabled.'],
    ['{"query":""}', NO_QUERY],
    ['{"query":null}', NO_QUERY],
    ['{"query":false}', NO_QUERY],
    ['{"operationName":"A"}', NO_QUERY],
    ['{"query":"","extensions":{}}', NO_QUERY],
    ['{"query":7}', 'GraphQL queries must be strings.'],
    ['{"query":["{ partner { id } }"]}', 'GraphQL queries must be strings.'],
    [
      '{"query":{"kind":"Document","definitions":[]}}',
      "GraphQL queries must be strings. It looks like you're sending the internal graphql-js representation of a parsed query in your request instead of a request in the GraphQL query language. You can convert an AST to a string using the `print` function from `graphql`, or use a client like `apollo-client` which converts the internal representation to a string for you.",
    ],
    [`{${QUERY},"variables":"{}"}`, encoded('variables')],
    [`{${QUERY},"variables":""}`, encoded('variables')],
    [`{${QUERY},"extensions":"{}","variables":[]}`, encoded('extensions')],
    [`{${QUERY},"variables":[]}`, noObject('variables')],
    [`{${QUERY},"variables":false}`, noObject('variables')],
    [`{${QUERY},"extensions":7,"variables":7}`, noObject('extensions')],
    [`{${QUERY},"operationName":{}}`, noString],
    [`{${QUERY},"operationName":false}`, noString],
  ])('body %s', async (body, message) => {
    expect(await refusals({ body })).toEqual(refusal(message))
  })

  test.each([
    ['', NO_QUERY],
    ['?query=', NO_QUERY],
    ['?variables={}', NO_QUERY],
    ['?query={a}&query={a}', "The 'query' search parameter may only be specified once."],
    ['?query={a}&extensions=&extensions=', "The 'extensions' search parameter may only be specified once."],
    ['?query={a}&variables={', 'The variables search parameter contains invalid JSON.'],
    ['?query={a}&variables=[]', 'The variables search parameter should contain a JSON-encoded object.'],
    ['?query={a}&extensions="x"', 'The extensions search parameter should contain a JSON-encoded object.'],
  ])('parameters %s', async (search, message) => {
    expect(await refusals({ method: 'GET', search })).toEqual(refusal(message))
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
