import { expect, test } from 'vitest'
import { controlForFile, refusal } from '../control/control.ts'
import { bytesOf, exchange } from '../e2e/raw-http.ts'
import { createTarget } from './target.ts'

const control = controlForFile()

test('[ours] a seller whose person does not exist is refused: its document would be', async () => {
  const { post, world } = control.world()
  const before = world.marketplacer.state.sellers.size
  const answer = await post('/_sim/marketplacer/sellers', { primaryUserId: 'nobody' })
  expect(answer).toMatchObject(refusal(404, 'USER_NOT_FOUND'))
  expect(world.marketplacer.state.sellers.size).toBe(before)
})

test('[ours] a chat whose user has an empty id is refused: its document would be', async () => {
  const { post, world } = control.world()
  const before = world.guuru.state.chats.size
  expect(await post('/_sim/guuru/chats', { user: { id: '' } })).toMatchObject(
    refusal(400, 'INVALID_INPUT', /^user\.id is ""; expected a text that is not empty\.$/),
  )
  expect(world.guuru.state.chats.size).toBe(before)
})

test('[ours] a deleted seller that is made as a record comes out of the document as it went in', async () => {
  const { call, get, post } = control.world()
  expect((await post('/_sim/marketplacer/records/deletedSellers', {})).status).toBe(201)
  const { body } = await get('/_sim/state')
  expect((await call('PUT', '/_sim/state', body)).body).toEqual(body)
})

test('[ours] a request that expects what is not done is refused in words', async () => {
  const kit = await createTarget()
  for (const path of ['/guuru/graphql', '/_sim/state', '/nothing']) {
    const { status, body } = await exchange(kit.url, bytesOf('GUURU', { path, headers: ['expect: something'] }))
    expect({ path, status, body: JSON.parse(body) }).toEqual({
      path,
      status: 417,
      body: { error: { code: 'BAD_REQUEST', message: expect.stringMatching(/^The header Expect /) } },
    })
  }
  const goesOn = bytesOf('GUURU', { headers: ['expect: 100-continue'] })
  expect((await exchange(kit.url, goesOn)).head).toMatch(/^HTTP\/1\.1 100 Continue/)
})

test('[ours] while a call moves time over years of what actors do, other requests have their turn', async () => {
  const kit = await createTarget()
  // What comes without a socket would leave the others no turn itself.
  const { socket: send } = kit
  const actor = { name: 'eager', who: 'shopper', every: '1s', what: { do: 'start' } }
  await send('PUT', '/_sim/actors', JSON.stringify({ actors: [actor] }))
  const moved = send('POST', '/_sim/clock/advance', JSON.stringify({ by: 'P36500D' }))
  while (kit.world.guuru.state.chats.size < 1000) expect((await send('GET', '/_sim/health')).status).toBe(200)
  expect((await send('PUT', '/_sim/actors', JSON.stringify({ actors: [] }))).status).toBe(200)
  expect((await moved).status).toBe(200)
})
