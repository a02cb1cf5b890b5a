/** Webhooks that go to a function. */
import { createHmac } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, type CreateOptions } from '../../src/index.ts'

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return sim
}

/** A handler that answers these statuses, then 204, and what came to it. */
function handler(...statuses: readonly number[]) {
  const left = [...statuses]
  const received: { readonly request: Request; readonly body: string }[] = []
  const handle = async (request: Request): Promise<Response> => {
    received.push({ request, body: await request.clone().text() })
    return new Response(null, { status: left.shift() ?? 204 })
  }
  return { received, handle }
}

test("[ours] a function gets deliveries as native requests, signed with the partner's secret, without a port", async () => {
  const world = simulator({ webhooks: { secret: 's' } }).world('ci-42')
  const { received, handle } = handler()
  const config = world.webhooks.to(handle)
  const { id } = world.guuru.shopper.start({ question: 'Hello?' })
  await world.settle()
  expect(config.secret).toBe('s')
  expect(received.map(({ request }) => request.headers.get('x-guuru-event'))).toEqual([
    'chat-assigned',
    'message-created',
  ])
  const { request, body } = received[0]!
  expect(request).toBeInstanceOf(Request)
  expect(request.method).toBe('POST')
  expect(await request.json()).toMatchObject({ id, status: 'pending' })
  expect(request.headers.get('content-type')).toBe('application/json')
  expect(request.headers.get('x-backlot-world')).toBe('ci-42')
  expect(request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}@ci-42$/)
  expect(request.headers.get('x-guuru-hmac-sha256')).toBe(createHmac('sha256', 's').update(body).digest('hex'))
  expect(world.webhooks.deliveries().map(({ status, attempts }) => [status, attempts[0]?.status])).toEqual([
    ['delivered', 204],
    ['delivered', 204],
  ])
})

test('[ours] a delivery that a function refuses comes again with the same key and bytes', async () => {
  const world = simulator().world()
  const { received, handle } = handler(500, 302)
  world.webhooks.to(handle, { secret: 'another' })
  world.guuru.shopper.close('BSxGwFTtQdLEDOdTc4bWG')
  await world.settle()
  expect(world.clock.iso()).toBe('2026-01-01T00:00:06.000Z')
  expect(received).toHaveLength(3)
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(received.map(({ request }) => request.headers.get('idempotency-key'))).size).toBe(1)
  expect(world.webhooks.config.secret).toBe('another')
})

test('[ours] what a function throws is why its attempt failed, and what is no Response too', async () => {
  const world = simulator().world()
  const answers = [() => Promise.reject(new Error('Busy')), () => 'no Response' as never, () => new Response()]
  world.webhooks.to(() => answers.shift()!())
  world.guuru.shopper.close('BSxGwFTtQdLEDOdTc4bWG')
  await world.settle()
  const [delivery] = world.webhooks.deliveries()
  expect(delivery?.attempts.map(({ status, error }) => error ?? status)).toEqual([
    'Busy',
    'The handler answered no Response.',
    200,
  ])
})

test('[ours] a function joins the receivers that stand, is told of a partner, and configure replaces it', () => {
  const world = simulator({ webhooks: { url: 'http://127.0.0.1:9/hooks' } }).world()
  const { handle } = handler()
  const { endpoints } = world.webhooks.to(handle)
  expect([...new Set(endpoints.map(({ url }) => url))]).toEqual([
    'http://127.0.0.1:9/hooks',
    'http://handler.invalid/1',
  ])
  const other = world.webhooks.to(handle, { partner: 'guuru-other', secret: 'b' })
  expect(other).toEqual(world.webhooks.configOf('guuru-other'))
  expect(world.webhooks.configOf('guuru-other').endpoints).toHaveLength(7)
  expect(world.webhooks.configure({}).endpoints).toEqual([])
  for (const wrong of ['no function', undefined])
    expect(() => world.webhooks.to(wrong as never)).toThrow('webhooks.to takes a function')
  expect(() => world.webhooks.to(handle, { secrte: 's' } as never)).toThrow('secrte is unknown')
  expect(() => world.webhooks.to(handle, { partner: 'guuru-nowhere' })).toThrow('Partner not found')
})

test('[ours] forks and loaded documents reach the same function; one of another process says why not', async () => {
  const sim = simulator()
  const { received, handle } = handler()
  sim.world().webhooks.to(handle)
  const fork = sim.world().fork('copy')
  fork.guuru.shopper.close('BSxGwFTtQdLEDOdTc4bWG')
  await fork.settle()
  expect(received.map(({ request }) => request.headers.get('x-backlot-world'))).toEqual(['copy'])
  const elsewhere = simulator().world()
  await elsewhere.load(sim.world().document())
  elsewhere.guuru.shopper.close('BSxGwFTtQdLEDOdTc4bWG')
  await elsewhere.settle()
  expect(elsewhere.webhooks.deliveries()[0]?.attempts[0]?.error).toBe(
    'http://handler.invalid/1 stands for a function of another process; name a receiver anew.',
  )
})

test('[ours] a function that hangs has failed after five seconds of real time', async () => {
  const world = simulator().world()
  world.webhooks.to(() => new Promise(() => {}))
  world.guuru.shopper.close('BSxGwFTtQdLEDOdTc4bWG')
  await world.clock.advance(0)
  expect(world.webhooks.deliveries()[0]?.attempts[0]).toMatchObject({ status: null, error: 'No answer within 5000 ms' })
}, 15_000)
