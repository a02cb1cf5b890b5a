/** A world of which the store has lost entries. */
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../../src/server/server.ts'
import { withAccess } from '../../setup.ts'
import { setupNode, setupNodes } from './nodes.ts'

const message = (id: string): string =>
  `The store has lost entries of the world "${id}", so that what is left would be an older one; end it with DELETE /_sim/worlds/${id}, and it begins anew.`

/** A process that has not loaded the world `own`, and one that has it without its third customer, which a third one wrote. */
async function setupLost() {
  const [writer, reader] = await setupNodes(2)
  const own = () => withAccess(writer!.sim.world('own'))
  const add = (fullName: string) => writer!.persistence.serve(() => void own().thg.addCustomer({ fullName }))
  await add('First Lost')
  await reader!.state('own')
  await add('Second Lost')
  await add('Third Lost')
  const { contents } = writer!.store
  const { tail, ...stored } = contents.get('own')!
  contents.set('own', { ...stored, tail: tail.slice(0, 1), isIncomplete: true })
  const other = await setupNode(writer!.store)
  const serve = async ({ sim }: typeof other) => {
    const app = createServer(sim)
    onTestFinished(() => app.close())
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    return (path: string, init?: RequestInit): Promise<Response> => fetch(url + path, init)
  }
  return { fresh: await serve(other), behind: await serve(reader!) }
}

test('[ours] WORLD_LOST: it is refused on every path until it is ended, and other worlds go on', async () => {
  const { fresh } = await setupLost()
  const body = JSON.stringify({ query: '{ __typename }' })
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const answers = [
    await fresh('/w/own/thg/graphql', post),
    await fresh('/w/own/_sim/state'),
    await fresh('/w/own/_sim/state?at=1'),
    await fresh('/_sim/worlds/own/fork', { method: 'POST' }),
    await fresh('/w/own/_sim/reset', { method: 'POST' }),
  ]
  for (const answer of answers) {
    // Asking again does not help.
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, null])
    expect(await answer.json()).toEqual({ error: { code: 'WORLD_LOST', message: message('own') } })
  }
  expect((await fresh('/w/other/thg/graphql', post)).status).toBe(200)
  expect((await fresh('/_sim/worlds?credentials=all')).status).toBe(200)
})

for (const name of ['fresh', 'behind'] as const) {
  const which = { fresh: 'that has not loaded it', behind: 'that has it as it was before' }[name]
  test(`[ours] a lost world is ended by any process, and begins anew: one ${which}`, async () => {
    const { [name]: ask, fresh } = await setupLost()
    expect((await ask('/_sim/worlds/own', { method: 'DELETE' })).status).toBe(204)
    expect((await ask('/_sim/worlds/own', { method: 'DELETE' })).status).toBe(404)
    for (const one of [ask, fresh]) {
      const answer = await one('/w/own/_sim/state')
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('Lost')
    }
  })
}

test('[ours] WORLD_NOT_FOUND: a world that the store has not is not ended', async () => {
  const { fresh } = await setupLost()
  expect((await fresh('/_sim/worlds/none', { method: 'DELETE' })).status).toBe(404)
})
