/** Bodies whose bytes are no UTF-8, or are encoded once more, by each way in. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { byAllDoors, DOOR_ENDPOINTS, type DoorRequest, GUURU, THG_APP } from './doors.ts'

const QUERY = '{"query":"{ __typename }"}'
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'))

/** Bodies that are no UTF-8, some of them JSON. */
const NOT_UTF8: Readonly<Record<string, DoorRequest>> = {
  'a letter of Latin 1 in a comment': { body: bytes('{"query":"{ __typename # \xe9\\n}"}') },
  'half a letter at the end of a text': { body: bytes('{"query":"{ __typename }","a":"\xe2\x82"}') },
  'half a surrogate pair in UTF-8': { body: bytes('{"query":"{ __typename }","a":"\xed\xa0\xbd"}') },
  'a letter that is longer than need be': { body: bytes('{"query":"{ __typename }","a":"\xc0\xaf"}') },
  'UTF-16': { body: new Uint8Array(Buffer.from(QUERY, 'utf16le')).with(1, 0xff) },
  'what goes through fastify': {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: bytes('{"query":"{ __typename # \xe9\\n}"}'),
  },
}

/** Bodies that are encoded in another way, or are said to be, and what the client is told. */
const ENCODED: Readonly<Record<string, readonly [message: string, request: DoorRequest]>> = {
  gzip: [
    'Send the body as it is, not with Content-Encoding: gzip.',
    { headers: { 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync(QUERY)) },
  ],
  'what is only said to be br': [
    'Send the body as it is, not with Content-Encoding: br.',
    { headers: { 'content-encoding': 'br' }, body: QUERY },
  ],
  'Latin 1': [
    'Send the body in UTF-8, not with charset=iso-8859-1.',
    { headers: { 'content-type': 'application/json; charset=iso-8859-1' }, body: bytes('{"query":"{ a # \xe9\\n}"}') },
  ],
  'a charset in quotes': [
    'Send the body in UTF-8, not with charset=UTF-16.',
    { headers: { 'content-type': 'application/json;charset="UTF-16"' }, body: QUERY },
  ],
}

/** What says the same as the usual headers. */
const PLAIN: readonly Readonly<Record<string, string>>[] = [
  { 'content-encoding': 'identity' },
  { 'content-encoding': 'Identity' },
  { 'content-type': 'application/json; charset="UTF-8"' },
  { 'content-type': 'application/json;charset=utf8' },
  { 'content-type': 'Application/JSON ; Charset=Utf-8' },
]

describe.each(Object.entries(DOOR_ENDPOINTS))('%s', (_, endpoint) => {
  test.each(Object.entries(NOT_UTF8))('[assumed] %s is 400', async (_name, request) => {
    for (const { status, body } of Object.values(await byAllDoors(endpoint, request)))
      expect([status, body.errors[0].message]).toEqual([400, 'The request body is not UTF-8.'])
  })

  test.each(Object.entries(ENCODED))('[assumed] %s is 415', async (_name, [message, request]) => {
    for (const { status, body } of Object.values(await byAllDoors(endpoint, request)))
      expect([status, body.errors[0].message]).toEqual([415, message])
  })

  test.each(PLAIN)('[schema] %o is plain UTF-8', async headers => {
    for (const { status, body } of Object.values(await byAllDoors(endpoint, { headers, body: QUERY })))
      expect([status, body.data]).toEqual([200, { __typename: 'Query' }])
  })
})

test('[assumed] parameters of a URL that are no UTF-8 are 400', async () => {
  for (const search of ['?query={__typename%23%e9}', '?query={__typename}&variables={"a":"%ed%a0%bd"}'])
    for (const { status, body } of Object.values(await byAllDoors(GUURU, { method: 'GET', search })))
      expect([status, body.errors[0].message]).toEqual([400, 'The parameters of the URL are not UTF-8.'])
  const query = encodeURIComponent('{ __typename # €ü\n}')
  const { socket } = await byAllDoors(GUURU, { method: 'GET', search: `?query=${query}&more=100%` })
  expect(socket.body).toEqual({ data: { __typename: 'Query' } })
})

test('[ours] letters of many bytes and replacement characters are what they are', async () => {
  const message = 'Grüße 😀 \u{FFFD}'
  const query = `mutation { createDiscussion(input: { category: FEEDBACK, message: { message: ${JSON.stringify(message)} } }) }`
  await using sim = createSimulator()
  await sim.fetch(THG_APP.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...THG_APP.headers },
    body: JSON.stringify({ query }),
  })
  expect([...sim.world().thg.state.messages.all()].at(-1)).toMatchObject({ message })
})

test('[ours] a refused body is in the journal, read as well as it can be', async () => {
  await using sim = createSimulator()
  const { url, close } = await sim.listen()
  const body = bytes('{"query":"query Named { __typename # \xe9\\n}"}')
  await fetch(url + GUURU.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...GUURU.headers },
    body,
  })
  await close()
  expect(sim.world().journal.list()).toMatchObject([
    { vendor: 'guuru', status: 400, errors: [{ message: 'The request body is not UTF-8.' }] },
  ])
})
