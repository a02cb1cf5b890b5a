import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { web } from './refusal.ts'

test('[schema] the customer with every field of their own', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `
      {
        customer {
          fullName
          email
          phoneNumber
          dateOfBirth
          referralCode
          referralCount
          referralLink
          wantsEmail: marketingPreferences(type: EMAIL)
          wantsSms: marketingPreferences(type: SMS)
        }
      }
    `,
  )
  expect(body.data.customer).toEqual({
    fullName: 'Jane Doe',
    email: 'jane.doe@example.com',
    phoneNumber: '+44 7700 900123',
    dateOfBirth: '1990-04-12',
    referralCode: 'JANE-R1T',
    referralCount: 2,
    referralLink: 'https://www.myprotein.com/referrals.list?applyCode=JANE-R1T',
    wantsEmail: true,
    wantsSms: false,
  })
})

// Source: THG Horizon docs, introduction, flags: LOGGED_IN; schema, description of Query.customer.
test('[documented] a guest’s customer is null without an error, and the flags are empty', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', '{ customer { email } }', {}, { token: null })
  expect(status).toBe(200)
  expect(body.data).toEqual({ customer: null })
  expect(body.errors).toBeUndefined()
  expect(body.extensions.flags).toEqual([])
})

test('[assumed] an unknown token makes a guest, and no 401', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', '{ customer { email } }', {}, { token: 'no such token' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: { customer: null }, extensions: { flags: [] } })
})

// Source: THG Horizon docs, introduction, web API and app API, authentication.
test('[documented] the web flavour knows customers by cookie only', async () => {
  const { graphql } = setup()
  const ask = async (options: Parameters<typeof graphql>[3]) =>
    (await graphql('thg', '{ customer { email } }', {}, options)).body.data.customer
  expect(await ask(web('thg-jane'))).toEqual({ email: 'jane.doe@example.com' })
  expect(await ask({ token: 'thg-jane', path: '/thg/graphql' })).toBeNull()
  expect(await ask({ ...web('thg-jane'), path: '/thg/myprotein/en/graphql' })).toBeNull()
})

// Source: THG Horizon docs, introduction, app API, Authorization header.
test('[documented] only the scheme Opaque authenticates, whatever its case', async () => {
  const { graphql } = setup()
  const ask = async (authorization: string) =>
    (await graphql('thg', '{ customer { email } }', {}, { token: null, headers: { authorization } })).body.data.customer
  expect(await ask('opaque thg-jane')).not.toBeNull()
  expect(await ask('Bearer thg-jane')).toBeNull()
})

test('[schema] social links, all or by status', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `
      {
        customer {
          all: socialLinks {
            socialLinkId
            username
            status
            socialLoginProvider {
              code
              name
              loginUrl
              colour
              iconUrl
            }
          }
          pending: socialLinks(status: PENDING) {
            socialLoginProvider {
              code
            }
          }
        }
      }
    `,
  )
  expect(body.data.customer).toMatchObject({
    all: [
      {
        socialLinkId: '11205BD1-0977-4EBA-B6C8-A296FF3DF35E',
        username: 'jane.doe@example.com',
        status: 'LINKED',
        socialLoginProvider: { code: 'google', name: 'Google' },
      },
      { status: 'PENDING' },
    ],
    pending: [{ socialLoginProvider: { code: 'facebook' } }],
  })
})
