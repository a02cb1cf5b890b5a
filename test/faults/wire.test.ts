import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { credentialHeader } from '../setup.ts'
import {
  CALLS,
  countRecords,
  failureOf,
  listening,
  resetInBody,
  VENDOR_CASES,
  type VendorlessRule,
} from './fault-setup.ts'

type Kit = Awaited<ReturnType<typeof listening>>
type Call = (vendor: VendorName, query: string, variables?: object) => Promise<Response>

/** The two ways in: over a socket, and without one. */
const WAYS: Record<string, (kit: Kit) => Call> = {
  socket: kit => kit.post as unknown as Call, // undici's own Response, which is alike
  'in process': kit => (vendor, query, variables) =>
    new LocalFetch(kit.sim, {}).fetch(
      VENDORS[vendor].paths[0]!,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentialHeader(vendor) },
        body: JSON.stringify({ query, variables }),
      },
      undefined,
    ),
}

const cases = VENDOR_CASES.flatMap(vendor => Object.keys(WAYS).map(way => ({ vendor, way })))

/** A body as its bytes come in. */
function bytesOf({ body }: Response): AsyncIterable<Uint8Array> {
  return body as unknown as AsyncIterable<Uint8Array> // node's streams are, lib.dom does not know it
}

async function setupFault(vendor: VendorName, way: string, rule: VendorlessRule) {
  const kit = await listening()
  const call = WAYS[way]!(kit)
  const { id } = kit.world.faults.add({ vendor, times: 1, ...rule })
  const { query, mutation, variables } = CALLS[vendor]
  const before = countRecords(kit, vendor)
  const afterwards = async (created: number): Promise<void> => {
    // A discussion of THG's comes with its first message.
    expect(countRecords(kit, vendor) - before).toBe(vendor === 'thg' ? created * 2 : created)
    expect(kit.world.journal.list().at(-1)!.fault).toBe(id)
    expect(kit.world.faults.get(id).hits).toBe(1)
    const next = await call(vendor, query)
    expect(next.status).toBe(200)
    expect(await next.json()).not.toHaveProperty('errors')
    expect(kit.world.journal.list().at(-1)!.fault).toBeNull()
    expect(kit.bugs).toEqual([])
  }
  return { ...kit, mutate: () => call(vendor, mutation, variables), afterwards }
}

describe.each(cases)('$vendor, $way', ({ vendor, way }) => {
  test('[assumed] connection-reset: no answer, and nothing was done', async () => {
    const { mutate, afterwards } = await setupFault(vendor, way, { kind: 'connection-reset' })
    expect(await failureOf(mutate())).toEqual({ message: 'fetch failed', code: 'ECONNRESET' })
    await afterwards(0)
  })

  test('[assumed] connection-reset after the headers: a status, and no body', async () => {
    const { mutate, afterwards } = await setupFault(vendor, way, { kind: 'connection-reset', after: 'headers' })
    const response = await mutate()
    expect(response.status).toBe(200)
    expect(await failureOf(response.text())).toEqual(resetInBody(way))
    await afterwards(1)
  })

  test('[assumed] truncated-body: so many bytes, then the end of the connection', async () => {
    const { mutate, afterwards } = await setupFault(vendor, way, { kind: 'truncated-body', bytes: 7 })
    const response = await mutate()
    const chunks: Uint8Array[] = []
    const reading = (async () => {
      for await (const chunk of bytesOf(response)) chunks.push(chunk)
    })()
    expect(await failureOf(reading)).toEqual({ message: 'terminated', code: 'UND_ERR_SOCKET' })
    expect(Buffer.concat(chunks).toString()).toBe('{"data"')
    await afterwards(1)
  })

  test('[assumed] malformed-json: status 200, and no JSON', async () => {
    const { mutate, afterwards } = await setupFault(vendor, way, { kind: 'malformed-json' })
    const response = await mutate()
    expect(response.headers.get('content-type')).toContain('application/json')
    await expect(response.json()).rejects.toThrow(SyntaxError)
    await afterwards(1)
  })

  test('[assumed] slow-body: it trickles in, and is whole', async () => {
    const { mutate, afterwards } = await setupFault(vendor, way, { kind: 'slow-body', bytesPerSecond: 500 })
    const response = await mutate()
    let chunks = 0
    let text = ''
    for await (const chunk of bytesOf(response)) {
      chunks++
      text += Buffer.from(chunk).toString()
    }
    expect(chunks).toBeGreaterThan(1)
    expect(JSON.parse(text)).toHaveProperty('data')
    await afterwards(1)
  })

  test('[assumed] latency on the world clock: it is answered when time has passed', async () => {
    const { mutate, afterwards, world } = await setupFault(vendor, way, { kind: 'latency', ms: 5000, clock: 'world' })
    let answered = false
    const answer = mutate().then(response => {
      answered = true
      return response
    })
    while (world.clock.pending().length === 0) await new Promise(resolve => setImmediate(resolve))
    await world.clock.advance(4999)
    await new Promise(resolve => setImmediate(resolve))
    expect(answered).toBe(false)
    await world.clock.advance(1)
    expect((await answer).status).toBe(200)
    expect(world.journal.list().at(-1)!.durationMs).toBe(5000)
    await afterwards(1)
  })
})

test('[assumed] connection-reset is a reset on the wire, not a polite end', async () => {
  const { url, world } = await listening()
  world.faults.add({ vendor: 'guuru', kind: 'connection-reset' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const body = JSON.stringify({ query: '{ partner { id } }' })
  const error = new Promise<Error & { code?: string }>(resolve => socket.once('error', resolve))
  socket.write(
    `POST /guuru/graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer guuru-partner\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  expect((await error).code).toBe('ECONNRESET')
})

test('[assumed] a reset lets go of requests that wait on the world clock', async () => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 60_000, clock: 'world' })
  const answer = post('guuru', '{ partner { id } }')
  while (world.clock.pending().length === 0) await new Promise(resolve => setImmediate(resolve))
  world.reset()
  expect((await answer).status).toBe(200)
  expect(world.clock.pending()).toEqual([])
})

test('[assumed] latency is drawn from the seed: evenly or lognormal, the same in every run', async () => {
  const draws = async () => {
    const { world, post } = await listening()
    const rules = [
      { kind: 'latency', clock: 'world', min: 100, max: 200 },
      { kind: 'latency', clock: 'world', median: 100, sigma: 0.5 },
    ] as const
    const waits: number[] = []
    for (const rule of rules) {
      world.faults.replace([{ vendor: 'guuru', ...rule }])
      for (let i = 0; i < 5; i++) {
        const answer = post('guuru', '{ partner { id } }')
        while (world.clock.pending().length === 0) await new Promise(resolve => setImmediate(resolve))
        waits.push(world.clock.pending()[0]!.at - world.clock.now())
        await world.settle()
        await answer
      }
    }
    return waits
  }
  const waits = await draws()
  expect(await draws()).toEqual(waits)
  expect(waits.every(Number.isInteger)).toBe(true)
  expect(new Set(waits).size).toBeGreaterThan(8)
  for (const wait of waits.slice(0, 5)) expect(wait >= 100 && wait <= 200).toBe(true)
})
