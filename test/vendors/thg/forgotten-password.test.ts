import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const FORGOTTEN = `mutation Forgotten($username: String!) {
  forgottenPassword(input: { username: $username }) { success error }
}`

test('[schema] a known address succeeds, and the mail’s token can be had', async () => {
  const { graphql, world } = setup()
  const { body } = await graphql('thg', FORGOTTEN, { username: 'jane.doe@example.com' }, { token: null })
  expect(body.data.forgottenPassword).toEqual({ success: true, error: null })
  expect(world.thg.passwordReset('38779254')).toEqual({
    token: expect.stringMatching(/^[\w-]{43}$/),
    customer: '38779254',
    createdAt: world.clock.now(),
    expiresAt: world.clock.now() + 24 * 3_600_000,
    usedAt: null,
  })
  expect(world.events.list()).toMatchObject([
    { type: 'thg.customer.password-reset-requested', after: { number: '38779254' }, actor: 'guest' },
  ])
})

test('[schema] an unknown address is USER_NOT_FOUND', async () => {
  const { graphql, world } = setup()
  const { status, body } = await graphql('thg', FORGOTTEN, { username: 'nobody@example.com' }, { token: null })
  expect(status).toBe(200)
  expect(body.data.forgottenPassword).toEqual({ success: false, error: 'USER_NOT_FOUND' })
  expect(world.thg.state.passwordResets.size).toBe(0)
})
