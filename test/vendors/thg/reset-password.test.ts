import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const FORGOTTEN = `mutation Forgotten($username: String!) {
  forgottenPassword(input: { username: $username }) { success error }
}`
const RESET = `mutation Reset($token: PasswordResetToken!, $newPassword: String!, $username: String!) {
  resetPassword(input: { token: $token, newPassword: $newPassword, username: $username }) {
    error fieldErrors { fieldName validators } newCustomer token customer { email }
  }
}`
const VALIDITY = 'query Validity($token: PasswordResetToken!) { passwordResetTokenValidity(token: $token) }'
const LOGIN = `mutation Login($username: String!, $password: String!) {
  login(input: { username: $username, password: $password }) { error }
}`
const username = 'jane.doe@example.com'
const guest = { token: null }

async function asked() {
  const { graphql, world, sim } = setup()
  await graphql('thg', FORGOTTEN, { username }, guest)
  const { token } = world.thg.passwordReset('38779254')
  const reset = async (members: object = {}) =>
    (await graphql('thg', RESET, { token, newPassword: 'new password', username, ...members }, guest)).body.data
      .resetPassword
  const validity = async () => (await graphql('thg', VALIDITY, { token }, guest)).body.data.passwordResetTokenValidity
  return { graphql, world, sim, token, reset, validity }
}

test('[schema] the token of the mail sets a new password and logs in', async () => {
  const { graphql, reset } = await asked()
  expect(await reset()).toEqual({
    error: null,
    fieldErrors: null,
    newCustomer: false,
    token: expect.stringMatching(/^[\w-]{43}$/),
    customer: { email: username },
  })
  const login = async (password: string) =>
    (await graphql('thg', LOGIN, { username, password }, guest)).body.data.login.error
  expect(await login('password123')).toBe('FAILED_LOGIN')
  expect(await login('new password')).toBeNull()
})

test('[schema] a reset unlocks a locked account', async () => {
  const { graphql, world } = setup()
  const { number, email } = world.thg.addCustomer({ locked: true })
  await graphql('thg', FORGOTTEN, { username: email }, guest)
  const { token } = world.thg.passwordReset(number)
  await graphql('thg', RESET, { token, newPassword: 'new password', username: email }, guest)
  const { body } = await graphql('thg', LOGIN, { username: email, password: 'new password' }, guest)
  expect(body.data.login.error).toBeNull()
})

test('[schema] an unknown token is INVALID', async () => {
  const { graphql, reset } = await asked()
  expect(await reset({ token: 'no such token' })).toMatchObject({ error: 'INVALID_TOKEN', customer: null, token: null })
  const { body } = await graphql('thg', VALIDITY, { token: 'no such token' }, guest)
  expect(body.data.passwordResetTokenValidity).toBe('INVALID')
})

test('[schema] a used token is ALREADY_USED', async () => {
  const { reset, validity } = await asked()
  expect(await validity()).toBe('VALID')
  await reset()
  expect(await reset()).toMatchObject({ error: 'ALREADY_USED_TOKEN', customer: null })
  expect(await validity()).toBe('ALREADY_USED')
})

test('[assumed] a token is EXPIRED after 24 hours', async () => {
  const { world, reset, validity } = await asked()
  await world.clock.advanceTo(world.clock.now() + 24 * 3_600_000 - 1)
  expect(await validity()).toBe('VALID')
  await world.clock.advanceTo(world.clock.now() + 1)
  expect(await validity()).toBe('EXPIRED')
  expect(await reset()).toMatchObject({ error: 'EXPIRED_TOKEN', customer: null })
})

test('[assumed] another customer’s token is INVALID, and stays good for its own', async () => {
  const { reset } = await asked()
  expect(await reset({ username: 'john.roe@example.com' })).toMatchObject({ error: 'INVALID_TOKEN' })
  expect(await reset()).toMatchObject({ error: null })
})

test('[assumed] a short password is INVALID_PASSWORD, and the token stays good', async () => {
  const { reset, validity } = await asked()
  expect(await reset({ newPassword: '12345' })).toMatchObject({
    error: 'INVALID_PASSWORD',
    fieldErrors: [{ fieldName: 'newPassword', validators: ['MIN_LENGTH'] }],
    customer: null,
  })
  expect(await validity()).toBe('VALID')
})
