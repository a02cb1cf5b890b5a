import { SimError } from '../errors/sim-error.ts'
import type { LocalFetch } from './fetch.ts'
import { type Hosts, isVendorHost } from './hosts.ts'

/**
 * Puts the simulator in place of the vendors' real hosts, for `fetch` and for `node:http`. A vendor's URL that is not
 * simulated fails; all other hosts are left alone. Answers how to stop.
 */
export async function intercept(local: LocalFetch, hosts: Hosts): Promise<() => void> {
  const { BatchInterceptor, FetchInterceptor, ClientRequestInterceptor } = await loadInterceptors()
  const interceptor = new BatchInterceptor({
    name: 'backlot',
    interceptors: [new FetchInterceptor(), new ClientRequestInterceptor()],
  })
  interceptor.apply()
  interceptor.on('request', async ({ request, controller }) => {
    if (!isVendorHost(new URL(request.url).hostname, hosts)) return
    try {
      controller.respondWith(await local.fetch(request, undefined, undefined))
    } catch (error) {
      controller.errorWith(error instanceof Error ? error : new Error(String(error)))
    }
  })
  return () => interceptor.dispose()
}

async function loadInterceptors() {
  try {
    const [{ BatchInterceptor }, { FetchInterceptor }, { ClientRequestInterceptor }] = await Promise.all([
      import('@mswjs/interceptors'),
      import('@mswjs/interceptors/fetch'),
      import('@mswjs/interceptors/ClientRequest'),
    ])
    return { BatchInterceptor, FetchInterceptor, ClientRequestInterceptor }
  } catch {
    throw new SimError(
      'NO_INTERCEPTORS',
      'Interception needs the package @mswjs/interceptors: npm install --save-dev @mswjs/interceptors',
    )
  }
}
