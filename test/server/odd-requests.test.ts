import { sampled } from '../corpus.ts'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { sampleCases, VIEWS } from '../graphql/request-cases.ts'
import { addressOf } from '../graphql/view-requests.ts'
import { listen, receive } from './sockets.ts'

/** So many documents are asked in every way. */
const SAMPLE = sampled(30, 40)

const GOOD = JSON.stringify({ query: '{ __typename }' })

/** Bodies that are no GraphQL request, or hardly one. */
const BODIES: readonly (readonly [what: string, body: string | Buffer])[] = [
  ['nothing but a space', ' '],
  ['half an object', '{"query":'],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['a byte order mark', `\u{FEFF}${GOOD}`],
  ['space around', `\r\n\t ${GOOD} \n`],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"query":"{ a'), Buffer.from([0xff, 0xc3]), Buffer.from('}"}')]),
  ],
  ['half a character at the end', Buffer.from([...Buffer.from(GOOD), 0xe2, 0x82])],
  ['a zero byte', `{"query":"{ a\0 }"}`],
  ['characters of many bytes', JSON.stringify({ query: '{ __typename # 😀€ü\u2028\n}', variables: { a: '😀€ü' } })],
  ['half a surrogate pair', '{"query":"{ \\ud83d }"}'],
  ['a prototype', '{"__proto__":{"query":"{ a }"},"query":"{ __typename }","variables":{"__proto__":{"a":1}}}'],
  ['a constructor', '{"query":"{ __typename }","constructor":{"prototype":{"a":1}}}'],
  ['a member twice', '{"query":"{ nothing }","query":"{ __typename }"}'],
  ['a batch', `[${GOOD},${GOOD}]`],
  ['a long document', JSON.stringify({ query: `{ ${'__typename '.repeat(3000)}}` })],
  ['more tokens than are read', JSON.stringify({ query: `{ ${'a '.repeat(10_001)}}` })],
  ['a deep document', JSON.stringify({ query: '{ a '.repeat(2000) })],
  ['a deep value', `{"query":"{ __typename }","variables":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`],
  ['many megabytes', JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(1024 * 1024) } })],
]

/** Headers that change what is answered, or must not. */
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { accept: 'application/graphql-response+json' },
  { accept: 'application/json' },
  { accept: 'application/graphql-response+json, application/json;q=0.9' },
  { accept: 'text/html' },
  { accept: 'text/plain' },
  { accept: '' },
  { 'accept-encoding': 'gzip, br' },
  { 'x-forwarded-proto': 'https' },
  { 'x-forwarded-proto': 'http' },
  { 'x-sim-world': '' },
  { 'x-sim-world': '../up' },
  { 'x-sim-world': 'other' },
  { authorization: '' },
  { authorization: 'Bearer' },
  { authorization: 'Basic eA==' },
  { authorization: 'Bearer @default' },
  { 'marketplacer-api-key': '' },
  { cookie: 'Opaque_myprotein_en=' },
  { cookie: 'a=b; Opaque_myprotein_en=thg-john' },
  { referer: 'https://example.com/' },
  { 'x-captcha-type': 'x', 'x-captcha-response': 'y' },
]

describe.each(VIEWS)('the direct way and the framework: $vendor.name as $view', ({ vendor, view }) => {
  const { url: path, headers: known } = addressOf(vendor, view)

  test('[ours] answer odd bodies alike', async () => {
    const [direct, framework] = [await listen(), await listen()]
    for (const [what, body] of BODIES) {
      const actual = await direct.post('direct', { path, headers: known, body })
      expect([what, actual]).toEqual([what, await framework.post('framework', { path, headers: known, body })])
    }
    // What is too large is the framework's, always.
    expect(direct.seen.framework).toBe(1)
    expect([...direct.bugs, ...framework.bugs]).toEqual([])
  })

  test('[ours] answer odd headers alike', async () => {
    const [direct, framework] = [await listen(), await listen()]
    const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error } }'
    for (const more of HEADERS) {
      for (const body of [GOOD, '{"query":"{ a }"}', JSON.stringify({ query: login })]) {
        const post = { path, headers: { ...known, ...more }, body }
        const actual = await direct.post('direct', post)
        expect([more, actual]).toEqual([more, await framework.post('framework', post)])
      }
    }
    expect(direct.seen.framework).toBe(0)
    expect([...direct.bugs, ...framework.bugs]).toEqual([])
  })
})

test('[ours] whatever is odd about a post goes through the framework, and is answered as if it were not', async () => {
  const { client, seen, post } = await listen()
  const { url: path, headers } = addressOf(vendorOf('guuru'), 'partner')
  const good = await post('direct', { path, headers, body: GOOD })
  expect([good.status, seen.framework]).toEqual([200, 0])
  const json = { ...headers, 'content-type': 'application/json' }
  const ways = [
    { path: `${path}/`, headers: json, body: GOOD },
    { path: `${path}?a=b`, headers: json, body: GOOD },
    { path: `/w/default${path}`, headers: json, body: GOOD },
    { path, headers: { ...headers, 'content-type': 'APPLICATION/JSON' }, body: GOOD },
    { path, headers: { ...headers, 'content-type': 'application/graphql+json' }, body: GOOD },
    // Without a length it comes in chunks.
    {
      path,
      headers: json,
      body: Readable.from([GOOD]),
    },
  ]
  for (const [number, way] of ways.entries()) {
    expect(await receive(await client.request({ method: 'POST', ...way }))).toEqual(good)
    expect(seen.framework).toBe(number + 1)
  }
})

test('[ours] who says something else over the same connection is heard', async () => {
  const { client, sim, seen } = await listen()
  const { url: path } = addressOf(vendorOf('guuru'), 'partner')
  const ask = async (authorization: string, world: string, body: string) => {
    const headers = { 'content-type': 'application/json', authorization, 'x-sim-world': world }
    const { status } = await receive(await client.request({ method: 'POST', path, headers, body }))
    return status
  }
  const longer = GOOD.replace('}"', ' }"')
  expect(await ask('Bearer guuru-partner', 'one', GOOD)).toBe(200)
  expect(await ask('Bearer guuru-nobody!', 'one', GOOD)).toBe(401)
  expect(await ask('Bearer guuru-partner', 'two', longer)).toBe(200)
  expect(await ask('Bearer guuru-partner', 'two', GOOD)).toBe(200)
  const bodies = (world: string) =>
    sim.worlds
      .require(world)
      .journal.exchanges()
      .map(({ request }) => request.body)
  expect([bodies('one'), bodies('two')]).toEqual([
    [GOOD, GOOD],
    [longer, GOOD],
  ])
  expect(seen.framework).toBe(0)
})

test('[ours] who is no web page is told nothing about web pages, but that answers differ by origin', async () => {
  const { client, post } = await listen()
  const { url: path, headers } = addressOf(vendorOf('guuru'), 'partner')
  for (const way of ['direct', 'framework'] as const) {
    const answer = await post(way, { path, headers, body: GOOD })
    expect(Object.keys(answer.headers)).toEqual(['content-length', 'content-type', 'date', 'vary'])
  }
  const { status, body } = await receive(await client.request({ method: 'OPTIONS', path }))
  expect([status, body]).toEqual([405, '{"errors":[{"message":"OPTIONS is not possible here; send a GET or POST."}]}'])
})

test('[ours] GUURU answers a query by GET as it answers it by POST', async () => {
  const { client, post } = await listen()
  const { url: path, headers } = addressOf(vendorOf('guuru'), 'partner')
  const queries = sampleCases('guuru', 'partner', SAMPLE).filter(({ isMutation }) => !isMutation)
  for (const { bodies } of queries) {
    const [body = ''] = bodies
    const members = Object.entries(JSON.parse(body) as Record<string, unknown>)
    // No URL holds half of a pair of surrogates.
    if (members.some(([, value]) => typeof value === 'string' && /\p{Surrogate}/u.test(value))) continue
    const search = new URLSearchParams(
      members.map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
    const got = await receive(await client.request({ method: 'GET', path: `${path}?${search}`, headers }))
    expect([body, got]).toEqual([body, await post('direct', { path, headers, body })])
  }
})

test.each(VIEWS)('[ours] without a socket $vendor.name answers $view as with one', async ({ vendor, view }) => {
  const { url: path, headers } = addressOf(vendor, view)
  const { post } = await listen()
  await using local = createSimulator({ fixtures: 'default' })
  for (const { bodies } of sampleCases(vendor.name, view, SAMPLE)) {
    const [body = ''] = bodies
    const over = await post('direct', { path, headers, body })
    const response = await local.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    const cookies = response.headers.getSetCookie()
    const received = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) }
    expect([body, response.status, received, await response.text()]).toEqual([
      body,
      over.status,
      over.headers,
      over.body,
    ])
  }
})
