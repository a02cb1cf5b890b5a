import { toError } from '../errors/reasons.ts'
import { kitError } from './errors.ts'
import type { LocalFetch } from './local-fetch.ts'

/**
 * Puts the simulator in place of the vendors' real hosts, for `fetch` and for `node:http`. A vendor's URL that is not
 * simulated fails; all other hosts are left alone. `find` answers who speaks for a host. Answers how to stop.
 */
export async function intercept(find: (host: string) => LocalFetch | undefined): Promise<() => void> {
  const { BatchInterceptor, FetchInterceptor, ClientRequestInterceptor } = await loadInterceptors()
  const interceptor = new BatchInterceptor({
    name: 'backlot',
    interceptors: [new FetchInterceptor(), new ClientRequestInterceptor()],
  })
  interceptor.apply()
  interceptor.on('request', async ({ request, controller }) => {
    const local = find(new URL(request.url).hostname)
    if (!local) return
    try {
      controller.respondWith(await local.fetch(request, undefined, undefined))
    } catch (error) {
      controller.errorWith(toError(error))
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
    throw kitError(
      'NO_INTERCEPTORS',
      'Interception needs the package @mswjs/interceptors: npm install --save-dev @mswjs/interceptors',
    )
  }
}
