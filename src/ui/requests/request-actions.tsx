import type { RequestDetail } from '../page/answers.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { askedIn, credentialOf, graphiqlUrl, pathOf, toCurl } from './request-text.ts'

/** What can be done with a request: sent again by curl, opened in GraphiQL, made to fail the next time. */
export function RequestActions({ request }: { readonly request: RequestDetail }) {
  const page = usePage()
  const { vendor, operation, caller } = request
  const hasDocument = askedIn(request).query !== ''
  const copy = async (): Promise<void> => {
    const world = await page.call('GET /worlds/{id}', { params: { id: page.world }, query: { credentials: 'all' } })
    const url = page.origin + pathOf(request, page.prefix)
    const credential = credentialOf(caller, world.credentials[vendor] ?? [])
    const command = toCurl(request, url, credential)
    // A browser has a clipboard for pages of this machine and of https only.
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(command)
      page.tell('done', 'The command is in the clipboard.')
    } else window.prompt('Copy the command:', command)
  }
  return (
    <div class="row">
      <button disabled={!hasDocument} onClick={() => page.act(copy)}>
        Copy as curl
      </button>
      <button
        disabled={!hasDocument || page.isView}
        onClick={() => window.open(graphiqlUrl(request, page.prefix), '_blank', 'noopener')}
      >
        Open in GraphiQL
      </button>
      {!page.isPast && (
        <a class="button" href={hashOf('faults', [], { vendor, ...(operation !== null && { operation }) })}>
          Add a fault like this…
        </a>
      )}
    </div>
  )
}
