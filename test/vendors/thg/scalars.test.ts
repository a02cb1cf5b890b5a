import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

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
