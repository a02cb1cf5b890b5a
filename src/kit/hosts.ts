import { SimError } from '../errors/sim-error.ts'
import type { VendorName } from '../vendors/contract/vendor.ts'
import { isLoopback } from '../request/origin.ts'

/** Hosts of a client's own that stand for a vendor, such as a custom Marketplacer domain. */
export type Hosts = Readonly<Record<string, VendorName>>

/** The vendors' real hosts, and where their paths lead here. */
const REAL_HOSTS: readonly { readonly host: RegExp; readonly toPath: (path: string) => string | undefined }[] = [
  { host: /^api\.guuru\.com$/, toPath: onlyGraphql('/guuru/graphql') },
  { host: /^api\.thehut\.net$/, toPath: path => (/^\/[^/]+\/[^/]+\/graphql$/.test(path) ? `/thg${path}` : undefined) },
  {
    host: /^horizon-api\./,
    toPath: path => (/^(\/[a-z]{2}-[a-z]{2})?\/graphql$/.test(path) ? '/thg/graphql' : undefined),
  },
  { host: /^www\.myprotein\.com$/, toPath: path => (UPLOAD_PATH.test(path) ? path : undefined) },
  { host: /\.marketplacer\.com$/, toPath: onlyGraphql('/marketplacer/graphql') },
]

const OWN_PATHS: Readonly<Record<VendorName, string>> = {
  thg: '/thg/graphql',
  marketplacer: '/marketplacer/graphql',
  guuru: '/guuru/graphql',
}

/** Outside `default`, the upload URL that a world hands out names it. */
const UPLOAD_PATH = /^(\/w\/[^/]+)?\/account\/documentupload\//

/** Paths that the simulator itself serves, with or without a world in front. */
const SIMULATED_PATH = /^(\/w\/[^/]+)?\/((thg|marketplacer|guuru)\/|account\/documentupload\/|_sim(\/|$)|$)/

/** Whether a request to this host is meant for a vendor, so that it must never reach the real one. */
export function isVendorHost(host: string, hosts: Hosts = {}): boolean {
  return host in hosts || REAL_HOSTS.some(real => real.host.test(host))
}

/**
 * The simulator's path and query for a URL: one of a vendor's real host, of a host of the client's own, or a bare path
 * that the simulator serves. Everything else fails loudly: a test must not reach the real thing by accident.
 */
export function toSimulatedUrl(url: string, hosts: Hosts = {}): string {
  if (url.startsWith('/')) {
    if (SIMULATED_PATH.test(url.split('?')[0] ?? '')) return url
    throw unhandled(url)
  }
  const { hostname, pathname, search } = parseUrl(url)
  const own = hosts[hostname]
  if (own !== undefined) {
    if (pathname.endsWith('/graphql')) return OWN_PATHS[own] + search
    if (SIMULATED_PATH.test(pathname)) return pathname + search
    throw unhandled(url)
  }
  if (isLoopback(hostname) && SIMULATED_PATH.test(pathname)) return pathname + search
  const path = REAL_HOSTS.find(({ host }) => host.test(hostname))?.toPath(pathname)
  if (path === undefined) throw unhandled(url)
  return path + search
}

function onlyGraphql(path: string) {
  return (asked: string): string | undefined => (asked === '/graphql' ? path : undefined)
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url)
  throw unhandled(url)
}

function unhandled(url: string): SimError {
  return new SimError(
    'UNHANDLED_URL',
    `backlot does not simulate ${url}. It knows https://api.guuru.com/graphql, https://api.thehut.net/<site>/<subsite>/graphql, ` +
      'https://horizon-api.<site host>/graphql, https://www.myprotein.com/account/documentupload/..., ' +
      'https://<instance>.marketplacer.com/graphql, paths such as /guuru/graphql, and the hosts of the option `hosts`.',
  )
}
