import type { VendorHost } from '../contract/vendor.ts'
import { PATH } from './context.ts'

/** The one host of the Admin API. */
export const hosts: readonly VendorHost[] = [
  {
    host: /^api\.guuru\.com$/,
    url: 'https://api.guuru.com/graphql',
    toPath: path => (path === '/graphql' ? PATH : undefined),
  },
]
