import type { VendorHost } from '../contract/vendor.ts'
import { toWebPath, UPLOAD_FOLDER } from './context.ts'
import { SITE } from './rules.ts'

/** Outside `default`, the upload URL that a world hands out names it. */
const UPLOAD = new RegExp(`^(/w/[^/]+)?${UPLOAD_FOLDER}/`)

/** The hosts of the app's flavour, of the web's, and of the site that takes uploads. */
export const hosts: readonly VendorHost[] = [
  {
    host: /^api\.thehut\.net$/,
    url: 'https://api.thehut.net/<site>/<subsite>/graphql',
    toPath: path => (/^\/[^/]+\/[^/]+\/graphql$/.test(path) ? `/thg${path}` : undefined),
  },
  {
    host: /^horizon-api\./,
    url: 'https://horizon-api.<site host>/graphql',
    toPath: path => toWebPath(`/thg${path}`),
  },
  {
    host: /^www\.myprotein\.com$/,
    url: `${SITE.host}${UPLOAD_FOLDER}/...`,
    toPath: path => (UPLOAD.test(path) ? path : undefined),
  },
]
