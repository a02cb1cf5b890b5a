/** Which media type an answer has, by each way in. */
import { describe, expect, test } from 'vitest'
import { preferredType } from '../../src/request/header-value.ts'
import { byAllDoors, DOOR_ENDPOINTS, type DoorEndpoint, GUURU, MARKETPLACER, THG_APP, THG_WEB } from './doors.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8'
const VALID = '{"query":"{ __typename }"}'
const INVALID = '{"query":"{ nonsense }"}'

async function typesOf(endpoint: DoorEndpoint, accept: string, body: string): Promise<unknown[]> {
  const answers = await byAllDoors(endpoint, { headers: { accept }, body })
  return Object.values(answers).map(({ status, type }) => [status, type])
}
const thrice = (status: number, type: string): unknown[] => Array.from({ length: 3 }, () => [status, type])

describe.each([
  ['THG, app', THG_APP],
  ['THG, web', THG_WEB],
  ['Marketplacer', MARKETPLACER],
])('%s', (_, endpoint) => {
  test.each([
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json;q=0, application/graphql-response+json',
    'text/html',
    'application/json;charset=latin1',
    '*/*;q=0',
    '',
  ])('[assumed] answers application/json with status 200 where "%s" is accepted', async accept => {
    expect(await typesOf(endpoint, accept, VALID)).toEqual(thrice(200, JSON_TYPE))
    expect(await typesOf(endpoint, accept, INVALID)).toEqual(thrice(200, JSON_TYPE))
  })
})

// Source: GraphQL over HTTP, Accept; RFC 9110, 12.5.1 Accept: weights, the most specific range, `q=0`.
test.each([
  ['', 200, JSON_TYPE],
  ['application/json;q=0', 406, JSON_TYPE],
  ['*/*;q=0', 406, JSON_TYPE],
  ['application/json;q=0, */*', 200, GRAPHQL_TYPE],
  ['application/json;q=0.5, application/graphql-response+json;q=0.6', 200, GRAPHQL_TYPE],
  ['application/graphql-response+json;q=0.5, application/json', 200, JSON_TYPE],
  ['text/html, application/*;q=0.1', 200, JSON_TYPE],
])('[schema] GUURU takes "%s" by its weights', async (accept, status, type) => {
  expect(await typesOf(GUURU, accept, VALID)).toEqual(thrice(status, type))
})

// Source: RFC 9110, 12.5.1 Accept, and 5.6.6 Parameters.
test.each([
  ['APPLICATION/JSON ; Q=0.3', 'application/json'],
  ['application/json;charset="utf-8"', 'application/json'],
  ['application/json;charset=utf-16', undefined],
  ['application/json;q=none', undefined],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['*/*, application/graphql-response+json', 'application/graphql-response+json'],
  ['application/*;q=0.2, application/json;q=0.1', 'application/graphql-response+json'],
  ['text/plain;a="x, application/json;q=0", application/json', 'application/json'],
  [' , ', 'application/json'],
  [undefined, 'application/json'],
])('[ours] of the two types "%s" prefers %s', (accept, expected) => {
  expect(preferredType(accept, ['application/json', 'application/graphql-response+json'])).toBe(expected)
})

test.each(Object.entries(DOOR_ENDPOINTS))('[ours] %s shows a page only to who prefers one', async (_, endpoint) => {
  const get = (accept: string) =>
    byAllDoors(endpoint, { method: 'GET', search: '?query={__typename}', headers: { accept } })
  for (const accept of ['application/json, text/html;q=0.5', 'text/html;q=0, */*', '*/*'])
    for (const { type } of Object.values(await get(accept)))
      expect([accept, type]).toEqual([accept, expect.stringMatching(/json; charset=utf-8$/)])
})
