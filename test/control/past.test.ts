/** The past of a world, over HTTP: what it was after an event, and each request whole with what it caused. */
import { expect, test } from 'vitest'
import { refusal, setupControl } from './control.ts'

const say = (text: string): string =>
  `mutation Say { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`

test('[ours] the state at an event is what the state was then, whatever came later', async () => {
  const { get, post, graphql } = await setupControl({ history: true })
  const said = new Map([[0, (await get('/_sim/state')).body]])
  await graphql('marketplacer', say('One'))
  said.set(1, (await get('/_sim/state')).body)
  // Not an event: it belongs to the next one.
  await post('/_sim/clock/advance', { by: 'PT1H' })
  await post('/_sim/faults', { vendor: 'thg', kind: 'latency', ms: 5 })
  // A chat and its first message: two events, of which only the last one leaves the state that an act leaves.
  await post('/_sim/guuru/chats', { question: 'Two?' })
  said.set(3, (await get('/_sim/state')).body)
  await post('/_sim/clock/advance', { by: 'PT1H' })
  for (const [at, state] of said) expect((await get(`/_sim/state?at=${at}`)).body).toEqual(state)
  const { chats, messages } = (await get('/_sim/state?at=2')).body.vendors.guuru
  expect([chats.at(-1).question, messages.at(-1).text]).toEqual(['Two?', 'Nobody of guuru-qa may see this.'])
})

test('[ours] conversations, clock, faults, webhooks and actors of the past are those of then, and nothing goes on there', async () => {
  const { get, call, post, world } = await setupControl({ history: true })
  const chat = 'O2bqy2CsAaS7RBXZrhMOB'
  const paths = [
    '/_sim/conversations?limit=3',
    '/_sim/conversations?vendor=guuru&status=pending',
    `/_sim/conversations/guuru/${chat}`,
    '/_sim/clock',
    '/_sim/faults',
    '/_sim/webhooks',
    '/_sim/webhooks/deliveries',
    '/_sim/actors',
    '/_sim/transitions',
  ]
  const read = async (at?: number): Promise<unknown[]> => {
    const query = at === undefined ? '' : `at=${at}`
    const asked = paths.map(path => get(`${path}${path.includes('?') ? '&' : '?'}${query}`))
    return (await Promise.all(asked)).map(({ status, body }) => [status, body])
  }
  const began = await read()
  await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/hook' })
  await post('/_sim/faults', { vendor: 'guuru', kind: 'webhook-drop' })
  await call('PUT', '/_sim/actors', { actors: ['prompt'] })
  await post(`/_sim/guuru/chats/${chat}/messages`, { text: 'Hello?' })
  const first = await read()
  await post('/_sim/clock/advance', { by: 'PT2H' })
  await post(`/_sim/guuru/chats/${chat}/accept`)
  expect(await read(0)).toEqual(began)
  expect(await read(1)).toEqual(first)
  expect(await read()).not.toEqual(first)
  expect(await get(`/_sim/clock?at=${world.events.lastId + 1}`)).toMatchObject(refusal(400, 'INVALID_INPUT'))
})

test('[ours] a fork of the past goes on from there, and its own past begins with it', async () => {
  const { get, post, graphql } = await setupControl({ history: true })
  await graphql('marketplacer', say('One'))
  const then = (await get('/_sim/state')).body
  await graphql('marketplacer', say('Two'))
  const { status, body } = await post('/_sim/worlds/default/fork', { id: 'again', at: 1 })
  expect([status, body.id]).toEqual([201, 'again'])
  expect((await get('/w/again/_sim/state')).body).toEqual(then)
  expect((await get('/w/again/_sim/events')).body).toEqual({ events: [], dropped: 0 })
  expect((await get('/w/again/_sim/state?at=0')).body).toEqual(then)
  expect(await get('/w/again/_sim/state?at=1')).toMatchObject(refusal(400, 'INVALID_INPUT'))
})

test('[ours] a running clock of a fork goes on from the instant of the event', async () => {
  const { post, graphql, world, sim } = await setupControl({ history: true, clock: 'real' })
  await graphql('marketplacer', say('One'))
  const then = Date.parse(world.events.list()[0]!.at)
  await post('/_sim/clock/advance', { by: 'P1D' })
  await post('/_sim/worlds/default/fork', { id: 'again', at: 1 })
  expect(sim.world('again').clock.mode).toBe('real')
  expect(sim.world('again').clock.now() - then).toBeLessThan(3_600_000)
})

test('[ours] what is kept of the past is bounded as events are, and what did not happen yet is refused', async () => {
  const { get, post, graphql } = await setupControl({ history: true, journalLimit: 2 })
  for (const text of ['One', 'Two', 'Three']) await graphql('marketplacer', say(text))
  const answers = await Promise.all([0, 1, 2, 3, 4].map(at => get(`/_sim/state?at=${at}`)))
  expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
    [410, 'HISTORY_DROPPED'],
    [410, 'HISTORY_DROPPED'],
    [200, undefined],
    [200, undefined],
    [400, 'INVALID_INPUT'],
  ])
  expect(answers[4]!.body.error.message).toBe('at is 4; expected a whole number from 0 to 3.')
  expect(await post('/_sim/worlds/default/fork', { at: 1 })).toMatchObject(refusal(410, 'HISTORY_DROPPED'))
  expect(await get('/_sim/state?at=-1')).toMatchObject(refusal(400, 'INVALID_INPUT'))
})

test('[ours] without a history the past is refused, and requests have no bodies', async () => {
  const { get, post, graphql } = await setupControl()
  await graphql('marketplacer', say('One'))
  for (const call of [get('/_sim/state?at=0'), post('/_sim/worlds/default/fork', { at: 0 })])
    expect(await call).toMatchObject(refusal(410, 'HISTORY_DROPPED'))
  expect((await get('/_sim/requests/1')).body).toMatchObject({
    request: { method: 'POST', body: null },
    response: { status: 200, body: null },
    events: [1],
  })
})

test('[ours] the past begins anew where the events do, and is left where they are', async () => {
  const { call, get, post, graphql } = await setupControl({ history: true })
  const begun = (await get('/_sim/state')).body
  await graphql('marketplacer', say('One'))
  const one = (await get('/_sim/state')).body
  // A reset that leaves the events leaves what the world was after them.
  await post('/_sim/reset?only=state')
  expect((await get('/_sim/state?at=1')).body).toEqual(one)
  await graphql('marketplacer', say('Two'))
  const two = (await get('/_sim/state')).body
  expect((await get('/_sim/state?at=1')).body).toEqual(one)
  expect((await get('/_sim/state?at=2')).body).toEqual(two)
  await post('/_sim/reset')
  expect((await get('/_sim/state?at=0')).body).toEqual(begun)
  expect(await get('/_sim/state?at=1')).toMatchObject(refusal(400, 'INVALID_INPUT'))
  await call('PUT', '/_sim/state', one)
  expect((await get('/_sim/state?at=0')).body).toEqual(one)
})

test('[ours] events name the request that caused them, and a request its events', async () => {
  const { get, post, graphql } = await setupControl({ history: true })
  await graphql('marketplacer', '{ sellers { totalCount } }')
  await graphql('marketplacer', say('One'))
  await post('/_sim/guuru/chats', { question: 'Two?' })
  const { events } = (await get('/_sim/events')).body
  expect(events.map(({ id, requestId }: { id: number; requestId: number | null }) => [id, requestId])).toEqual([
    [1, 2],
    [2, null],
    [3, null],
  ])
  const [, entry] = (await get('/_sim/requests')).body.requests
  const { status, body } = await get('/_sim/requests/2')
  expect(status).toBe(200)
  expect(body).toEqual({
    ...entry,
    request: {
      method: 'POST',
      url: '/marketplacer/graphql',
      headers: expect.objectContaining({ 'content-type': 'application/json', 'marketplacer-api-key': '***' }),
      body: JSON.stringify({ query: say('One') }),
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: expect.stringContaining('chatMessageCreate'),
    },
    events: [1],
  })
  expect(await get('/_sim/requests/9')).toMatchObject(refusal(404, 'REQUEST_NOT_FOUND'))
})

test('[ours] requests that wait meanwhile keep their numbers, and their events name them', async () => {
  const { get, post, graphql } = await setupControl({ history: true })
  await post('/_sim/faults', { vendor: 'marketplacer', kind: 'latency', ms: 50, times: 1 })
  await Promise.all(['slow', 'fast', 'last'].map(text => graphql('marketplacer', say(text))))
  const { requests } = (await get('/_sim/requests')).body
  const { events } = (await get('/_sim/events')).body
  expect(requests).toHaveLength(3)
  for (const { after, requestId } of events) {
    const caused = requests.find(({ id }: { id: number }) => id === requestId)
    expect((await get(`/_sim/requests/${caused.id}`)).body.request.body).toContain(after.message)
  }
})

test('[ours] secrets of a request are masked wherever they stand: headers, cookies, document, variables, answer', async () => {
  const { get, post, graphql } = await setupControl({ history: true })
  const login = `mutation L($who: String!, $word: String!) {
    login(input: { username: $who, password: $word }) { token: error customer { fullName email } }
  }`
  const variables = { who: 'jane.doe@example.com', word: 'password123' }
  const headers = { cookie: 'a=hidden-cookie; b=other-cookie', authorization: 'Opaque thg-john' }
  await post('/thg/graphql', { query: login, variables }, headers)
  const literal = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error } }'
  await graphql('thg', literal, { token: null })
  await graphql('guuru', '{ partner(token: "secret-word") { id } }')
  for (const id of [1, 2, 3]) {
    const { body } = await get(`/_sim/requests/${id}`)
    const text = JSON.stringify(body)
    for (const secret of ['password123', 'thg-john', 'hidden-cookie', 'other-cookie', 'guuru-partner', 'secret-word'])
      expect(text, `${id}: ${secret}`).not.toContain(secret)
  }
  const { request, response } = (await get('/_sim/requests/1')).body
  expect(JSON.parse(request.body).variables).toEqual({ who: 'jane.doe@example.com', word: '***' })
  for (const cookie of response.headers['set-cookie']) expect(cookie).toMatch(/^\w+=\*{3};/)
})
