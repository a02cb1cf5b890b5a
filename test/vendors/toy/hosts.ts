import type { VendorHost } from '../../../src/vendors/contract/vendor.ts'
import { PATH } from './context.ts'

/** The one host of the API. */
export const hosts: readonly VendorHost[] = [
  {
    host: /^api\.toy\.example$/,
    url: 'https://api.toy.example/graphql',
    toPath: path => (path === '/graphql' ? PATH : undefined),
  },
]
