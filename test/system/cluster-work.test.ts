/** What several processes on one Redis do for one another: webhooks of dead ones, the same bytes, uploads, idle worlds. */
import { createClient } from '@redis/client'
import { expect, test, vi } from 'vitest'
import { openRedisStore } from '../../src/simulator/store/redis/redis-store.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { type Server, startServer } from '../cli/backlot.ts'
import { REQUESTS } from '../golden/requests.ts'
import { credentialHeader } from '../setup.ts'
import { type Answer, receiver } from '../webhooks/receiver.ts'
import { createNode, type Node } from './cluster.ts'
import { missing } from './proxy.ts'
import { startRedis } from './redis.ts'

vi.setConfig({ testTimeout: 120_000 })

const skipped = missing('redis-server')

/** So many nodes on one store, started. */
async function startNodes(count: number, flags: readonly string[]): Promise<Node[]> {
  const nodes = await Promise.all(Array.from({ length: count }, () => createNode(flags)))
  await Promise.all(nodes.map(node => node.start()))
  return nodes
}

function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
  return fetch(url, { ...init, body: JSON.stringify(body) })
}

test.skipIf(skipped)(
  `[ours] webhooks of a node that is killed come from another one, with the same idempotency key${skipped ?? ''}`,
  async () => {
    // The receiver accepts nothing from the node that will be killed: it lets one half wait, and fails the other.
    let isKilled = false
    const accepted = new Set<string>()
    const answer: Answer = ({ headers, body }) => {
      const world = String(headers['x-backlot-world'])
      if (!isKilled) return world.startsWith('waiting') ? 'hands off' : 500
      accepted.add(`${world} ${body}`)
      return 200
    }
    const hooks = await receiver(answer)
    const { url: store } = await startRedis()
    const flags = ['--store', store, '--clock', 'real', '--guuru-webhook', hooks.url, '--guuru-secret', 's3cret']
    const [node, ...others] = await startNodes(3, flags)
    const worlds = ['waiting-1', 'waiting-2', 'failing-1', 'failing-2']
    const start = async (world: string, question: string): Promise<void> => {
      expect((await post(`${node!.url}/w/${world}/_sim/guuru/chats`, { question })).status).toBe(201)
    }
    await Promise.all(worlds.map(world => start(world, 'Where is my order?')))
    await hooks.count(worlds.length)
    // These are acknowledged, and may not have been tried at all.
    await Promise.all(worlds.map(world => start(world, 'And my refund?')))
    await node!.end('SIGKILL')
    isKilled = true

    // Each chat is assigned, and has a message.
    await expect.poll(() => accepted.size, { timeout: 40_000 }).toBe(4 * worlds.length)
    const keys = new Map<string, Set<unknown>>()
    for (const { headers, body } of hooks.received) {
      const event = `${String(headers['x-backlot-world'])} ${body}`
      keys.set(event, (keys.get(event) ?? new Set()).add(headers['idempotency-key']))
    }
    expect([...keys.values()].map(({ size }) => size)).toEqual(Array.from(accepted, () => 1))
    const statuses = async ({ url }: Node, world: string): Promise<string[]> => {
      const answered = await fetch(`${url}/w/${world}/_sim/webhooks/deliveries`)
      const { deliveries } = (await answered.json()) as { deliveries: { status: string }[] }
      return deliveries.map(({ status }) => status)
    }
    const delivered = Array.from({ length: 4 }, () => 'delivered')
    for (const other of others) {
      for (const world of worlds) {
        await expect.poll(() => statuses(other, world), { timeout: 20_000 }).toEqual(delivered)
      }
    }
  },
)

test.skipIf(skipped)(
  `[ours] a webhook that waits outlives its node and the life of its world, and an unused world does not${skipped ?? ''}`,
  async () => {
    let isKilled = false
    const hooks = await receiver(() => (isKilled ? 200 : 500))
    const { url } = await startRedis()
    const flags = ['--store', url, '--clock', 'real', '--world-ttl', 'PT1S', '--guuru-webhook', hooks.url]
    const [node, other] = await Promise.all([createNode(flags), createNode(flags)])
    await node.start()
    for (const world of ['waiting', 'idle']) expect((await fetch(`${node.url}/w/${world}/_sim/state`)).status).toBe(200)
    await post(`${node.url}/w/waiting/_sim/guuru/chats`, { question: 'Where is my order?' })
    await hooks.count(1)
    await node.end('SIGKILL')
    const store = await openRedisStore({ url, prefix: 'backlot', ttl: 1000, maxWorlds: 1000 })
    await expect.poll(() => store.list(), { timeout: 20_000 }).toEqual(['default', 'waiting'])
    await store.close()
    isKilled = true
    await other.start()
    const keys = () => new Set(hooks.received.slice(1).map(({ headers }) => headers['idempotency-key']))
    await expect.poll(() => keys().has(hooks.received[0]!.headers['idempotency-key']), { timeout: 40_000 }).toBe(true)
  },
)

/** What is answered to the requests of the golden transcript, and at the end the whole world; `nodeOf` answers who is asked. */
async function answersOf(nodeOf: (request: number) => Promise<Node>): Promise<string[]> {
  const answers: string[] = []
  for (const [n, { vendor, query, token }] of REQUESTS.entries()) {
    const { url } = await nodeOf(n)
    const answer = await post(url + VENDORS[vendor].paths[0], { query }, credentialHeader(vendor, token))
    answers.push(`${answer.status} ${answer.headers.get('date')} ${await answer.text()}`)
  }
  const { url } = await nodeOf(REQUESTS.length)
  return [...answers, await (await fetch(`${url}/_sim/state`)).text()]
}

test.skipIf(skipped)(
  `[ours] a script has the same answers from one process as from three that are killed between its requests${skipped ?? ''}`,
  async () => {
    const { url } = await startRedis()
    const flags = ['--store', url, '--clock', 'frozen', '--seed', '7']
    const [alone] = await startNodes(1, [...flags, '--store-prefix', 'alone'])
    const expected = await answersOf(() => Promise.resolve(alone!))

    const nodes = await startNodes(3, [...flags, '--store-prefix', 'three'])
    const starting = new Map<Node, Promise<void>>()
    let kills = 0
    const answers = await answersOf(async n => {
      // The node that has just answered; it is there again when its turn comes.
      const last = nodes[(n + 2) % 3]!
      if (n % 4 === 3) {
        await last.end('SIGKILL')
        kills++
        starting.set(last, last.start())
      }
      const node = nodes[n % 3]!
      await starting.get(node)
      return node
    })
    expect(kills).toBe(12)
    expect(answers).toEqual(expected)
    await Promise.all(starting.values())
  },
)

test.skipIf(skipped)(
  `[ours] an upload and a world with 1,000 messages are at another node after their own was killed${skipped ?? ''}`,
  async () => {
    const { url: store } = await startRedis()
    const [one, other] = await startNodes(2, ['--store', store, '--clock', 'frozen'])
    const content = Uint8Array.from({ length: 100_000 }, (_, n) => (n * n) % 251)
    const form = new FormData()
    form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
    form.set('attachment', new Blob([content]), 'receipt.bin')
    const path = '/account/documentupload/uploader/upload/38779254'
    const uploaded = await fetch(`${one!.url}/w/long${path}`, { method: 'POST', body: form })
    const { successful, token } = (await uploaded.json()) as { successful: boolean; token: string }
    expect(successful).toBe(true)
    const redis = createClient({ url: store })
    await redis.connect()
    expect(await redis.hLen('backlot:{long}:uploads')).toBe(1)
    redis.destroy()

    const seller = 'U2VsbGVyLTY2MDExOQ=='
    const write = async (n: number): Promise<void> => {
      const query = `mutation { chatMessageCreate(input: { message: "Number ${n}.", sellerId: "${seller}" }) { status } }`
      const headers = { 'marketplacer-api-key': 'mp-operator@long' }
      const answer = await post(`${one!.url}/marketplacer/graphql`, { query }, headers)
      expect(await answer.json()).toEqual({ data: { chatMessageCreate: { status: 200 } } })
    }
    for (let n = 0; n < 1000; n += 50) await Promise.all(Array.from({ length: 50 }, (_, i) => write(n + i)))
    const before = await (await fetch(`${one!.url}/w/long/_sim/state`)).text()
    await one!.end('SIGKILL')

    expect(await (await fetch(`${other!.url}/w/long/_sim/state`)).text()).toBe(before)
    expect(new Set(before.match(/"Number \d+\."/g)).size).toBe(1000)
    const downloaded = await fetch(`${other!.url}/w/long/_sim/thg/attachments/${token}?raw`)
    expect(downloaded.status).toBe(200)
    expect(new Uint8Array(await downloaded.arrayBuffer())).toEqual(content)
  },
)

/** Has a process print what its live objects and buffers take, in bytes, when it is sent SIGUSR2. */
const PRINT_MEMORY = `data:text/javascript,process.on('SIGUSR2',()=>{gc();let{heapUsed,external}=process.memoryUsage();console.log(heapUsed+external)})`

test.skipIf(skipped)(
  `[ours] 10,000 worlds in Redis that none asks for take less than 5 MB of a node${skipped ?? ''}`,
  async () => {
    const { url } = await startRedis()
    const start = (prefix: string): Promise<Server> =>
      startServer(['--store', url, '--store-prefix', prefix, '--fixtures', 'empty'], {
        env: { NODE_OPTIONS: `--expose-gc --import=${PRINT_MEMORY}` },
      })
    const first = await start('full')
    await first.control('/_sim/worlds', { id: 'idle-0' })
    await first.stop()
    const store = await openRedisStore({ url, prefix: 'full', ttl: 3_600_000, maxWorlds: 20_000 })
    const { whole } = (await store.load('idle-0'))!
    const copy = (n: number): Promise<unknown> => store.replace(`idle-${n}`, 0, whole)
    for (let n = 1; n < 10_000; n += 303) await Promise.all(Array.from({ length: 303 }, (_, i) => copy(n + i)))
    expect((await store.list()).length).toBe(10_001)
    await store.close()

    const memoryOf = async ({ child, line }: Server): Promise<number> => {
      child.kill('SIGUSR2')
      return Number(await line())
    }
    const [bare, full] = [await start('bare'), await start('full')]
    const least = await memoryOf(bare)
    expect(least).toBeGreaterThan(1_000_000)
    const most = await memoryOf(full)
    expect(most - least).toBeLessThan(5_000_000)
    // It has them all the same.
    expect(await full.control('/_sim/worlds/idle-9999')).toMatchObject({ id: 'idle-9999' })
  },
)
