/** What one process shows of worlds that it has not loaded. */
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../../src/server/server.ts'
import type { Simulator } from '../../../src/simulator/simulator.ts'
import { setupNodes } from './nodes.ts'

/** A process's server; answers how a path of it is asked for. */
async function serve(sim: Simulator) {
  const app = createServer(sim)
  onTestFinished(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return (path: string, accept = '*/*'): Promise<Response> => fetch(url + path, { headers: { accept } })
}

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
