import { expect, test } from 'vitest'
import { aSeller } from '../../../src/vendors/marketplacer/factories.ts'
import { setupMarketplacer } from './marketplacer.ts'

/** How many of two sellers, changed at 10:00:00 and 10:00:00.5 UTC on the first of May, were changed since. */
async function countSince(since: string, literal = false): Promise<number> {
  const { ask, access } = setupMarketplacer()
  aSeller(access, { updatedAt: Date.parse('2026-05-01T10:00:00Z') })
  aSeller(access, { updatedAt: Date.parse('2026-05-01T10:00:00.500Z') })
  const data = literal
    ? await ask(`{ allSellers(updatedSince: "${since}") { totalCount } }`)
    : await ask('query ($since: ISO8601DateTime) { allSellers(updatedSince: $since) { totalCount } }', { since })
  return data.allSellers.totalCount
}

// Source: Marketplacer docs, API reference, allSellers, updatedSince; graphql-ruby, ISO8601DateTime.
test.each([
  ['2026-05-01T10:00:00Z', 2],
  ['2026-05-01T10:00:01Z', 0],
  ['2026-05-01T10:00:00.1Z', 1],
  ['2026-05-01T20:00:00+10:00', 2],
  ['2026-05-01T04:30:01-05:30', 0],
  ['2026-05-01T20:00:00+1000', 2],
  ['2026-05-01T10:00:00', 2],
  ['2026-05-01', 2],
  ['2026-05-02', 0],
  ['20260501', 2],
  ['2026-05', 2],
  ['2026-05-01T00:00', 2],
  ['2026-04-31T24:00:00Z', 0],
])('[documented] %s is understood as input', async (since, count) => {
  expect(await countSince(since)).toBe(count)
  expect(await countSince(since, true)).toBe(count)
})

// Source: graphql-ruby docs, ISO8601DateTime, time precision.
test('[documented] times come out in whole seconds with an offset', async () => {
  const { ask, access } = setupMarketplacer()
  const { id } = aSeller(access, { updatedAt: Date.parse('2026-05-01T10:00:00.999Z') })
  const { node } = await ask('query ($id: ID!) { node(id: $id) { ... on Seller { updatedAt } } }', { id })
  expect(node.updatedAt).toBe('2026-05-01T10:00:00Z')
})

test.each(['yesterday', '2026-13-01', '2026-02-30', '26-01-01', ' 2026-01-01', '2026-05-01T25:00:00Z', '2026'])(
  '[assumed] %j is refused as a variable and as a literal',
  async since => {
    const { refused } = setupMarketplacer()
    const variable = await refused(
      'query ($since: ISO8601DateTime) { allSellers(updatedSince: $since) { totalCount } }',
      { since },
    )
    expect(variable).toMatchObject({
      status: 200,
      body: { errors: [{ message: 'Variable $since of type ISO8601DateTime was provided invalid value' }] },
    })
    const literal = await refused(`{ allSellers(updatedSince: "${since}") { totalCount } }`)
    expect(literal).toMatchObject({
      status: 200,
      body: {
        errors: [
          {
            message: `Argument 'updatedSince' on Field 'allSellers' has an invalid value ("${since}"). Expected type 'ISO8601DateTime'.`,
          },
        ],
      },
    })
  },
)
