import { expect, test } from 'vitest'
import { anApiKey } from '../../../src/vendors/marketplacer/factories.ts'
import type { MarketplacerState } from '../../../src/vendors/marketplacer/state.ts'
import { tablesOf } from '../../setup.ts'
import { SELLER, setupMarketplacer } from './marketplacer.ts'

const WHO = '{ apiKeyPrincipal { seller { id } } }'
const EXPIRED = { status: 401, body: { errors: [{ message: 'API Token has expired' }] } }
const OPERATOR = { apiKeyPrincipal: { seller: null } }
const ACME = { apiKeyPrincipal: { seller: { id: SELLER.acme } } }

/** Sends the question who the caller is, with these headers only. */
function setupWho() {
  const { ask, refused, access } = setupMarketplacer()
  return {
    access,
    who: (headers: Record<string, string>) => ask(WHO, undefined, { token: null, headers }),
    refused: (headers: Record<string, string>, query = WHO) => refused(query, undefined, { token: null, headers }),
  }
}

// Source: Marketplacer docs, API overview, authentication headers.
test('[documented] the key goes into its own header or into Authorization: Bearer', async () => {
  const { who } = setupWho()
  expect(await who({ 'marketplacer-api-key': 'mp-operator' })).toEqual(OPERATOR)
  expect(await who({ authorization: 'Bearer mp-operator' })).toEqual(OPERATOR)
  expect(await who({ authorization: 'bearer mp-seller-78' })).toEqual(ACME)
})

test('[assumed] of two keys the one in its own header counts', async () => {
  const { who, refused } = setupWho()
  expect(await who({ 'marketplacer-api-key': 'mp-seller-78', authorization: 'Bearer mp-operator' })).toEqual(ACME)
  const { status, body } = await refused({ 'marketplacer-api-key': 'wrong', authorization: 'Bearer mp-operator' })
  expect({ status, body }).toEqual(EXPIRED)
})

// Source: marketplacer/seller-integration-nodejs, request headers; API overview, protected sites.
test("[documented] a Basic header is for the site's gate: it is ignored beside a key, and is no key", async () => {
  const { who, refused } = setupWho()
  const authorization = `Basic ${Buffer.from('placeholder:placeholder').toString('base64')}`
  expect(await who({ 'marketplacer-api-key': 'mp-operator', authorization })).toEqual(OPERATOR)
  expect(await refused({ authorization })).toEqual(EXPIRED)
})

// Source: Marketplacer docs, API reference, allSellers, error table: API Token has expired.
test('[documented] without a key, and with one that is wrong, the answer is the same 401', async () => {
  const { refused } = setupWho()
  expect(await refused({})).toEqual(EXPIRED)
  expect(await refused({ 'marketplacer-api-key': 'mp-seller-1' })).toEqual(EXPIRED)
  expect(await refused({ authorization: 'Bearer ' })).toEqual(EXPIRED)
  expect(await refused({ 'marketplacer-api-key': 'MP-OPERATOR' })).toEqual(EXPIRED)
})

test('[assumed] the key is looked at before the document', async () => {
  const { refused } = setupWho()
  expect(await refused({}, '{ nonsense')).toEqual(EXPIRED)
  expect(await refused({}, '{ __schema { queryType { name } } }')).toEqual(EXPIRED)
})

// Source: Marketplacer docs, Chat with Sellers, Chat Relationships: separate API keys.
test('[documented] one account may have several keys', async () => {
  const { who, access } = setupWho()
  expect(await who({ 'marketplacer-api-key': anApiKey(access, { sellerId: SELLER.acme }).key })).toEqual(ACME)
  expect(await who({ 'marketplacer-api-key': anApiKey(access).key })).toEqual(OPERATOR)
})

test('[assumed] the key of a removed seller is a wrong one', async () => {
  const { refused, access } = setupWho()
  tablesOf<MarketplacerState>(access).sellers.remove(SELLER.acme)
  expect(await refused({ 'marketplacer-api-key': 'mp-seller-78' })).toEqual(EXPIRED)
})
