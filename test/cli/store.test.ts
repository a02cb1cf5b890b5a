/** `start --store`: what was acknowledged is there after a kill, and one process has a folder at a time. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AnyJson } from '../setup.ts'
import { backlot, folder, type Server, startServer } from './backlot.ts'

const WORLDS = ['default', 'ci-1', 'ci-2']

async function post(server: Server, world: string, query: string): Promise<{ status: number; body: AnyJson }> {
  const response = await fetch(`${server.url}/w/${world}/marketplacer/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, body: await response.json() }
}

/** Writes to a world until the server is gone; answers the texts that it acknowledged. */
async function write(server: Server, world: string, writer: string, acknowledged: string[]): Promise<void> {
  for (let n = 1; ; n++) {
    const text = `${world}/${writer}/${n}.`
    const input = `{ message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }`
    const answer = await post(server, world, `mutation { chatMessageCreate(input: ${input}) { chatMessage { id } } }`)
      // The connection broke with the process.
      .catch(() => undefined)
    // One that ends takes no more on the connections that it has.
    if (!answer || (answer.status === 503 && answer.body.statusCode === 503)) return
    expect(answer).toMatchObject({ status: 200, body: { data: { chatMessageCreate: { chatMessage: {} } } } })
    acknowledged.push(text)
  }
}

const stateOf = (server: Server, world: string): Promise<string> =>
  fetch(`${server.url}/w/${world}/_sim/state`).then(answer => answer.text())

test('[ours] kill -9 under writers: each acknowledged message is there once, with its own id, and SIGTERM loses none', async () => {
  const store = `file:${join(folder(), 'new', 'worlds')}`
  const flags = ['--store', store, '--drain', 'PT0.3S']
  const acknowledged: string[] = []
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const server = await startServer(flags)
    const writers = WORLDS.flatMap(world =>
      ['a', 'b'].map(name => write(server, world, `${signal}-${server.pid}${name}`, acknowledged)),
    )
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length - before, { timeout: 20_000 }).toBeGreaterThan(60)
    const { code } = await server.stop(signal)
    expect(code).toBe(signal === 'SIGTERM' ? 0 : null)
    await Promise.all(writers)
  }
  const server = await startServer(flags)
  const { worlds } = await server.control<{ worlds: { id: string }[] }>('/_sim/worlds')
  expect(worlds.map(({ id }) => id).toSorted()).toEqual(WORLDS.toSorted())
  const messages = await Promise.all(
    WORLDS.map(async world => JSON.parse(await stateOf(server, world)).vendors.marketplacer.messages as AnyJson[]),
  )
  for (const ofWorld of messages) expect(new Set(ofWorld.map(({ id }) => id)).size).toBe(ofWorld.length)
  const times = new Map(acknowledged.map(text => [text, 0]))
  for (const { message } of messages.flat()) if (times.has(message)) times.set(message, times.get(message)! + 1)
  expect([...times].filter(([, count]) => count !== 1)).toEqual([])
  // The same bytes once more, after a kill without any writer.
  const states = await Promise.all(WORLDS.map(world => stateOf(server, world)))
  await server.stop('SIGKILL')
  const again = await startServer([...flags, '--clock', 'frozen'])
  expect(await Promise.all(WORLDS.map(world => stateOf(again, world)))).toEqual(states)
  expect(await backlot(['start', '--port', '0', '--store', store])).toMatchObject({
    code: 1,
    stderr: `The store in ${store.slice('file:'.length)} cannot be opened: another process has it; one uses it at a time.\n`,
  })
})

test('[ours] while it ends, health is 503 and requests are still answered', async () => {
  const server = await startServer(['--store', `file:${folder()}`, '--drain', 'PT1S'])
  const health = () => fetch(`${server.url}/_sim/health`)
  expect((await health()).status).toBe(200)
  const ended = server.stop()
  await expect.poll(async () => (await health()).status).toBe(503)
  expect(await (await health()).json()).toEqual({
    error: { code: 'SIMULATOR_CLOSED', message: 'This process ends; ask another one.' },
  })
  expect(await post(server, 'default', '{ __typename }')).toMatchObject({ status: 200 })
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
})

test.each([
  [['--drain', 'PT2S'], '--drain says how a simulator with a store ends; add --store.\n'],
  [
    ['--store', './worlds'],
    '"./worlds" is no store; it takes file: and a folder, such as file:./worlds, or the URL of a Redis',
  ],
  [['--store', 'http://a:secret@localhost'], '"http://a:...@localhost" is no store; it takes file: and a folder'],
])('[ours] start %j is refused', async (flags, says) => {
  const { code, stderr } = await backlot(['start', ...flags])
  expect({ code, says: stderr.includes(says) }).toEqual({ code: 2, says: true })
})

test('[ours] a Redis that cannot be reached is refused in a sentence', async () => {
  expect(await backlot(['start', '--store', 'redis://me:secret@127.0.0.1:9'])).toMatchObject({
    code: 1,
    stderr: 'Redis at 127.0.0.1:9 cannot be used: connect ECONNREFUSED 127.0.0.1:9.\n',
  })
})
