import type { HttpRequest } from '../../src/request/message.ts'
import type { AnyVendor } from '../../src/vendors/contract/vendor.ts'
import { credentialHeader } from '../setup.ts'

/** Who sees another view of the schema than a vendor's first caller. */
const SELLER = 'mp-seller-78'

/** The path and the headers with which a view is seen. Of the known callers one that sees it, where none is named. */
export function addressOf(
  { name, paths }: AnyVendor,
  view: string,
  token?: string | null,
): { url: string; headers: Record<string, string> } {
  if (view === 'web') {
    const cookie = { cookie: `Opaque_myprotein_en=${token ?? 'thg-jane'}` }
    return { url: '/thg/graphql', headers: token === null ? {} : cookie }
  }
  const known = view === 'seller' ? SELLER : undefined
  return { url: paths[0]!, headers: credentialHeader(name, token === undefined ? known : token) }
}

/** A post as it comes to the simulator. */
export function requestAs(vendor: AnyVendor, view: string, body: string, token?: string | null): HttpRequest {
  const { url, headers } = addressOf(vendor, view, token)
  return { method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, body, secure: false }
}
