import { getEventListeners } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import { createSimulator } from '../../src/index.ts'
import { credentialHeader, setup } from '../setup.ts'
import { listening } from './fault-setup.ts'

const QUERY = '{ partner { id } }'
const LATENCY = { vendor: 'guuru', kind: 'latency', ms: 10, clock: 'world' } as const satisfies FaultRule

async function untilItWaits(clock: { pending(): readonly unknown[] }): Promise<void> {
  while (clock.pending().length === 0) await new Promise(resolve => setImmediate(resolve))
}

test('[ours] a simulator that closes lets go of requests that wait on a frozen clock', async () => {
  const { sim, world, app, post } = await listening()
  world.faults.add(LATENCY)
  const answer = post('guuru', QUERY)
  await untilItWaits(world.clock)
  sim.beginClosing()
  await app.close()
  expect((await answer).status).toBe(200)
  expect(world.clock.pending()).toEqual([])
})

test('[ours] once it closes, nothing begins to wait, on no clock', async () => {
  const { sim, world, graphql } = setup()
  sim.beginClosing()
  for (const rule of [LATENCY, { ...LATENCY, clock: 'real', ms: 3_600_000 } as const]) {
    world.faults.replace([rule])
    expect((await graphql('guuru', QUERY)).status).toBe(200)
  }
})

test('[ours] a server that closes lets go of who waits there; later the world has its latency again', async () => {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  const world = sim.world()
  world.faults.add(LATENCY)
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...credentialHeader('guuru') } }
  const body = JSON.stringify({ query: QUERY })
  for (let round = 0; round < 2; round++) {
    const { url, close } = await sim.listen()
    let hasCome = false
    const answer = fetch(`${url}/guuru/graphql`, { ...init, body }).then(response => {
      hasCome = true
      return response
    })
    while (world.faults.list()[0]!.hits === round) await new Promise(resolve => setImmediate(resolve))
    expect(hasCome).toBe(false)
    await close()
    expect((await answer).status).toBe(200)
  }
})

test('[ours] waits that are over leave nothing behind', async () => {
  const { sim, world, graphql } = setup()
  world.faults.add(LATENCY)
  const cancel = vi.spyOn(world.clock, 'cancel')
  const answers = Array.from({ length: 50 }, () => graphql('guuru', QUERY))
  expect(getEventListeners(sim.closing, 'abort')).toHaveLength(50)
  await world.clock.advance(10)
  await Promise.all(answers)
  expect(getEventListeners(sim.closing, 'abort')).toHaveLength(0)
  world.faults.restart()
  expect(cancel).not.toHaveBeenCalled()
})
