import { expect, onTestFinished, test, vi } from 'vitest'
import { controlForFile, openStream, refusal, setupControl } from './control.ts'

const control = controlForFile()
const ACCEPT = 'mutation Take { acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB") { id } }'

test('[ours] the journal tells each request to a vendor, secrets redacted', async () => {
  const { graphql, get } = control.world()
  await graphql('guuru', ACCEPT)
  await graphql('guuru', ACCEPT)
  await graphql('thg', '{ customer { fullName } }', { token: null })
  await graphql('marketplacer', '{ nonsense }')
  await graphql('guuru', '{ partner { id } }', { token: 'nonsense' })
  const { status, body } = await get('/_sim/requests')
  expect(status).toBe(200)
  expect(body.dropped).toBe(0)
  const at = '2026-01-01T00:00:00.000Z'
  expect(body.requests).toEqual([
    {
      id: 1,
      at,
      vendor: 'guuru',
      operation: 'acceptChat',
      operationName: 'Take',
      variables: null,
      status: 200,
      errors: [],
      durationMs: 0,
      fault: null,
      caller: expect.stringMatching(/^guur\*+er$/),
    },
    expect.objectContaining({
      id: 2,
      operation: 'acceptChat',
      status: 200,
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'CHAT_ALREADY_ACCEPTED' }) })],
    }),
    expect.objectContaining({ id: 3, vendor: 'thg', operation: 'customer', operationName: null, caller: null }),
    expect.objectContaining({ id: 4, vendor: 'marketplacer', operation: 'nonsense', errors: [expect.anything()] }),
    expect.objectContaining({ id: 5, vendor: 'guuru', operation: 'partner', status: 401 }),
  ])
  expect(JSON.stringify(body)).not.toContain('guuru-partner')
})

test('[ours] passwords in variables are redacted', async () => {
  const { post, get } = control.world()
  await post('/thg/myprotein/en/graphql', {
    query: 'mutation Login($input: LoginInput!) { login(input: $input) { error } }',
    variables: { input: { username: 'jane.doe@example.com', password: 'password123' } },
  })
  const { body } = await get('/_sim/requests')
  expect(body.requests).toMatchObject([
    { operation: 'login', variables: { input: { username: 'jane.doe@example.com' } } },
  ])
  expect(JSON.stringify(body)).not.toContain('password123')
})

test('[ours] an upload is in the journal too', async () => {
  const { url, get } = control.world()
  const form = new FormData()
  form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  form.set('attachment', new Blob(['text']), 'a.txt')
  await fetch(`${url}/account/documentupload/uploader/upload/38779254`, { method: 'POST', body: form })
  const { body } = await get('/_sim/requests')
  expect(body.requests).toMatchObject([{ vendor: 'thg', operation: 'upload', status: 200, errors: [] }])
  expect(JSON.stringify(body)).not.toContain('145D6BC5-E617-454F-BFB2-MUM19BBC160F')
})

test('[ours] the journal keeps the newest, counts what it dropped, and can be emptied', async () => {
  const { graphql, get, call } = await setupControl({ journalLimit: 2 })
  for (const name of ['A', 'B', 'C']) await graphql('guuru', `query ${name} { partner { id } }`)
  const { body } = await get('/_sim/requests')
  expect(body).toMatchObject({ requests: [{ operationName: 'B' }, { operationName: 'C' }], dropped: 1 })
  expect((await call('DELETE', '/_sim/requests')).status).toBe(204)
  expect((await get('/_sim/requests')).body).toEqual({ requests: [], dropped: 0 })
})

test('[ours] count counts what matches, deeply', async () => {
  const { graphql, post } = control.world()
  await graphql('guuru', ACCEPT)
  await graphql('guuru', ACCEPT)
  const count = async (match?: object) => (await post('/_sim/requests/count', { match })).body
  expect(await count()).toEqual({ count: 2, dropped: 0 })
  expect(await count({ operation: 'acceptChat' })).toEqual({ count: 2, dropped: 0 })
  expect(await count({ operation: 'acceptChat', errors: [] })).toEqual({ count: 1, dropped: 0 })
  expect(await count({ errors: [{ extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }] })).toEqual({ count: 1, dropped: 0 })
  expect(await count({ operation: 'closeChat' })).toEqual({ count: 0, dropped: 0 })
})

test('[ours] count tells how many could have matched that were dropped, of requests and of events', async () => {
  const { graphql, post } = await setupControl({ journalLimit: 2 })
  for (const query of [ACCEPT, ACCEPT, ACCEPT, '{ partner { id } }']) await graphql('guuru', query)
  const count = async (log: string, match: object) => (await post(`/_sim/${log}/count`, { match })).body
  expect(await count('requests', { operation: 'acceptChat' })).toEqual({ count: 1, dropped: 2 })
  expect(await count('requests', { vendor: 'guuru', status: 200 })).toEqual({ count: 2, dropped: 2 })
  expect(await count('requests', { operation: 'partner' })).toEqual({ count: 1, dropped: 0 })
  for (let i = 0; i < 2; i++) await post('/_sim/guuru/chats')
  expect(await count('events', { type: 'guuru.chat.opened' })).toEqual({ count: 0, dropped: 1 })
  expect(await count('events', { actor: 'shopper' })).toEqual({ count: 2, dropped: 3 })
  expect(await count('events', { type: 'guuru.chat.closed' })).toEqual({ count: 0, dropped: 0 })
})

test.for(['requests', 'events'])('[ours] waiting for more %s than are kept is refused at once', async log => {
  const { post } = control.world()
  expect(await post(`/_sim/${log}/wait`, { count: 1001, timeoutMs: 60_000 })).toMatchObject(
    refusal(400, 'INVALID_WAIT', /^The log keeps 1000 entries and never holds 1001; raise journalLimit\.$/),
  )
})

test('[ours] wait answers at once with what has come already', async () => {
  const { graphql, post } = control.world()
  await graphql('guuru', ACCEPT)
  const answer = await post('/_sim/requests/wait', { match: { operation: 'acceptChat' }, timeoutMs: 0 })
  expect(answer).toMatchObject({ status: 200, body: { requests: [{ id: 1, operation: 'acceptChat' }] } })
})

test('[ours] wait answers as soon as enough has come', async () => {
  const { graphql, post } = control.world()
  const waiting = post('/_sim/requests/wait', { match: { operation: 'acceptChat' }, count: 2, timeoutMs: 60_000 })
  await graphql('guuru', ACCEPT)
  await graphql('guuru', '{ partner { id } }')
  await graphql('guuru', ACCEPT)
  expect((await waiting).body.requests.map(({ id }: { id: number }) => id)).toEqual([1, 3])
})

test('[ours] a wait in vain is a 408 that tells the nearest misses in plain words', async () => {
  const { graphql, post } = control.world()
  await graphql('guuru', '{ partner { id } }')
  await graphql('guuru', ACCEPT)
  const match = { operation: 'acceptChat', vendor: 'guuru', status: 401 }
  const answer = await post('/_sim/requests/wait', { match, timeoutMs: 0 })
  expect(answer).toMatchObject(refusal(408, 'WAIT_TIMEOUT'))
  expect(answer.body.error.message).toContain(
    '2 of 3 matched: operation acceptChat, vendor guuru; status was 200, not 401',
  )
  expect(answer.body.error.message).toMatch(/^0 of 1 .* 0 ms\. Nearest misses: 2 of 3 matched: .* \| 1 of 3 matched: /)
})

test('[assumed] a wait with nothing near says so', async () => {
  const { graphql, post } = control.world()
  expect(await post('/_sim/requests/wait', { timeoutMs: 0 })).toMatchObject(
    refusal(408, 'WAIT_TIMEOUT', /^0 of 1 .*Nothing else/),
  )
  await graphql('guuru', ACCEPT)
  const answer = await post('/_sim/requests/wait', { match: { vendor: 'guuru' }, count: 3, timeoutMs: 0 })
  expect(answer).toMatchObject(refusal(408, 'WAIT_TIMEOUT', /^1 of 3 /))
})

test.for([
  ['a count of nothing', { count: 0 }],
  ['a negative time', { timeoutMs: -1 }],
  ['a match that is a text', { match: 'acceptChat' }],
  ['an unknown member', { matches: {} }],
] as const)('[assumed] wait refuses %s', async ([, body]) => {
  const { post } = control.world()
  expect(await post('/_sim/requests/wait', body)).toMatchObject(refusal(400, 'INVALID_INPUT', /; expected /))
})

test('[ours] closing ends a wait at once', async () => {
  const { sim, post } = await setupControl()
  const listening = new Promise<void>(resolve => {
    const { journal } = sim.world()
    const listen = journal.listen.bind(journal)
    journal.listen = listener => {
      resolve()
      return listen(listener)
    }
  })
  const waiting = post('/_sim/requests/wait', { timeoutMs: 600_000 })
  await listening
  sim.beginClosing()
  expect((await waiting).status).toBe(408)
})

test('[ours] a journal that is large is read in turns: other calls are answered in between', async () => {
  const { get, post } = await setupControl()
  // As many small objects as a request can hold.
  const variables = { a: Array.from({ length: 100_000 }, () => ({})) }
  for (let i = 0; i < 4; i++) await post('/guuru/graphql', { query: 'query A { partner { id } }', variables })
  for (const read of [
    () => get('/_sim/requests'),
    () => post('/_sim/requests/count', { match: { operationName: 'A' } }),
    () => post('/_sim/requests/wait', { match: { operationName: 'B' }, timeoutMs: 0 }),
  ]) {
    const order: string[] = []
    await Promise.all([read().then(() => order.push('read')), get('/_sim/health').then(() => order.push('health'))])
    expect(order).toEqual(['health', 'read'])
  }
  const { body } = await get('/_sim/requests')
  expect(
    body.requests.map(({ id, operationName }: { id: number; operationName: string }) => [id, operationName]),
  ).toEqual([1, 2, 3, 4].map(id => [id, 'A']))
  expect((await post('/_sim/requests/count', { match: { operationName: 'A' } })).body).toEqual({ count: 4, dropped: 0 })
})

test('[ours] whether an operation is one that was sent is asked of the journal without reading it', async () => {
  const { graphql, post, world } = control.world()
  await graphql('guuru', '{ nonsense }')
  const read = vi.spyOn(world.journal, 'list')
  onTestFinished(() => read.mockRestore())
  const wait = (operation: string) => post('/_sim/requests/wait', { match: { operation }, timeoutMs: 0 })
  expect((await wait('nonsense')).body.requests).toHaveLength(1)
  expect((await wait('nonsens')).status).toBe(400)
  expect(read).not.toHaveBeenCalled()
})

test('[ours] a stream of requests tells each as the list has it, from Last-Event-ID on; a forgotten journal begins anew', async () => {
  const { call, get, graphql, url } = control.world()
  const open = (headers = {}) => openStream(url, headers, '/_sim/requests')
  const stream = await open()
  await graphql('guuru', '{ partner { id } }')
  await graphql('thg', '{ customer { fullName } }', { token: 'thg-jane' })
  const told = await stream.next(2)
  expect(told.map(({ id, event }) => [id, event])).toEqual([
    ['1', 'request'],
    ['2', 'request'],
  ])
  expect((await get('/_sim/requests')).body.requests).toEqual(told.map(({ data }) => data))
  stream.close()
  const resumed = await open({ 'last-event-id': '1' })
  expect(await resumed.next(1)).toEqual([told[1]])
  await call('DELETE', '/_sim/requests')
  await graphql('guuru', '{ partner { id } }')
  expect((await resumed.next(1)).map(({ id }) => id)).toEqual(['1.1'])
  resumed.close()
})

test('[ours] a stream of many requests reads some at a time, when it writes them, and loses none that the journal keeps', async () => {
  const { world, sim, url } = control.world()
  const request = { method: 'POST', url: '/guuru/graphql', headers: {}, body: '{}', secure: false }
  // What is refused for its credential is answered at once.
  const answer = (count: number) =>
    Array.from({ length: count }, () => sim.answer({ vendor: 'guuru', world: world.id, request }))
  const stream = await openStream(url, {}, '/_sim/requests')
  const read = vi.spyOn(world.journal, 'since')
  onTestFinished(() => read.mockRestore())
  expect(answer(120)).toHaveLength(120)
  expect(read).not.toHaveBeenCalled()
  const ids = Array.from({ length: 120 }, (_, index) => String(index + 1))
  expect((await stream.next(120)).map(({ id }) => id)).toEqual(ids)
  expect(read.mock.results.map(({ value }) => value.length)).toEqual([50, 50, 20])
  // What is not written yet when the journal is emptied is gone from it.
  expect(answer(60)).toHaveLength(60)
  world.journal.clear()
  expect(answer(120)).toHaveLength(120)
  expect((await stream.next(120)).map(({ id }) => id)).toEqual(ids.map(id => `1.${id}`))
  stream.close()
})

test('[ours] a match of more values than are looked for is refused, by count, by wait and by a rule', async () => {
  const { post, world } = control.world()
  const variables = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]))
  const words = /^match has more than 500 values; leave out what may be anything\.$/
  for (const path of ['requests/count', 'requests/wait'])
    expect(await post(`/_sim/${path}`, { match: { variables } })).toMatchObject(refusal(400, 'INVALID_INPUT', words))
  for (const path of ['events/count', 'events/wait'])
    expect(await post(`/_sim/${path}`, { match: { after: variables } })).toMatchObject(
      refusal(400, 'INVALID_INPUT', words),
    )
  const rule = { vendor: 'guuru', kind: 'malformed-json', match: { variables } }
  expect(await post('/_sim/faults', rule)).toMatchObject(refusal(400, 'INVALID_FAULT', words))
  expect(world.faults.list()).toEqual([])
})
