import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

test.each(['10530943', '"10530943"'])('[schema] sku: %s', async sku => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `{ productVariant(sku: ${sku}) { sku title inStock availabilityMessage product { sku title url } } }`,
    {},
    { token: null },
  )
  expect(body.data.productVariant).toEqual({
    sku: 10530943,
    title: 'Impact Whey Protein 2.5kg - Strawberry Cream',
    inStock: true,
    availabilityMessage: 'In stock',
    product: {
      sku: 10530943,
      title: 'Impact Whey Protein 2.5kg - Strawberry Cream',
      url: '/sports-nutrition/impact-whey-protein-2-5kg-strawberry-cream/10530943.html',
    },
  })
})

test('[schema] an unknown one is null without an error', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ productVariant(sku: 1) { sku } }')
  expect(body.data).toEqual({ productVariant: null })
  expect(body.errors).toBeUndefined()
})

test.each(['"x"', '1.5', 'true'])('[schema] %s is no SKU', async sku => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', `{ productVariant(sku: ${sku}) { sku } }`)
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('data')
  expect(body.errors[0].extensions).toEqual({ classification: 'ValidationError' })
})
