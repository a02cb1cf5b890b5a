import { Client } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import type { ServerOptions } from '../../src/server/server.ts'
import { type CallHeaders, refusal, setupControl } from './control.ts'

const FOREIGN = [
  'https://evil.example',
  'null',
  'http://localhost.evil.example',
  'file://',
  'nonsense',
  'http://10.0.0.1',
]
const OWN = [
  'http://localhost',
  'http://localhost:3000',
  'http://127.0.0.1:5173',
  'http://[::1]:8080',
  'https://app.localhost',
]

test('[ours] a page of a foreign origin is refused by the control plane, health included', async () => {
  const { get, post, sim } = await setupControl()
  for (const origin of FOREIGN) {
    for (const path of ['/_sim/health', '/_sim/state', '/_sim/openapi.json', '/_sim/docs', '/w/new/_sim/clock']) {
      expect(await get(path, { origin })).toMatchObject(refusal(403, 'FOREIGN_ORIGIN', /--cors-origin/))
    }
    expect((await post('/_sim/reset', {}, { origin })).status).toBe(403)
  }
  expect(sim.worlds.list().map(({ id }) => id)).toEqual(['default'])
})

test('[ours] a page of a loopback origin may call, and so may what has no origin', async () => {
  const { get } = await setupControl()
  for (const origin of OWN) {
    const { status, headers } = await get('/_sim/clock', { origin })
    expect({ origin, status, allowed: headers.get('access-control-allow-origin') }).toEqual({
      origin,
      status: 200,
      allowed: origin,
    })
  }
  expect((await get('/_sim/clock')).status).toBe(200)
})

test('[ours] an origin that was allowed by name may call', async () => {
  const { get } = await setupControl({}, { corsOrigins: ['https://app.example'] })
  expect((await get('/_sim/clock', { origin: 'https://app.example' })).status).toBe(200)
  expect((await get('/_sim/clock', { origin: 'https://app.example.evil' })).status).toBe(403)
})

test('[ours] with an admin token everything but health asks for it', async () => {
  const { get, post, call } = await setupControl({}, { adminToken: 's3cret' })
  const refused = refusal(401, 'ADMIN_TOKEN_REQUIRED', /Authorization: Bearer/)
  for (const path of [
    '/_sim/info',
    '/_sim/worlds',
    '/_sim/openapi.json',
    '/_sim/docs',
    '/_sim/state',
    '/_sim/nonsense',
    '/w/default/_sim/state',
    '/_sim/state?a=/_sim/health',
    '/_sim/thg/attachments/_sim/health',
  ]) {
    expect(await get(path)).toMatchObject(refused)
    expect(await get(path, { authorization: 'Bearer wrong' })).toMatchObject(refused)
    expect(await get(path, { authorization: 's3cret' })).toMatchObject(refused)
  }
  expect(await post('/_sim/reset')).toMatchObject(refused)
  expect((await get('/_sim/health')).body).toEqual({ status: 'ok' })
  expect((await get('/w/default/_sim/health')).body).toEqual({ status: 'ok' })

  const authorization = 'Bearer s3cret'
  expect((await get('/_sim/info', { authorization })).status).toBe(200)
  expect((await call('DELETE', '/_sim/requests', undefined, { authorization })).status).toBe(204)
})

test('[ours] the admin token is not asked for by the vendors', async () => {
  const { graphql } = await setupControl({}, { adminToken: 's3cret' })
  expect((await graphql('guuru', '{ partner { id } }')).status).toBe(200)
})

/** What a browser sends with a request that a page of another site caused. */
const CROSS = { 'sec-fetch-site': 'cross-site' }
const LINK = { ...CROSS, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html' }

/** A client that sends these headers too: `fetch` has its own word on them. */
async function browser(options: ServerOptions = {}) {
  const kit = await setupControl({}, options)
  const client = new Client(kit.url)
  onTestFinished(() => client.destroy())
  const ask = async (path: string, headers: CallHeaders, method: 'GET' | 'POST' | 'HEAD' = 'GET') => {
    const answer = await client.request({ method, path, headers })
    const text = await answer.body.text()
    return { status: answer.statusCode, code: text.startsWith('{') ? JSON.parse(text).error?.code : undefined }
  }
  return { ...kit, ask, worlds: () => kit.sim.worlds.list().map(({ id }) => id) }
}

test('[ours] what a page of another site causes is refused, with or without a word on how', async () => {
  const { ask, worlds } = await browser()
  const refused = { status: 403, code: 'FOREIGN_ORIGIN' }
  for (const path of ['/_sim/health', '/_sim/state', '/_sim/openapi.json', '/w/new/_sim/state', '/_sim/nothing'])
    for (const more of [{}, { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, LINK])
      expect({ path, ...(await ask(path, { ...CROSS, ...more })) }).toEqual({ path, ...refused })
  expect(await ask('/_sim/docs', { ...CROSS, 'sec-fetch-mode': 'no-cors' })).toEqual(refused)
  expect(await ask('/_sim/docs', LINK, 'POST')).toEqual(refused)
  expect((await ask('/_sim/docs', LINK, 'HEAD')).status).toBe(403)
  expect(await ask('/_sim/reset', CROSS, 'POST')).toEqual(refused)
  for (const word of ['Cross-Site', 'CROSS-SITE', ' cross-site '])
    expect(await ask('/_sim/state', { 'sec-fetch-site': word })).toEqual(refused)
  expect(worlds()).toEqual(['default'])
})

test('[ours] a link of another site to a page works, and makes no world', async () => {
  const { ask, worlds } = await browser()
  for (const path of ['/_sim/docs', '/_sim/guide', '/_sim/guide/faults'])
    expect((await ask(path, LINK)).status).toBe(200)
  for (const path of ['/_sim', '/_sim/', '/w/new/_sim', '/w/new/_sim/'])
    expect((await ask(path, LINK)).status).toBe(302)
  for (const path of ['/', '/w/new/', '/guuru/graphql', '/w/new/guuru/graphql'])
    expect((await ask(path, LINK)).status).toBe(200)
  expect(worlds()).toEqual(['default'])
})

test('[ours] another site whose origin is allowed may call, and so may what is no other site', async () => {
  const { ask } = await browser({ corsOrigins: ['https://app.example'] })
  for (const origin of ['https://app.example', 'http://localhost:3000'])
    expect((await ask('/_sim/clock', { ...CROSS, origin })).status).toBe(200)
  expect((await ask('/_sim/clock', { ...CROSS, origin: 'https://evil.example' })).status).toBe(403)
  for (const site of ['same-origin', 'same-site', 'none'])
    expect((await ask('/_sim/clock', { 'sec-fetch-site': site })).status).toBe(200)
})

test('[ours] the admin token is compared as a whole, whatever the case of the scheme', async () => {
  const { get } = await setupControl({}, { adminToken: 's3cret' })
  for (const wrong of ['s3cre', 's3cret2', 'S3CRET', 's3cret s3cret', ''])
    expect((await get('/_sim/info', { authorization: `Bearer ${wrong}` })).status).toBe(401)
  expect((await get('/_sim/info', { authorization: 'bearer s3cret' })).status).toBe(200)
})

test('[ours] a session: a cookie made from the admin token, which counts as the token for GET only', async () => {
  const { get, post, call, graphql, world } = await setupControl({}, { adminToken: 's3cret' })
  const authorization = 'Bearer s3cret'
  expect(await post('/_sim/session')).toMatchObject(refusal(401, 'ADMIN_TOKEN_REQUIRED'))
  expect(await post('/_sim/session', {}, { authorization: 'Bearer wrong' })).toMatchObject({ status: 401 })
  const { status, headers } = await post('/_sim/session', undefined, { authorization })
  const [pair = '', ...attributes] = headers.get('set-cookie')!.split('; ')
  expect([status, attributes.toSorted()]).toEqual([204, ['HttpOnly', 'Path=/', 'SameSite=Strict']])
  expect(pair).toMatch(/^backlot_session=[\w-]{43}$/)
  expect(pair).not.toContain('s3cret')

  const page = { accept: 'text/html' }
  const cookie = `other=1; ${pair}`
  for (const path of ['/_sim/docs', '/_sim/openapi.json', '/_sim/state', '/w/default/_sim/events'])
    expect([path, (await get(path, { cookie })).status]).toEqual([path, 200])
  for (const path of ['/', '/w/default/', '/guuru/graphql'])
    for (const given of [{}, { cookie }, { authorization }, { cookie: 'backlot_session=s3cret' }]) {
      const isGiven = 'authorization' in given || given.cookie === cookie
      // The dashboard's page holds nothing; what is no browser gets the endpoints as text.
      const { body } = await get(path, { ...(path.endsWith('/') ? {} : page), ...given })
      expect([path, given, body.includes('guuru-partner')]).toEqual([path, given, isGiven])
    }
  expect(await post('/_sim/reset', {}, { cookie })).toMatchObject({ status: 401 })
  expect(await post('/_sim/session', {}, { cookie })).toMatchObject({ status: 401 })
  expect((await call('HEAD', '/_sim/state', undefined, { cookie })).status).toBe(401)
  expect(await get('/_sim/state', { cookie, authorization: 'Bearer wrong' })).toMatchObject({ status: 401 })
  expect(await get('/_sim/state', { cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 })

  await graphql('guuru', '{ partner { id } }', { headers: { cookie } })
  await graphql('guuru', '{ partner { id } }', { headers: { cookie: pair } })
  expect(world.journal.exchanges().map(({ request }) => request.headers['cookie'])).toEqual(['other=1', undefined])

  const node = await setupControl({}, { adminToken: 's3cret' })
  expect((await node.get('/_sim/docs', { cookie })).status).toBe(200)
  const other = await setupControl({}, { adminToken: 's3cret2' })
  expect((await other.get('/_sim/docs', { cookie })).status).toBe(401)
  const open = await setupControl()
  const none = await open.post('/_sim/session')
  expect([none.status, none.headers.get('set-cookie')]).toEqual([204, null])
})
