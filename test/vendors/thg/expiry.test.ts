/** Tokens that have expired. */
import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const DAY = 24 * 3_600_000
const LOGIN = `mutation ($username: String!) { login(input: { username: $username, password: "password123" }) { token } }`
const CONFIG = '{ attachmentUploaderConfig { authToken } }'
const FORGOTTEN = 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { success } }'

test('[assumed] what has expired is known for a day, and then makes way when the next one is made', async () => {
  const { graphql, world } = setup()
  const { sessions, uploadTokens, passwordResets } = world.thg.state
  const sizes = () => [sessions.size, uploadTokens.size, passwordResets.size]
  const login = () => graphql('thg', LOGIN, { username: 'john.roe@example.com' }, { token: null })
  // Those of the fixture never expire.
  const [before, known] = [sizes(), sessions.size]
  await login()
  await graphql('thg', CONFIG)
  await graphql('thg', FORGOTTEN)
  expect(sizes()).toEqual(before.map(size => size + 1))
  await world.clock.advance(2 * DAY - 1)
  await login()
  // The upload token was good for an hour only.
  expect(sizes()).toEqual([known + 2, before[1], before[2]! + 1])
  await world.clock.advance(1)
  await login()
  expect(sizes()).toEqual([known + 2, before[1], before[2]])
})
