import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { listen, receive } from '../../server/sockets.ts'
import { web } from './refusal.ts'

const LOGIN = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error } }'
const VISITOR = [
  /^chumewe_user=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=157680000; Expires=Tue, 31 Dec 2030 00:00:00 GMT$/,
  /^chumewe_sess=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=14400; Expires=Thu, 01 Jan 2026 04:00:00 GMT$/,
].map(pattern => expect.stringMatching(pattern))
const SESSION = expect.stringMatching(/^Opaque_myprotein_en=/)

// Source: THG Horizon docs, introduction, web API, tracking: chumewe_user for five years, chumewe_sess for four hours.
test('[documented] the web flavour’s first answer sets the cookies that follow a visitor', async () => {
  const { graphql } = setup()
  const { headers } = await graphql('thg', '{ check }', {}, web())
  expect(headers['set-cookie']).toEqual(VISITOR)
})

test('[assumed] the log-in’s cookie comes after them, and so does the one that ends it', async () => {
  const { graphql } = setup()
  expect((await graphql('thg', LOGIN, {}, web())).headers['set-cookie']).toEqual([...VISITOR, SESSION])
  const { headers } = await graphql('thg', 'mutation { logout }', {}, web('thg-jane'))
  expect(headers['set-cookie']).toEqual([...VISITOR, SESSION])
})

test('[assumed] a client that takes only the first cookie, or cuts a joined header at commas, is a guest', async () => {
  const { client } = await listen()
  const post = (query: string, cookie = '') =>
    client.request({
      method: 'POST',
      path: '/thg/graphql',
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
      body: JSON.stringify({ query }),
    })
  const { headers } = await post(LOGIN)
  const lines = [headers['set-cookie']].flat().map(String)
  const pairOf = (line = '') => line.split(';')[0]!.trim()
  const flags = async (cookie: string) =>
    JSON.parse((await receive(await post('{ check }', cookie))).body).extensions.flags
  expect(await flags(lines.map(pairOf).join('; '))).toEqual(['LOGGED_IN'])
  expect(await flags(pairOf(lines[0]))).toEqual([])
  const cut = lines.join(', ').split(',')
  expect(cut).toHaveLength(5)
  expect(await flags(pairOf(lines.join(', ')))).toEqual([])
})

test.each([
  ['both', 'chumewe_user=a; chumewe_sess=b', []],
  ['the visitor’s', 'chumewe_user=a', [VISITOR[1]]],
  ['the visit’s', 'chumewe_sess=b', [VISITOR[0]]],
])('[assumed] a browser that has %s gets what it lacks', async (_, cookie, expected) => {
  const { graphql } = setup()
  const { headers } = await graphql('thg', '{ check }', {}, { ...web(), headers: { cookie } })
  expect(headers['set-cookie'] ?? []).toEqual(expected)
})

test.each(['{ nothing }', '{', '{ customer { orders(limit: -1) { total } } }'])(
  '[assumed] the answer to %s is a first contact too',
  async query => {
    const { graphql } = setup()
    expect((await graphql('thg', query, {}, web())).headers['set-cookie']).toEqual(VISITOR)
  },
)

test('[assumed] each visitor has an id of its own, and over TLS its cookies are Secure', async () => {
  const { graphql, sim } = setup()
  const request = { method: 'POST', url: '/thg/graphql', headers: { 'content-type': 'application/json' }, body: '{}' }
  const { headers } = await sim.answer({ vendor: 'thg', world: undefined, request: { ...request, secure: true } })
  const first = headers['set-cookie'] as string[]
  expect(first).toEqual([expect.stringMatching(/; Secure$/), expect.stringMatching(/; Secure$/)])
  const second = (await graphql('thg', '{ check }', {}, web())).headers['set-cookie'] as string[]
  const ids = [...first, ...second].map(line => line.split(/[=;]/)[1])
  expect(new Set(ids).size).toBe(4)
})

// Source: THG Horizon docs, introduction, app API: tracking by optional headers.
test('[documented] the app flavour has no cookies', async () => {
  const { graphql } = setup()
  expect((await graphql('thg', '{ check }', {}, { token: null })).headers).not.toHaveProperty('set-cookie')
})
