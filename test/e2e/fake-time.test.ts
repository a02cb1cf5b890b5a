/** What is published answers while a test fakes time, whatever is faked and whenever: packages are bundled in it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { TestSimulator, TestWorld } from '../../src/index.ts'
import { TINY_JPEG } from './tiny-jpeg.ts'

const { createSimulator } = (await import('../../dist/index.js' as string)) as typeof import('../../src/index.ts') // built
const fetch = globalThis.fetch

type FakeConfig = NonNullable<Parameters<typeof vi.useFakeTimers>[0]>

/** All that vitest can fake but what node's own sockets and streams need. */
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'] as const
const CONFIGS: readonly [string, FakeConfig][] = [
  ['by default', {}],
  ['timers and Date', { now: 0, toFake: [...TIMERS, 'Date'] }],
  ['everything', { now: 0, toFake: [...TIMERS, 'Date', 'performance', 'hrtime'] }],
  ['Date alone', { now: 0, toFake: ['Date'] }],
]

beforeEach(() => void onTestFinished(() => void vi.useRealTimers()))

async function startReceiver(): Promise<string> {
  const receiver = createServer((request, response) => void request.resume().on('end', () => response.end()))
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}` // it listens
}

function post(world: TestWorld, vendor: 'thg' | 'guuru', query: string): Promise<Response> {
  const scheme = vendor === 'thg' ? 'Opaque' : 'Bearer'
  return world.fetch(world.url(vendor).replace(/^http:..[^/]*/, ''), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `${scheme} ${world.credential(vendor)}` },
    body: JSON.stringify({ query }),
  })
}

/** Does all that takes real time; answers what came of it. */
async function useAll(sim: TestSimulator): Promise<unknown[]> {
  const world = sim.world('ci-7')
  const partner = await (await post(world, 'guuru', '{ partner { id } }')).json()
  world.guuru.shopper.start({ question: 'Which size?' })
  await world.settle()
  const config = await (await post(world, 'thg', '{ attachmentUploaderConfig { uploadUrl authToken } }')).json()
  const { uploadUrl, authToken } = config.data.attachmentUploaderConfig
  const form = new FormData()
  form.append('uploadToken', authToken)
  form.append('attachment', new File([TINY_JPEG], 'a.jpg', { type: 'image/jpeg' }))
  const uploaded = await world.fetch(uploadUrl, { method: 'POST', body: form })
  world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 5 })
  const late = await post(world, 'guuru', '{ partner { id } }')
  const waited = await world.events.wait({ type: 'guuru.chat.closed' }, { timeoutMs: 5 }).catch(({ code }) => code)
  const { url, close } = await sim.listen()
  const socket = await fetch(`${url}/w/ci-7/_sim/clock`)
  await close()
  const delivered = world.webhooks.deliveries().every(({ status }) => status === 'delivered')
  return [partner, delivered, uploaded.status, late.status, waited, socket.status, sim.worlds().length]
}

const EXPECTED = [{ data: { partner: { id: 'guuru-qa' } } }, true, 200, 200, 'WAIT_TIMEOUT', 200, 2]

test.each(CONFIGS)('[ours] all doors answer with fake timers (%s), faked before and after', async (_, config) => {
  const options = { webhooks: { url: await startReceiver(), secret: 's' } }
  const before = createSimulator(options)
  vi.useFakeTimers(config)
  const after = createSimulator(options)
  expect(await useAll(before)).toEqual(EXPECTED)
  expect(await useAll(after)).toEqual(EXPECTED)
  await before.close()
  await after.close()
})

test('[ours] a world does not idle out because a test moves the date', async () => {
  const sim = createSimulator()
  const world = sim.world('ci-7')
  world.guuru.shopper.start({ question: 'Which size?' })
  vi.setSystemTime('2099-01-01')
  expect(sim.world('ci-7')).toBe(world)
  vi.useFakeTimers()
  vi.advanceTimersByTime(24 * 3_600_000)
  expect(sim.world('ci-7')).toBe(world)
  await sim.close()
})
