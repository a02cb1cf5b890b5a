/** What is acknowledged stays, whatever happens to the processes: behind HAProxy, with writers in 24 worlds. */
import { expect, test, vi } from 'vitest'
import { folder } from '../cli/backlot.ts'
import { createNode, faultsOf, type Node, startWriters } from './cluster.ts'
import { missing, startHaproxy } from './proxy.ts'

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
