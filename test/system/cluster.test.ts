/** What is acknowledged stays, whatever happens to the processes: behind HAProxy, with writers in 24 worlds. */
import { expect, test, vi } from 'vitest'
import { folder } from '../cli/backlot.ts'
import { createNode, faultsOf, followEvents, type Node, startWriters } from './cluster.ts'
import { missing, startHaproxy } from './proxy.ts'
import { startRedis } from './redis.ts'

// Each blow waits until all writers have gone on behind it.
vi.setConfig({ testTimeout: 300_000 })

const WORLDS = 24
/** So many changes are acknowledged in each world between two blows. */
const PROGRESS = 5

/** The documents of all worlds, as a node has them. */
function documents({ url }: Node): Promise<string[]> {
  const read = async (n: number): Promise<string> => (await fetch(`${url}/w/ci-${n}/_sim/state`)).text()
  return Promise.all(Array.from({ length: WORLDS }, (_, n) => read(n)))
}

const skipped = missing('haproxy', 'faketime')

test.skipIf(skipped)(
  `[ours] one process with its worlds in a folder loses nothing that it acknowledged${skipped ?? ''}`,
  async () => {
    const node = await createNode(['--store', `file:${folder()}`, '--drain', 'PT0.1S', '--clock', 'real'])
    await node.start()
    const proxy = await startHaproxy([node.url])
    const writers = startWriters(proxy.url, WORLDS)
    await writers.progress(PROGRESS)

    await node.end('SIGKILL')
    await node.start()
    await writers.progress(PROGRESS)

    expect(await node.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
    await node.start()
    await writers.progress(PROGRESS)

    node.send('SIGSTOP')
    await expect.poll(() => proxy.told(), { timeout: 30_000 }).toContain('Layer7 timeout')
    node.send('SIGCONT')
    await writers.progress(PROGRESS)

    // Its clock runs ahead, and is right again after the next kill.
    await node.end('SIGKILL')
    const before = Date.now()
    await node.start('+1h')
    const { now } = (await (await fetch(`${node.url}/_sim/clock`)).json()) as { now: string }
    expect(Date.parse(now)).toBeGreaterThan(before + 3_500_000)
    await writers.progress(PROGRESS)
    await node.end('SIGKILL')
    await node.start()
    await writers.progress(PROGRESS)

    await proxy.reload([node.url])
    await writers.progress(PROGRESS)

    await writers.end()
    const kept = await documents(node)
    expect(writers.writings.flatMap((writing, n) => faultsOf(writing, kept[n]!))).toEqual([])
    await node.end('SIGKILL')
    await node.start()
    // All but the clock, which runs, is as it was.
    const withoutClock = (document: string): object => ({ ...(JSON.parse(document) as object), clock: undefined })
    expect((await documents(node)).map(withoutClock)).toEqual(kept.map(withoutClock))
  },
)

/** What a node says of its store. */
async function health({ url }: Node): Promise<unknown> {
  return (await fetch(`${url}/_sim/health`)).json()
}

const skippedShared = missing('haproxy', 'faketime', 'redis-server')

test.skipIf(skippedShared).each([
  ['each world at its node', undefined],
  ['every world at every node', 'roundrobin'],
])(
  `[ours] three processes with their worlds in Redis lose nothing that they acknowledged, %s${skippedShared ?? ''}`,
  async (_, balance) => {
    const redis = await startRedis()
    const flags = ['--store', redis.url, '--drain', 'PT3S', '--clock', 'real']
    const nodes = await Promise.all([createNode(flags), createNode(flags), createNode(flags)])
    for (const node of nodes) await node.start()
    const proxy = await startHaproxy(
      nodes.map(({ url }) => url),
      balance,
    )
    const writers = startWriters(proxy.url, WORLDS)
    const reader = followEvents(proxy.url, 'ci-0')
    await writers.progress(PROGRESS)

    for (const node of nodes) {
      await node.end('SIGKILL')
      await node.start()
      await writers.progress(PROGRESS)
    }

    // One that is told to end loses no request.
    const refused = (): number =>
      writers.writings.reduce((sum, { unknown, wrong }) => sum + unknown.length + wrong.length, 0)
    const before = refused()
    expect(await nodes[1].end('SIGTERM')).toMatchObject({ code: 0 })
    await writers.progress(PROGRESS)
    expect(refused()).toBe(before)
    await nodes[1].start()

    nodes[2].send('SIGSTOP')
    await expect.poll(() => proxy.told(), { timeout: 30_000 }).toContain('Layer7 timeout')
    nodes[2].send('SIGCONT')
    await writers.progress(PROGRESS)

    redis.send('SIGSTOP')
    await expect.poll(() => health(nodes[0]), { timeout: 30_000 }).toMatchObject({ store: 'unavailable' })
    redis.send('SIGCONT')
    await writers.progress(PROGRESS)
    redis.send('SIGTERM')
    await redis.ended()
    await redis.start()
    await writers.progress(PROGRESS)

    await nodes[0].end('SIGKILL')
    await nodes[0].start('+1h')
    await writers.progress(PROGRESS)
    await proxy.reload(
      nodes.map(({ url }) => url),
      balance,
    )
    await writers.progress(PROGRESS)

    await writers.end()
    const kept = await documents(nodes[0])
    expect(writers.writings.flatMap((writing, n) => faultsOf(writing, kept[n]!))).toEqual([])
    for (const node of nodes.slice(1)) expect(await documents(node)).toEqual(kept)
    const { events } = (await (await fetch(`${nodes[1].url}/w/ci-0/_sim/events`)).json()) as {
      events: { id: number }[]
    }
    await expect.poll(() => reader.ids.at(-1), { timeout: 20_000 }).toBe(events.at(-1)!.id)
    expect(reader.ids.length).toBeGreaterThan(20)
    const jumps = reader.ids.flatMap((id, i) =>
      id === (reader.ids[i - 1] ?? 0) + 1 ? [] : [`${id} after ${reader.ids[i - 1] ?? 0}`],
    )
    expect(jumps).toEqual([])
  },
)
