import { createSimulator, type TestWorld } from '../../src/index.ts'
import { createSchema, createYoga } from 'graphql-yoga'
import { playWeek } from '../actors/week.ts'
import { median } from './servers.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const HEADERS = { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' }

/** One figure with its name and unit. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
}

/** Milliseconds that one call takes, the median of several rounds. */
async function timed(times: number, work: (i: number) => unknown, rounds = 5): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    for (let i = 0; i < times; i++) await work(round * times + i)
    figures.push((performance.now() - from) / times)
  }
  return median(figures)
}

/** What a world costs. */
export async function worldCosts(): Promise<Figure[]> {
  const sim = createSimulator({ maxWorlds: 100_000 })
  const making = await timed(200, i => sim.world(`w-${i}`).end())
  const large = sim.world('large')
  for (let i = 0; i < 1000; i++) large.marketplacer.seller('660119').send({ message: `Message ${i}` })
  const forking = await timed(50, i => large.fork(`f-${i}`).end())
  await sim.close()
  return [
    { name: 'make and end a world (default fixture)', value: making, unit: 'ms' },
    { name: 'fork and end a world with 1,000 messages', value: forking, unit: 'ms' },
  ]
}

/** A call in process, against a bare yoga's. */
export async function calls(): Promise<Figure[]> {
  const sim = createSimulator()
  const ours = await timed(3000, () =>
    post(sim.world(), '{ chatMessages(first: 10, sellerId: "U2VsbGVyLTc4") { totalCount nodes { id message } } }'),
  )
  const messages = Array.from({ length: 10 }, (_, id) => ({ id, message: `Message ${id}` }))
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: 'type Query { messages: [Message!]! totalCount: Int! } type Message { id: ID! message: String! }',
      resolvers: { Query: { messages: () => messages, totalCount: () => messages.length } },
    }),
    logging: false,
  })
  const body = JSON.stringify({ query: '{ totalCount messages { id message } }' })
  const bare = await timed(3000, async () =>
    (await yoga.fetch('http://localhost/graphql', { method: 'POST', headers: HEADERS, body })).text(),
  )
  await sim.close()
  return [
    { name: 'sim.fetch, chatMessages with 10 nodes', value: ours * 1000, unit: 'µs' },
    { name: "a bare yoga's fetch, 10 nodes", value: bare * 1000, unit: 'µs' },
    { name: 'a bare yoga takes so many times ours', value: bare / ours, unit: '×' },
  ]
}

/** A simulated week of office hours, all vendors. */
export async function week(): Promise<Figure[]> {
  const from = performance.now()
  await playWeek(1)
  return [{ name: 'settle a week of office hours', value: performance.now() - from, unit: 'ms' }]
}

/** How cost grows with the world: microseconds per operation and bytes per message. */
export async function scaling(sizes: readonly number[]): Promise<Record<string, number>[]> {
  const rows: Record<string, number>[] = []
  for (const size of sizes) {
    const sim = createSimulator({ journalLimit: 100 })
    const world = sim.world()
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const seller = world.marketplacer.seller('660119')
    for (let i = 0; i < size; i++) seller.send({ message: 'A message about an order, number 12345' })
    globalThis.gc?.()
    const bytes = (process.memoryUsage().heapUsed - before) / size
    const deep = Buffer.from(String(size - 20)).toString('base64url')
    const page = (after: string): string =>
      `{ chatMessages(first: 10, after: ${after}, sellerId: "${SELLER}") { totalCount nodes { id message readAt } } }`
    const measure = async (query: string): Promise<number> => (await timed(300, () => post(world, query), 7)) * 1000
    rows.push({
      messages: size,
      firstPage: await measure(page('null')),
      deepPage: await measure(page(`"${deep}"`)),
      unreadCount: await measure(
        `{ chatMessages(first: 1, sellerId: "${SELLER}") { totalUnreadCount(for: "Admin") lastReadMessage(for: "User") { id } } }`,
      ),
      sellersForChats: await measure('{ sellersForChats(first: 10, q: "cell") { nodes { id } } }'),
      create: await measure(
        `mutation { chatMessageCreate(input: { message: "x", sellerId: "${SELLER}" }) { status } }`,
      ),
      bytesPerMessage: bytes,
    })
    await sim.close()
  }
  return rows
}

/** Heap that 10,000 uploads of 10 kB leave behind once they are reset, megabytes. */
export async function uploads(): Promise<Figure[]> {
  const sim = createSimulator()
  const world = sim.world()
  const file = new Blob([new Uint8Array(10_000).fill(65)])
  const upload = async (): Promise<void> => {
    const form = new FormData()
    form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
    form.set('attachment', file, 'a.txt')
    await (await world.fetch('/account/documentupload/uploader/upload/38779254', { method: 'POST', body: form })).text()
  }
  for (let i = 0; i < 100; i++) await upload()
  world.reset()
  globalThis.gc?.()
  const before = process.memoryUsage()
  for (let i = 0; i < 10_000; i++) await upload()
  const kept = world.thg.state.attachments.size
  world.reset()
  globalThis.gc?.()
  const after = process.memoryUsage()
  await sim.close()
  const grown = after.heapUsed + after.external - before.heapUsed - before.external
  return [
    { name: `heap left by ${kept.toLocaleString('en')} uploads after a reset`, value: grown / 1024 ** 2, unit: 'MB' },
  ]
}

async function post(world: TestWorld, query: string): Promise<string> {
  return (
    await world.fetch('/marketplacer/graphql', { method: 'POST', headers: HEADERS, body: JSON.stringify({ query }) })
  ).text()
}
