import { toError } from '../errors/reasons.ts'
import { kitError } from './errors.ts'
import type { LocalFetch } from './local-fetch.ts'

/**
 * Puts the simulator in place of the vendors' real hosts, for `fetch` and for `node:http`. A vendor's URL that is not
 * simulated fails; all other hosts are left alone. Answers how to stop.
 */
export async function intercept(local: LocalFetch): Promise<() => void> {
  const { BatchInterceptor, FetchInterceptor, ClientRequestInterceptor } = await loadInterceptors()
  const interceptor = new BatchInterceptor({
    name: 'backlot',
    interceptors: [new FetchInterceptor(), new ClientRequestInterceptor()],
  })
  interceptor.apply()
  interceptor.on('request', async ({ request, controller }) => {
    if (!local.hosts.has(new URL(request.url).hostname)) return
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
    // One after the other, for jest's ES modules. Bundlers allow that a package is missing when its import is caught:
    // webpack by `try`, esbuild by `catch()`.
    const { BatchInterceptor } = await import('@mswjs/interceptors').catch(rethrow)
    const { FetchInterceptor } = await import('@mswjs/interceptors/fetch').catch(rethrow)
    const { ClientRequestInterceptor } = await import('@mswjs/interceptors/ClientRequest').catch(rethrow)
    return { BatchInterceptor, FetchInterceptor, ClientRequestInterceptor }
  } catch {
    throw kitError(
      'NO_INTERCEPTORS',
      'Interception needs the package @mswjs/interceptors: npm install --save-dev @mswjs/interceptors',
    )
  }
}

function rethrow(error: unknown): never {
  throw error
}
