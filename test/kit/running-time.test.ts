import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'

type Options = NonNullable<Parameters<typeof createSimulator>[0]>

function worldOf(options: Options = {}) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return { sim, world: sim.world() }
}

test('[ours] a fast clock runs so many times as fast as real time, from where it stood', async () => {
  const { world } = worldOf({ clock: 'real@3600x' })
  expect(world.clock).toMatchObject({ mode: 'real', rate: 3600 })
  const [began, realBegan] = [world.clock.now(), performance.now()]
  expect(Math.abs(began - Date.now())).toBeLessThan(3_600_000)
  await expect(world.events.wait({ actor: 'none' }, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'WAIT_TIMEOUT' })
  const [passed, real] = [world.clock.now() - began, performance.now() - realBegan]
  expect(passed / real).toBeGreaterThan(3000)
  expect(passed / real).toBeLessThan(4200)
})

test('[ours] due work runs at its instants on a fast clock, one after the other', async () => {
  const { world } = worldOf({ clock: 'real@6000x' })
  world.actors.play([
    {
      name: 'slow',
      who: 'expert',
      when: { type: 'guuru.chat.assigned' },
      delay: 'PT10M',
      what: { do: 'accept' },
      then: [{ delay: 'PT7M', what: { do: 'close' } }],
    },
  ] as never)
  await world.guuru.shopper.start({ question: 'How long?' })
  const due = world.document().clock!.jobs[0]!.at
  await world.events.wait({ type: 'guuru.chat.closed' })
  const at = (type: string) => Date.parse(world.events.list().find(event => event.type === type)!.at) - due
  expect(at('guuru.chat.opened')).toBe(0)
  expect(at('guuru.chat.closed')).toBe(420_000)
})

test('[ours] resume takes a rate, a rate stays while the clock stands still, and a fork has it', async () => {
  const { world } = worldOf()
  const began = world.clock.now()
  expect(world.clock.rate).toBe(1)
  world.clock.resume({ rate: 1000 })
  expect(world.clock).toMatchObject({ mode: 'real', rate: 1000 })
  expect(world.clock.now() - began).toBeLessThan(600_000)
  await world.clock.freeze()
  expect(world.clock.rate).toBe(1000)
  world.clock.resume()
  expect(world.fork('copy').clock).toMatchObject({ mode: 'real', rate: 1000 })
  const before = world.clock.now()
  await world.clock.advance('P1D')
  expect(world.clock.now()).toBeGreaterThanOrEqual(before + 86_400_000)
  world.clock.resume({ rate: 1 })
  expect(world.clock.rate).toBe(1)
})

test.for([0, -1, Number.NaN, 1e9, '60' as never])('[ours] a rate of %s is refused', rate => {
  const { world } = worldOf()
  expect(() => world.clock.resume({ rate })).toThrow(expect.objectContaining({ code: 'INVALID_RATE' }))
  expect(world.clock.mode).toBe('frozen')
})

test('[ours] settle with quietFor goes on while requests are under way, and with what falls due then', async () => {
  const { world } = worldOf()
  world.faults.add({ vendor: 'guuru', operation: 'acceptChat', kind: 'latency', ms: 80, clock: 'real' })
  world.actors.play(['thanks-and-closes'])
  const { id } = await world.guuru.shopper.start({ question: 'Hello?' })
  const call = (query: string) =>
    world.fetch('https://api.guuru.com/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru')}` },
      body: JSON.stringify({ query }),
    })
  const client = call(`mutation { acceptChat(id: "${id}") { id } }`).then(() =>
    call(`mutation { sendMessage(chatId: "${id}", input: { type: text, text: "Hi" }) { id } }`),
  )
  const { happened } = await world.settle({ quietFor: 40 })
  expect((await client).status).toBe(200)
  expect(happened.map(({ type }) => type)).toContain('guuru.chat.opened')
})

test('[ours] settle with quietFor goes no further than its limit', async () => {
  const { world } = worldOf()
  world.actors.play([
    { name: 'late', who: 'expert', when: { type: 'guuru.chat.assigned' }, delay: 'P2D', what: { do: 'accept' } },
  ] as never)
  await world.guuru.shopper.start({ question: 'Hello?' })
  expect((await world.settle({ limit: 'P1D', quietFor: 10 })).happened).toEqual([])
  expect((await world.settle({ limit: 'P1D', quietFor: 10 })).happened).toEqual([])
  expect((await world.settle({ limit: 'P2D', quietFor: 10 })).happened).toHaveLength(1)
})

test.for([{ quietFor: -1 }, { quietFor: 'soon' }, { quietfor: 5 }])('[ours] settle refuses %j', async options => {
  const { world } = worldOf()
  await expect(world.settle(options as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('[ours] until moves time step by step until the condition holds, and answers what it found', async () => {
  const { world } = worldOf()
  world.actors.play([
    { name: 'late', who: 'expert', when: { type: 'guuru.chat.assigned' }, delay: 'PT10M30S', what: { do: 'accept' } },
  ] as never)
  const began = world.clock.now()
  const { id } = await world.guuru.shopper.start({ question: 'Hello?' })
  const opened = await world.until(async () => world.events.list().find(({ type }) => type === 'guuru.chat.opened'))
  expect(opened).toMatchObject({ after: { id } })
  expect(world.clock.now() - began).toBe(11 * 60_000)
  await world.until(() => world.clock.now() - began >= 3_600_000, { step: 'PT20M', within: 'PT2H' })
  expect(world.clock.now() - began).toBe(71 * 60_000)
})

test('[ours] until says where time stood when the condition did not hold', async () => {
  const { world } = worldOf()
  await expect(world.until(() => false, { step: 'PT7M', within: 'PT15M' })).rejects.toMatchObject({
    code: 'NOT_REACHED',
    message: 'The condition did not hold within PT15M: it is 2026-01-01T00:15:00.000Z in the world "default".',
  })
})

test.each(['PT0S', 'PT8S'])('[ours] until refuses steps of %s within a day: it would go on for hours', async step => {
  const { world } = worldOf()
  await expect(world.until(() => false, { step })).rejects.toMatchObject({
    code: 'INVALID_DURATION',
    message: `Steps of ${step} within P1D are more than 10000; name a longer step.`,
  })
})

test("[ours] the Date header of a vendor's answer is the world's time, with and without a socket", async () => {
  const { sim, world } = worldOf()
  const { url } = await sim.listen()
  await world.clock.advance('PT90M')
  const other = await sim.createWorld({ id: 'late', clock: { frozenAt: '2031-02-03T04:05:06.789Z' } })
  await other.clock.advance(1000)
  const body = JSON.stringify({ query: '{ __typename }' })
  const send = (at: string, headers: Record<string, string>, init: object = {}) =>
    fetch(at, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, ...init })
  const dates = async (path: string, authorization: string): Promise<readonly (string | null)[]> => {
    const answers = [
      await send(url + path, { authorization }),
      await send(url + path, { authorization: 'Bearer nobody' }),
      await send(url + path, { authorization, 'content-type': 'text/plain' }),
      await send(url + path, { authorization }, { method: 'PUT' }),
      await send(`${url}${path}`, { authorization, origin: 'http://localhost:3000' }),
      await sim.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body }),
      await sim.fetch(path, { method: 'POST', headers: { 'content-type': 'text/plain', authorization }, body }),
    ]
    return answers.map(({ headers }) => headers.get('date'))
  }
  const token = 'Bearer guuru-partner'
  expect(new Set(await dates('/guuru/graphql', token))).toEqual(new Set(['Thu, 01 Jan 2026 01:30:00 GMT']))
  expect(new Set(await dates('/w/late/guuru/graphql', token))).toEqual(new Set(['Mon, 03 Feb 2031 04:05:07 GMT']))
  const suffixed = await send(`${url}/guuru/graphql`, { authorization: `${token}@late` })
  expect(suffixed.headers.get('date')).toBe('Mon, 03 Feb 2031 04:05:07 GMT')
  const stop = await sim.intercept()
  const intercepted = await send('https://api.guuru.com/graphql', { authorization: `${token}@late` })
  await stop()
  expect(intercepted.headers.get('date')).toBe('Mon, 03 Feb 2031 04:05:07 GMT')
})

test('[ours] the Date header of an upload and of a broken answer is the world’s time too', async () => {
  const { sim, world } = worldOf({ clock: 'frozen@2030-01-01T00:00:00Z' })
  const { url } = await sim.listen()
  const form = new FormData()
  form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  form.set('attachment', new Blob(['text']), 'a.txt')
  const path = '/account/documentupload/uploader/upload/38779254'
  const upload = await fetch(url + path, { method: 'POST', body: form })
  expect(upload.headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT')
  world.faults.add({ vendor: 'guuru', kind: 'slow-body', bytesPerSecond: 100_000 })
  const slow = await fetch(`${url}/guuru/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(slow.headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT')
  await slow.text()
})
