import { expect, test } from 'vitest'
import { anApiKey } from '../../../src/vendors/marketplacer/factories.ts'
import { AS_CELL_PHONES, SELLER, setupMarketplacer } from './marketplacer.ts'

const PRINCIPAL = '{ apiKeyPrincipal { name emailAddress username seller { id } user { id firstName seller { id } } } }'

// Source: Marketplacer docs, API reference, apiKeyPrincipal.
test('[documented] an operator key belongs to no user of a seller', async () => {
  const { ask } = setupMarketplacer()
  expect(await ask(PRINCIPAL)).toEqual({
    apiKeyPrincipal: {
      name: 'Operator Support',
      emailAddress: 'support@bestfriendbazaar.example.com',
      username: 'support@bestfriendbazaar.example.com',
      seller: null,
      user: null,
    },
  })
})

// Source: Marketplacer docs, API reference, apiKeyPrincipal.
test('[documented] a seller key belongs to its seller', async () => {
  const { ask } = setupMarketplacer()
  const { apiKeyPrincipal } = await ask(PRINCIPAL, {}, AS_CELL_PHONES)
  expect(apiKeyPrincipal).toMatchObject({
    name: 'Jordan Blake',
    emailAddress: 'jordan@cellphones4u.example.com',
    seller: { id: SELLER.cellPhones },
    user: { firstName: 'Jordan', seller: { id: SELLER.cellPhones } },
  })
})

test('[assumed] when the user of the key is gone, only the seller is known', async () => {
  const { ask, access } = setupMarketplacer()
  const { key } = anApiKey(access, { sellerId: SELLER.acme, createdById: 1 })
  expect(await ask(PRINCIPAL, {}, { token: key })).toEqual({
    apiKeyPrincipal: { name: null, emailAddress: null, username: null, seller: { id: SELLER.acme }, user: null },
  })
})
