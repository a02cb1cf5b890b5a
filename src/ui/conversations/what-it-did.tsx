import type { Delivery } from '../../api/data.gen.ts'
import type { SimEvent } from '../../api/events.ts'
import { hashOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { timeOf, untilWords } from '../parts/texts.ts'
import { Document } from '../requests/document.tsx'
import { RequestActions } from '../requests/request-actions.tsx'
import { askedIn } from '../requests/request-text.ts'
import { chainOf, deliveriesOf, idIn, isMessage } from './about.ts'
import type { Sent } from './sending.ts'
import { RequestLink } from './request-link.tsx'

/** What a message did: its request, the events, the webhooks and when they are tried again; and what was just sent. */
export function WhatItDid(props: {
  /** The message that was picked, else the newest. */
  readonly message: string | undefined
  readonly sent: Sent | undefined
}) {
  const page = usePage()
  const { message, sent } = props
  const events = page.shownEvents.value
  const event = events.findLast(one => isMessage(one) && idIn(one.after) === message)
  const { request, events: caused } = event
    ? chainOf(event, events, page.shownRequests.value)
    : { request: undefined, events: [] }
  const { value } = useAnswer(event && 'GET /webhooks/deliveries')
  return (
    <aside class="did stack" aria-label="What it did" tabIndex={0}>
      {sent && <LastSent key={sent.after} sent={sent} />}
      <h3>What it did</h3>
      {event ? (
        <ol class="chain card">
          {request && (
            <li class={request.errors.length > 0 ? 'bad' : 'sent'}>
              <RequestLink request={request} />
            </li>
          )}
          {caused.map(one => (
            <EventLine key={one.id} event={one} deliveries={value?.deliveries ?? []} />
          ))}
        </ol>
      ) : (
        <p class="muted">It was there when the world began, or is forgotten.</p>
      )}
      {request && <Caused id={request.id} />}
    </aside>
  )
}

/** What was just sent through the vendor's API, and what came of it. */
function LastSent({ sent }: { readonly sent: Sent }) {
  const page = usePage()
  const { vendor, operation, query, variables, refusal, after, who } = sent
  const request = page.requests.value.find(
    one => one.id > after && one.vendor === vendor && one.operation === operation,
  )
  return (
    <section class="stack" aria-label="Sent">
      <h3>Sent as {who}</h3>
      <Document text={query} />
      <Document text={JSON.stringify(variables, null, 2)} />
      {refusal !== undefined && <p class="bad">{refusal}</p>}
      {request && <RequestLink request={request} />}
    </section>
  )
}

/** The document of a request, and what can be done with it. */
function Caused({ id }: { readonly id: number }) {
  const { value } = useAnswer('GET /requests/{id}', { params: { id } })
  if (!value) return null
  return (
    <>
      <Document text={askedIn(value).query} />
      <RequestActions request={value} />
    </>
  )
}

function EventLine({ event, deliveries }: { readonly event: SimEvent; readonly deliveries: readonly Delivery[] }) {
  return (
    <>
      <li class="event">
        <a href={hashOf('events', [event.id])}>event {event.id}</a> <strong>{event.type}</strong>
      </li>
      {deliveriesOf(event, deliveries).map(delivery => (
        <DeliveryLine key={delivery.id} delivery={delivery} />
      ))}
    </>
  )
}

function DeliveryLine({ delivery }: { readonly delivery: Delivery }) {
  const { id, event, url, subject, status, attempts } = delivery
  const clock = usePage().clock.value
  const last = attempts.at(-1)
  const again =
    status === 'pending'
      ? clock?.due.find(({ what, about }) => about === subject && what.startsWith(`${event} to ${url}`))
      : undefined
  return (
    <li class={status === 'delivered' ? 'good' : last ? 'bad' : 'event'}>
      <a href={hashOf('webhooks', [id])}>webhook {event}</a>{' '}
      {last ? (last.status ?? last.error ?? 'no answer') : status}
      {again && clock && `, again in ${untilWords(clock.now, again.at)}, at ${timeOf(again.at)}`}
      {status === 'failed' && ', given up'}
    </li>
  )
}
