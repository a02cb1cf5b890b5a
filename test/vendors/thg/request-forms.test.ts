import { expect, test } from 'vitest'
import { createSimulator } from '../../../src/index.ts'
import { listen, receive } from '../../server/sockets.ts'
import { setup } from '../../setup.ts'

const APP = '/thg/myprotein/en/graphql'
const CHECK = JSON.stringify({ query: '{ check }' })

/** Posts over a socket; a type of null leaves the header out. */
async function post(path: string, type: string | null, body: string, headers: Readonly<Record<string, string>> = {}) {
  const { client } = await listen()
  const typed = type === null ? headers : { 'content-type': type, ...headers }
  const answer = await receive(await client.request({ method: 'POST', path, headers: typed, body }))
  return { status: answer.status, body: JSON.parse(answer.body) }
}

// Source: THG's storefront package in development mode (text/plain), THG Altitude docs, proxy (no content type).
test.each([
  ['text/plain', APP],
  ['text/plain;charset=UTF-8', APP],
  ['Text/Plain; charset=utf-8', '/thg/graphql'],
  [null, APP],
  [null, '/thg/graphql'],
])('[documented] JSON under the type %s is taken at %s', async (type, path) => {
  expect(await post(path, type, CHECK)).toMatchObject({ status: 200, body: { data: { check: 'OK' } } })
})

test.each(['text/html', 'text/xml', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
  '[assumed] a body of the type %s is refused with 415',
  async type => {
    expect(await post(APP, type, CHECK)).toMatchObject({
      status: 415,
      body: { errors: [{ message: `Send the request as Content-Type: application/json, not ${type}.` }] },
    })
  },
)

// Source: Marketplacer docs, API, headers: Content-Type: application/json.
test.each([
  ['text/plain', 'text/plain'],
  [null, 'without a content type'],
])('[documented] Marketplacer wants its header: the type %s is refused', async (type, named) => {
  const query = JSON.stringify({ query: '{ __typename }' })
  const answer = await post('/marketplacer/graphql', type, query, { 'marketplacer-api-key': 'mp-operator' })
  expect(answer).toMatchObject({
    status: 415,
    body: { errors: [{ message: `Send the request as Content-Type: application/json, not ${named}.` }] },
  })
})

const WHO = JSON.stringify({
  query: '{ customer { fullName } type: __type(name: "AuthenticationResponse") { fields { name } } }',
})

// Source: THG Altitude docs, config: the endpoint with the locale in its path.
test.each(['/thg/en-gb/graphql', '/thg/de-de/graphql/', '/w/ci-42/thg/en-gb/graphql', '/thg/en-gb/graphql?a=b'])(
  '[documented] %s is the web flavour',
  async path => {
    const { status, body } = await post(path, 'application/json', WHO, { cookie: 'Opaque_myprotein_en=thg-jane' })
    expect(status).toBe(200)
    expect(body.data.customer).toEqual({ fullName: 'Jane Doe' })
    expect(body.data.type.fields.map(({ name }: { name: string }) => name)).not.toContain('token')
  },
)

test('[ours] the kit knows the path with a locale, by itself and on the real host', async () => {
  await using sim = createSimulator()
  for (const url of ['/thg/fr-fr/graphql', 'https://horizon-api.www.myprotein.com/fr-fr/graphql']) {
    const headers = { 'content-type': 'application/json', cookie: 'Opaque_myprotein_en=thg-jane' }
    const response = await sim.fetch(url, { method: 'POST', headers, body: WHO })
    expect(await response.json()).toMatchObject({ data: { customer: { fullName: 'Jane Doe' } } })
  }
})

test('[ours] a browser finds GraphiQL at the path with a locale, and nothing at a path that is none', async () => {
  const { client } = await listen()
  const headers = { accept: 'text/html' }
  const get = async (path: string) => receive(await client.request({ method: 'GET', path, headers }))
  const page = await get('/thg/en-gb/graphql')
  expect([page.status, page.body]).toEqual([200, expect.stringContaining('"endpoint":"/thg/en-gb/graphql"')])
  for (const path of ['/thg/english/graphql', '/thg/en-gb', '/thg/en-gb/en/graphql'])
    expect((await get(path)).status).toBe(404)
})

const TWO = 'query Other { check } query Name { customer { fullName } }'

// Source: shaunhall/vsf-horizon (a client of THG), fetchApi.js: ?operationName=undefinedOperation for anonymous documents.
test.each([
  ['an anonymous document', '{"query":"{ check }"}'],
  ['a document of one operation', '{"query":"query Name { check }"}'],
  ['a name that is null', '{"query":"{ check }","operationName":null}'],
])('[documented] the operationName of a POST’s URL is ignored: %s', async (_, rawBody) => {
  const { graphql, world } = setup()
  const path = `${APP}?operationName=undefinedOperation`
  expect((await graphql('thg', '', {}, { path, rawBody })).body.data).toEqual({ check: 'OK' })
  expect(world.journal.list()).toMatchObject([{ operation: 'check' }])
})

test('[ours] nor does the journal have it of a request that a fault kept from being read', async () => {
  const { graphql, world } = setup()
  world.faults.add({ vendor: 'thg', kind: 'http-status', status: 503 })
  await graphql('thg', '{ check', {}, { path: `${APP}?operationName=undefinedOperation` })
  expect(world.journal.list()).toMatchObject([{ operation: null, operationName: null }])
})

// Source: shaunhall/vsf-horizon (a client of THG), fetchApi.js: the body names no operation, the URL a wrong one.
test('[documented] the body names the operation, whatever the URL says', async () => {
  const { graphql } = setup()
  const path = `${APP}?operationName=Other`
  const rawBody = JSON.stringify({ query: TWO, operationName: 'Name' })
  expect((await graphql('thg', '', {}, { path, rawBody })).body.data).toEqual({ customer: { fullName: 'Jane Doe' } })
  expect((await graphql('thg', TWO, {}, { path })).body).not.toHaveProperty('data')
})

// Rails merges the parameters of the URL with those of the body.
test('[assumed] at Marketplacer the URL’s operationName counts where the body has none', async () => {
  const { graphql } = setup()
  const { body } = await graphql('marketplacer', 'query A { a: __typename } query B { b: __typename }', undefined, {
    path: '/marketplacer/graphql?operationName=B',
  })
  expect(body.data).toEqual({ b: 'Query' })
})

test('[ours] what an empty name means is struck by its faults, and named in the journal', async () => {
  const { graphql, world } = setup()
  world.faults.add({ vendor: 'thg', operation: 'customer', kind: 'http-status', status: 503 })
  const rawBody = JSON.stringify({ query: 'query A { customer { fullName } } query B { check }', operationName: '' })
  expect((await graphql('thg', '', {}, { path: APP, rawBody })).status).toBe(503)
  expect(world.journal.list()).toMatchObject([{ operation: 'customer', status: 503 }])
})
