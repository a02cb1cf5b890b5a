import { fileURLToPath } from 'node:url'
import { createSimulator, type TestWorld } from '../../src/index.ts'
import { playWeek } from '../actors/week.ts'
import { type Figure, timed, timedInTurn } from './figures.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const HEADERS = { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' }

/** Of so many worlds an idle one's memory is the average. */
const IDLE_WORLDS = 2000

/** What a world costs. */
export async function worldCosts(): Promise<Figure[]> {
  const sim = createSimulator({ maxWorlds: 100_000 })
  const making = await timed(200, i => sim.world(`w-${i}`).end())
  const large = sim.world('large')
  for (let i = 0; i < 1000; i++) large.marketplacer.seller('660119').send({ message: `Message ${i}` })
  const forking = await timed(50, i => large.fork(`f-${i}`).end())
  const writing = await timed(50, i => {
    const fork = large.fork(`g-${i}`)
    fork.marketplacer.seller('660119').send({ message: 'One more' })
    fork.end()
  })
  const before = await usedMegabytes()
  for (let i = 0; i < IDLE_WORLDS; i++) sim.world(`idle-${i}`)
  const idle = ((await usedMegabytes()) - before) / IDLE_WORLDS
  await sim.close()
  return [
    { name: 'make and end a world (default fixture)', value: making, unit: 'ms' },
    { name: 'fork and end a world with 1,000 messages', value: forking, unit: 'ms' },
    { name: '... and send a message in it', value: writing, unit: 'ms' },
    { name: 'memory of an idle world', value: idle * 1024, unit: 'KB' },
  ]
}

/** What peers/in-process.mjs exports. */
interface InProcessPeers {
  yogaFetch(url: string, init: RequestInit): Promise<Response>
  startMsw(): () => void
}

/** Calls without a socket: ours, a bare yoga's, and ones that MSW answers. */
export async function calls(): Promise<Figure[]> {
  const path = fileURLToPath(new URL('peers/in-process.mjs', import.meta.url))
  const peers = (await import(path)) as InProcessPeers // JavaScript with dependencies of its own
  const sim = createSimulator()
  const world = sim.world()
  for (let i = 0; i < 10; i++) world.marketplacer.seller('660119').send({ message: `Message ${i}` })
  const query = `query Messages { chatMessages(first: 10, sellerId: "${SELLER}") { totalCount nodes { id message seller { businessName } } } }`
  const init = { method: 'POST', headers: HEADERS, body: JSON.stringify({ query }) }
  // Yoga writes into what it is given.
  const ofYoga = { ...init, headers: { ...HEADERS } }
  const url = 'http://bench.test/graphql'
  const stopMsw = peers.startMsw()
  const [ours = Number.NaN, yoga = Number.NaN, msw = Number.NaN] = await timedInTurn(
    [
      async () => (await world.fetch('/marketplacer/graphql', init)).text(),
      async () => (await peers.yogaFetch(url, ofYoga)).text(),
      async () => (await fetch(url, init)).text(),
    ],
    { times: 300, rounds: 9, warmup: 2500 },
  )
  stopMsw()
  const alone = await timed(20_000, async () => (await world.fetch('/marketplacer/graphql', init)).text(), 1)
  await sim.close()
  return [
    { name: 'sim.fetch, chatMessages with 10 nodes', value: ours * 1000, unit: 'µs' },
    { name: '... 20,000 in a loop without a turn of the event loop', value: alone * 1000, unit: 'µs' },
    { name: "... a bare yoga's fetch, the same query", value: yoga * 1000, unit: 'µs' },
    { name: '... that takes so many times ours', value: yoga / ours, unit: '×' },
    { name: '... MSW with a handler that executes nothing', value: msw * 1000, unit: 'µs' },
    { name: '... that takes so many times ours', value: msw / ours, unit: '×' },
  ]
}

/** A simulated week of office hours, all vendors. */
export async function week(): Promise<Figure[]> {
  return [{ name: 'settle a week of office hours', value: await timed(1, () => playWeek(1), 9), unit: 'ms' }]
}

/** Memory that 10,000 uploads of 10 kB leave behind once they are reset, megabytes. */
export async function uploads(): Promise<Figure[]> {
  const sim = createSimulator()
  const world = sim.world()
  const form = await toForm()
  for (let i = 0; i < 500; i++) await upload(world, form)
  world.reset()
  const before = await usedMegabytes()
  for (let i = 0; i < 10_000; i++) await upload(world, form)
  const kept = world.thg.state.attachments.size
  world.reset()
  const grown = (await usedMegabytes()) - before
  await sim.close()
  return [{ name: `memory left by ${kept.toLocaleString('en')} uploads after a reset`, value: grown, unit: 'MB' }]
}

/** Heap and memory beside it, megabytes, once what is not needed is gone: some of it goes a turn later. */
async function usedMegabytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 ** 2
}

/** A file in its form, written once: what the client does is not measured. */
async function toForm(): Promise<Required<Pick<RequestInit, 'headers' | 'body'>>> {
  const form = new FormData()
  form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  form.set('attachment', new Blob([new Uint8Array(10_000).fill(65)]), 'a.txt')
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  return { headers: { 'content-type': type }, body: await written.arrayBuffer() }
}

async function upload(world: TestWorld, form: Awaited<ReturnType<typeof toForm>>): Promise<void> {
  const path = '/account/documentupload/uploader/upload/38779254'
  const answer = await world.fetch(path, { method: 'POST', ...form })
  if (answer.status !== 200) throw new Error(`The upload was refused: ${await answer.text()}`)
  await answer.text()
}
