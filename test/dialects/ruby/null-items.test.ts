/** Null that a variable puts into a literal list. Source: graphql-ruby 2.1.6, `List#coerce_input` takes items that are nil. */
import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

test.each([
  ['nodes', 'query($n: ID = "x") { nodes(ids: [$n, "x"]) { id } }', [null, null]],
  ['sellersWhere', 'query($n: ID = "x") { sellersWhere(retailerIds: [$n]) { totalCount } }', { totalCount: 0 }],
  [
    'sellersWhere',
    'query($n: SellersWhereSortFieldEnum = CREATED_AT) { sellersWhere(sort: { fields: [$n] }) { totalCount } }',
    { totalCount: 27 },
  ],
  [
    'allSellers',
    'query($n: AllSellersAccountTypeEnum = RETAILER) { allSellers(accountType: [$n]) { totalCount } }',
    { totalCount: 0 },
  ],
  [
    'allSellers',
    'query($n: AllSellersSort = { field: BUSINESS_NAME }) { allSellers(first: 1, sort: [$n]) { totalCount } }',
    { totalCount: 25 },
  ],
])('[assumed] graphql-ruby 2.1.6 takes null as an item of a list literal: %s, %s', async (field, query, expected) => {
  const { graphql, bugs } = setup()
  const { body } = await graphql('marketplacer', query, { n: null })
  expect(body).toEqual({ data: { [field]: expected } })
  expect(bugs).toEqual([])
})
