import type { VendorHost } from '../contract/vendor.ts'
import { PATH } from './context.ts'

/** Every marketplace has a host of its own. */
export const hosts: readonly VendorHost[] = [
  {
    host: /\.marketplacer\.com$/,
    url: 'https://<instance>.marketplacer.com/graphql',
    toPath: path => (path === '/graphql' ? PATH : undefined),
  },
]
