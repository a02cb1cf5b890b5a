import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { visitor } from './refusal.ts'

const REGISTER = `mutation Register($input: RegistrationInput!) {
  register(input: $input) {
    error newCustomer token
    fieldErrors { fieldName validators requiredButNotProvided invalidOption }
    customer { fullName email phoneNumber dateOfBirth referralCount discussions { total } orders { total } marketingPreferences(type: EMAIL) }
  }
}`
const input = {
  email: 'new@example.com',
  password: 'password123',
  fullName: 'New Customer',
  phoneNumber: '+44 7700 900999',
  dateOfBirth: '1999-12-31',
  marketingConsent: 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
  marketingConsentAuditData: { messageShown: 'May we?', formIdentifier: 'register', formLocation: '/register' },
}
const guest = { token: null }
const field = (fieldName: string, more: object) => ({
  fieldName,
  validators: [],
  requiredButNotProvided: false,
  invalidOption: false,
  ...more,
})

// Source: THG Horizon docs, Account Creation, register.
test('[documented] makes a customer who is logged in and can be selected right away', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', REGISTER, { input }, guest)
  expect(body.data.register).toEqual({
    error: null,
    newCustomer: true,
    token: expect.stringMatching(/^[\w-]{43}$/),
    fieldErrors: null,
    customer: {
      fullName: 'New Customer',
      email: 'new@example.com',
      phoneNumber: '+44 7700 900999',
      dateOfBirth: '1999-12-31',
      referralCount: 0,
      discussions: { total: 0 },
      orders: { total: 0 },
      marketingPreferences: false,
    },
  })
  expect(body.extensions.flags).toEqual(['LOGGED_IN'])
  const later = await graphql('thg', '{ customer { email } }', {}, { token: body.data.register.token })
  expect(later.body.data.customer.email).toBe('new@example.com')
})

// Source: THG Horizon docs, introduction, web API, authentication cookie.
test('[documented] the web flavour gets the cookie', async () => {
  const { graphql } = setup()
  const { headers } = await graphql('thg', REGISTER.replace(' token', ''), { input }, visitor())
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^Opaque_myprotein_en=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
})

test.each(['jane.doe@example.com', 'JANE.DOE@EXAMPLE.COM'])('[schema] %s is ACCOUNT_EXISTS', async email => {
  const { graphql, world } = setup()
  const before = world.thg.state.customers.size
  const { status, body } = await graphql('thg', REGISTER, { input: { ...input, email } }, guest)
  expect(status).toBe(200)
  expect(body.data.register).toEqual({
    error: 'ACCOUNT_EXISTS',
    newCustomer: null,
    token: null,
    fieldErrors: null,
    customer: null,
  })
  expect(body.extensions.flags).toEqual([])
  expect(world.thg.state.customers.size).toBe(before)
})

test.each([
  ['an e-mail address without @', { email: 'nobody' }, field('email', { validators: ['REGEX_MATCHES'] })],
  ['no e-mail address', { email: ' ' }, field('email', { requiredButNotProvided: true })],
  ['no name', { fullName: '' }, field('fullName', { requiredButNotProvided: true })],
  ['a name of blanks', { fullName: ' \t' }, field('fullName', { requiredButNotProvided: true })],
  [
    'a consent that is none',
    { marketingConsent: 'MAYBE' },
    field('marketingConsent', { validators: ['SPECIFIED_ANSWERS_ONLY'], invalidOption: true }),
  ],
  [
    'an unknown referral code',
    { referralCode: 'NOBODY-R1' },
    field('referralCode', { validators: ['SERVER_SIDE_CHECK'] }),
  ],
])('[assumed] %s is INVALID_DATA with the field', async (_, members, error) => {
  const { graphql, world } = setup()
  const before = world.thg.state.customers.size
  const { body } = await graphql('thg', REGISTER, { input: { ...input, ...members } }, guest)
  expect(body.data.register).toMatchObject({ error: 'INVALID_DATA', fieldErrors: [error], customer: null })
  expect(world.thg.state.customers.size).toBe(before)
})

test('[assumed] all fields that are not acceptable are told at once', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', REGISTER, { input: { ...input, email: 'x', fullName: '' } }, guest)
  expect(body.data.register.fieldErrors.map((error: { fieldName: string }) => error.fieldName)).toEqual([
    'email',
    'fullName',
  ])
})

test.each([
  ['12345', false],
  ['', true],
])('[assumed] the password "%s" is INVALID_PASSWORD', async (password, requiredButNotProvided) => {
  const { graphql } = setup()
  const { body } = await graphql('thg', REGISTER, { input: { ...input, password } }, guest)
  expect(body.data.register).toMatchObject({
    error: 'INVALID_PASSWORD',
    fieldErrors: [field('password', { validators: ['MIN_LENGTH'], requiredButNotProvided })],
  })
})

test('[schema] a date of birth that is no date is refused before anything happens', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', REGISTER, { input: { ...input, dateOfBirth: '31.12.1999' } }, guest)
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('data')
  expect(body.errors[0].extensions).toEqual({ classification: 'ValidationError' })
})

test('[assumed] a referral code counts for the customer whose it is', async () => {
  const { graphql } = setup()
  const { referralCode } = (await graphql('thg', '{ customer { referralCode } }')).body.data.customer
  await graphql('thg', REGISTER, { input: { ...input, referralCode } }, guest)
  const { body } = await graphql('thg', '{ customer { referralCount } }')
  expect(body.data.customer.referralCount).toBe(3)
})

test('[assumed] a new customer and the log-in are announced', async () => {
  const { graphql, world } = setup()
  await graphql('thg', REGISTER, { input }, guest)
  expect(world.events.list()).toMatchObject([
    { type: 'thg.customer.created', before: null, after: { email: 'new@example.com' }, actor: 'guest' },
    { type: 'thg.customer.logged-in' },
  ])
})

test.each(['a@b.co', "o'neil+list@mail.example.co.uk", 'ü@ä.de'])('[assumed] %s is an e-mail address', async email => {
  const { graphql } = setup()
  const { body } = await graphql('thg', REGISTER, { input: { ...input, email } }, guest)
  expect(body.data.register).toMatchObject({ error: null, customer: { email } })
})

test.each(['a@b', 'a@.b', 'a@b.', '@b.co', 'a@', 'a.b', 'a b@c.de', 'a@b.c d', 'a@b@c.de', ' a@b.co', 'a@b.co '])(
  '[assumed] "%s" is no e-mail address',
  async email => {
    const { graphql } = setup()
    const { body } = await graphql('thg', REGISTER, { input: { ...input, email } }, guest)
    expect(body.data.register).toMatchObject({
      error: 'INVALID_DATA',
      fieldErrors: [field('email', { validators: ['REGEX_MATCHES'] })],
    })
  },
)

test('[assumed] a password of six characters is long enough, one of five is not', async () => {
  const { graphql } = setup()
  const errorOf = async (password: string) =>
    (await graphql('thg', REGISTER, { input: { ...input, password } }, guest)).body.data.register.error
  expect([await errorOf('12345'), await errorOf('123456')]).toEqual(['INVALID_PASSWORD', null])
})

test.each([
  ['I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL', true],
  ['I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL', false],
  ['KEEP_EXISTING_MARKETING_PREFERENCES', null],
])('[assumed] %s is the preference for all ways', async (marketingConsent, preference) => {
  const { graphql, world } = setup()
  await graphql('thg', REGISTER, { input: { ...input, marketingConsent } }, guest)
  const { marketing } = world.thg.state.customers.last('byEmail', input.email)!
  expect(marketing).toEqual({ EMAIL: preference, SMS: preference })
})

test.each([
  ['new o’customer', 'NEWO'],
  ['Al', 'AL'],
  ['李小龙', 'FRIEND'],
])('[assumed] %s has the next number, and a referral code of name and number', async (fullName, initials) => {
  const { graphql, world } = setup()
  const { customers } = world.thg.state
  const newest = Math.max(...Array.from(customers.all(), ({ number }) => Number(number)))
  await graphql('thg', REGISTER, { input: { ...input, fullName } }, guest)
  const { number, referralCode } = customers.last('byEmail', input.email)!
  expect(number).toBe(String(newest + 1))
  expect(referralCode).toBe(`${initials}-R${(newest + 1).toString(36).toUpperCase()}`)
})
