/** What one process shows of worlds that it has not loaded. */
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../../src/server/server.ts'
import type { Simulator } from '../../../src/simulator/simulator.ts'
import { withAccess } from '../../setup.ts'
import { setupNodes } from './nodes.ts'

/** A world as the control plane lists it. */
interface Listed {
  readonly id: string
  readonly seed: number
  readonly urls: Readonly<Record<string, string>>
  readonly clock: { readonly mode: string; readonly now: string }
  readonly credentials: Readonly<Record<string, readonly object[]>>
  readonly lastUsedAt: string
  readonly requests: number
}

/** A process's server; answers how a path of it is asked for. */
async function serve(sim: Simulator) {
  const app = createServer(sim)
  onTestFinished(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return (path: string, accept = '*/*'): Promise<Response> => fetch(url + path, { headers: { accept } })
}

test('[ours] a list of worlds loads none, and shows them as the process does that has them', async () => {
  const [one, two] = await setupNodes(2)
  const { sim, persistence } = one!
  await persistence.serve(() => sim.createWorld({ id: 'own', seed: 7, auth: 'open', clock: 'real@60x' }))
  await persistence.serve(() => sim.world('plain'))
  const [get, getOther] = [await serve(sim), await serve(two!.sim)]
  const look = async (ask: typeof get, query = '') => {
    const { worlds } = (await (await ask(`/_sim/worlds${query}`)).json()) as { worlds: Listed[] }
    return worlds.map(({ urls, lastUsedAt, clock: { now, mode }, requests, ...world }) => {
      expect(requests).toBe(0)
      expect(Math.abs(Date.parse(lastUsedAt) - Date.now())).toBeLessThan(60_000)
      const paths = Object.values(urls).map(url => new URL(url).pathname)
      if (mode === 'frozen') return { ...world, paths, now }
      // It is 60 times as fast as real time.
      expect(Math.abs(Date.parse(now) - sim.worlds.require(world.id).clock.now())).toBeLessThan(60 * 20_000)
      return { ...world, paths, mode }
    })
  }
  const plain = () => withAccess(sim.worlds.require('plain'))
  const loaded = () => two!.sim.worlds.list().map(({ id }) => id)
  const changes = [
    () => plain().marketplacer.seller('660119').send({ message: 'Hello.' }),
    () => plain().clock.advance('PT3H'),
    () => plain().reset({ only: ['events'] }),
    () => plain().thg.addCustomer({ fullName: 'Third Customer' }),
    () => plain().marketplacer.revoke('mp-operator'),
    () => plain().thg.addCustomer({ fullName: 'Fourth Customer' }),
    () => sim.load(sim.worlds.require('plain'), sim.worlds.require('own').document()),
  ]
  for (const change of [() => undefined, ...changes]) {
    await persistence.serve(async () => void (await change()))
    expect(await look(getOther)).toEqual(await look(get))
    expect(loaded()).toEqual(['default'])
  }
  await persistence.serve(() => void plain().thg.addCustomer({ fullName: 'Third Customer' }))
  await persistence.serve(() => void plain().thg.addCustomer({ fullName: 'Fourth Customer' }))
  const listed = await look(getOther)
  expect(listed.map(({ id, seed, credentials }) => [id, seed, credentials['thg']!.length])).toEqual([
    ['default', 1, 2],
    ['own', 7, 2],
    ['plain', 7, 3],
  ])
  // There are more credentials than are kept for lists.
  expect(await look(getOther, '?credentials=all')).toEqual(await look(get, '?credentials=all'))
  expect(loaded()).toEqual(['default', 'plain'])
  // A world that is here is shown as others have changed it, or have ended it.
  await persistence.serve(async () => void (await plain().clock.advance('PT1H')))
  expect(await look(getOther)).toEqual(await look(get))
  await persistence.serve(() => sim.worlds.end('plain'))
  expect((await look(getOther)).map(({ id }) => id)).toEqual(['default', 'own'])
})

test('[ours] GraphiQL and the text page show the credentials of a world that another process has', async () => {
  const [one, two] = await setupNodes(2)
  const partner = { id: 'guuru-qa', isAvailable: true, serviceAccountIsMember: true, tokens: ['own-token'] }
  const changes = { vendors: { guuru: { partners: [partner] } } }
  await one!.persistence.serve(() => one!.sim.world('own'))
  await one!.persistence.serve(() => one!.sim.merge(one!.sim.worlds.require('own'), changes))
  const get = await serve(two!.sim)
  const [text, graphiql] = [await get('/w/own/'), await get('/w/own/guuru/graphql', 'text/html')]
  expect(await text.text()).toContain('Authorization: Bearer own-token@own')
  expect(await graphiql.text()).toContain('Bearer own-token@own')
  // Looking at them makes no world.
  expect((await get('/w/none/')).status).toBe(200)
  expect((await get('/w/none/guuru/graphql', 'text/html')).status).toBe(200)
  expect(await one!.store.list()).toEqual(['default', 'own'])
  two!.store.fault = new Error('away')
  for (const answer of [await get('/w/own/'), await get('/w/own/guuru/graphql', 'text/html')]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } })
  }
})

test('[ours] a world without a name takes the next free one of all processes, and loads none', async () => {
  const [one, two] = await setupNodes(2)
  const made = async ({ sim, persistence }: NonNullable<typeof one>): Promise<string> =>
    (await persistence.serve(() => sim.createWorld())).id
  const names: string[] = []
  for (const node of [one!, one!, two!, two!, one!]) names.push(await made(node))
  expect(names).toEqual(['world-1', 'world-2', 'world-3', 'world-4', 'world-5'])
  expect(one!.sim.worlds.list().map(({ id }) => id)).toEqual(['default', 'world-1', 'world-2', 'world-5'])
  expect(two!.sim.worlds.list().map(({ id }) => id)).toEqual(['default', 'world-3', 'world-4'])
  // All at once: each name is given once.
  const both = await Promise.all([one!, two!, one!, two!].map(made))
  expect(new Set(both).size).toBe(4)
})
