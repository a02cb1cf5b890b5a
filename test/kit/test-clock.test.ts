/** `createSimulator({ clock: 'test' })`: vitest's fake timers move the world. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import type { CreateOptions } from '../../src/index.ts'

const NOW = Date.parse('2026-03-01T09:00:00.000Z')

/** Accepts what comes to it after five minutes. */
const EXPERT = {
  name: 'late-expert',
  who: 'expert',
  when: { type: 'guuru.chat.assigned' },
  delay: 'PT5M',
  what: { do: 'accept' },
} as const

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  onTestFinished(() => void vi.useRealTimers())
})

function setupWorld(options: CreateOptions = {}) {
  const sim = createSimulator({ clock: 'test', ...options })
  onTestFinished(() => sim.close())
  return sim.world()
}

test('[ours] actors play and log-ins end when fake time moves', async () => {
  const world = setupWorld({ actors: [EXPERT] })
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  expect(world.clock.mode).toBe('test')
  expect(world.clock.iso()).toBe('2026-03-01T09:00:00.000Z')
  vi.advanceTimersByTime(15 * 60_000)
  expect(world.clock.iso()).toBe('2026-03-01T09:15:00.000Z')
  const times = world.events.list().map(({ at }) => at)
  expect(times.some(at => at > '2026-03-01T09:00:00.000Z' && at < '2026-03-01T09:15:00.000Z')).toBe(true)
  expect(world.guuru.state.chats.get(id)?.status).not.toBe('pending')
})

test('[ours] webhooks are awaited by settle, which moves no time; retries come with fake time', async () => {
  const answers = [500, 204]
  const told: (string | undefined)[] = []
  const receiver = createServer((request, response) => {
    told.push(request.method)
    response.writeHead(answers.shift() ?? 204).end()
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  const { port } = receiver.address() as AddressInfo // it listens
  const world = setupWorld({ webhooks: { url: `http://127.0.0.1:${port}`, secret: 's' } })
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(await world.settle()).toMatchObject({ now: '2026-03-01T09:00:00.000Z' })
  expect(told.length).toBe(world.webhooks.deliveries().filter(({ attempts }) => attempts.length === 1).length)
  const before = told.length
  vi.advanceTimersByTime(15 * 60_000)
  expect(await world.settle()).toMatchObject({ now: '2026-03-01T09:15:00.000Z' })
  expect(told.length).toBeGreaterThan(before)
  expect(world.webhooks.deliveries().map(({ status }) => status)).not.toContain('pending')
})

test('[ours] what setSystemTime makes overdue happens at the next settle, or when its timer comes', async () => {
  const world = setupWorld({ actors: [EXPERT] })
  const status = (id: string): unknown => world.guuru.state.chats.get(id)?.status
  const first = world.guuru.shopper.start({ question: 'Which size?' })
  vi.setSystemTime(NOW + 60 * 60_000)
  expect([world.clock.iso(), status(first.id)]).toEqual(['2026-03-01T10:00:00.000Z', 'pending'])
  await world.settle()
  expect([world.clock.iso(), status(first.id)]).toEqual(['2026-03-01T10:00:00.000Z', 'open'])

  const second = world.guuru.shopper.start({ question: 'Which colour?' })
  vi.setSystemTime(NOW + 2 * 60 * 60_000)
  vi.advanceTimersByTime(15 * 60_000)
  expect(status(second.id)).toBe('open')
})

test('[ours] actors take short durations', () => {
  const world = setupWorld({ actors: [{ ...EXPERT, delay: '5m' }] })
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  vi.advanceTimersByTime(5 * 60_000 - 1)
  expect(world.guuru.state.chats.get(id)?.status).toBe('pending')
  vi.advanceTimersByTime(1)
  expect(world.guuru.state.chats.get(id)?.status).toBe('open')
})

test('[ours] a document holds the time as frozen, and a fork goes on with the time of the test', () => {
  const world = setupWorld()
  expect(world.document()).toMatchObject({ clock: { mode: { mode: 'frozen', at: NOW } } })
  expect(world.fork('other').clock.mode).toBe('test')
  world.reset()
  expect(world.clock.mode).toBe('test')
})

test('[ours] whatever moves time refuses over HTTP too', async () => {
  const world = setupWorld()
  for (const path of ['freeze', 'resume', 'advance']) {
    const body = path === 'advance' ? '{"by":1}' : '{}'
    const headers = { 'content-type': 'application/json' }
    vi.useRealTimers() // from sources, light-my-request has the faked timers
    const answer = await world.fetch(`/_sim/clock/${path}`, { method: 'POST', body, headers })
    expect([path, answer.status, await answer.json()]).toEqual([
      path,
      409,
      { error: expect.objectContaining({ code: 'TEST_CLOCK' }) },
    ])
  }
})
