import type { VendorlessRule } from './fault-setup.ts'
import { getEventListeners } from 'node:events'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createSimulator, type TestSimulator } from '../../src/index.ts'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { heapMegabytes } from '../heap.ts'
import { credentialHeader, setup } from '../setup.ts'

const UPLOAD = '/account/documentupload/uploader/upload/38779254'
const REASON = new Error('Nobody waits any more.')

function graphqlInit(): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentialHeader('thg') },
    body: JSON.stringify({ query: '{ check }' }),
  }
}

function uploadInit(): RequestInit {
  const body = new FormData()
  body.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  body.set('attachment', new Blob(['x']), 'note.txt')
  return { method: 'POST', body }
}

type Send = (local: LocalFetch, signal: AbortSignal) => Promise<Response>

/** How a signal comes along, and to where. */
const WAYS: Record<string, Send> = {
  'GraphQL, init': (local, signal) =>
    local.fetch('https://api.thehut.net/myprotein/en/graphql', { ...graphqlInit(), signal }, undefined),
  'GraphQL, Request': (local, signal) =>
    local.fetch(
      new Request('https://api.thehut.net/myprotein/en/graphql', { ...graphqlInit(), signal }),
      {},
      undefined,
    ),
  'upload, init': (local, signal) => local.fetch(UPLOAD, { ...uploadInit(), signal }, undefined),
  'upload, Request': (local, signal) =>
    local.fetch(new Request(`https://www.myprotein.com${UPLOAD}`, { ...uploadInit(), signal }), {}, undefined),
}

function prepare(way: string, rule: VendorlessRule) {
  const kit = setup()
  const local = new LocalFetch(kit.sim, {})
  kit.world.faults.add({ vendor: 'thg', ...rule })
  const abort = new AbortController()
  return { ...kit, local, abort, send: () => WAYS[way]!(local, abort.signal) }
}

describe.each(Object.keys(WAYS))('%s', way => {
  test('[ours] an answer that the world clock holds back is given up', async () => {
    const { world, local, abort, send } = prepare(way, { kind: 'latency', ms: 1500, clock: 'world' })
    const answer = send()
    // The first upload loads the server, which takes its time on a busy machine.
    await vi.waitFor(() => expect(world.clock.pending()).toHaveLength(1), 10_000)
    abort.abort(REASON)
    await expect(answer).rejects.toBe(REASON)
    await world.clock.advance(1500)
    await local.close()
  })

  test('[ours] reading a slow body is given up', async () => {
    const { local, abort, send, bugs } = prepare(way, { kind: 'slow-body', bytesPerSecond: 1 })
    const response = await send()
    const text = response.text()
    abort.abort(REASON)
    await expect(text).rejects.toBe(REASON)
    // The server's part of it ends too: it closes without waiting for the rest.
    await local.close()
    expect(bugs).toEqual([])
  })

  test('[ours] a signal that has fired lets nothing be done', async () => {
    const { world, abort, send } = prepare(way, { kind: 'connection-reset' })
    abort.abort(REASON)
    await expect(send()).rejects.toBe(REASON)
    expect(world.journal.list()).toEqual([])
  })
})

test('[ours] a time limit rejects as it does with fetch', async () => {
  const { local } = prepare('GraphQL, init', { kind: 'latency', ms: 1500, clock: 'world' })
  const answer = local.fetch(
    'https://api.thehut.net/myprotein/en/graphql',
    { ...graphqlInit(), signal: AbortSignal.timeout(1) },
    undefined,
  )
  await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('[ours] a signal of null leaves the one of the Request out of it', async () => {
  const { local, abort } = prepare('GraphQL, init', { kind: 'malformed-json' })
  const request = new Request('https://api.thehut.net/myprotein/en/graphql', { ...graphqlInit(), signal: abort.signal })
  abort.abort(REASON)
  expect((await local.fetch(request, { signal: null }, undefined)).status).toBe(200)
})

test('[ours] a signal that never fires has no listeners in the end', async () => {
  const { abort, send } = prepare('GraphQL, init', { kind: 'slow-body', bytesPerSecond: 10_000 })
  const response = await send()
  expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1)
  expect(await response.json()).toHaveProperty('data')
  expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0)
  await (await send()).body!.cancel()
  expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0)
})

const THG_URL = 'https://api.thehut.net/myprotein/en/graphql'
const inTime = (): RequestInit => ({ ...graphqlInit(), signal: AbortSignal.timeout(100) })

test.each<[string, (sim: TestSimulator) => Promise<Response>]>([
  ['by fetch, intercepted', () => fetch(THG_URL, inTime())],
  ['by fetch with a Request, intercepted', () => fetch(new Request(THG_URL, inTime()))],
  ['by sim.fetch', sim => sim.fetch(THG_URL, inTime())],
  ['by sim.fetch with a Request', sim => sim.fetch(new Request(THG_URL, inTime()))],
])('[ours] a time limit ends a slow body %s, whatever memory was collected meanwhile', async (_, send) => {
  await using sim = createSimulator()
  sim.world().faults.add({ vendor: 'thg', kind: 'slow-body', bytesPerSecond: 20 })
  const stop = await sim.intercept()
  onTestFinished(stop)
  const response = await send(sim)
  const text = response.text()
  heapMegabytes()
  await expect(text).rejects.toMatchObject({ name: 'TimeoutError' })
})
