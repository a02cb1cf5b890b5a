import type { SimEvent } from '../../api/events.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { Difference } from '../parts/difference.tsx'
import { instantOf, vendorOf } from '../parts/texts.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { conversationOf } from './conversation-of.ts'

/** What one event changed, what caused it, and where it belongs. */
export function EventDetail({ event }: { readonly event: SimEvent }) {
  const page = usePage()
  const { id, type, at, actor, requestId, before, after } = event
  const conversation = conversationOf(event)
  return (
    <section class="detail stack" aria-label="Event">
      <div class="row">
        <h1>Event {id}</h1>
        <VendorTag name={vendorOf(type)} />
        <a class="close" href={hashOf('events')}>
          Close
        </a>
      </div>
      <p class="code">{type}</p>
      <p class="muted">
        {instantOf(at)} by {actor}
      </p>
      <ul class="row">
        {requestId !== null && (
          <li>
            <a class="button" href={hashOf('requests', [requestId])}>
              Request #{requestId}
            </a>
          </li>
        )}
        {conversation && (
          <li>
            <a class="button" href={hashOf('conversations', [vendorOf(type), conversation])}>
              Conversation
            </a>
          </li>
        )}
        <li>
          <button onClick={() => page.goTo(id)} disabled={id >= page.newest.value}>
            Look at the world then
          </button>
        </li>
      </ul>
      <h3>{before === null ? 'New' : after === null ? 'Removed' : 'Changed'}</h3>
      <Difference before={before} after={after} />
    </section>
  )
}
