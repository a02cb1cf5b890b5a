import { describe, expect, test } from 'vitest'
import { FAULT_KINDS } from '../../src/faults/rule.ts'
import { setup } from '../setup.ts'
import { CALLS, listening } from './fault-setup.ts'

describe('refused when written', () => {
  const REFUSED = [
    [{ vendor: 'nobody', kind: 'latency', ms: 1 }, 'body/vendor'],
    [{ vendor: 'guuru', kind: 'nothing' }, 'body/kind'],
    [{ vendor: 'guuru', operation: 'acceptChats', kind: 'latency', ms: 1 }, 'acceptChat, closeChat'],
    [{ vendor: 'guuru', path: 'partner.chat', kind: 'latency', ms: 1 }, 'no field "chat" in "partner"'],
    [{ vendor: 'guuru', path: 'parter', kind: 'field-error', message: 'x' }, 'no field "parter" in the root'],
    [{ vendor: 'guuru', kind: 'field-error', message: 'x' }, 'needs a path'],
    [{ vendor: 'guuru', kind: 'latency' }, '"min" and "max"'],
    [{ vendor: 'guuru', kind: 'latency', ms: 1, min: 2, max: 3 }, 'one of these'],
    [{ vendor: 'guuru', kind: 'latency', min: 4, max: 3 }, 'above'],
    [{ vendor: 'guuru', kind: 'latency', ms: 1, status: 500 }, 'has no "status"'],
    [{ vendor: 'guuru', kind: 'http-status' }, 'needs "status"'],
    [{ vendor: 'guuru', kind: 'http-status', status: 99 }, 'body/status'],
    [{ vendor: 'guuru', kind: 'connection-reset', after: 'body' }, 'body/after'],
    [{ vendor: 'guuru', kind: 'payload-error', field: 'x', messages: ['y'] }, 'guuru cannot have a payload-error'],
    [
      { vendor: 'marketplacer', operation: 'chatMessages', kind: 'payload-error', field: 'x', messages: ['y'] },
      'it has',
    ],
    [{ vendor: 'guuru', kind: 'upload-cut', bytes: 1 }, 'guuru cannot have'],
    [{ vendor: 'guuru', kind: 'rate-limited', bucket: 'LOGIN' }, 'has no bucket'],
    [{ vendor: 'thg', kind: 'rate-limited', bucket: 'NONE' }, 'LOGIN, REGISTRATION'],
    [{ vendor: 'thg', operation: 'upload', kind: 'graphql-error', message: 'x' }, 'no operation "upload"'],
    [{ vendor: 'guuru', operation: 'chat-opened', kind: 'latency', ms: 1 }, 'no operation "chat-opened"'],
    [{ vendor: 'guuru', operation: 'acceptChat', kind: 'webhook-drop' }, 'chat-assigned, chat-opened'],
    [{ vendor: 'thg', kind: 'webhook-drop' }, 'thg cannot have'],
    [{ vendor: 'thg', operation: 'createDiscussion', kind: 'stale-read' }, 'no operation'],
    [{ vendor: 'thg', kind: 'latency', ms: 1, times: 0 }, 'body/times'],
    [{ vendor: 'thg', kind: 'latency', ms: 1, probability: 2 }, 'body/probability'],
    [{ vendor: 'thg', kind: 'latency', ms: 1, match: { status: 200 } }, 'variables, caller, operationName'],
    [{ vendor: 'thg', kind: 'latency', ms: 1, oftten: 2 }, 'additional properties'],
  ] as const

  test('[assumed] with the reason, and nothing is written', async () => {
    const { control, world } = await listening()
    for (const [rule, words] of REFUSED) {
      const { status, body } = await control('POST', '/faults', rule)
      expect([status, body.error.message]).toEqual([400, expect.stringContaining(words)])
    }
    expect(world.faults.list()).toEqual([])
  })

  test('[assumed] the kit refuses what has no type alike', () => {
    const { world } = setup()
    expect(() => world.faults.add({ vendor: 'nobody' as 'thg', kind: 'latency', ms: 1 })).toThrow('thg, marketplacer')
    expect(() => world.faults.add({ vendor: 'thg', kind: 'nothing' as 'latency' })).toThrow('latency, http-status')
    expect(() => world.faults.add({ vendor: 'thg', kind: 'http-status', status: 99 })).toThrow('300 to 599')
    expect(() => world.faults.add({ vendor: 'thg', kind: 'latency', ms: 1, times: 0.5 })).toThrow('"times"')
  })
})

test('[assumed] the control plane writes, lists, puts back, and takes away', async () => {
  const { control } = await listening()
  const first = await control('POST', '/faults', { vendor: 'guuru', kind: 'latency', ms: 1 })
  expect(first).toEqual({
    status: 201,
    body: { vendor: 'guuru', kind: 'latency', ms: 1, id: 'fault-1', hits: 0, verdict: null },
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

test('[assumed] OpenAPI enumerates the kinds', async () => {
  const { control } = await listening()
  const { body } = await control('GET', '/openapi.json')
  const schema = body.paths['/_sim/faults'].post.requestBody.content['application/json'].schema
  expect(schema.properties.kind.enum).toEqual(Object.keys(FAULT_KINDS))
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
  await expect(sim.load(world, broken)).rejects.toThrow('no kind of fault')
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
