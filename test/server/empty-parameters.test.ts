/** What is empty in a request, by each way in. */
import { expect, test } from 'vitest'
import {
  byAllDoors,
  DOOR_ENDPOINTS,
  type DoorAnswer,
  type DoorEndpoint,
  type DoorRequest,
  GUURU,
  MARKETPLACER,
  THG_APP,
  THG_WEB,
} from './doors.ts'

const post = (members: object, search = '') => ({ search, body: JSON.stringify(members) })
const QUERY = 'query One { one: __typename }'
const TWO = `${QUERY} query Two { two: __typename }`

async function answersOf(endpoint: DoorEndpoint, request: DoorRequest): Promise<DoorAnswer[]> {
  return Object.values(await byAllDoors(endpoint, request))
}
const thrice = (expected: object): object[] => [expected, expected, expected].map(each => expect.objectContaining(each))
const ONE = thrice({ status: 200, body: expect.objectContaining({ data: { one: 'Query' } }) })

// Source: GraphQL over HTTP, GET: an empty `operationName` is equivalent to omitting it; parameters of JSON are optional.
test.each(['operationName=', 'variables=', 'extensions=', 'operationName=&variables=&extensions='])(
  '[schema] GUURU: an empty parameter of a URL is none: %s',
  async empty => {
    const search = `?query=${encodeURIComponent(QUERY)}&${empty}`
    expect(await answersOf(GUURU, { method: 'GET', search })).toEqual(ONE)
  },
)

test.each(Object.entries(DOOR_ENDPOINTS))(
  '[schema] %s: an empty name in the URL of a post is none',
  async (_, endpoint: DoorEndpoint) => {
    const request = post({ query: QUERY }, '?operationName=&variables=&extensions=')
    expect(await answersOf(endpoint, request)).toEqual(ONE)
  },
)

// graphql-java 17 to 19 runs the first operation; that THG runs it is inferred.
test.each([THG_APP, THG_WEB])(
  '[assumed] THG: an empty name in a body means the first operation, %#',
  async endpoint => {
    expect(await answersOf(endpoint, post({ query: QUERY, operationName: '' }))).toEqual(ONE)
    expect(await answersOf(endpoint, post({ query: TWO, operationName: '' }))).toEqual(ONE)
    const broken = await byAllDoors(endpoint, post({ query: '{', operationName: '' }))
    expect(broken.socket.body.errors[0].extensions.classification).toBe('InvalidSyntax')
  },
)

test('[assumed] Marketplacer: an empty name in a body is a name that no operation has', async () => {
  const errors = [{ message: 'No operation named ""' }]
  expect(await answersOf(MARKETPLACER, post({ query: QUERY, operationName: '' }))).toEqual(
    thrice({ status: 200, body: { errors } }),
  )
})

test.each(['', 'x', [], 7, { persistedQuery: 1 }])(
  '[assumed] Marketplacer: extensions are not looked at: %j',
  async extensions => {
    expect(await answersOf(MARKETPLACER, post({ query: QUERY, extensions }))).toEqual(ONE)
  },
)

test('[assumed] GUURU: an empty name in a body is a name that no operation has', async () => {
  const { socket, local, intercepted } = await byAllDoors(GUURU, post({ query: QUERY, operationName: '' }))
  expect(socket.body).toEqual({
    errors: [expect.objectContaining({ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })],
  })
  expect([local, intercepted]).toEqual([socket, socket])
})
