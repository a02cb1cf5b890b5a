import { GraphQLSchema, validateSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createSchema, sharedSchema } from '../../src/graphql/schema.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const VIEWS = VENDOR_LIST.flatMap(vendor =>
  Object.keys(vendor.views).map(view => ({ vendor, view, name: vendor.name })),
)

test.each(VIEWS)(
  '[ours] the $view view of $name is a valid schema, which no start checks again',
  ({ vendor, view }) => {
    const schema = createSchema(vendor, view)
    expect(validateSchema(new GraphQLSchema({ ...schema.toConfig(), assumeValid: false }))).toEqual([])
  },
)

test.each(VIEWS)('[ours] the $view view of $name is made once, and once more for a vendor that is another', entry => {
  const { vendor, view } = entry
  const schema = sharedSchema(vendor, view)
  expect(sharedSchema(vendor, view)).toBe(schema)
  expect(sharedSchema({ ...vendor }, view)).not.toBe(schema)
})
