/** A world of which the store has lost entries. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createServer } from '../../../src/server/server.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setup, withAccess } from '../../setup.ts'
import { MemoryStore } from './memory-store.ts'
import { setupNode, setupNodes } from './nodes.ts'

type Node = Awaited<ReturnType<typeof setupNode>>

const POST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ __typename }' }),
}
const messageOf = (id: string, remedy: string): string =>
  `The store has lost entries of the world "${id}", so that what is left would be an older one; ${remedy}, and it begins anew.`
const REFUSED = {
  error: { code: 'WORLD_LOST', message: messageOf('own', 'end it with DELETE /_sim/worlds/own') },
}

async function serve({ sim }: Node) {
  const app = createServer(sim)
  onTestFinished(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return (path: string, init?: RequestInit): Promise<Response> => fetch(url + path, init)
}

/** The store loses the newest entries of a world. */
function lose({ store: { contents } }: Node, id: string): void {
  const { tail, ...stored } = contents.get(id)!
  contents.set(id, { ...stored, tail: tail.slice(0, 1), isIncomplete: true })
}

/** Three processes: one has the world `own` as it was before the store lost entries, one as it was earlier, one not at all. */
async function setupLost() {
  const [writer, reader] = await setupNodes(2, {}, { maxEntries: 4 })
  /** The fourth one behind the first fills the log. */
  const add = async (fullName: string): Promise<void> => {
    await writer!.persistence.serve(() => void withAccess(writer!.sim.world('own')).thg.addCustomer({ fullName }))
    await writer!.persistence.commitAll()
  }
  await add('First Lost')
  await reader!.state('own')
  await add('Second Lost')
  await add('Third Lost')
  lose(writer!, 'own')
  const other = await setupNode(writer!.store)
  return {
    add,
    nodes: [writer!, reader!, other],
    whole: await serve(writer!),
    behind: await serve(reader!),
    without: await serve(other),
  }
}

test('[ours] WORLD_LOST: a world cannot be loaded of which the store has lost entries; others go on', async () => {
  const { without, behind } = await setupLost()
  for (const ask of [without, behind]) {
    const answers = [
      await ask('/w/own/thg/graphql', POST),
      await ask('/w/own/_sim/state'),
      await ask('/w/own/_sim/state?at=1'),
      await ask('/_sim/worlds/own/fork', { method: 'POST' }),
      await ask('/w/own/_sim/reset', { method: 'POST' }),
    ]
    for (const answer of answers) {
      // Asking again does not help.
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, null])
      expect(await answer.json()).toEqual(REFUSED)
    }
    expect((await ask('/w/other/thg/graphql', POST)).status).toBe(200)
  }
})

test('[ours] a process that has the world goes on with it, and once that has written it whole all do', async () => {
  const { add, without, whole } = await setupLost()
  await add('Fourth Lost')
  expect((await whole('/w/own/_sim/state')).status).toBe(200)
  expect((await without('/w/own/_sim/state')).status).toBe(503)
  await add('Fifth Lost')
  const answer = await without('/w/own/_sim/state')
  expect(answer.status).toBe(200)
  expect((await answer.text()).match(/[A-Z]\w+ Lost(?=")/g)).toHaveLength(5)
})

test('[ours] a list shows a lost world as far as it is known', async () => {
  const { without, behind } = await setupLost()
  for (const ask of [without, behind])
    for (const query of ['', '?credentials=all']) {
      const answer = await ask(`/_sim/worlds${query}`)
      const { worlds } = (await answer.json()) as { worlds: { id: string }[] }
      expect([answer.status, worlds.map(({ id }) => id)]).toEqual([200, ['default', 'own']])
    }
})

for (const name of ['without', 'behind', 'whole'] as const) {
  const which = { without: 'has not loaded it', behind: 'has an earlier one', whole: 'still has it' }[name]
  test(`[ours] any process ends a lost world, and it begins anew for all: one that ${which}`, async () => {
    const asks = await setupLost()
    const both = await Promise.all([1, 2].map(() => asks[name]('/_sim/worlds/own', { method: 'DELETE' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 404])
    for (const ask of [asks.without, asks.behind, asks.whole]) {
      const answer = await ask('/w/own/_sim/state')
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('Lost')
    }
  })
}

test('[ours] the world that begins anew is told as such, and sends webhooks with other keys', async () => {
  const { without, nodes } = await setupLost()
  await without('/_sim/worlds/own', { method: 'DELETE' })
  await without('/w/own/_sim/state')
  const { sim } = nodes.at(-1)!
  expect([sim.worlds.takeAnew(), sim.world('own').resets]).toEqual([['own'], 1])
})

test('[ours] where one process has the store, a world that is not there is not looked for', async () => {
  const given = setup()
  const store = new MemoryStore()
  const persistence = await Persistence.open({ worlds: given.sim.worlds, store, format: worldFormat(VENDOR_LIST) })
  onTestFinished(() => persistence.close())
  const load = vi.spyOn(store, 'load')
  expect(persistence.isEnded('none')).toBe(false)
  expect(load).not.toHaveBeenCalled()
})

test('[ours] WORLD_LOST: the world `default`, which never ends; a process does not start with it', async () => {
  const [one, two] = await setupNodes(2)
  for (const fullName of ['Jane Lost', 'John Lost'])
    await one!.persistence.serve(() => void withAccess(one!.sim.world('default')).thg.addCustomer({ fullName }))
  lose(one!, 'default')
  const message = messageOf('default', 'remove what is left of it in the store')
  await expect(two!.state()).rejects.toMatchObject({ code: 'WORLD_LOST', message })
  await expect(setupNode(one!.store)).rejects.toMatchObject({ code: 'WORLD_LOST', message })
  expect(await one!.state()).toContain('Jane Lost')
  one!.store.contents.delete('default')
  expect(await two!.state()).not.toContain('Jane Lost')
})
