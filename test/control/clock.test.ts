import { expect, test } from 'vitest'
import { controlForFile, refusal, setupControl } from './control.ts'

const control = controlForFile()

const EPOCH = '2026-01-01T00:00:00.000Z'

test('[ours] a frozen clock stands still at its instant', async () => {
  const { get } = control.world()
  expect((await get('/_sim/clock')).body).toEqual({ mode: 'frozen', now: EPOCH, rate: 1, due: [] })
  const { post } = await setupControl()
  const other = await post('/_sim/worlds', { id: 'late', clock: { frozenAt: '2030-05-05T05:05:05.005Z' } })
  expect(other.body.clock).toEqual({ mode: 'frozen', now: '2030-05-05T05:05:05.005Z' })
})

test('[ours] freeze stops a running clock, resume lets it run on from where it stands', async () => {
  const { get, post } = await setupControl({ clock: 'real' })
  const before = Date.now()
  expect((await get('/_sim/clock')).body.mode).toBe('real')
  const frozen = (await post('/_sim/clock/freeze')).body
  expect(frozen.mode).toBe('frozen')
  expect(Date.parse(frozen.now)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(frozen.now)).toBeLessThanOrEqual(Date.now())
  expect((await get('/_sim/clock')).body).toEqual({ ...frozen, due: [] })
  await post('/_sim/clock/advance', { by: 'P1D' })
  const resumed = (await post('/_sim/clock/resume')).body
  expect(resumed.mode).toBe('real')
  const ahead = Date.parse(resumed.now) - Date.now()
  expect(ahead).toBeGreaterThan(86_400_000 - 60_000)
  expect(ahead).toBeLessThanOrEqual(86_400_000)
})

test('[ours] freeze at an instant moves there first', async () => {
  const { post } = control.world()
  const { status, body } = await post('/_sim/clock/freeze', { at: '2026-02-01T12:00:00Z' })
  expect({ status, body }).toEqual({ status: 200, body: { mode: 'frozen', now: '2026-02-01T12:00:00.000Z', rate: 1 } })
})

test.for([
  ['an ISO 8601 duration', { by: 'PT15M' }, '2026-01-01T00:15:00.000Z'],
  ['milliseconds', { by: 1500 }, '2026-01-01T00:00:01.500Z'],
  ['days and hours', { by: 'P1DT2H' }, '2026-01-02T02:00:00.000Z'],
  ['an instant', { to: '2027-01-01T00:00:00.000Z' }, '2027-01-01T00:00:00.000Z'],
  ['nothing at all', { by: 0 }, EPOCH],
] as const)('[ours] advance by %s', async ([, body, now]) => {
  const { post, get } = control.world()
  expect(await post('/_sim/clock/advance', body)).toMatchObject({ status: 200, body: { now, happened: [] } })
  expect((await get('/_sim/clock')).body).toEqual({ mode: 'frozen', now, rate: 1, due: [] })
})

test('[ours] what expires does so on the clock', async () => {
  const { post, graphql } = control.world()
  const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }'
  const { token } = (await graphql('thg', login, { token: null })).body.data.login
  const whoAmI = async () => (await graphql('thg', '{ customer { fullName } }', { token })).body.data.customer
  expect(await whoAmI()).toEqual({ fullName: 'Jane Doe' })
  await post('/_sim/clock/advance', { by: 'PT23H59M' })
  expect(await whoAmI()).toEqual({ fullName: 'Jane Doe' })
  await post('/_sim/clock/advance', { by: 'PT1M' })
  expect(await whoAmI()).toBeNull()
})

test('[ours] what falls due on the way has happened, each at its own instant, when advance answers', async () => {
  const { world, post } = control.world()
  world.clock.handle('test.remark', ({ data }) => void world.announce('test.remark', null, data, 'test'))
  world.clock.after(60_000, 'test.remark', { text: 'second' })
  world.clock.after(1000, 'test.remark', { text: 'first' })
  world.clock.after(3_600_000, 'test.remark', { text: 'third' })
  const { body } = await post('/_sim/clock/advance', { by: 'PT10M' })
  expect(body).toMatchObject({
    now: '2026-01-01T00:10:00.000Z',
    happened: [
      { at: '2026-01-01T00:00:01.000Z', type: 'test.remark', before: null, after: { text: 'first' }, actor: 'test' },
      { at: '2026-01-01T00:01:00.000Z', after: { text: 'second' } },
    ],
  })
  expect(body.happened).toHaveLength(2)
  const settled = await post('/_sim/settle')
  expect(settled.body).toMatchObject({ now: '2026-01-01T01:00:00.000Z', happened: [{ after: { text: 'third' } }] })
})

test('[ours] settle goes no further than its limit, a week by default', async () => {
  const { world, post } = control.world()
  world.clock.handle('test.remark', ({ data }) => void world.announce('test.remark', null, data, 'test'))
  world.clock.after(2 * 86_400_000, 'test.remark', { text: 'in two days' })
  world.clock.after(10 * 86_400_000, 'test.remark', { text: 'in ten days' })
  expect((await post('/_sim/settle', { limit: 'P1D' })).body.happened).toEqual([])
  expect((await post('/_sim/settle')).body.happened).toMatchObject([{ after: { text: 'in two days' } }])
  expect((await post('/_sim/settle', { limit: 'P30D' })).body.happened).toMatchObject([
    { after: { text: 'in ten days' } },
  ])
})

test('[ours] time never goes back', async () => {
  const { post, get } = control.world()
  await post('/_sim/clock/advance', { by: 'PT1H' })
  const there = /2026-01-01T01:00:00.000Z/
  expect(await post('/_sim/clock/advance', { to: EPOCH })).toMatchObject(refusal(400, 'CLOCK_BACKWARDS', there))
  expect(await post('/_sim/clock/freeze', { at: EPOCH })).toMatchObject(refusal(400, 'CLOCK_BACKWARDS', there))
  expect((await post('/_sim/clock/advance', { by: -1 })).status).toBe(400)
  expect((await post('/_sim/clock/advance', { by: '-PT1M' })).status).toBe(400)
  expect((await get('/_sim/clock')).body.now).toBe('2026-01-01T01:00:00.000Z')
})

test.for([
  ['no duration', { by: 'soon' }],
  ['no instant', { to: 'tomorrow' }],
  ['neither', {}],
  ['both', { by: 1, to: EPOCH }],
  ['half a millisecond', { by: 0.5 }],
  ['an unknown member', { by: 1, per: 2 }],
  ['an instant that is none', { to: '2026-13-45T00:00:00Z' }],
] as const)('[assumed] advance refuses %s with a sentence', async ([, body]) => {
  const { post, get } = control.world()
  expect(await post('/_sim/clock/advance', body)).toMatchObject({
    status: 400,
    body: { error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\w/) } },
  })
  expect((await get('/_sim/clock')).body.now).toBe(EPOCH)
})

test('[ours] the clock tells what is due, why and about what, and step goes to the next instant of it', async () => {
  const { world, call, get, post, graphql } = control.world()
  await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/{world}' })
  const when = { type: 'guuru.chat.assigned' }
  const taker = { name: 'mia', who: 'expert', when, delay: 'PT5M', what: { do: 'accept' } }
  await call('PUT', '/_sim/actors', { actors: [taker] })
  const moves = { 'guuru.submission': { progression: 'time', seconds: 7200 } }
  await call('PUT', '/_sim/transitions', { transitions: moves })
  await post('/_sim/faults', { id: 'slow', vendor: 'thg', kind: 'latency', ms: 86_400_000, clock: 'world' })
  const { id } = (await post('/_sim/guuru/submissions')).body
  const late = graphql('thg', '{ customer { fullName } }')
  const chat = (await post('/_sim/guuru/chats', { question: 'Where?' })).body.id
  await expect.poll(async () => (await get('/_sim/clock')).body.due.length).toBe(4)
  const { due } = (await get('/_sim/clock')).body
  expect(due).toEqual([
    {
      at: '2026-01-01T00:00:01.000Z',
      what: `chat-assigned to http://127.0.0.1:9/${world.id}, attempt 2`,
      vendor: 'guuru',
      about: chat,
    },
    { at: '2026-01-01T00:05:00.000Z', what: 'mia: accept', vendor: 'guuru', about: chat },
    { at: '2026-01-01T02:00:00.000Z', what: 'guuru.submission moves on from pending', vendor: 'guuru', about: id },
    { at: '2026-01-02T00:00:00.000Z', what: 'an answer that was delayed', vendor: 'thg', about: 'slow' },
  ])
  expect(await post('/_sim/clock/step')).toMatchObject({ status: 200, body: { now: due[0].at, happened: [] } })
  expect((await get('/_sim/clock')).body.due).toContainEqual({
    at: '2026-01-01T00:00:06.000Z',
    what: `chat-assigned to http://127.0.0.1:9/${world.id}, attempt 3`,
    vendor: 'guuru',
    about: chat,
  })
  await call('PUT', '/_sim/webhooks', {})
  await post('/_sim/settle', { limit: 'PT1H' })
  expect((await post('/_sim/clock/step')).body).toMatchObject({
    now: '2026-01-01T02:00:00.000Z',
    happened: [{ type: 'guuru.submission.approved' }],
  })
  await post('/_sim/clock/step')
  expect((await late).status).toBe(200)
  expect((await post('/_sim/clock/step')).body).toEqual({ now: '2026-01-02T00:00:00.000Z', happened: [] })
})

test('[ours] the next 50 that are due are told, however many there are', async () => {
  const { world, get } = control.world()
  for (let seconds = 120; seconds > 0; seconds--) world.clock.after(seconds * 1000, 'test.remark', {})
  const { due } = (await get('/_sim/clock')).body
  expect(due).toHaveLength(50)
  expect(due[49]).toEqual({ at: '2026-01-01T00:00:50.000Z', what: 'test.remark', vendor: null, about: null })
})

test('[ours] each world has a clock of its own', async () => {
  const [fast, slow] = [control.world(), control.world()]
  await fast.post('/_sim/clock/advance', { by: 'P52W' })
  expect((await fast.get('/_sim/clock')).body.now).toBe('2026-12-31T00:00:00.000Z')
  expect((await slow.get('/_sim/clock')).body.now).toBe(EPOCH)
})

test('[ours] a fast clock: its rate is told and saved, and a loaded document goes on as fast', async () => {
  const { get, post, call, url } = await setupControl()
  const resumed = await post('/_sim/clock/resume', { rate: 60 })
  expect(resumed).toMatchObject({ status: 200, body: { mode: 'real', rate: 60 } })
  expect((await get('/_sim/clock')).body).toMatchObject({ mode: 'real', rate: 60 })
  const text = await (await fetch(`${url}/_sim/state`)).text()
  expect(JSON.parse(text).clock.mode).toMatchObject({ mode: 'real', rate: 60 })
  await call('PUT', '/w/other/_sim/state', text)
  expect(await (await fetch(`${url}/w/other/_sim/state`)).text()).toBe(text)
  expect((await get('/w/other/_sim/clock')).body).toMatchObject({ mode: 'real', rate: 60 })
  expect((await post('/_sim/clock/freeze')).body).toMatchObject({ mode: 'frozen', rate: 60 })
  expect((await post('/_sim/clock/resume')).body).toMatchObject({ mode: 'real', rate: 60 })
  expect((await post('/_sim/clock/resume', { rate: 1 })).body).toMatchObject({ mode: 'real', rate: 1 })
  expect((await get('/_sim/state')).body.clock.mode).toEqual({ mode: 'real', offset: expect.any(Number) })
  const own = await post('/_sim/worlds', { id: 'fast', clock: 'real@0.5x' })
  expect(own.status).toBe(201)
  expect((await get('/w/fast/_sim/clock')).body.rate).toBe(0.5)
})

test.for([
  ['/_sim/clock/resume', { rate: 0 }, 'INVALID_RATE', 'rate is 0; expected a number from 0.001 to 100000.'],
  ['/_sim/clock/resume', { rate: '60' }, 'INVALID_RATE', 'rate is "60"; expected a number from 0.001 to 100000.'],
  [
    '/_sim/worlds',
    { clock: 'real@fast' },
    'INVALID_CLOCK',
    '"real@fast" does not say how fast; it takes a number and x, such as real@60x.',
  ],
  ['/_sim/worlds', { clock: 'real@0x' }, 'INVALID_RATE', 'rate is 0; expected a number from 0.001 to 100000.'],
  ['/_sim/settle', { quietFor: -1 }, 'INVALID_INPUT', 'quietFor is -1; expected a number from 0 to 60000.'],
] as const)('[ours] %s with %j is refused', async ([path, body, code, message]) => {
  const { post } = control.world()
  expect(await post(path, body)).toMatchObject({ status: 400, body: { error: { code, message } } })
})

test('[ours] settle waits for a client that answers webhooks late, while it is told to', async () => {
  const { post, graphql, world } = control.world()
  world.actors.play(['prompt'])
  let answered = 0
  const unlisten = world.onEvent(({ type }) => {
    if (type !== 'guuru.chat.assigned' || answered++ >= 2) return
    // A client that needs some real time, and then begins something anew.
    setTimeout(() => void post('/_sim/guuru/chats', { question: 'Again?' }), 60)
  })
  await post('/_sim/guuru/chats', { question: 'First?' })
  const { happened } = (await post('/_sim/settle', { quietFor: 250 })).body
  unlisten()
  expect(happened.filter(({ type }: { type: string }) => type === 'guuru.chat.assigned')).toHaveLength(2)
  expect((await graphql('guuru', '{ __typename }')).status).toBe(200)
})
