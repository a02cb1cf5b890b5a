import { controlError } from '../control/errors.ts'
import type { SimError } from '../errors/sim-error.ts'
import { hostNameOf, isLoopback } from '../request/origin.ts'
import { readTarget } from '../request/world-name.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** How much of a host's name a refusal repeats, characters. */
const MAX_QUOTE = 100

/**
 * Which names a loopback listener answers to: those of loopback, those that were allowed, and the vendors' own hosts for a
 * POST to their vendor's paths. A web page whose name was made to lead to this machine (DNS rebinding) sends that name.
 */
export class HostCheck {
  readonly #vendors: readonly AnyVendor[]
  readonly #allowed: ReadonlySet<string>
  /** The latest value that is taken for all requests: clients repeat it. */
  #latest: string | undefined

  constructor(vendors: readonly AnyVendor[], allowed: readonly string[] = []) {
    this.#vendors = vendors
    this.#allowed = new Set(allowed.map(host => hostNameOf(host) ?? host))
  }

  /** Why a request with this `Host` is refused; undefined where it is taken, as one without a host is (HTTP/1.0). */
  refusal(host: string | undefined, method: string, url: string): SimError | undefined {
    if (host === undefined || host === this.#latest) return undefined
    const name = hostNameOf(host) ?? ''
    if (isLoopback(name) || this.#allowed.has(name)) {
      this.#latest = host
      return undefined
    }
    if (method === 'POST' && this.#isVendors(name, readTarget(url).path)) return undefined
    const shown = JSON.stringify(host.slice(0, MAX_QUOTE))
    const message = `The simulator listens on loopback only, and ${shown} is not a name of it; allow the name with --allowed-host.`
    return controlError('HOST_NOT_ALLOWED', message)
  }

  #isVendors(name: string, path: string): boolean {
    return this.#vendors.some(
      ({ hosts, paths, upload }) =>
        hosts.some(({ host }) => host.test(name)) &&
        (paths.includes(path) || (upload !== undefined && path.startsWith(`${upload.path}/`))),
    )
  }
}
