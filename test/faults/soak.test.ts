import { Agent, fetch } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import type { FaultRule } from '../../src/core/fault-rule.ts'
import type { VendorName } from '../../src/core/vendor.ts'
import { VENDORS } from '../../src/vendors.ts'
import { credentialHeader } from '../setup.ts'
import { CALLS, listening, VENDOR_CASES } from './support.ts'

/** `BACKLOT_SOAK=1` sends 100,000 requests over 64 connections in place of 2,000 over 16. */
const [REQUESTS, CONNECTIONS] = process.env['BACKLOT_SOAK'] ? [100_000, 64] : [2000, 16]

/** Every kind that requests can have, often enough that most requests meet one. */
function rules(vendor: VendorName): FaultRule[] {
  const { root, name } = CALLS[vendor]
  const kinds: Omit<FaultRule, 'vendor'>[] = [
    { kind: 'latency', min: 0, max: 3 },
    { kind: 'latency', median: 1, sigma: 1 },
    { kind: 'http-status', status: 503 },
    { kind: 'graphql-error', message: 'No' },
    { kind: 'field-error', path: root, message: 'No' },
    { kind: 'rate-limited', retryAfter: 1 },
    { kind: 'expired-credential' },
    { kind: 'connection-reset' },
    { kind: 'connection-reset', after: 'headers' },
    { kind: 'truncated-body', bytes: 9 },
    { kind: 'malformed-json' },
    { kind: 'slow-body', bytesPerSecond: 50_000 },
    // Each change costs a copy of pointers while there is such a rule.
    { kind: 'stale-read', times: 200 },
    { kind: 'applied-answer-lost', operation: name },
    ...(vendor === 'marketplacer' ? [{ kind: 'payload-error', field: 'x', messages: ['y'] } as const] : []),
  ]
  return kinds.map(kind => ({ vendor, probability: 0.06, ...kind }))
}

function megabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

test(
  `[assumed] ${REQUESTS} requests under a mix of all faults: nothing breaks, and the books are right`,
  async () => {
    const kit = await listening()
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 })
    onTestFinished(async () => {
      process.off('unhandledRejection', note)
      await dispatcher.destroy()
    })
    const before = megabytes()
    kit.world.faults.replace(VENDOR_CASES.flatMap(rules))
    let next = 0
    let failed = 0
    const client = async (): Promise<void> => {
      for (let i = next++; i < REQUESTS; i = next++) {
        const vendor = VENDOR_CASES[i % 3]!
        const { query, mutation, variables } = CALLS[vendor]
        try {
          const response = await fetch(kit.url + VENDORS[vendor].paths[0], {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...credentialHeader(vendor) },
            body: JSON.stringify(i % 4 === 0 ? { query: mutation, variables } : { query }),
            dispatcher,
          })
          await response.json()
        } catch {
          failed++
        }
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, client))

    const { journal, events, faults } = kit.world
    expect(journal.lastId).toBe(REQUESTS)
    const hits = faults.list().reduce((sum, fault) => sum + fault.hits, 0)
    expect(hits).toBeGreaterThan(REQUESTS / 3)
    expect(failed).toBeGreaterThan(REQUESTS / 10)
    if (journal.dropped === 0) expect(journal.entries().filter(({ fault }) => fault !== null).length).toBe(hits)
    // What happened is what is there.
    const created = events.list().filter(({ type }) => type === 'marketplacer.message.created')
    for (const { after } of created)
      expect(kit.world.marketplacer.state.messages.get((after as { id: string }).id)).toBeDefined()
    expect(kit.bugs).toEqual([])
    expect(unhandled).toEqual([])

    kit.world.reset()
    expect(faults.isEmpty).toBe(true)
    expect(kit.world.clock.pending()).toEqual([])
    for (const vendor of VENDOR_CASES)
      expect(await (await kit.post(vendor, CALLS[vendor].query)).json()).not.toHaveProperty('errors')
    expect(megabytes() - before).toBeLessThan(globalThis.gc ? 40 : 400)
  },
  process.env['BACKLOT_SOAK'] ? 600_000 : 60_000,
)
