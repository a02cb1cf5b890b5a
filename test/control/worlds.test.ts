import { expect, test } from 'vitest'
import { controlForFile, refusal, setupControl } from './control.ts'

const control = controlForFile()

test('[ours] the default world is there from the start', async () => {
  const { get, url } = await setupControl()
  const { status, body } = await get('/_sim/worlds')
  expect(status).toBe(200)
  expect(body).toEqual({
    worlds: [
      {
        id: 'default',
        seed: 1,
        clock: { mode: 'frozen', now: '2026-01-01T00:00:00.000Z' },
        auth: 'strict',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        lastUsedAt: expect.stringMatching(/Z$/),
        requests: 0,
        events: 0,
        urls: {
          thg: `${url}/thg/myprotein/en/graphql`,
          marketplacer: `${url}/marketplacer/graphql`,
          guuru: `${url}/guuru/graphql`,
        },
        credentials: {
          thg: [
            expect.objectContaining({ header: 'Authorization: Opaque thg-jane', token: 'thg-jane' }),
            expect.anything(),
          ],
          marketplacer: expect.arrayContaining([
            expect.objectContaining({ header: 'MARKETPLACER-API-KEY: mp-operator', token: 'mp-operator' }),
          ]),
          guuru: expect.arrayContaining([expect.objectContaining({ header: 'Authorization: Bearer guuru-partner' })]),
        },
      },
    ],
  })
})

test('[ours] worlds tell how much they are used, and looking at the list is no use', async () => {
  const { get, post, graphql } = await setupControl({ journalLimit: 2 })
  await post('/_sim/worlds', { id: 'busy' })
  const look = async () => (await get('/_sim/worlds')).body.worlds.find(({ id }: { id: string }) => id === 'busy')
  const made = await look()
  expect([made.requests, made.events, made.lastUsedAt >= made.createdAt]).toEqual([0, 0, true])
  for (let n = 0; n < 3; n++) await graphql('guuru', '{ partner { id } }', { path: '/w/busy/guuru/graphql' })
  await post('/w/busy/_sim/guuru/chats')
  const used = await look()
  expect([used.requests, used.events]).toEqual([3, 2])
  expect(used.lastUsedAt > made.lastUsedAt).toBe(true)
  expect(await look()).toEqual(used)
  await post('/w/busy/_sim/reset')
  expect(await look()).toMatchObject({ requests: 0, events: 0 })
})

test('[ours] a world is made, looked at, and ended', async () => {
  const { get, post, call, url } = await setupControl()
  const made = await post('/_sim/worlds', { id: 'ci-42', seed: 7, clock: { frozenAt: '2027-01-01T00:00:00.000Z' } })
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: 'ci-42',
      seed: 7,
      clock: { mode: 'frozen', now: '2027-01-01T00:00:00.000Z' },
      urls: { guuru: `${url}/w/ci-42/guuru/graphql` },
      credentials: { guuru: expect.arrayContaining([expect.objectContaining({ token: 'guuru-partner@ci-42' })]) },
    },
  })
  expect((await get('/_sim/worlds/ci-42')).body).toEqual(made.body)
  expect((await get('/_sim/worlds')).body.worlds.map(({ id }: { id: string }) => id)).toEqual(['default', 'ci-42'])
  expect((await call('DELETE', '/_sim/worlds/ci-42')).status).toBe(204)
  expect(await get('/_sim/worlds/ci-42')).toMatchObject(refusal(404, 'WORLD_NOT_FOUND', /ci-42/))
  expect(await call('DELETE', '/_sim/worlds/ci-42')).toMatchObject(refusal(404, 'WORLD_NOT_FOUND'))
})

test('[ours] a world without a name gets a free one', async () => {
  const { post } = control.root()
  const ids = [(await post('/_sim/worlds')).body.id, (await post('/_sim/worlds', {})).body.id]
  expect(ids).toEqual([expect.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/), expect.any(String)])
  expect(new Set(ids).size).toBe(2)
})

test('[ours] an id that exists is a 409, and so is ending the default world', async () => {
  const { post, call } = await setupControl()
  await post('/_sim/worlds', { id: 'ci-42' })
  expect(await post('/_sim/worlds', { id: 'ci-42' })).toMatchObject(refusal(409, 'WORLD_EXISTS', /ci-42/))
  expect(await post('/_sim/worlds', { id: 'default' })).toMatchObject(refusal(409, 'WORLD_EXISTS'))
  expect(await post('/_sim/worlds/default/fork', { id: 'ci-42' })).toMatchObject(refusal(409, 'WORLD_EXISTS'))
  expect(await call('DELETE', '/_sim/worlds/default')).toMatchObject(refusal(409, 'DEFAULT_WORLD', /reset/))
})

test.for(['', 'UPPER', 'a_b', '-a', 'a'.repeat(64), 'ä', 'a b', '../x'])(
  '[ours] "%s" is no name of a world',
  async id => {
    const { post, get } = control.root()
    const before = (await get('/_sim/worlds')).body
    expect(await post('/_sim/worlds', { id })).toMatchObject(refusal(400, 'INVALID_WORLD', /lower-case letters/))
    expect((await get('/_sim/worlds')).body).toEqual(before)
  },
)

test('[ours] a name may have 63 characters', async () => {
  const { post } = control.root()
  expect((await post('/_sim/worlds', { id: 'a'.repeat(63) })).status).toBe(201)
})

test('[ours] a world has the fixtures that it asks for: a name, a document, several merged in order', async () => {
  const { post, get } = control.root()
  const category = { id: 'c-1', name: 'Gardening' }
  const inline = { formatVersion: 1, vendors: { guuru: { categories: [category] } } }
  const changed = { formatVersion: 1, vendors: { guuru: { categories: [{ ...category, name: 'Cooking' }] } } }
  await post('/_sim/worlds', { id: 'bare', fixtures: 'empty' })
  await post('/_sim/worlds', { id: 'inline', fixtures: inline })
  await post('/_sim/worlds', { id: 'merged', fixtures: ['empty', inline, changed] })
  const guuruOf = async (id: string) => (await get(`/w/${id}/_sim/state`)).body.vendors.guuru
  expect(await guuruOf('bare')).toMatchObject({ chats: [], categories: [] })
  expect(await guuruOf('inline')).toMatchObject({ partners: [], categories: [category] })
  expect(await guuruOf('merged')).toMatchObject({ categories: [{ id: 'c-1', name: 'Cooking' }] })
  expect((await guuruOf('merged')).partners).not.toEqual([])
})

test('[ours] a world has the auth that it asks for', async () => {
  const { post, graphql } = control.root()
  expect((await post('/_sim/worlds', { id: 'open', auth: 'open' })).body.auth).toBe('open')
  const ask = (headers: Record<string, string>) => graphql('guuru', '{ partner { id } }', { token: null, headers })
  expect((await ask({ 'x-sim-world': 'open' })).body).toEqual({ data: { partner: { id: 'guuru-qa' } } })
  expect((await ask({ 'x-sim-world': 'open', authorization: 'Bearer wrong' })).status).toBe(401)
  expect((await ask({})).status).toBe(401)
})

test.for([
  ['an unknown fixture', { fixtures: 'nonsense' }, /nonsense.*default, empty/],
  [
    'more fixtures than are merged',
    { fixtures: Array.from({ length: 101 }, () => 'empty') },
    /^fixtures is .* list of at most 100\.$/,
  ],
  ['a path as a fixture', { fixtures: '/etc/passwd' }, /default, empty/],
  [
    'a fixture with a slip',
    { fixtures: { formatVersion: 1, vendors: { guuru: { chats: [{}] } } } },
    /vendors\.guuru\.chats\[0\]/,
  ],
  ['an unknown member', { colour: 'red' }, /colour/],
  ['a seed that is no number', { seed: 'seven' }, /seed/],
  ['a clock that is none', { clock: 'fast' }, /clock/],
  ['the time of a test', { clock: 'test' }, /^The clock test is the time of a test's fake timers: createSimulator/],
  ['an instant that is none', { clock: { frozenAt: 'noon' } }, /noon/],
  ['an auth that is none', { auth: 'maybe' }, /auth/],
] as const)('[assumed] a new world refuses %s, and is not made', async ([, body, message]) => {
  const { post, get } = control.root()
  const answer = await post('/_sim/worlds', { id: 'refused', ...body })
  expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(message) } } })
  expect((await get('/_sim/worlds/refused')).status).toBe(404)
})

test('[ours] a fork has everything of its world, and goes its own way', async () => {
  const { post, get, graphql } = await setupControl()
  await post('/_sim/guuru/chats', { question: 'Before the fork?' })
  await post('/_sim/clock/advance', { by: 'PT1H' })
  const fork = await post('/_sim/worlds/default/fork', { id: 'twin' })
  expect(fork).toMatchObject({ status: 201, body: { id: 'twin', clock: { now: '2026-01-01T01:00:00.000Z' } } })
  expect((await get('/w/twin/_sim/state')).body).toEqual((await get('/_sim/state')).body)
  expect((await post('/_sim/worlds/default/fork')).body.id).toMatch(/^[a-z0-9-]+$/)

  const SEND = `mutation { createPersona(input: { providerId: "new", name: "New" }) }`
  const minted = [await graphql('guuru', SEND), await graphql('guuru', SEND, { token: 'guuru-partner@twin' })]
  expect(minted[0]!.body).toEqual(minted[1]!.body)
  await post('/w/twin/_sim/guuru/chats', { question: 'Only in the twin?' })
  const questions = async (prefix: string) =>
    (await get(`${prefix}/_sim/state`)).body.vendors.guuru.chats.map(({ question }: { question: string }) => question)
  expect(await questions('/w/twin')).toContain('Only in the twin?')
  expect(await questions('')).not.toContain('Only in the twin?')
  expect(await post('/_sim/worlds/nobody/fork', {})).toMatchObject(refusal(404, 'WORLD_NOT_FOUND'))
})

test('[ours] one world more than there may be is a 503', async () => {
  const { post, get, call, graphql } = await setupControl({ maxWorlds: 2 })
  expect((await post('/_sim/worlds', { id: 'one' })).status).toBe(201)
  expect((await get('/w/two/_sim/clock')).status).toBe(200)
  expect(await post('/_sim/worlds', { id: 'three' })).toMatchObject(refusal(503, 'TOO_MANY_WORLDS', /--max-worlds/))
  expect(await get('/w/three/_sim/clock')).toMatchObject(refusal(503, 'TOO_MANY_WORLDS'))
  const answer = await graphql('guuru', '{ partner { id } }', { token: 'guuru-partner@three' })
  expect(answer).toMatchObject(refusal(503, 'TOO_MANY_WORLDS'))
  await call('DELETE', '/_sim/worlds/one')
  expect((await post('/_sim/worlds', { id: 'three' })).status).toBe(201)
})

test('[ours] an idle world ends, the default one does not', async () => {
  const { get, post } = await setupControl({ worldTtl: -1 })
  await post('/_sim/guuru/chats', {})
  expect((await post('/_sim/worlds', { id: 'idle' })).status).toBe(201)
  expect((await get('/_sim/worlds')).body.worlds.map(({ id }: { id: string }) => id)).toEqual(['default'])
  expect((await get('/_sim/events')).body.events).toHaveLength(2)
})

test('[ours] where worlds are explicit, an unknown one is a 404 on every path', async () => {
  const { get, post, graphql, url } = await setupControl({ worlds: 'explicit' })
  const unknown = refusal(404, 'WORLD_NOT_FOUND', /nobody.*POST \/_sim\/worlds/)
  expect(await get('/w/nobody/_sim/clock')).toMatchObject(unknown)
  expect(await get('/_sim/clock', { 'x-sim-world': 'nobody' })).toMatchObject(unknown)
  expect(await graphql('guuru', '{ partner { id } }', { path: '/w/nobody/guuru/graphql' })).toMatchObject(unknown)
  expect(await graphql('guuru', '{ partner { id } }', { token: 'guuru-partner@nobody' })).toMatchObject(unknown)
  const form = new FormData()
  form.set('uploadToken', 'whatever')
  const upload = await fetch(`${url}/w/nobody/account/documentupload/uploader/upload/1`, { method: 'POST', body: form })
  expect({ status: upload.status, body: await upload.json() }).toMatchObject(unknown)
  expect((await post('/_sim/worlds', { id: 'nobody' })).status).toBe(201)
  expect((await get('/w/nobody/_sim/clock')).status).toBe(200)
})
