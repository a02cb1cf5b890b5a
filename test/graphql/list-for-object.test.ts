/** A list where a variable's type has an input object: graphql-js takes it for one without members. */
import { expect, test } from 'vitest'
import { setup } from '../setup.ts'
import { compilerSettled } from './counting-compiler.ts'

const RANGE = 'query Q($v: SellerSlaRatingRangeInput) { sellersWhere(slaRatingRange: $v) { totalCount } }'
const SORT = 'query Q($v: [AllSellersSort!]) { allSellers(sort: $v) { totalCount } }'
const ORDERS = 'query Q($v: OrdersFilterInput) { customer { orders(filter: $v) { total } } }'
const CREATE = 'mutation Q($v: CreateDiscussionInput!) { createDiscussion(input: $v) }'
const NO_HASH = 'to be a key-value object responding to `to_h` or `to_unsafe_h`.'
const NO_MAP = "Expected type 'Map' but was 'ArrayList'. Variables for input objects must be an instance of type 'Map'."

test.each([
  ['marketplacer', RANGE, [], `Variable $v of type SellerSlaRatingRangeInput was provided invalid value`],
  [
    'marketplacer',
    SORT,
    [{ field: 'BUSINESS_NAME' }, []],
    `Variable $v of type [AllSellersSort!] was provided invalid value for 1 (Expected [] ${NO_HASH})`,
  ],
  ['thg', ORDERS, [], `Variable 'v' has an invalid value: ${NO_MAP}`],
  ['thg', CREATE, { category: 'PAYMENT', message: [] }, `Variable 'v' has an invalid value: ${NO_MAP}`],
] as const)('[assumed] %s refuses it: %s, %j', async (vendor, query, v, message) => {
  const { graphql } = setup()
  expect((await graphql(vendor, query, { v })).body.errors[0].message).toBe(message)
  const hot = setup({}, { compileMs: 0 })
  for (let time = 0; time < 3; time++) {
    await hot.graphql(vendor, query, { v: null })
    await compilerSettled()
  }
  expect((await hot.graphql(vendor, query, { v })).body.errors[0].message).toBe(message)
})
