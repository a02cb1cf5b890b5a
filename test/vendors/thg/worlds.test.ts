import { expect, test } from 'vitest'
import { setup, withAccess } from '../../setup.ts'
import { visitor } from './refusal.ts'

const there = { token: 'thg-jane@ci-42' }
const LOGIN = `mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }`

test('[assumed] a token that is handed out in another world leads back to it', async () => {
  const { graphql } = setup()
  const { token } = (await graphql('thg', LOGIN, {}, there)).body.data.login
  expect(token).toMatch(/^[\w-]{43}@ci-42$/)
  const create = 'mutation { createDiscussion(input: { category: FEEDBACK, message: { message: "Hi" } }) }'
  const { body } = await graphql('thg', create, {}, { token })
  const find = `{ customer { discussions(filter: { id: "${body.data.createDiscussion}" }) { total } } }`
  expect((await graphql('thg', find, {}, { token })).body.data.customer.discussions.total).toBe(1)
  expect((await graphql('thg', find)).body.data.customer.discussions.total).toBe(0)
})

test('[assumed] so does the cookie', async () => {
  const { graphql } = setup()
  const { headers } = await graphql('thg', LOGIN.replace('{ token }', '{ error }'), {}, visitor('thg-jane@ci-42'))
  const [cookie] = headers['set-cookie'] as string[]
  expect(cookie).toMatch(/^Opaque_myprotein_en=[\w-]{43}@ci-42; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('[assumed] the upload’s path and token lead there too', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ attachmentUploaderConfig { uploadUrl authToken } }', {}, there)
  expect(body.data.attachmentUploaderConfig).toEqual({
    uploadUrl: '/w/ci-42/account/documentupload/uploader/upload/38779254',
    authToken: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}@ci-42$/),
  })
})

test('[assumed] an attachment’s token may or may not name its own world, but no other', async () => {
  const { graphql, sim } = setup()
  const token = [...withAccess(sim.world('ci-42')).thg.state.attachments.all()][0]!.token
  const reply = async (attachmentToken: string) =>
    (
      await graphql(
        'thg',
        'mutation Reply($t: String) { replyToDiscussion(discussionId: "13183370", input: { message: "Hi", attachmentToken: $t }) }',
        { t: attachmentToken },
        there,
      )
    ).body.errors?.[0].extensions.code
  expect(await reply(token)).toBeUndefined()
  expect(await reply(`${token}@ci-42`)).toBeUndefined()
  expect(await reply(`${token}@ci-43`)).toBe('ATTACHMENT_NOT_FOUND')
})

test('[assumed] worlds of one seed mint the same', async () => {
  const { graphql } = setup()
  const mint = async (token: string) =>
    (await graphql('thg', '{ attachmentUploaderConfig { authToken } }', {}, { token })).body.data
      .attachmentUploaderConfig.authToken
  const here = await mint('thg-jane')
  expect(await mint('thg-jane@a')).toBe(`${here}@a`)
  expect(await mint('thg-jane@b')).toBe(`${here}@b`)
})
