import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const sku = (literal: string) => `{ productVariant(sku: ${literal}) { title } }`
const token = (literal: string) => `{ passwordResetTokenValidity(token: ${literal}) }`
const order = (literal: string) => `{ customer { orders(filter: { orderNumber: ${literal} }) { total } } }`

test.each([sku('10530743'), sku('"10530743"'), token('"x"'), token('5'), order('95726695'), order('"95726695"')])(
  '[assumed] literals of THG’s own scalars are texts and whole numbers: %s',
  async query => {
    const { graphql } = setup()
    const { body } = await graphql('thg', query)
    expect(body).not.toHaveProperty('errors')
  },
)

test.each([
  [
    sku('3.0'),
    "argument 'sku' with value 'FloatValue{value=3.0}' is not a valid 'SKU' - Expected a value of type 'SKU', not 3.0 @ 'productVariant'",
  ],
  [
    token('FOO'),
    "argument 'token' with value 'EnumValue{name='FOO'}' is not a valid 'PasswordResetToken' - Expected a value of type 'PasswordResetToken', not FOO @ 'passwordResetTokenValidity'",
  ],
  [
    order('true'),
    "argument 'filter.orderNumber' with value 'BooleanValue{value=true}' is not a valid 'OrderNumber' - Expected a value of type 'OrderNumber', not true @ 'customer/orders'",
  ],
])('[assumed] other literals are refused: %s', async (query, message) => {
  const { graphql } = setup()
  const { body } = await graphql('thg', query)
  expect(body.errors.map((error: Error) => error.message)).toEqual([`Validation error of type WrongType: ${message}`])
})

test.each([
  [token('$v'), 'PasswordResetToken!', 5],
  [order('$v'), 'OrderNumber', 95726695.5],
])('[assumed] a number is taken for a token or an order’s number: %s', async (query, type, v) => {
  const { graphql } = setup()
  const { body } = await graphql('thg', `query Q($v: ${type}) ${query}`, { v })
  expect(body).not.toHaveProperty('errors')
})

// Source: GraphQL specification, 7.1.2 Errors: an error of a place in the document has its locations.
test.each(['1.5', '-3', '99999999999999999999', '"x"', 'true'])(
  '[schema] the literal %s for an SKU is refused where it stands, and a number is not quoted',
  async literal => {
    const { graphql } = setup()
    const { body } = await graphql('thg', `{\n  productVariant(sku: ${literal}) { title } }`)
    const { message, locations } = body.errors.at(-1)
    expect(locations[0].line).toBe(2)
    expect(message).toContain(literal.replaceAll('"', ''))
    if (!literal.startsWith('"')) expect(message).not.toContain(`"${literal}"`)
  },
)
