/** The store in Redis, on Debian's redis-server. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openRedisStore } from '../../src/simulator/store/redis-store.ts'
import { startServer } from '../cli/backlot.ts'
import { keepsWhatWasWritten, refusesWhatIsOld } from '../simulator/store/suite.ts'

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
  const open = () => openRedisStore({ url, prefix: 'test', ttl: 60_000 })
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
    await expect(keepsWhatWasWritten(open)).resolves.toBeUndefined()
    const store = await open()
    for (const world of await store.list()) await store.remove(world)
    await store.close()
    await expect(refusesWhatIsOld(open)).resolves.toBeUndefined()
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
})

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
