import { expect, test } from 'vitest'
import { refusal, setupControl } from './control.ts'

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
