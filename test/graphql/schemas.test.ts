import { GraphQLSchema, validateSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
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
