import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { visitor, web } from './refusal.ts'

const LOGIN = `mutation Login($username: String!, $password: String!) {
  login(input: { username: $username, password: $password }) {
    error fieldErrors { fieldName } newCustomer token customer { fullName email }
  }
}`
const WEB_LOGIN = LOGIN.replace(' token', '')
const jane = { username: 'jane.doe@example.com', password: 'password123' }
const guest = { token: null }

// Source: THG Horizon docs, Login, usernames; introduction, app API token.
test('[documented] logs in by e-mail address and password; the app gets a token that authenticates', async () => {
  const { graphql } = setup()
  const { body, headers } = await graphql('thg', LOGIN, jane, guest)
  expect(body.data.login).toEqual({
    error: null,
    fieldErrors: null,
    newCustomer: false,
    token: expect.stringMatching(/^[\w-]{43}$/),
    customer: { fullName: 'Jane Doe', email: 'jane.doe@example.com' },
  })
  expect(headers).not.toHaveProperty('set-cookie')
  const later = await graphql('thg', '{ customer { fullName } }', {}, { token: body.data.login.token })
  expect(later.body.data.customer).toEqual({ fullName: 'Jane Doe' })
})

// Source: THG Horizon docs, introduction, flags: LOGGED_IN.
test('[documented] the flags of the answer are those after the login', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', LOGIN, jane, guest)
  expect(body.extensions.flags).toEqual(['LOGGED_IN'])
})

// Source: THG Horizon docs, introduction, web API, authentication cookie.
test('[documented] the web flavour gets an HttpOnly cookie', async () => {
  const { graphql, world } = setup()
  const { body, headers } = await graphql('thg', WEB_LOGIN, jane, visitor())
  const [session] = [...world.thg.state.sessions.all()].slice(-1)
  expect(headers['set-cookie']).toEqual([`Opaque_myprotein_en=${session!.token}; Path=/; HttpOnly; SameSite=Lax`])
  expect(body.data.login.customer.fullName).toBe('Jane Doe')
  const later = await graphql('thg', '{ customer { fullName } }', {}, web(session!.token))
  expect(later.body.data.customer).toEqual({ fullName: 'Jane Doe' })
})

// Source: THG Horizon docs, introduction, web API, authentication cookie.
test('[documented] over TLS the cookie is Secure', async () => {
  const { sim } = setup()
  const { headers } = await sim.answer({
    vendor: 'thg',
    world: undefined,
    request: {
      method: 'POST',
      url: '/thg/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: WEB_LOGIN, variables: jane }),
      secure: true,
    },
  })
  expect(headers['set-cookie']?.at(-1)).toMatch(/^Opaque_myprotein_en=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
})

// Source: THG Horizon docs, Login, token of the app API.
test('[documented] the web schema has no token field', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', LOGIN, jane, web())
  expect(status).toBe(200)
  expect(body.errors).toEqual([
    {
      message:
        "Validation error of type FieldUndefined: Field 'token' in type 'AuthenticationResponse' is undefined @ 'login/token'",
      locations: [{ line: 3, column: 49 }],
      extensions: { classification: 'ValidationError' },
    },
  ])
  expect(body).not.toHaveProperty('data')
})

test.each([
  ['an unknown address', { username: 'nobody@example.com', password: 'password123' }],
  ['a wrong password', { username: 'jane.doe@example.com', password: 'Password123' }],
])('[schema] %s is FAILED_LOGIN, as data and without an error', async (_, variables) => {
  const { graphql, world } = setup()
  const before = world.thg.state.sessions.size
  const { status, body, headers } = await graphql('thg', WEB_LOGIN, variables, visitor())
  expect(status).toBe(200)
  expect(body.errors).toBeUndefined()
  expect(body.data.login).toEqual({ error: 'FAILED_LOGIN', fieldErrors: null, newCustomer: null, customer: null })
  expect(body.extensions.flags).toEqual([])
  expect(headers).not.toHaveProperty('set-cookie')
  expect(world.thg.state.sessions.size).toBe(before)
})

test('[schema] a locked account is ACCOUNT_LOCKED', async () => {
  const { graphql, world } = setup()
  world.thg.addCustomer({ email: 'locked@example.com', password: 'password123', locked: true })
  const { body } = await graphql('thg', LOGIN, { username: 'locked@example.com', password: 'password123' }, guest)
  expect(body.data.login).toMatchObject({ error: 'ACCOUNT_LOCKED', customer: null, token: null })
})

test('[assumed] a locked account is ACCOUNT_LOCKED whatever the password', async () => {
  const { graphql, world } = setup()
  world.thg.addCustomer({ email: 'locked@example.com', locked: true })
  const { body } = await graphql('thg', LOGIN, { username: 'locked@example.com', password: 'wrong' }, guest)
  expect(body.data.login.error).toBe('ACCOUNT_LOCKED')
})

test('[assumed] the address is compared without regard to case', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', LOGIN, { ...jane, username: 'Jane.DOE@example.com' }, guest)
  expect(body.data.login.error).toBeNull()
})

test('[assumed] failures do not lock an account, however many', async () => {
  const { graphql } = setup()
  for (let i = 0; i < 20; i++) await graphql('thg', LOGIN, { ...jane, password: 'wrong' }, guest)
  const { body } = await graphql('thg', LOGIN, jane, guest)
  expect(body.data.login.error).toBeNull()
})

test('[assumed] two log-ins are two tokens, both good', async () => {
  const { graphql } = setup()
  const first = (await graphql('thg', LOGIN, jane, guest)).body.data.login.token
  const second = (await graphql('thg', LOGIN, jane, guest)).body.data.login.token
  expect(second).not.toBe(first)
  for (const token of [first, second]) {
    const { body } = await graphql('thg', '{ customer { email } }', {}, { token })
    expect(body.extensions.flags).toEqual(['LOGGED_IN'])
  }
})

test('[assumed] a token lives for 24 hours; then its bearer is a guest, and no error', async () => {
  const { graphql, world } = setup()
  const { token } = (await graphql('thg', LOGIN, jane, guest)).body.data.login
  const day = world.clock.now() + 24 * 3_600_000
  await world.clock.advanceTo(day - 1)
  expect((await graphql('thg', '{ customer { email } }', {}, { token })).body.data.customer).not.toBeNull()
  await world.clock.advanceTo(day)
  const { status, body } = await graphql('thg', '{ customer { email } }', {}, { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: { customer: null }, extensions: { flags: [] } })
  expect(body.errors).toBeUndefined()
})

test('[assumed] the log-in holds for the later fields of the same document', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `
      mutation {
        login(input: { username: "jane.doe@example.com", password: "password123" }) {
          error
        }
        createDiscussion(input: { category: FEEDBACK, message: { message: "Hello" } })
      }
    `,
    {},
    guest,
  )
  expect(body.errors).toBeUndefined()
  expect(body.data.createDiscussion).toMatch(/^\d+$/)
})

test('[assumed] a log-in is announced', async () => {
  const { graphql, world } = setup()
  await graphql('thg', LOGIN, jane, guest)
  expect(world.events.list()).toMatchObject([
    { type: 'thg.customer.logged-in', after: { number: '38779254' }, actor: '38779254' },
  ])
})
