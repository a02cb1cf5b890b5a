import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { visitor, web } from './refusal.ts'

test('[schema] logout answers null; the flags are those after it', async () => {
  const { graphql } = setup()
  const { status, body, headers } = await graphql('thg', 'mutation { logout }')
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: { logout: null }, extensions: { flags: [] } })
  expect(body.errors).toBeUndefined()
  expect(headers).not.toHaveProperty('set-cookie')
})

test('[assumed] the token is revoked', async () => {
  const { graphql } = setup()
  await graphql('thg', 'mutation { logout }')
  const { body } = await graphql('thg', '{ customer { email } }')
  expect(body).toMatchObject({ data: { customer: null }, extensions: { flags: [] } })
  expect((await graphql('thg', '{ customer { email } }', {}, { token: 'thg-john' })).body.data.customer).not.toBeNull()
})

test('[assumed] on the web the cookie ends too', async () => {
  const { graphql } = setup()
  const { headers } = await graphql('thg', 'mutation { logout }', {}, visitor('thg-jane'))
  expect(headers['set-cookie']).toEqual(['Opaque_myprotein_en=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'])
  const { body } = await graphql('thg', '{ customer { email } }', {}, web('thg-jane'))
  expect(body.data.customer).toBeNull()
})

test('[assumed] a guest logs out without an error', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', 'mutation { logout }', {}, { token: null })
  expect(body.data).toEqual({ logout: null })
  expect(body.errors).toBeUndefined()
})

test('[assumed] the later fields of the same document are a guest’s', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', 'mutation { logout markDiscussionMessagesAsRead }')
  expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
})
