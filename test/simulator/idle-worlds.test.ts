/** Which worlds idle out: none that is used. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { REAL_TIME } from '../../src/time/real-time.ts'
import { receiver } from '../webhooks/receiver.ts'

const TTL = 1000

/** A simulator whose worlds idle out after a second of a real time that stands still until `pass` is called. */
function setupIdle() {
  const began = REAL_TIME.now()
  const spy = vi.spyOn(REAL_TIME, 'now').mockReturnValue(began)
  const sim = createSimulator({ worldTtl: TTL })
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await sim.close()
  })
  let now = began
  const pass = (): void => void spy.mockReturnValue((now += TTL + 1))
  const lives = (id: string): boolean => sim.worlds().some(world => world.id === id)
  return { sim, pass, lives }
}

test('[ours] a world that nothing uses ends, default never', () => {
  const { sim, pass, lives } = setupIdle()
  sim.world('ci-1')
  pass()
  expect([lives('default'), lives('ci-1')]).toEqual([true, false])
})

test('[ours] an open stream is use, and the world ends only so long after it', async () => {
  const { sim, pass, lives } = setupIdle()
  const { url, close } = await sim.listen()
  const client = new AbortController()
  const headers = { accept: 'text/event-stream' }
  const stream = await fetch(`${url}/w/ci-1/_sim/events`, { headers, signal: client.signal })
  for (let i = 0; i < 3; i++) {
    pass()
    expect(lives('ci-1')).toBe(true)
  }
  expect(stream.status).toBe(200)
  client.abort()
  await close()
  expect(lives('ci-1')).toBe(true)
  pass()
  expect(lives('ci-1')).toBe(false)
})

test('[ours] a wait is use, over HTTP and in the kit', async () => {
  const { sim, pass, lives } = setupIdle()
  const world = sim.world('ci-1')
  const waiting = world.events.wait({ type: 'guuru.chat.assigned' }, { timeoutMs: 60_000 })
  const body = JSON.stringify({ match: { type: 'guuru.chat.assigned' }, timeoutMs: 60_000 })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const other = sim.fetch('/w/ci-2/_sim/events/wait', init)
  await vi.waitFor(() => expect(lives('ci-2')).toBe(true))
  pass()
  expect([lives('ci-1'), lives('ci-2')]).toEqual([true, true])
  world.guuru.shopper.start()
  sim.world('ci-2').guuru.shopper.start()
  await waiting
  await other
  pass()
  await vi.waitFor(() => expect([lives('ci-1'), lives('ci-2')]).toEqual([false, false]))
})

test('[ours] work that waits is use', async () => {
  const { sim, pass, lives } = setupIdle()
  const { url } = await receiver(() => 500)
  const world = sim.world('ci-1')
  world.webhooks.configure({ url })
  world.guuru.shopper.start()
  await world.clock.advance(0)
  pass()
  expect(lives('ci-1')).toBe(true)
  await world.settle()
  pass()
  expect(lives('ci-1')).toBe(false)
})

test('[ours] a world that is made anew was created then', async () => {
  const { sim, pass, lives } = setupIdle()
  const createdAt = async (): Promise<string> => (await (await sim.fetch('/_sim/worlds/ci-1')).json()).createdAt
  sim.world('ci-1')
  const before = await createdAt()
  pass()
  expect(lives('ci-1')).toBe(false)
  sim.world('ci-1')
  expect(Date.parse(await createdAt()) - Date.parse(before)).toBe(TTL + 1)
})
