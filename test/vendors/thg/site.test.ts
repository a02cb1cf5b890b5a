import { expect, test } from 'vitest'
import { resolvers } from '../../../src/vendors/thg/resolvers/index.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setup } from '../../setup.ts'

// Source: THG Horizon docs, introduction, check: "OK".
test('[documented] check is OK as a query and as a mutation, for a guest too', async () => {
  const { graphql } = setup()
  expect((await graphql('thg', '{ check }', {}, { token: null })).body.data).toEqual({ check: 'OK' })
  expect((await graphql('thg', 'mutation { check }', {}, { token: null })).body.data).toEqual({ check: 'OK' })
})

test('[assumed] what the site has and where it sells', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    '{ features supportedCurrencies supportedShippingDestinations captchaConfiguration { type siteKey } }',
    {},
    { token: null },
  )
  expect(body.errors).toBeUndefined()
  expect(body.data.features).toContain('FIRST_PARTY_AUTH')
  expect(body.data.supportedCurrencies).toContain('GBP')
  expect(body.data.supportedShippingDestinations).toContain('GB')
  expect(body.data.captchaConfiguration).toEqual([{ type: 'V2_VISIBLE', siteKey: 'backlot-visible-captcha' }])
})

const names = (fields: { name: string }[]) => fields.map(({ name }) => name)

test('[schema] every root field of the schema is simulated', async () => {
  const { graphql } = setup({ vendors: VENDOR_LIST })
  const { body } = await graphql(
    'thg',
    '{ schema: __schema { queryType { fields { name } } mutationType { fields { name } } } }',
  )
  const { queryType, mutationType } = body.data.schema
  expect(names(queryType.fields).length + names(mutationType.fields).length).toBeGreaterThan(15)
  expect(names(queryType.fields).filter(name => !(name in resolvers.Query))).toEqual([])
  expect(names(mutationType.fields).filter(name => !(name in resolvers.Mutation))).toEqual([])
})
