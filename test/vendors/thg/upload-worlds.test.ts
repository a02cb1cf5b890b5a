import { expect, test } from 'vitest'
import { encode, file, listen, PATH, refused, token, TOKEN } from './upload.ts'
import { withAccess } from '../../setup.ts'

test('[assumed] the form token’s world is where the file is kept', async () => {
  const { post, sim, kept } = await listen()
  const form = encode([file(), token(`${TOKEN}@ci-42`)])
  const { body } = await post(form)
  expect(body.token).toMatch(/^[A-Za-z0-9+/]{118}@ci-42$/)
  expect(withAccess(sim.world('ci-42')).thg.attachment(body.token)).toMatchObject({ customer: '38779254' })
  expect(kept()).toBe(0)
})

test.each([
  ['in the path', { path: `/w/ci-42${PATH}` }],
  ['in the header', { headers: { 'x-sim-world': 'ci-42' } }],
])('[assumed] a world that is named %s wins, and another one behind the token makes it unknown', async (_, options) => {
  const { post, sim } = await listen()
  const size = () => withAccess(sim.world('ci-42')).thg.state.attachments.size
  expect((await post(encode([token(), file()]), options)).body.errorCode).toBe(0)
  expect((await post(encode([token(`${TOKEN}@ci-42`), file()]), options)).body.errorCode).toBe(0)
  expect(size()).toBe(3)
  expect(await post(encode([token(`${TOKEN}@other`), file()]), options)).toEqual(refused(1))
  expect(size()).toBe(3)
})

test('[assumed] a token that is refused brings no world into being', async () => {
  const { post, sim } = await listen()
  expect(await post(encode([token('wrong@nobody'), file()]))).toEqual(refused(1))
  expect(sim.worlds.find('nobody')).toBeUndefined()
  expect(await post(encode([token(), file()]), { path: `/w/Not_a_World${PATH}` })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_WORLD' } },
  })
})

test('[assumed] uploads are in the journal', async () => {
  const { upload, world } = await listen()
  await upload(token(), file())
  await upload(token('wrong'), file())
  expect(world.journal.list()).toMatchObject([
    { vendor: 'thg', operation: 'upload', status: 200, errors: [], caller: '145D***0F' },
    { operation: 'upload', status: 200, errors: [{ errorCode: 1 }] },
  ])
})
