import { Agent, FormData, request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { readyMadeCasts } from '../../src/actors/roles.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { FAULT_KINDS } from '../../src/faults/rule.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { randomNumbers } from '../seeded-random.ts'
import { heapMegabytes } from '../heap.ts'
import { credentialHeader } from '../setup.ts'
import { receiver } from '../webhooks/receiver.ts'
import { allFaults, mixedRequest, type MixedRequest, type Random, Seen, ACCEPT } from './request-mix.ts'
import { Replay } from './event-replay.ts'
import { CALLS, listening, VENDOR_CASES } from './fault-setup.ts'

/** `BACKLOT_SOAK=1` sends 100,000 requests over 64 connections in place of 2,000 over 16; before that, some to warm up. */
const [REQUESTS, WARM_UP, CONNECTIONS] = process.env['BACKLOT_SOAK'] ? [100_000, 10_000, 64] : [2000, 300, 16]
/** After so many requests time goes on without any. */
const WAVE = 500
/** How much more memory may be held after the load and a reset than after the warm-up and a reset. */
const MAX_GROWTH_MB = 5
const UPLOAD_PATH = '/account/documentupload/uploader/upload/38779254'
const DOCUMENTED_FORM = '145D6BC5-E617-454F-BFB2-MUM19BBC160F'

const CASTS = Object.keys(readyMadeCasts(VENDOR_LIST))
/** Those whose actors must have done something, in all three vendors. */
const ACTED = [
  'prompt-agent',
  'prompt-agent-answers',
  'prompt-seller',
  'prompt-shopper-rates',
  'impatient-shopper-leaves',
  'sniping-expert',
  'thankful-shopper',
  'slow-seller',
  'office-hours-seller',
]

type Kit = Awaited<ReturnType<typeof listening>>
type Post = (url: string, init: { headers?: Record<string, string>; body: string | FormData }) => Promise<string>

/** Sends so many requests while actors play and time goes by, and holds the books against what is there afterwards. */
async function load(kit: Kit, requests: number, seed: number) {
  const { world, url, control } = kit
  const replay = new Replay(world)
  const seen = new Seen()
  const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 })
  let sent = 0
  const post: Post = async (path, init) => {
    sent++
    const { body } = await request(url + path, { method: 'POST', dispatcher, ...init })
    return body.text()
  }
  let faulted = 0
  const unlisten = world.journal.listen(({ fault }) => void (fault !== null && faulted++))
  world.faults.replace(allFaults())
  let failed = 0
  const ask = async (i: number): Promise<void> => {
    const random = randomNumbers(seed * 1_000_003 + i)
    const kind = random()
    try {
      if (kind < 0.05) await startSomething(kit, post, seen, random)
      if (kind > 0.95) noteUpload(seen, await post(UPLOAD_PATH, { body: toForm(seen, random) }))
      else await send(post, mixedRequest(seen, random, i))
    } catch {
      failed++
    }
  }
  const time = randomNumbers(seed)
  for (let first = 0; first < requests; first += WAVE) {
    const wave = Array.from({ length: Math.min(WAVE, requests - first) }, (_, i) => first + i).values()
    const asking = new Set(Array.from({ length: CONNECTIONS }, (_, i) => i))
    const client = async (name: number): Promise<void> => {
      for (const i of wave) await ask(i)
      asking.delete(name)
    }
    const goOn = async (): Promise<void> => {
      while (asking.size > 0) await control('POST', '/clock/advance', { by: Math.round(10_000 * time()) })
    }
    await Promise.all([...[...asking].map(client), goOn()])
    // All clients pause, and the actors catch up.
    await control('POST', '/clock/advance', { by: Math.round(1_200_000 * time()) })
  }
  const faults = world.faults.list()
  world.faults.clear()
  await world.settle('P30D')
  replay.compare()
  replay.stop()
  unlisten()
  await dispatcher.destroy()
  return { failed, faulted, faults, replay, sent, answered: world.journal.lastId }
}

async function send(post: Post, { vendor, token, query, variables, learn }: MixedRequest): Promise<void> {
  const headers = { 'content-type': 'application/json', ...credentialHeader(vendor, token) }
  const { data } = JSON.parse(
    await post(VENDORS[vendor].paths[0] ?? '', { headers, body: JSON.stringify({ query, variables }) }),
  ) as { data?: unknown }
  if (data) learn?.(data)
}

/** An expert submits something; or a shopper starts a chat, which the API may take before an expert can. */
async function startSomething(kit: Kit, post: Post, seen: Seen, random: Random): Promise<void> {
  if (random() < 0.2) return void (await kit.control('POST', '/guuru/submissions', {}))
  const { body } = await kit.control('POST', '/guuru/chats', { question: 'Does it fit?' })
  if (random() < 0.3) return seen.note('chat', body.id)
  await send(post, { ...ACCEPT, variables: { id: body.id }, learn: data => seen.note('open chat', data.acceptChat.id) })
}

function toForm(seen: Seen, random: Random): FormData {
  const form = new FormData()
  form.set('uploadToken', seen.any('form', random, DOCUMENTED_FORM))
  form.set('attachment', new File([Buffer.alloc(Math.floor(random() * 20_000), 'x')], 'note.txt'))
  return form
}

function noteUpload(seen: Seen, answer: string): void {
  const { token } = JSON.parse(answer) as { token: string | null }
  seen.note('attachment', token)
}

/** The load that counts. Answers what it was in words: nothing of it is held when the memory is measured. */
async function loadAndJudge(kit: Kit): Promise<string> {
  const { world, bugs } = kit
  const began = performance.now()
  const { failed, faulted, faults, sent, answered, replay } = await load(kit, REQUESTS, 2)
  const seconds = (performance.now() - began) / 1000
  expect(sent).toBeGreaterThanOrEqual(REQUESTS)
  expect(answered).toBe(sent)
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(Object.keys(FAULT_KINDS)))
  for (const { kind, vendor, hits } of faults) expect([kind, vendor, hits > 0]).toEqual([kind, vendor, true])
  const atRequests = faults.filter(({ kind }) => !kind.startsWith('webhook-'))
  expect(faulted).toBe(atRequests.reduce((sum, { hits }) => sum + hits, 0))
  expect(faulted).toBeGreaterThan(REQUESTS / 3)
  expect(failed).toBeGreaterThan(REQUESTS / 10)
  expect(replay.disagreements).toEqual([])
  expect(replay.events).toBe(world.events.lastId)
  expect([...replay.actors]).toEqual(expect.arrayContaining(ACTED))
  expect(world.webhooks.deliveries().filter(({ status }) => status === 'pending')).toEqual([])
  expect(bugs).toEqual([])
  const time = `${sent} requests in ${seconds.toFixed(0)} s, the world's ${world.clock.iso()}`
  return `${time}, ${faulted} with a fault, ${failed} failed, ${replay.events} events, ${heapMegabytes().toFixed(0)} MB then`
}

test(
  `[assumed] ${REQUESTS} requests under a mix of all faults and actors: nothing breaks, and the books are right`,
  async () => {
    const random = randomNumbers(7)
    const hooks = await receiver(() => (random() < 0.1 ? 500 : 200))
    const kit = await listening({ actors: CASTS, webhooks: { url: hooks.url, secret: 's' } })
    const { world } = kit
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))

    await load(kit, WARM_UP, 1)
    world.reset()
    hooks.received.length = 0
    const before = heapMegabytes()

    const summary = await loadAndJudge(kit)
    expect(hooks.received.length).toBeGreaterThan(REQUESTS / 20)
    expect(unhandled).toEqual([])

    world.reset()
    hooks.received.length = 0
    expect(world.faults.isEmpty).toBe(true)
    expect(world.clock.pending()).toEqual([])
    for (const vendor of VENDOR_CASES)
      expect(await (await kit.post(vendor, CALLS[vendor].query)).json()).not.toHaveProperty('errors')
    const growth = heapMegabytes() - before
    if (process.env['BACKLOT_SOAK'])
      console.log(
        `${summary}; heap ${before.toFixed(1)} MB after the warm-up, ${growth.toFixed(1)} MB more after load and reset`,
      )
    expect(growth).toBeLessThan(MAX_GROWTH_MB)
  },
  process.env['BACKLOT_SOAK'] ? 900_000 : 60_000,
)
