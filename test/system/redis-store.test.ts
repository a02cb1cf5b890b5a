/** The store in Redis, on Debian's redis-server. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/simulator/store/redis/connection.ts'
import { openRedisStore, RedisStore } from '../../src/simulator/store/redis/redis-store.ts'
import { startServer } from '../cli/backlot.ts'
import {
  compactsItsEntries,
  keepsUploads,
  keepsWhatListsShow,
  keepsWhatWasWritten,
  refusesWhatIsOld,
  tellsNews,
  tellsWhatIsDue,
} from '../simulator/store/suite.ts'

const isMissing = spawnSync('redis-server', ['--version']).status !== 0
const skipped = isMissing ? ' (skipped: there is no redis-server)' : ''

/** A Redis of the test's own; answers its URL and its process. */
async function startRedis(...settings: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-redis-'))
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number } // it listens
  await new Promise(resolve => probe.close(resolve))
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...settings]
  const child = spawn('redis-server', flags, { stdio: 'ignore' })
  onTestFinished(async () => {
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
  const url = `redis://127.0.0.1:${port}`
  const open = (ttl = 60_000, maxWorlds = 1000) => openRedisStore({ url, prefix: 'test', ttl, maxWorlds })
  await expect
    .poll(
      () =>
        open().then(
          store => store.close().then(() => true),
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true)
  return { url, child, open }
}

const durable = ['--appendonly', 'yes', '--appendfsync', 'always']

test.skipIf(isMissing)(
  `[ours] Redis keeps what was written, and refuses what builds on an older entry${skipped}`,
  async () => {
    const { open } = await startRedis(...durable)
    await expect(keepsWhatWasWritten(() => open())).resolves.toBeUndefined()
    const emptied = async (): Promise<void> => {
      const store = await open()
      for (const world of await store.list()) await store.remove(world, (await store.load(world))!.seq)
      await store.close()
    }
    await emptied()
    await expect(refusesWhatIsOld(() => open())).resolves.toBeUndefined()
    await emptied()
    await expect(keepsWhatListsShow(() => open())).resolves.toBeUndefined()
    await expect(tellsWhatIsDue(() => open())).resolves.toBeUndefined()
    await expect(keepsUploads(() => open())).resolves.toBeUndefined()
    await expect(compactsItsEntries(() => open())).resolves.toBeUndefined()
    await expect(tellsNews(() => open())).resolves.toBeUndefined()
  },
)

test.skipIf(isMissing)(
  `[ours] an upload lies in Redis under a key of its own, is sent once, and goes with the world that has it${skipped}`,
  async () => {
    const { open, url } = await startRedis()
    const [store, admin] = [await open(2000), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const world = `{"content":"${Buffer.alloc(100_000, 'upload').toString('base64')}"}`
    const seq = (await store.replace('ci-4', 0, '{}', null))!
    await store.append('ci-4', seq, world, null)
    const key = 'test:{ci-4}:uploads'
    const [name = ''] = await admin.hKeys(key)
    const entries = await admin.xRange('test:{ci-4}:log', '-', '+')
    expect(entries?.[0]?.message).toEqual({ e: `{"content":{"$upload":"${name}"}}` })
    expect(await admin.pTTL(key)).toBeGreaterThan(0)
    // Neither another entry nor the world whole sends it again.
    await admin.hSet(key, name, 'as before')
    await store.append('ci-4', seq + 1, world, 60_000)
    await store.replace('ci-4', seq + 2, world, 60_000)
    expect(await admin.hGetAll(key)).toEqual({ [name]: 'as before' })
    expect(await admin.pTTL(key)).toBe(-1)
    await store.replace('ci-4', seq + 3, '{}', 60_000)
    expect(await admin.exists(key)).toBe(0)
    await store.append('ci-4', seq + 4, world)
    await store.remove('ci-4', seq + 5)
    expect(await admin.keys('*')).toEqual(['test:mark'])
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] an upload that is removed while an entry with it is on its way is sent with it${skipped}`,
  async () => {
    const { open, url } = await startRedis()
    const [store, admin] = [await open(), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const upload = `{"a":"${'QUJD'.repeat(500)}"}`
    const seq = (await store.replace('ci-4', 0, upload))!
    // Another process puts the world whole, which has no upload any more: behind the look for it and before the write.
    const removedMeanwhile = async <T>(write: () => Promise<T>): Promise<T> => {
      await admin.sendCommand(['CLIENT', 'PAUSE', '300', 'WRITE'])
      const removed = admin.del('test:{ci-4}:uploads')
      const [answer] = await Promise.all([write(), removed])
      return answer
    }
    expect(await removedMeanwhile(() => store.append('ci-4', seq, upload))).toBeUndefined()
    expect(await store.load('ci-4')).toEqual({ seq: seq + 1, whole: upload, tail: [upload] })
    expect(await removedMeanwhile(() => store.replace('ci-4', seq + 1, upload))).toBe(seq + 2)
    expect(await store.load('ci-4')).toEqual({ seq: seq + 2, whole: upload, tail: [] })
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] a world that others write, compact or put anew while it is loaded is loaded as it was at one instant${skipped}`,
  async () => {
    const { open, url } = await startRedis()
    const writer = await open()
    const [client, news] = await connect(url)
    let act: (() => Promise<unknown>) | undefined
    // Calls behind the first one of a load wait for its answer, and then for what the other process does once.
    let [first, acted]: (Promise<unknown> | undefined)[] = []
    const later = new Proxy(client, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        const call = (...given: unknown[]) => Reflect.apply(member, target, given) as Promise<unknown>
        if (name === 'hmGet') return (...given: unknown[]) => (first = call(...given))
        if (!['xRange', 'hGetAll', 'hGet'].includes(String(name))) return call
        return async (...given: unknown[]) => {
          await (acted ??= first?.then(() => act?.()))
          return call(...given)
        }
      },
    })
    const reader = new RedisStore(later, news, { url, prefix: 'test', ttl: 60_000, maxWorlds: 1000 })
    const during = (what: () => Promise<unknown>) => {
      act = what
      acted = undefined
      return reader.load('moving')
    }
    const upload = (letter: string) => `{"content":"${letter.repeat(600)}"}`
    const seq = (await writer.replace('moving', 0, upload('A')))!
    await writer.append('moving', seq, '{"n":1}')
    expect(await during(() => writer.append('moving', seq + 1, upload('B')))).toEqual({
      seq: seq + 1,
      whole: upload('A'),
      tail: ['{"n":1}'],
    })
    const compact = () => writer.compact('moving', seq + 2, '{"n":2}')
    expect(await during(compact)).toEqual({ seq: seq + 2, whole: '{"n":2}', tail: [] })
    const anew = () => writer.replace('moving', seq + 2, upload('C'))
    expect(await during(anew)).toEqual({ seq: seq + 3, whole: upload('C'), tail: [] })
    expect(await during(() => writer.remove('moving', seq + 3))).toBeUndefined()
    const again = (await writer.replace('moving', 0, upload('D')))!
    await writer.append('moving', again, '{"n":1}')
    const all = async () => {
      await writer.compact('moving', again + 1, '{"n":1}')
      await writer.append('moving', again + 1, upload('E'))
    }
    expect(await during(all)).toEqual({ seq: again + 2, whole: '{"n":1}', tail: [upload('E')] })
    const end = () => client.del(['world', 'log', 'uploads'].map(key => `test:{moving}:${key}`))
    expect(await during(end)).toBeUndefined()
    for (const one of [writer, reader]) await one.close()
  },
)

test.skipIf(isMissing)(
  `[ours] a world of which Redis has lost entries is known as such, and can be removed${skipped}`,
  async () => {
    const { open, url } = await startRedis()
    const [store, admin] = [await open(), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const seq = (await store.replace('ci-4', 0, '{}'))!
    for (const n of [0, 1, 2]) await store.append('ci-4', seq + n, `{"n":${n}}`)
    await admin.xDel('test:{ci-4}:log', `${seq + 2}-0`)
    const lost = { seq: seq + 3, isIncomplete: true }
    expect(await store.load('ci-4')).toMatchObject({ ...lost, tail: ['{"n":0}', '{"n":2}'] })
    await admin.del('test:{ci-4}:log')
    expect(await store.load('ci-4')).toMatchObject({ ...lost, tail: [] })
    expect(await store.remove('ci-4', seq + 3)).toBe(true)
    expect(await store.load('ci-4')).toBeUndefined()
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] a world that is loaded for a list lives on no longer for that, and one that is looked at does${skipped}`,
  async () => {
    const { open, url } = await startRedis()
    const [store, admin] = [await open(100_000), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const seq = (await store.replace('ci-4', 0, '{}'))!
    const lives = () => admin.pTTL('test:{ci-4}:world')
    await admin.pExpire('test:{ci-4}:world', 50_000)
    await store.load('ci-4')
    expect(await lives()).toBeLessThanOrEqual(50_000)
    await store.append('ci-4', seq)
    await expect.poll(lives, { timeout: 20_000 }).toBeGreaterThan(50_000)
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] a world in which work waits lives on in Redis, and one in which it is done for its time${skipped}`,
  async () => {
    const { open } = await startRedis(...durable)
    const store = await open(500)
    const waits = (await store.replace('waits', 0, '{}'))!
    await store.append('waits', waits, '{}', 60_000)
    await store.replace('still', 0, '{}', Infinity)
    await store.replace('idle', 0, '{}', null)
    await expect.poll(() => store.list(), { timeout: 20_000 }).toEqual(['still', 'waits'])
    // A look does not end that.
    expect(await store.append('waits', waits + 1)).toBeUndefined()
    await store.replace('idle', 0, '{}', null)
    await expect.poll(() => store.list(), { timeout: 20_000 }).toEqual(['still', 'waits'])
    expect((await store.load('waits'))?.tail).toEqual(['{}'])
    await store.append('waits', waits + 1, undefined, null)
    await expect.poll(() => store.list(), { timeout: 20_000 }).toEqual(['still'])
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] worlds whose overdue work is never done keep no other one from its turn, however many they are${skipped}`,
  async () => {
    const { open } = await startRedis()
    const store = await open(60_000, 1001)
    await Promise.all(Array.from({ length: 1000 }, (_, n) => store.replace(`broken-${n}`, 0, 'no JSON', 0)))
    await store.replace('good', 0, '{}', 0)
    expect(await store.takeDue()).toHaveLength(1000)
    expect(await store.takeDue()).toHaveLength(1)
    // Their turn comes again.
    await expect.poll(() => store.takeDue(), { timeout: 20_000 }).toHaveLength(1000)
    await store.close()
  },
)

test.skipIf(isMissing)(`[ours] how durable Redis is is told${skipped}`, async () => {
  const [always, none] = [await startRedis(...durable), await startRedis('--save', '')]
  expect(await (await always.open()).durability()).toBe(
    'Redis has appendfsync always: what was acknowledged survives its end, too.',
  )
  expect(await (await none.open()).durability()).toBe(
    'Redis writes nothing to its disk (appendonly no, save empty): what was acknowledged ends with it.',
  )
  const evicting = await startRedis(...durable, '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru')
  expect(await (await evicting.open()).durability()).toBe(
    'Redis has appendfsync always: what was acknowledged survives its end, too. It forgets worlds when its memory is full (maxmemory-policy allkeys-lru): set noeviction.',
  )
})

test.skipIf(isMissing)(
  `[ours] a world that is only looked at lives on, however short its life is${skipped}`,
  async () => {
    const { open } = await startRedis(...durable)
    const store = await open(1000)
    const seq = (await store.replace('ci-4', 0, '{}'))!
    const until = Date.now() + 2500
    while (Date.now() < until) expect(await store.append('ci-4', seq)).toBeUndefined()
    const [{ id, idleMs } = { id: '', idleMs: 1000 }] = await store.rows()
    expect([id, idleMs! < 1000]).toEqual(['ci-4', true])
    await expect.poll(() => store.list(), { timeout: 20_000 }).toEqual([])
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] after a Redis that came back a world is loaded before it is written, as it may have lost entries${skipped}`,
  async () => {
    const { open, url } = await startRedis(...durable)
    const [store, admin] = [await open(), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const seq = (await store.replace('ci-4', 0, '{}'))!
    await store.append('ci-4', seq, '{"lost":1}')
    // It comes back without the entry, and another process has written one of its number since.
    await admin.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
    await admin.del('test:{ci-4}:log')
    await admin.xAdd('test:{ci-4}:log', `${seq + 1}-0`, { e: '{"instead":1}' })
    const isOld = () => store.append('ci-4', seq + 1).catch(() => 'away')
    await expect.poll(isOld, { timeout: 20_000 }).toEqual({ seq: seq + 1, entries: undefined })
    expect(await store.append('ci-4', seq + 1, '{"n":2}')).toEqual({ seq: seq + 1, entries: undefined })
    expect(await store.replace('ci-4', seq + 1, '{}')).toBeUndefined()
    expect(await store.load('ci-4')).toEqual({ seq: seq + 1, whole: '{}', tail: ['{"instead":1}'] })
    expect(await store.append('ci-4', seq + 1, '{"n":2}')).toBeUndefined()
    await store.close()
  },
)

test.skipIf(isMissing)(
  `[ours] STORE_UNAVAILABLE while Redis is paused, and what is asked afterwards is answered${skipped}`,
  async () => {
    const { url, child } = await startRedis(...durable)
    const servers = await Promise.all([1, 2].map(() => startServer(['--store', url, '--drain', 'PT0.1S'])))
    const [one, two] = servers
    const say = async (at = one!): Promise<{ status: number; retryAfter: string | null }> => {
      const body = JSON.stringify({ question: 'Is it paused?' })
      const answer = await fetch(`${at.url}/_sim/guuru/chats`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
    }
    expect(await say()).toEqual({ status: 201, retryAfter: null })
    child.kill('SIGSTOP')
    expect(await say()).toEqual({ status: 503, retryAfter: '1' })
    expect(await (await fetch(`${one!.url}/_sim/health`)).json()).toEqual({ status: 'ok', store: 'unavailable' })
    child.kill('SIGCONT')
    await expect.poll(say, { timeout: 20_000 }).toEqual({ status: 201, retryAfter: null })
    await expect.poll(() => say(two), { timeout: 20_000 }).toEqual({ status: 201, retryAfter: null })
    const states = await Promise.all(
      servers.map(({ url: at }) => fetch(`${at}/_sim/state`).then(answer => answer.text())),
    )
    expect(states[0]).toBe(states[1])
    await Promise.all(servers.map(server => server.stop()))
  },
)

test.skipIf(isMissing)(
  `[ours] every process tells the same of events and of the past, as does one that is started after a kill${skipped}`,
  async () => {
    const { url } = await startRedis(...durable)
    const flags = ['--store', url, '--drain', 'PT0.1S', '--clock', 'real']
    const [one, two] = await Promise.all([startServer(flags), startServer(flags)])
    const ask = (server: typeof one, question: string) => server.control('/_sim/guuru/chats', { question })
    await Promise.all(Array.from({ length: 8 }, (_, n) => ask(n % 2 ? one : two, `Question ${n}?`)))
    two.child.kill('SIGKILL')
    await two.ended
    const servers = [one, await startServer(flags)]
    const told = (path: string): Promise<string[]> =>
      Promise.all(servers.map(server => fetch(`${server.url}${path}`).then(answer => answer.text())))
    const [list, sameList] = await told('/_sim/events')
    expect(sameList).toBe(list)
    // Eight chats, and the first message of each.
    expect((JSON.parse(list!) as { events: unknown[] }).events).toHaveLength(16)
    for (let event = 0; event <= 16; event++) {
      const [first, second] = await told(`/_sim/state?at=${event}`)
      expect(second).toBe(first)
      expect(first!.match(/Question \d\?/g) ?? []).toHaveLength(event)
      const [talks, same] = await told(`/_sim/conversations?at=${event}`)
      expect(same).toBe(talks)
    }
    expect(await told('/_sim/state?at=17')).toEqual([1, 2].map(() => expect.stringContaining('"INVALID_INPUT"')))
    await one.control('/_sim/worlds/default/fork', { id: 'then', at: 5 })
    const [then, same] = await told('/w/then/_sim/state')
    expect(same).toBe(then)
    expect(then!.match(/Question \d\?/g)).toHaveLength(5)
    await Promise.all(servers.map(server => server.stop()))
  },
)

test.skipIf(isMissing)(`[ours] no more worlds than there may be, until one has ended by itself${skipped}`, async () => {
  const { open } = await startRedis(...durable)
  const [store, other] = [await open(1000, 1), await open(1000, 1)]
  await store.replace('default', 0, '{}')
  expect(await store.replace('ci-4', 0, '{}')).toBeGreaterThan(0)
  expect(await other.replace('ci-5', 0, '{}')).toBe(0)
  expect(await other.load('ci-5')).toBeUndefined()
  await expect.poll(() => other.replace('ci-5', 0, '{}'), { timeout: 20_000 }).toBeGreaterThan(0)
  expect(await store.list()).toEqual(['ci-5', 'default'])
  for (const one of [store, other]) await one.close()
})

test.skipIf(isMissing)(
  `[ours] a Redis that was emptied, or put back, is noticed once by each process${skipped}`,
  async () => {
    const { open, url } = await startRedis(...durable)
    const [one, two, admin] = [await open(), await open(), createClient({ url })]
    await admin.connect()
    onTestFinished(() => admin.destroy())
    const look = async () => [await one.isLost(), await two.isLost()]
    expect(await look()).toEqual([false, false])
    await one.replace('ci-4', 0, '{}')
    const { newest = '' } = await admin.hGetAll('test:mark')
    await two.replace('ci-5', 0, '{}')
    expect(await look()).toEqual([false, false])
    await admin.hSet('test:mark', 'newest', newest)
    expect(await look()).toEqual([true, true])
    expect(await look()).toEqual([false, false])
    await admin.flushAll()
    await two.replace('ci-6', 0, '{}')
    expect(await look()).toEqual([true, true])
    expect(await look()).toEqual([false, false])
    for (const store of [one, two]) await store.close()

    const server = await startServer(['--store', url, '--drain', 'PT0.1S'])
    await server.control('/w/own/_sim/reset', {})
    await admin.flushAll()
    expect(await server.control('/_sim/worlds/own')).toMatchObject({ error: { code: 'WORLD_NOT_FOUND' } })
    await server.control('/_sim/state')
    const { stderr, code } = await server.stop()
    expect([stderr.split('The store has lost what was acknowledged').length, code]).toEqual([2, 0])
  },
)
