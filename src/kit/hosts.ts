import type { Hosts } from '../api/vendors.ts'
import { kitError } from './errors.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { isLoopback } from '../request/origin.ts'

const PLAIN_PATH = /^(?:\/[\w-]+)+$/

/** Which URLs mean the simulator: those of the vendors' real hosts, of the client's own ones, and bare paths. */
export class SimulatedHosts {
  readonly #vendors: readonly AnyVendor[]
  readonly #hosts: Hosts
  /** The URL that addresses of backlot's own begin with. */
  readonly #public: URL | undefined
  /** Paths that the simulator itself serves, with or without a world in front. */
  readonly #paths: RegExp

  constructor(vendors: readonly AnyVendor[], hosts: Hosts, publicUrl?: string) {
    this.#public = publicUrl === undefined ? undefined : new URL(publicUrl)
    this.#vendors = vendors
    this.#hosts = hosts
    this.#paths = new RegExp(`^(/w/[^/]*)?/(?:(${vendors.map(({ name }) => name).join('|')}|_sim|pictures)(/|$)|$)`)
  }

  /** Whether this host is a vendor's, so that no request may reach the real one. */
  has(host: string): boolean {
    const isPublic = host === this.#public?.hostname && !isLoopback(host)
    return host in this.#hosts || isPublic || this.#real(host) !== undefined
  }

  /**
   * The simulator's path and query for a URL: one of a vendor's real host, of a host of the client's own, or a bare path
   * that the simulator serves. Refuses all others with `UNHANDLED_URL`: a test must not reach the real API by accident.
   */
  toPath(url: string): string {
    const path = this.#pathOf(url)
    if (path !== undefined) return path
    const known = this.#vendors.flatMap(({ hosts }) => hosts.map(host => host.url))
    throw kitError(
      'UNHANDLED_URL',
      `backlot does not simulate ${url}. It knows ${known.join(', ')}, paths such as ${this.#vendors.at(-1)?.paths[0]}, ` +
        'and the hosts of the option `hosts`.',
    )
  }

  #pathOf(url: string): string | undefined {
    // Most calls go to a bare path that no parsing changes, and parsing would take as long as the rest.
    if (PLAIN_PATH.test(url)) return this.#isServed(url) ? url : undefined
    const base = url.startsWith('/') ? 'http://localhost' : undefined
    if (!URL.canParse(url, base)) return undefined
    const { hostname, host, pathname, search } = new URL(url, base)
    const path = this.#publicPath(host, pathname) ?? this.#pathAt(hostname, pathname)
    return path === undefined ? undefined : path + search
  }

  /** The path below the public URL. */
  #publicPath(host: string, path: string): string | undefined {
    const { host: own, pathname = '' } = this.#public ?? {}
    const base = pathname.replace(/\/$/, '')
    if (own !== host || !path.startsWith(`${base}/`)) return undefined
    const below = path.slice(base.length)
    return this.#isServed(below) ? below : undefined
  }

  #pathAt(host: string, path: string): string | undefined {
    const own = this.#hosts[host]
    if (own !== undefined && path.endsWith('/graphql'))
      return this.#vendors.find(({ name }) => name === own)?.paths.at(-1) // the path without a site, where there are two
    if ((own !== undefined || isLoopback(host)) && this.#isServed(path)) return path
    return own === undefined ? this.#real(host)?.toPath(path) : undefined
  }

  #real(host: string) {
    return this.#vendors.flatMap(({ hosts }) => hosts).find(real => real.host.test(host))
  }

  /** Some paths, such as an upload's, are the same here as on the real host. */
  #isServed(path: string): boolean {
    return this.#paths.test(path) || this.#vendors.some(({ hosts }) => hosts.some(host => host.toPath(path) === path))
  }
}
