import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSimulator } from '../../../src/index.ts'
import { listen, receive } from '../../server/sockets.ts'

const APP = '/thg/myprotein/en/graphql'
const JANE = { authorization: 'Opaque thg-jane' }
const NAME = 'query Name { customer { fullName } }'
const DATA = { data: { customer: { fullName: 'Jane Doe' } } }

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const extensionsOf = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })
/** Parameters of a URL; what is no text is JSON. */
const search = (members: Readonly<Record<string, unknown>>): string =>
  `?${new URLSearchParams(
    Object.entries(members).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )}`

/** A simulator that listens, and requests that carry hashes. */
async function persisting(headers: Readonly<Record<string, string>> = JANE, path = APP) {
  const all = await listen()
  const { client } = all
  const get = async (members: Readonly<Record<string, unknown>>, prefix = '') => {
    const answer = await receive(
      await client.request({ method: 'GET', path: prefix + path + search(members), headers }),
    )
    return { status: answer.status, body: JSON.parse(answer.body) }
  }
  const post = async (body: object, members?: Readonly<Record<string, unknown>>, prefix = '') => {
    const answer = await receive(
      await client.request({
        method: 'POST',
        path: prefix + path + (members ? search(members) : ''),
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    )
    return { status: answer.status, body: JSON.parse(answer.body) }
  }
  return { ...all, get, post }
}

const HASH = { extensions: extensionsOf(hashOf(NAME)) }
const NOT_FOUND = {
  status: 200,
  body: {
    errors: [
      {
        message: 'PersistedQueryNotFound',
        extensions: { classification: 'PersistedQueryNotFound', code: 'PERSISTED_QUERY_NOT_FOUND' },
      },
    ],
    extensions: expect.objectContaining({ flags: ['LOGGED_IN'] }),
  },
}

// Source: THG Horizon docs, introduction, automatic persisted queries: the message; its code is Apollo's.
test('[documented] a hash that no document is registered under is answered PersistedQueryNotFound', async () => {
  const { get, post } = await persisting()
  expect(await get(HASH)).toEqual(NOT_FOUND)
  expect(await post(HASH)).toEqual(NOT_FOUND)
  expect(await post({ query: '', ...HASH })).toEqual(NOT_FOUND)
  expect(await post({}, HASH)).toEqual(NOT_FOUND)
})

// Source: THG Horizon docs, introduction, automatic persisted queries: by GET, and by POST with the extensions in the URL.
test.each(['GET', 'POST', 'POST with the hash in the URL'])('[documented] %s registers a document', async way => {
  const { get, post } = await persisting()
  const query = { query: NAME }
  if (way === 'GET') expect(await get({ ...query, ...HASH })).toMatchObject({ status: 200, body: DATA })
  else expect(await (way === 'POST' ? post({ ...query, ...HASH }) : post(query, HASH))).toMatchObject({ body: DATA })
  expect(await get(HASH)).toMatchObject({ status: 200, body: DATA })
  expect(await post(HASH)).toMatchObject({ status: 200, body: DATA })
  expect(await post({}, HASH)).toMatchObject({ status: 200, body: DATA })
})

// Source: THG Horizon docs, introduction, automatic persisted queries, GET: query, variables and extensions.
test('[documented] variables and the operation’s name come beside the hash', async () => {
  const { get, post } = await persisting()
  const query = 'query A { check } query B($limit: Int!) { customer { orders(limit: $limit) { hasMore } } }'
  const extensions = extensionsOf(hashOf(query))
  const orders = { data: { customer: { orders: { hasMore: true } } } }
  const members = { operationName: 'B', variables: { limit: 1 } }
  expect(await get({ query, extensions, ...members })).toMatchObject({ body: orders })
  expect(await get({ extensions, ...members })).toMatchObject({ body: orders })
  expect(await post({ extensions, ...members })).toMatchObject({ body: orders })
  expect(await get({ extensions, operationName: 'A' })).toMatchObject({ body: { data: { check: 'OK' } } })
})

test('[assumed] the web flavour takes the same, and knows what the app’s registered', async () => {
  const web = await persisting({ cookie: 'Opaque_myprotein_en=thg-jane' }, '/thg/en-gb/graphql')
  expect(await web.get({ query: NAME, ...HASH })).toMatchObject({ status: 200, body: DATA })
  expect(await web.get(HASH)).toMatchObject({ status: 200, body: DATA })
  const asApp = await web.client.request({ method: 'GET', path: APP + search(HASH), headers: JANE })
  expect(JSON.parse((await receive(asApp)).body)).toMatchObject(DATA)
})

test('[ours] a fork knows what was registered in the world that it was made of, until its own reset', async () => {
  const { get, post, sim } = await persisting()
  await post({ query: NAME, ...HASH }, undefined, '/w/ci-1')
  const fork = sim.worlds.fork(sim.world('ci-1'), { id: 'ci-2' })
  expect(await get(HASH, '/w/ci-2')).toMatchObject({ status: 200, body: DATA })
  fork.reset()
  expect(await get(HASH, '/w/ci-2')).toEqual(NOT_FOUND)
  expect(await get(HASH, '/w/ci-1')).toMatchObject({ status: 200, body: DATA })
})

test('[assumed] a hash that is not the document’s is refused, and registers nothing', async () => {
  const { get, post } = await persisting()
  const refused = {
    status: 200,
    body: {
      errors: [
        {
          message: 'PersistedQueryIdInvalid',
          extensions: { classification: 'PersistedQueryIdInvalid', code: 'PERSISTED_QUERY_ID_INVALID' },
        },
      ],
    },
  }
  expect(await post({ query: '{ check }', ...HASH })).toMatchObject(refused)
  expect(await get({ query: `${NAME} `, ...HASH })).toMatchObject(refused)
  expect(await get(HASH)).toEqual(NOT_FOUND)
})

test('[assumed] a hash may be written in capitals, and is that of the document’s UTF-8', async () => {
  const { post } = await persisting()
  const query = '{ check } # ünï😀'
  const sha256Hash = hashOf(query)
  expect(await post({ query, extensions: extensionsOf(sha256Hash.toUpperCase()) })).toMatchObject({
    body: { data: { check: 'OK' } },
  })
  expect(await post({ extensions: extensionsOf(sha256Hash) })).toMatchObject({ body: { data: { check: 'OK' } } })
})

test.each([{}, { persistedQuery: null }, { persistedQuery: {} }, { persistedQuery: { sha256Hash: 7 } }])(
  '[assumed] extensions without a hash are let go: %j',
  async extensions => {
    const { post } = await persisting()
    expect(await post({ query: NAME, extensions })).toMatchObject({ status: 200, body: DATA })
  },
)

// Source: THG Horizon docs, introduction: POST only, but for persisted queries.
test('[documented] a GET without a hash is refused as before', async () => {
  const { get } = await persisting()
  const refused = { status: 405, body: { errors: [{ message: 'GET is not possible here; send a POST.' }] } }
  expect(await get({ query: NAME })).toEqual(refused)
  expect(await get({ query: NAME, extensions: {} })).toEqual(refused)
  expect(await get({ query: NAME, extensions: '{' })).toEqual(refused)
})

test('[assumed] a mutation does not run by GET', async () => {
  const { get, world } = await persisting()
  const query = 'mutation { createDiscussion(input: { category: FEEDBACK, message: { message: "Hi" } }) }'
  const before = world.thg.state.discussions.size
  const { body } = await get({ query, extensions: extensionsOf(hashOf(query)) })
  expect(body.errors).toMatchObject([{ message: 'Can only perform a mutation operation from a POST request.' }])
  expect(world.thg.state.discussions.size).toBe(before)
})

test('[ours] registrations are each world’s own, and a reset forgets them', async () => {
  const { get, post, sim } = await persisting()
  await post({ query: NAME, ...HASH }, undefined, '/w/one')
  expect(await get(HASH, '/w/one')).toMatchObject({ body: DATA })
  expect(await get(HASH, '/w/two')).toEqual(NOT_FOUND)
  expect(await get(HASH)).toEqual(NOT_FOUND)
  sim.worlds.require('one').reset({ only: ['journal'] })
  expect(await get(HASH, '/w/one')).toMatchObject({ body: DATA })
  sim.worlds.require('one').reset()
  expect(await get(HASH, '/w/one')).toEqual(NOT_FOUND)
})

test('[ours] the journal names the operation behind a hash, and faults strike it', async () => {
  const { get, post, world } = await persisting()
  await post({ query: NAME, ...HASH })
  await get(HASH)
  world.faults.add({ vendor: 'thg', operation: 'customer', kind: 'graphql-error', message: 'No!', times: 1 })
  expect(await get(HASH)).toMatchObject({ body: { errors: [{ message: 'No!' }] } })
  const unknown = { extensions: extensionsOf(hashOf('{ check }')), operationName: 'Check' }
  await get(unknown)
  await post(unknown)
  expect(world.journal.list()).toMatchObject([
    { operation: 'customer', operationName: 'Name', fault: null },
    { operation: 'customer', operationName: 'Name', fault: null },
    { operation: 'customer', operationName: 'Name', fault: 'fault-1' },
    { operation: null, operationName: 'Check', errors: [{ message: 'PersistedQueryNotFound' }] },
    { operation: null, operationName: 'Check', errors: [{ message: 'PersistedQueryNotFound' }] },
  ])
})

// Source: Apollo Client docs, persisted queries link, with the options that THG's docs name.
test('[documented] Apollo Client asks by hash, registers, and asks by hash again', async () => {
  await using sim = createSimulator()
  const link = new HttpLink({
    uri: 'https://api.thehut.net/myprotein/en/graphql',
    headers: JANE,
    fetch: (uri, init) => sim.fetch(String(uri), init as RequestInit),
  })
  const persisted = new PersistedQueryLink({ sha256: hashOf, useGETForHashedQueries: true })
  const apollo = new ApolloClient({ cache: new InMemoryCache(), link: persisted.concat(link) })
  for (let i = 0; i < 2; i++) {
    const { data } = await apollo.query({ query: gql(NAME), fetchPolicy: 'network-only' })
    expect(data).toMatchObject(DATA.data)
  }
  expect(sim.world().journal.list()).toMatchObject([
    { operation: null, errors: [{ message: 'PersistedQueryNotFound' }] },
    { operation: 'customer', errors: [] },
    { operation: 'customer', errors: [] },
  ])
})
