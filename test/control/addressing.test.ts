/** Which world a request is in: by path, by header, by credential, or the default one. */
import { expect, test } from 'vitest'
import { refusal, setupControl } from './control.ts'

const WHO = '{ customer { fullName } }'
const JANE = { customer: { fullName: 'Jane Doe' } }

/** A server, and in which worlds something was journalled. */
async function setupAddressing() {
  const kit = await setupControl()
  const worlds = (): string[] => kit.sim.worlds.list().map(({ id }) => id)
  const requestsIn = (world: string): number => kit.sim.world(world).journal.list().length
  return { ...kit, worlds, requestsIn }
}

test('[ours] rule 1: the path names the world, before header and credential', async () => {
  const { graphql, requestsIn, worlds } = await setupAddressing()
  const path = '/w/by-path/thg/myprotein/en/graphql'
  const { body } = await graphql('thg', WHO, { path, headers: { 'x-sim-world': 'by-header' } })
  expect(body.data).toEqual(JANE)
  expect(worlds()).toEqual(['default', 'by-path'])
  expect(requestsIn('by-path')).toBe(1)
})

test('[ours] rule 2: the header names the world', async () => {
  const { graphql, requestsIn, worlds } = await setupAddressing()
  const { body } = await graphql('thg', WHO, { headers: { 'x-sim-world': 'by-header' } })
  expect(body.data).toEqual(JANE)
  expect(worlds()).toEqual(['default', 'by-header'])
  expect(requestsIn('by-header')).toBe(1)
})

test.for([
  ['thg', { authorization: 'Opaque thg-jane@ci-42' }, '/thg/myprotein/en/graphql'],
  ['thg', { cookie: 'a=b; Opaque_myprotein_en=thg-jane@ci-42' }, '/thg/graphql'],
  ['marketplacer', { 'marketplacer-api-key': 'mp-operator@ci-42' }, undefined],
  ['marketplacer', { authorization: 'Bearer mp-seller-78@ci-42' }, undefined],
  ['guuru', { authorization: 'Bearer guuru-partner@ci-42' }, undefined],
] as const)('[ours] rule 3: a credential of %s names the world: %o', async ([vendor, headers, path]) => {
  const { graphql, requestsIn, worlds } = await setupAddressing()
  const { status, body } = await graphql(vendor, '{ __typename }', { token: null, headers, ...(path ? { path } : {}) })
  expect({ status, data: body.data }).toEqual({ status: 200, data: { __typename: 'Query' } })
  expect(worlds()).toEqual(['default', 'ci-42'])
  expect(requestsIn('ci-42')).toBe(1)
  expect(requestsIn('default')).toBe(0)
})

test('[ours] rule 4: without any of them it is the default world', async () => {
  const { graphql, requestsIn, worlds } = await setupAddressing()
  expect((await graphql('thg', WHO)).body.data).toEqual(JANE)
  expect(worlds()).toEqual(['default'])
  expect(requestsIn('default')).toBe(1)
})

test('[ours] a suffix that names the world of path or header is taken off', async () => {
  const { graphql } = await setupAddressing()
  const token = 'thg-jane@ci-42'
  expect((await graphql('thg', WHO, { token, headers: { 'x-sim-world': 'ci-42' } })).body.data).toEqual(JANE)
  expect((await graphql('thg', WHO, { token, path: '/w/ci-42/thg/myprotein/en/graphql' })).body.data).toEqual(JANE)
  const named = { token: 'guuru-partner@default', headers: { 'x-sim-world': 'default' } }
  expect((await graphql('guuru', '{ partner { id } }', named)).status).toBe(200)
})

test('[ours] a suffix that names another world than path or header makes the credential unknown', async () => {
  const { graphql, worlds } = await setupAddressing()
  const headers = { 'x-sim-world': 'one' }
  expect((await graphql('guuru', '{ partner { id } }', { token: 'guuru-partner@two', headers })).status).toBe(401)
  expect((await graphql('marketplacer', '{ __typename }', { token: 'mp-operator@two', headers })).status).toBe(401)
  const guest = await graphql('thg', WHO, { token: 'thg-jane@two', headers })
  expect(guest.body).toMatchObject({ data: { customer: null }, extensions: { flags: [] } })
  expect(worlds()).toEqual(['default'])
})

test.for(['guuru-partner@', 'guuru-partner@UPPER', 'guuru-partner@-a', 'guuru-partner@a_b', '@ci-42', '@'])(
  '[ours] the malformed or bare suffix of "%s" makes the credential unknown',
  async token => {
    const { graphql, worlds } = await setupAddressing()
    expect((await graphql('guuru', '{ partner { id } }', { token })).status).toBe(401)
    expect(worlds()).toEqual(['default'])
  },
)

test('[ours] only what follows the last @ is the suffix', async () => {
  const { graphql, post, requestsIn } = await setupAddressing()
  const partner = { id: 'p', isAvailable: true, serviceAccountIsMember: true, tokens: ['key@home'] }
  await post('/_sim/worlds', {
    id: 'ci-42',
    fixtures: { formatVersion: 1, vendors: { guuru: { partners: [partner] } } },
  })
  const { body } = await graphql('guuru', '{ partner { id } }', { token: 'key@home@ci-42' })
  expect(body).toEqual({ data: { partner: { id: 'p' } } })
  expect(requestsIn('ci-42')).toBe(1)
})

test('[ours] a refused credential creates no world', async () => {
  const { graphql, worlds, url } = await setupAddressing()
  await graphql('guuru', '{ partner { id } }', { token: 'wrong@new-1' })
  await graphql('guuru', '{ partner { id } }', { token: 'wrong', path: '/w/new-2/guuru/graphql' })
  await graphql('marketplacer', '{ __typename }', { token: 'wrong@new-3' })
  await graphql('marketplacer', '{ __typename }', { token: null, headers: { 'x-sim-world': 'new-4' } })
  await graphql('thg', WHO, { token: 'wrong@new-5' })
  const form = new FormData()
  form.set('uploadToken', 'wrong@new-6')
  form.set('attachment', new Blob(['text']), 'a.txt')
  const upload = await fetch(`${url}/account/documentupload/uploader/upload/38779254`, { method: 'POST', body: form })
  expect(await upload.json()).toMatchObject({ successful: false, token: null })
  expect(worlds()).toEqual(['default'])
})

test('[ours] the log-in name of a customer never names a world', async () => {
  const { graphql, worlds } = await setupAddressing()
  const login =
    'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error token } }'
  const { body } = await graphql('thg', login, { token: null })
  expect(body.data.login).toEqual({ error: null, token: expect.stringMatching(/^[^@]+$/) })
  expect(worlds()).toEqual(['default'])
})

test('[ours] what a world hands out leads back to it without help', async () => {
  const { graphql, url, requestsIn } = await setupAddressing()
  const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }'
  const { token } = (await graphql('thg', login, { token: null, path: '/w/ci-42/thg/myprotein/en/graphql' })).body.data
    .login
  expect(token).toMatch(/@ci-42$/)
  const config = await graphql('thg', '{ attachmentUploaderConfig { uploadUrl authToken } }', { token })
  const { uploadUrl, authToken } = config.body.data.attachmentUploaderConfig
  expect(uploadUrl).toBe('/w/ci-42/account/documentupload/uploader/upload/38779254')
  expect(authToken).toMatch(/^[0-9A-F-]{36}@ci-42$/)
  for (const path of [uploadUrl, '/account/documentupload/uploader/upload/38779254']) {
    const form = new FormData()
    form.set('uploadToken', authToken)
    form.set('attachment', new Blob(['text']), 'a.txt')
    const upload = await (await fetch(url + path, { method: 'POST', body: form })).json()
    expect(upload).toMatchObject({ successful: true, token: expect.stringMatching(/^[A-Za-z0-9+/]{118}@ci-42$/) })
    const create = `mutation { createDiscussion(input: { category: CHECKOUT, message: { message: "x", attachmentToken: "${upload.token}" } }) }`
    expect((await graphql('thg', create, { token })).body.errors).toBeUndefined()
  }
  expect(requestsIn('default')).toBe(0)
})

test('[ours] the cookie of a world carries its name too', async () => {
  const { graphql } = await setupAddressing()
  const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error } }'
  const cookieOf = async (path: string) =>
    (await graphql('thg', login, { token: null, path })).headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
  expect(await cookieOf('/thg/graphql')).toMatch(/^Opaque_myprotein_en=[^@]+$/)
  const cookie = await cookieOf('/w/ci-42/thg/graphql')
  expect(cookie).toMatch(/^Opaque_myprotein_en=.+(@|%40)ci-42$/)
  const { body } = await graphql('thg', WHO, { token: null, path: '/thg/graphql', headers: { cookie } })
  expect(body.data).toEqual(JANE)
})

test.for(['UPPER', 'a_b', '-a', 'a'.repeat(64), 'a'.repeat(500), 'a%20b'])(
  '[ours] "%s" in path or header is a 400',
  async id => {
    const { get, graphql, worlds, url } = await setupAddressing()
    const invalid = refusal(400, 'INVALID_WORLD', /lower-case letters/)
    expect(await get(`/w/${id}/_sim/clock`)).toMatchObject(invalid)
    expect(await get('/_sim/clock', { 'x-sim-world': id })).toMatchObject(invalid)
    for (const vendor of ['thg', 'marketplacer', 'guuru'] as const) {
      expect(await graphql(vendor, '{ __typename }', { headers: { 'x-sim-world': id } })).toMatchObject(invalid)
    }
    expect(await graphql('guuru', '{ __typename }', { path: `/w/${id}/guuru/graphql` })).toMatchObject(invalid)
    const form = new FormData()
    form.set('uploadToken', 'x')
    const upload = await fetch(`${url}/w/${id}/account/documentupload/uploader/upload/1`, {
      method: 'POST',
      body: form,
    })
    expect({ status: upload.status, body: await upload.json() }).toMatchObject(invalid)
    expect(worlds()).toEqual(['default'])
  },
)
