import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, type FaultRule } from '../../src/faults/rule.ts'
import { type AnyJson, setup } from '../setup.ts'
import { CALLS, listening } from './fault-setup.ts'

describe('refused when written', () => {
  const KINDS = Object.keys(FAULT_KINDS).map(kind => `"${kind}"`)
  const REFUSED: readonly (readonly [object, string])[] = [
    [
      { vendor: 'guru', kind: 'latency', ms: 1 },
      'vendor is "guru"; expected "thg", "marketplacer", "guuru" or "any". Did you mean "guuru"?',
    ],
    [
      { vendor: 'guuru', kind: 'nothing' },
      `kind is "nothing"; expected ${KINDS.join(', ').replace(/, ("[^,]*)$/, ' or $1')}.`,
    ],
    [{ vendor: 'guuru', kind: 'latncy', ms: 1 }, 'Did you mean "latency"?'],
    [{ vendor: 'guuru', operation: 'acceptChats', kind: 'latency', ms: 1 }, 'Did you mean "acceptChat"?'],
    [
      { vendor: 'guuru', operation: 'acceptChats', kind: 'latency', ms: 1 },
      'operation is "acceptChats". Did you mean "acceptChat"? Expected "partner", ',
    ],
    [
      { vendor: 'guuru', path: 'partner.chat', kind: 'latency', ms: 1 },
      'guuru has no field "chat" in "partner" for the path of a latency; there are ',
    ],
    [{ vendor: 'guuru', path: 'partner.chat', kind: 'latency', ms: 1 }, ' Did you mean "chats"?'],
    [{ vendor: 'guuru', path: 'parter', kind: 'field-error', message: 'x' }, 'no field "parter" in the root'],
    [
      { vendor: 'guuru', path: '', kind: 'latency', ms: 1 },
      'path is ""; expected a text that is not empty or a list of at least 1.',
    ],
    [
      { vendor: 'guuru', kind: 'field-error', message: 'x' },
      'path is missing; expected a text that is not empty or a list',
    ],
    [
      { vendor: 'guuru', kind: 'webhook-drop', path: 'partner' },
      'path is unknown; expected only id, vendor, operation, match, skip, from, until, times, probability, enabled, kind.',
    ],
    [
      { vendor: 'guuru', kind: 'latency' },
      'A latency needs one of these: "ms"; "min" and "max"; "median" and "sigma".',
    ],
    [{ vendor: 'guuru', kind: 'latency', ms: 1, min: 2, max: 3 }, 'A latency needs one of these'],
    [{ vendor: 'guuru', kind: 'latency', min: 4, max: 3 }, '"min" must not be above "max": 4, 3.'],
    [{ vendor: 'guuru', kind: 'latency', ms: -1 }, 'ms is -1; expected a number from 0 to 31622400000.'],
    [
      { vendor: 'guuru', kind: 'latency', ms: 1, status: 500 },
      'status is unknown; expected only id, vendor, operation,',
    ],
    [{ vendor: 'guuru', kind: 'http-status' }, 'status is missing; expected a whole number from 300 to 599.'],
    [{ vendor: 'guuru', kind: 'http-status', status: 99 }, 'status is 99; expected a whole number from 300 to 599.'],
    [{ vendor: 'guuru', kind: 'connection-reset', after: 'body' }, 'after is "body"; expected "headers".'],
    [{ vendor: 'guuru', kind: 'payload-error', field: 'x', messages: ['y'] }, 'guuru cannot have a payload-error'],
    [
      { vendor: 'marketplacer', kind: 'payload-error', field: 'x', messages: [] },
      'messages is []; expected a list of at least 1.',
    ],
    [
      { vendor: 'marketplacer', operation: 'chatMessages', kind: 'payload-error', field: 'x', messages: ['y'] },
      'operation is "chatMessages"; expected "chatMessage',
    ],
    [{ vendor: 'guuru', kind: 'upload-cut', bytes: 1 }, 'guuru cannot have an upload-cut'],
    [{ vendor: 'guuru', kind: 'rate-limited', bucket: 'LOGIN' }, 'guuru has no buckets; leave "bucket" out.'],
    [{ vendor: 'thg', kind: 'rate-limited', bucket: 'NONE' }, 'bucket is "NONE"; expected "LOGIN", "REGISTRATION"'],
    [{ vendor: 'guuru', kind: 'rate-limited', captcha: 'HCAPTCHA' }, 'guuru has no captchas; leave "captcha" out.'],
    [{ vendor: 'thg', kind: 'rate-limited', captcha: 'TURNSTYLE' }, 'captcha is "TURNSTYLE"; expected "V2_VISIBLE"'],
    [{ vendor: 'thg', operation: 'upload', kind: 'graphql-error', message: 'x' }, 'operation is "upload"; expected '],
    [{ vendor: 'guuru', operation: 'chat-opened', kind: 'latency', ms: 1 }, 'operation is "chat-opened"; expected '],
    [{ vendor: 'guuru', operation: 'acceptChat', kind: 'webhook-drop' }, '"chat-assigned", "chat-opened"'],
    [{ vendor: 'thg', kind: 'webhook-drop' }, 'thg cannot have a webhook-drop'],
    [
      { vendor: 'thg', operation: 'createDiscussion', kind: 'stale-read' },
      'operation is "createDiscussion"; expected ',
    ],
    [{ vendor: 'thg', kind: 'latency', ms: 1, times: 0 }, 'times is 0; expected a whole number from 1 up.'],
    [{ vendor: 'thg', kind: 'latency', ms: 1, probability: 2 }, 'probability is 2; expected a number from 0 to 1.'],
    [
      { vendor: 'thg', kind: 'latency', ms: 1, match: { status: 200 } },
      'match.status is unknown; expected only variables, caller, operationName.',
    ],
    [{ vendor: 'thg', kind: 'latency', ms: 1, tmies: 2 }, 'Did you mean "times"?'],
    [{ vendor: 'thg', knid: 'latency', ms: 1 }, 'Did you mean "kind"?'],
  ]

  test.for(REFUSED)(
    '[assumed] %j: in the same words by kit and control plane, and nothing is written',
    async ([rule, words]) => {
      const { control, world } = await listening()
      const { status, body } = await control('POST', '/faults', rule)
      expect({ status, error: body.error }).toMatchObject({
        status: 400,
        error: { code: 'INVALID_FAULT', message: expect.stringContaining(words) },
      })
      const { code, message } = body.error
      const refusal = expect.objectContaining({ code, message })
      expect(() => world.faults.add(rule as FaultRule)).toThrow(refusal) // what TypeScript would refuse too
      const list = await control('PUT', '/faults', { faults: [rule] })
      expect(list).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FAULT' } } })
      expect(() => world.faults.replace([rule as FaultRule])).toThrow(list.body.error.message)
      expect(world.faults.list()).toEqual([])
    },
  )
})

test('[assumed] the control plane writes, lists, puts back, and takes away', async () => {
  const { control } = await listening()
  const first = await control('POST', '/faults', { vendor: 'guuru', kind: 'latency', ms: 1 })
  expect(first).toEqual({
    status: 201,
    body: { vendor: 'guuru', kind: 'latency', ms: 1, id: 'fault-1', enabled: true, hits: 0, verdict: null },
  })
  await control('POST', '/faults', { vendor: 'thg', operation: 'upload', kind: 'upload-refused', errorCode: 9 })
  const { body } = await control('GET', '/faults')
  expect(body.faults.map(({ id }: { id: string }) => id)).toEqual(['fault-1', 'fault-2'])
  expect(await control('PUT', '/faults', body)).toEqual({ status: 200, body })
  expect((await control('PUT', '/faults', { faults: [{ vendor: 'x', kind: 'latency' }] })).status).toBe(400)
  expect((await control('GET', '/faults')).body).toEqual(body)
  expect((await control('DELETE', '/faults/fault-1')).status).toBe(204)
  expect((await control('GET', '/faults/fault-1')).status).toBe(404)
  expect((await control('GET', '/faults/fault-2')).body.kind).toBe('upload-refused')
  expect((await control('DELETE', '/faults')).status).toBe(204)
  expect((await control('GET', '/faults')).body).toEqual({ faults: [] })
})

test('[ours] a rule is turned off and on, its hits stay, and documents and forks know', async () => {
  const { sim, world, graphql, control } = await listening()
  const down = await control('POST', '/faults', { vendor: 'guuru', kind: 'http-status', status: 503, times: 3 })
  await control('POST', '/faults', { id: 'off', vendor: 'any', kind: 'http-status', status: 500, enabled: false })
  const ask = async () => (await graphql('guuru', '{ partner { id } }')).status
  expect(await ask()).toBe(503)
  const off = await control('PATCH', '/faults/fault-1', { enabled: false })
  expect(off).toEqual({ status: 200, body: { ...down.body, enabled: false, hits: 1 } })
  expect([await ask(), world.faults.get('fault-1')]).toEqual([200, off.body])
  expect(sim.worlds.fork(world, { id: 'copy' }).faults.list()).toEqual(world.faults.list())
  const { body: state } = await control('GET', '/state')
  expect(await control('PUT', '/state', state)).toEqual({ status: 200, body: state })
  expect(world.faults.list().map(({ enabled }) => enabled)).toEqual([false, false])
  expect(world.faults.change('fault-1', { enabled: true })).toMatchObject({ enabled: true, hits: 1 })
  expect([await ask(), await ask(), await ask()]).toEqual([503, 503, 200])
  for (const [path, body, status, code, message] of [
    [
      '/faults/none',
      { enabled: true },
      404,
      'FAULT_NOT_FOUND',
      'There is no fault "none"; GET /_sim/faults lists them.',
    ],
    ['/faults/off', {}, 400, 'INVALID_FAULT', 'enabled is missing; expected true or false.'],
    ['/faults/off', { enabled: 1 }, 400, 'INVALID_FAULT', 'enabled is 1; expected true or false.'],
  ] as const) {
    expect(await control('PATCH', path, body)).toMatchObject({ status, body: { error: { code, message } } })
    expect(() => world.faults.change(path.slice(8), body as never)).toThrow(message)
  }
})

test('[ours] a rule that shows earlier states begins anew when it is turned on', async () => {
  const { world, graphql } = await setup()
  const { id } = world.faults.add({ vendor: 'guuru', kind: 'stale-read', operation: 'partner' })
  const chats = async () => {
    const { body } = await graphql('guuru', '{ partner { chats(first: 100) { edges { node { question } } } } }')
    return body.data.partner.chats.edges.length
  }
  const before = await chats()
  await world.guuru.shopper.start({ question: 'One?' })
  world.faults.change(id, { enabled: false })
  await world.guuru.shopper.start({ question: 'Two?' })
  expect(await chats()).toBe(before + 2)
  world.faults.change(id, { enabled: true })
  expect(await chats()).toBe(before + 2)
  await world.guuru.shopper.start({ question: 'Three?' })
  expect(await chats()).toBe(before + 2)
})

test('[assumed] the kit takes its own list back; one rule by itself has no hits', () => {
  const { world } = setup()
  world.faults.add({ vendor: 'guuru', kind: 'applied-answer-lost' })
  const list = world.faults.list()
  expect(world.faults.replace(list)).toEqual(list)
  expect(() => world.faults.add(list[0]!)).toThrow('hits is unknown; expected only id, vendor, ')
})

test('[assumed] OpenAPI enumerates the kinds', async () => {
  const { control } = await listening()
  const { body } = await control('GET', '/openapi.json')
  const schema = body.paths['/_sim/faults'].post.requestBody.content['application/json'].schema
  const kinds = schema.anyOf.map(({ properties }: AnyJson) => properties.kind.enum[0])
  expect(kinds).toEqual(Object.keys(FAULT_KINDS))
})

test('[assumed] the first rule that fits decides, times are counted, other requests go by', async () => {
  const { world, graphql } = setup()
  world.faults.replace([
    { vendor: 'guuru', kind: 'http-status', status: 500, match: { operationName: 'B' } },
    { vendor: 'guuru', kind: 'http-status', status: 501, match: { variables: { first: 3 } }, times: 2 },
    { vendor: 'guuru', kind: 'http-status', status: 502, match: { caller: 'nobody' } },
    { vendor: 'guuru', kind: 'http-status', status: 503, path: 'partner.experts' },
    {
      vendor: 'guuru',
      kind: 'http-status',
      status: 504,
      match: { caller: 'guuru-partner' },
      operation: 'createPersona',
    },
  ])
  const ask = async (query: string, variables?: Record<string, unknown>) =>
    (await graphql('guuru', query, variables)).status
  expect(await ask('query B { partner { id } }')).toBe(500)
  const page = 'query ($first: Int!) { partner { chats(first: $first) { edges { cursor } } } }'
  expect(await ask(page, { first: 2 })).toBe(200)
  expect(await ask(page, { first: 3 })).toBe(501)
  expect(await ask(page, { first: 3 })).toBe(501)
  expect(await ask(page, { first: 3 })).toBe(200)
  expect(
    await ask('{ partner { ...on Partner { ...F } } } fragment F on Partner { experts { edges { cursor } } }'),
  ).toBe(503)
  expect(await ask(CALLS.guuru.mutation, CALLS.guuru.variables)).toBe(504)
  expect(await ask('{ partner { id } }')).toBe(200)
  expect(world.faults.list().map(({ hits }) => hits)).toEqual([1, 2, 0, 1, 1])
})

test('[assumed] a malformed request meets a rule for the whole vendor, and no other', async () => {
  const { world, graphql } = setup()
  world.faults.add({ vendor: 'guuru', operation: 'partner', kind: 'http-status', status: 503 })
  expect((await graphql('guuru', '', undefined, { rawBody: '{"query":' })).status).toBe(400)
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 502 })
  expect((await graphql('guuru', '', undefined, { rawBody: '{"query":' })).status).toBe(502)
})

test('[assumed] a probability is drawn from the seed: the same requests fail in every run', async () => {
  const run = async (seed: number) => {
    const { world, graphql } = setup({ seed })
    world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 503, probability: 0.3 })
    const statuses: number[] = []
    for (let i = 0; i < 200; i++) statuses.push((await graphql('guuru', '{ partner { id } }')).status)
    return statuses.map(status => (status === 503 ? 1 : 0)).join('')
  }
  const first = await run(7)
  expect(await run(7)).toBe(first)
  expect(await run(8)).not.toBe(first)
  const share = [...first].filter(hit => hit === '1').length / 200
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.4)
})

test('[assumed] probability 0 never strikes, 1 always does', async () => {
  const { world, graphql } = setup()
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 501, probability: 0 })
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 502, probability: 1 })
  expect((await graphql('guuru', '{ partner { id } }')).status).toBe(502)
})

test('[assumed] rules and hits are part of the state; a reset and a fork treat them like the rest', async () => {
  const { world, graphql, sim } = setup()
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 503, times: 2 })
  await graphql('guuru', '{ partner { id } }')
  const document = JSON.parse(JSON.stringify(world.document()))
  expect(sim.worlds.fork(world).faults.list()).toEqual(world.faults.list())
  expect(world.reset({ only: ['faults'] })).toEqual(['faults'])
  expect(world.faults.list()).toEqual([])
  await sim.load(world, document)
  expect(world.faults.list()).toMatchObject([{ id: 'fault-1', hits: 1 }])
  expect(JSON.parse(JSON.stringify(world.document()))).toEqual(document)
  const broken = structuredClone(document)
  broken.parts.faults.rules[0].rule.kind = 'nothing'
  await expect(sim.load(world, broken)).rejects.toThrow(
    'parts.faults.rules[0].rule.kind is "nothing"; expected "latency", ',
  )
  expect(world.faults.list()).toMatchObject([{ id: 'fault-1', hits: 1 }])
})

test("[assumed] one world's faults are not another's", async () => {
  const { world, graphql } = setup()
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 503 })
  expect((await graphql('guuru', '{ partner { id } }', undefined, { token: 'guuru-partner@other' })).status).toBe(200)
})

test('[assumed] a webhook rule waits for deliveries, not for requests', async () => {
  const { world, graphql } = setup()
  world.faults.add({ vendor: 'guuru', operation: 'chat-opened', kind: 'webhook-duplicate', times: 1 })
  await graphql('guuru', '{ partner { id } }')
  expect(world.faults.take({ family: 'webhook', vendor: 'guuru', operations: ['chat-closed'] })).toBeUndefined()
  const occasion = { family: 'webhook', vendor: 'guuru', operations: ['chat-opened'] } as const
  expect(world.faults.take(occasion)).toMatchObject({ kind: 'webhook-duplicate', hits: 1 })
  expect(world.faults.take(occasion)).toBeUndefined()
})
