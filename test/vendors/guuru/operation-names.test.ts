import { expect, test } from 'vitest'
import { setupGuuru } from './guuru.ts'

const TWO = 'query A { partner { id } } query B { partner { id } }'

/** Asks by POST or GET for an answer of this type. */
function asking() {
  const { call } = setupGuuru()
  const ask = async (method: string, accept: string, query: string, operationName?: string) => {
    const headers = { accept }
    if (method === 'POST') return call('', {}, { headers, rawBody: JSON.stringify({ query, operationName }) })
    const search = new URLSearchParams({ query, ...(operationName !== undefined && { operationName }) })
    return call('', {}, { headers, method, path: `/guuru/graphql?${search}`, rawBody: '' })
  }
  return { ask }
}

const STATUSES = [
  ['application/json', 200],
  ['application/graphql-response+json', 400],
] as const

// The words are Apollo Server's.
test.each(['POST', 'GET'].flatMap(method => STATUSES.map(([accept, status]) => [method, accept, status] as const)))(
  '[assumed] which operation is meant has to be said, by %s for %s: %i',
  async (method, accept, status) => {
    const { ask } = asking()
    const answerOf = async (query: string, operationName?: string) => {
      const { headers, ...answer } = await ask(method, accept, query, operationName)
      expect(headers['content-type']).toBe(`${accept}; charset=utf-8`)
      return { status: answer.status, body: answer.body }
    }
    const refused = (message: string) => ({
      status,
      body: { errors: [{ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] },
    })
    const several = refused('Must provide operation name if query contains multiple operations.')
    expect(await answerOf(TWO)).toEqual(several)
    expect(await answerOf(TWO, 'C')).toEqual(refused('Unknown operation named "C".'))
    expect(await answerOf('{ partner { id } }', 'A')).toEqual(refused('Unknown operation named "A".'))
    expect(await answerOf(TWO, 'B')).toMatchObject({ status: 200, body: { data: { partner: { id: 'guuru-qa' } } } })
  },
)

test('[assumed] an empty name in a body is a name that no operation has', async () => {
  const { ask } = asking()
  const { status, body } = await ask('POST', 'application/json', '{ partner { id } }', '')
  expect([status, body.errors[0].message]).toEqual([200, 'Unknown operation named "".'])
})

test('[assumed] a name that is null is none', async () => {
  const { call } = setupGuuru()
  const ask = async (query: string) => call('', {}, { rawBody: JSON.stringify({ query, operationName: null }) })
  expect((await ask('query A { partner { id } }')).body).toEqual({ data: { partner: { id: 'guuru-qa' } } })
  expect((await ask(TWO)).body.errors[0].message).toBe(
    'Must provide operation name if query contains multiple operations.',
  )
})

test.each(STATUSES)('[assumed] what is wrong with the document comes first, for %s: %i', async (accept, status) => {
  const { ask } = asking()
  for (const query of ['query A { nothing } query B { nothing }', 'fragment F on Query { nothing }']) {
    const answer = await ask('POST', accept, query)
    expect(answer.status).toBe(status)
    for (const { extensions } of answer.body.errors) expect(extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' })
    expect(JSON.stringify(answer.body.errors)).toContain('Cannot query field')
  }
})
