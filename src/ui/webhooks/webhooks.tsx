import type { Delivery } from '../../api/data.gen.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { instantOf, timeOf } from '../parts/texts.ts'
import { DeliveryDetail } from './delivery-detail.tsx'
import { useDeliveries } from './deliveries.ts'
import { Receivers } from './receivers.tsx'

/** The place Webhooks: who is told of what, and what became of each message. */
export function Webhooks() {
  const page = usePage()
  const deliveries = useDeliveries().toReversed()
  const chosen = deliveries.find(({ id }) => id === Number(page.place.value.parts[0]))
  return (
    <div class={`fill split ${chosen ? 'chosen' : ''}`}>
      <div class="column scroller page stack">
        <h1>Webhooks</h1>
        <Receivers />
        <section class="stack" aria-labelledby="deliveries">
          <h2 id="deliveries">Deliveries, the newest first</h2>
          <div class="wide" tabIndex={0}>
            <DeliveryTable deliveries={deliveries} chosen={chosen} />
          </div>
          {deliveries.length === 0 && (
            <p class="empty">Nothing was sent. Name a receiver above, and let something happen.</p>
          )}
        </section>
      </div>
      {chosen && <DeliveryDetail delivery={chosen} />}
    </div>
  )
}

function DeliveryTable(props: { readonly deliveries: readonly Delivery[]; readonly chosen: Delivery | undefined }) {
  const page = usePage()
  return (
    <table aria-label="Deliveries">
      <thead>
        <tr>
          {['#', 'Time', 'Event', 'About', 'Status', 'Attempts'].map(title => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {props.deliveries.map(({ id, createdAt, event, subject, status, attempts }) => (
          <tr key={id} aria-current={id === props.chosen?.id ? 'true' : undefined}>
            <td>
              <a data-row href={hashOf('webhooks', [id])}>
                {id}
              </a>
            </td>
            <td class="code" title={instantOf(createdAt)}>
              {timeOf(createdAt)}
            </td>
            <td class="code">{event}</td>
            <td class="code">{subject}</td>
            <td class={status === 'delivered' ? 'good' : status === 'pending' ? '' : 'bad'}>{status}</td>
            <td class="code">{attemptsIn(attempts)}</td>
            <td>
              <button
                disabled={page.isPast}
                onClick={() => page.perform('POST /webhooks/deliveries/{id}/redeliver', { params: { id } })}
              >
                Redeliver
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How often it was tried, and what came of the last attempt. */
function attemptsIn(attempts: Delivery['attempts']): string {
  const last = attempts.at(-1)
  if (!last) return 'none yet'
  return `${last.status ?? 'no answer'}${attempts.length > 1 ? ` (${attempts.length})` : ''}`
}
