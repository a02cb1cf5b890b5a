import { expect, test } from 'vitest'
import { setup } from '../setup.ts'

const QUERY = '{ apiKeyPrincipal { name } }'

function limited() {
  const kit = setup({ limits: 'vendor' })
  const ask = async (token = 'mp-operator', address?: string) =>
    kit.graphql('marketplacer', QUERY, undefined, {
      token,
      headers: address === undefined ? {} : { 'x-forwarded-for': address },
    })
  const askTimes = async (times: number, token?: string, address?: string) => {
    let allowed = 0
    for (let i = 0; i < times; i++) if ((await ask(token, address)).status === 200) allowed++
    return allowed
  }
  return { ...kit, ask, askTimes }
}

// Source: Marketplacer docs, GraphQL API rate limits, per source IP.
test('[documented] Marketplacer: 600 requests in 10 s from one address, then 429 with Retry-After', async () => {
  const { ask, askTimes, world } = limited()
  expect(await askTimes(600)).toBe(600)
  await world.clock.advance(4000)
  const refused = await ask()
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '6'])
  expect((await ask('mp-seller-660119')).status).toBe(429)
  expect((await ask('mp-operator', '10.0.0.1')).status).toBe(200)
  await world.clock.advance(6000)
  expect((await ask()).status).toBe(200)
})

// Source: Marketplacer docs, GraphQL API rate limits, per API key.
test('[documented] Marketplacer: 750 for one key from many addresses', async () => {
  const { ask, askTimes } = limited()
  expect(await askTimes(400, 'mp-operator', '10.0.0.1')).toBe(400)
  expect(await askTimes(400, 'mp-operator', '10.0.0.2')).toBe(350)
  expect((await ask('mp-seller-660119', '10.0.0.2')).status).toBe(200)
})

// Source: Marketplacer docs, GraphQL API rate limits, per operator.
test('[documented] Marketplacer: 1,200 for all keys of the operator', async () => {
  const { ask, askTimes } = limited()
  expect(await askTimes(600, 'mp-operator', '10.0.0.1')).toBe(600)
  expect(await askTimes(500, 'mp-seller-660119', '10.0.0.2')).toBe(500)
  expect(await askTimes(200, 'mp-seller-78', '10.0.0.3')).toBe(100)
  expect((await ask('mp-seller-78', '10.0.0.4')).status).toBe(429)
})

test('[assumed] other vendors have no limits, a reset forgets the count, other worlds have their own', async () => {
  const { ask, askTimes, graphql, world } = limited()
  expect(await askTimes(601)).toBe(600)
  for (let i = 0; i < 700; i++) expect((await graphql('guuru', '{ partner { id } }')).status).toBe(200)
  expect((await ask('mp-operator@other')).status).toBe(200)
  world.reset()
  expect((await ask()).status).toBe(200)
})

test('[assumed] off by default', async () => {
  const { graphql } = setup()
  for (let i = 0; i < 700; i++) expect((await graphql('marketplacer', QUERY)).status).toBe(200)
})
