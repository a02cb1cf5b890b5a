/** The handle of a world, and of a simulator, when what it stands for has ended. */
import { onTestFinished, test, vi, expect } from 'vitest'
import { SimError } from '../../src/errors/sim-error.ts'
import { createSimulator, type CreateOptions, type TestWorld } from '../../src/index.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const ENDED = { code: 'WORLD_ENDED', message: 'The world "one" has ended; use another one.' }
const CLOSED = { code: 'SIMULATOR_CLOSED', message: 'The simulator is closed; create another one.' }

function post(token: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ partner { id } }"}',
  }
}

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return sim
}

/** Everything that a handle, and what was taken from it before the end, can do at once. */
function uses(world: TestWorld): (() => unknown)[] {
  const { clock, journal, events, faults, webhooks, actors, transitions, guuru } = world
  const { chats } = guuru.state
  const { list } = faults
  return [
    () => world.guuru,
    () => world.nastyDeeds,
    () => world.url('guuru'),
    () => world.credential('guuru'),
    () => world.reset(),
    () => world.document(),
    () => world.blackBox('a test'),
    () => world.fork(),
    () => world.end(),
    () => clock.now(),
    () => clock.mode,
    () => clock.resume(),
    () => journal.list(),
    () => events.count({}),
    () => events.clear(),
    list,
    () => webhooks.deliveries(),
    () => actors.play([]),
    () => transitions.settings,
    () => guuru.expert.accept(CHAT),
    () => guuru.shopper.start({ question: 'Which size?' }),
    () => guuru.state,
    () => chats.size,
  ]
}

/** What it can do later. */
function waits(world: TestWorld): (() => Promise<unknown>)[] {
  const { clock, events, webhooks } = world
  return [
    () => world.fetch('/guuru/graphql', post('guuru-partner')),
    () => world.settle(),
    () => world.load({}),
    () => clock.advance('PT1M'),
    () => clock.advanceTo('2026-02-01T00:00:00.000Z'),
    () => clock.freeze(),
    () => events.wait({}),
    () => webhooks.redeliver(1),
  ]
}

/** How a use was refused; the use itself when it was not. */
function refusalOf(use: () => unknown): unknown {
  try {
    use()
    return String(use)
  } catch (error) {
    return error instanceof SimError ? { code: error.code, message: error.message } : error
  }
}

function rejectionOf(use: () => Promise<unknown>): Promise<unknown> {
  return use().then(
    () => String(use),
    (error: unknown) =>
      refusalOf(() => {
        throw error
      }),
  )
}

test('[ours] a handle refuses every use once its world has ended, whatever was taken from it before', async () => {
  const sim = simulator()
  const world = sim.world('one')
  const [now, later] = [uses(world), waits(world)]
  world.end()
  expect(now.map(refusalOf)).toEqual(now.map(() => ENDED))
  expect(await Promise.all(later.map(rejectionOf))).toEqual(later.map(() => ENDED))
  expect(world.id).toBe('one')
  expect(sim.worlds().map(({ id }) => id)).toEqual(['default'])
})

test('[ours] a new world of the same name is another one', async () => {
  const sim = simulator()
  const world = sim.world('one')
  world.end()
  expect((await sim.world('one').fetch('/guuru/graphql', post('guuru-partner'))).status).toBe(200)
  await expect(world.fetch('/guuru/graphql', post('guuru-partner'))).rejects.toMatchObject(ENDED)
})

test('[ours] the handle of a world that was idle for too long refuses', async () => {
  const world = simulator({ worldTtl: 1 }).world('one')
  await vi.waitFor(() => expect(() => world.guuru).toThrow(expect.objectContaining(ENDED)))
})

test('[ours] a late request for an ended test is refused, and told once with the name of the test', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  const sim = simulator()
  const world = await sim.createWorld({ id: 'one', test: 'buys shoes' })
  const token = world.credential('guuru')
  world.end()
  const message = 'The world "one" has ended with its test "buys shoes", and a request still came.'
  for (const url of ['https://api.guuru.com/graphql', '/w/one/guuru/graphql', '/guuru/graphql']) {
    const response = await sim.fetch(url, post(token))
    expect([response.status, await response.json()]).toEqual([404, { error: { code: 'WORLD_ENDED', message } }])
  }
  expect(() => sim.world('one')).toThrow(expect.objectContaining({ code: 'WORLD_ENDED', message }))
  expect(error.mock.calls).toEqual([[message]])
  expect(sim.worlds().map(({ id }) => id)).toEqual(['default'])
  await sim.createWorld({ id: 'one' })
  expect((await sim.fetch('/guuru/graphql', post(token))).status).toBe(200)
})

test('[ours] close ends ports, interceptions and worlds, and all of it refuses afterwards', async () => {
  const sim = createSimulator()
  const world = sim.world('one')
  const { url, close } = await sim.listen()
  const real = globalThis.fetch
  const stop = await sim.intercept()
  expect((await fetch(`${url}/guuru/graphql`, post('guuru-partner'))).status).toBe(200)
  await sim.close()
  expect(globalThis.fetch).toBe(real)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(() => sim.world()).toThrow(expect.objectContaining(CLOSED))
  expect(() => world.guuru).toThrow(expect.objectContaining(CLOSED))
  const later = [
    () => sim.fetch('/guuru/graphql', post('guuru-partner')),
    () => world.fetch('/guuru/graphql', post('guuru-partner')),
    () => sim.createWorld(),
    () => sim.listen(),
    () => sim.intercept(),
  ]
  expect(await Promise.all(later.map(rejectionOf))).toEqual(later.map(() => CLOSED))
  await sim.close()
  await close()
  stop()
  expect(sim.worlds()).toEqual([])
})

test('[ours] await using closes the port too, also one that is only being opened', async () => {
  let opening: ReturnType<ReturnType<typeof createSimulator>['listen']>
  {
    await using sim = createSimulator()
    opening = sim.listen()
  }
  await expect(fetch((await opening).url)).rejects.toThrow('fetch failed')
})

test('[ours] a port that cannot be opened is told once, and closing still works', async () => {
  const sim = simulator()
  const { url } = await sim.listen()
  const other = simulator()
  await expect(other.listen({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await other.close()
  expect(other.worlds()).toEqual([])
})

test('[ours] interception is counted: the last stop ends it', async () => {
  const sim = simulator()
  const real = globalThis.fetch
  const [first, second] = [await sim.intercept(), await sim.intercept()]
  first()
  first()
  expect((await fetch('https://api.guuru.com/graphql', post('guuru-partner'))).status).toBe(200)
  second()
  expect(globalThis.fetch).toBe(real)
})

test('[ours] of two simulators that intercept, the one that began last answers until it stops', async () => {
  const [one, two] = [simulator(), simulator()]
  const real = globalThis.fetch
  const ask = async () => {
    await (await fetch('https://api.guuru.com/graphql', post('guuru-partner'))).text()
    return [one, two].map(sim => sim.world().journal.list().length)
  }
  const stopOne = await one.intercept()
  const stopTwo = await two.intercept()
  expect(await ask()).toEqual([0, 1])
  stopTwo()
  expect(await ask()).toEqual([1, 1])
  await two.intercept()
  stopOne()
  expect(await ask()).toEqual([1, 2])
  await two.close()
  expect(globalThis.fetch).toBe(real)
})

test('[ours] url and credential name the vendors when they are given another', () => {
  const world = simulator().world()
  const refusal = expect.objectContaining({
    code: 'INVALID_INPUT',
    message: 'The vendor is "gur"; expected "thg", "marketplacer" or "guuru".',
  })
  expect(() => world.url('gur' as 'guuru')).toThrow(refusal)
  expect(() => world.credential('gur' as 'guuru')).toThrow(refusal)
})

test('[ours] the clock is set as the command line writes it', async () => {
  const sim = simulator({ clock: 'frozen@2026-05-01T09:00:00Z' })
  expect(sim.world().clock.iso()).toBe('2026-05-01T09:00:00.000Z')
  expect((await sim.createWorld({ clock: 'frozen@2027-01-01T00:00:00Z' })).clock.iso()).toBe('2027-01-01T00:00:00.000Z')
  expect(() => createSimulator({ clock: 'frozen@noon' })).toThrow(
    expect.objectContaining({
      code: 'INVALID_CLOCK',
      message: '"noon" is not an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z.',
    }),
  )
})

test('[ours] a misspelt clock is refused with the right name', () => {
  expect(() => createSimulator({ clock: 'forzen' as 'frozen' })).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining('Did you mean "frozen"?') }),
  )
})
