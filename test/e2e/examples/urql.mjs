import assert from 'node:assert/strict'
import { Client, fetchExchange } from '@urql/core'
import { test } from 'backlot/node-test'

test('urql sees no data, and then an error, when Marketplacer is away', async ({ world }) => {
  const client = new Client({
    url: 'https://shop.marketplacer.com/graphql',
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: world.fetch,
    fetchOptions: { headers: { 'marketplacer-api-key': world.credential('marketplacer') } },
  })
  const ask = () => client.query('{ apiKeyPrincipal { name } }', {}).toPromise()

  assert.equal((await ask()).error, undefined)
  world.faults.add({ vendor: 'marketplacer', kind: 'http-status', status: 503, times: 1 })
  assert.equal((await ask()).error.response.status, 503)
})
