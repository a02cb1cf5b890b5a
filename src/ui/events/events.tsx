import { useSignal } from '@preact/signals'
import type { SimEvent } from '../../api/events.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { summaryOf } from '../parts/changes.ts'
import { timeOf, vendorOf } from '../parts/texts.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { useRowWindow } from '../parts/window.ts'
import { EventDetail } from './event-detail.tsx'
import { writes } from '../parts/writes.ts'

/** The height of a row, pixels, as the styles have it. */
const ROW = 34

/** The place Events: what happened, the newest first, and beside it what one of them changed. */
export function Events() {
  const page = usePage()
  const search = useSignal('')
  const wanted = search.value.toLowerCase()
  const all = page.shownEvents.value
  const found = wanted
    ? all.filter(({ type, actor, id }) => `${id} ${type} ${actor}`.toLowerCase().includes(wanted))
    : all
  const events = found.toReversed()
  const chosen = Number(page.place.value.parts[0])
  const event = events.find(({ id }) => id === chosen)
  return (
    <div class={`fill split ${event ? 'chosen' : ''}`}>
      <section class="column" aria-label="History of the world">
        <div class="tools">
          <input
            type="search"
            aria-label="Filter events"
            placeholder="Filter: type, actor…  /"
            value={search.value}
            onInput={writes(search)}
          />
          <span class="muted">{events.length === 1 ? '1 event' : `${events.length} events`}</span>
        </div>
        <EventLog events={events} chosen={chosen} />
      </section>
      {event && <EventDetail event={event} />}
    </div>
  )
}

function EventLog({ events, chosen }: { readonly events: readonly SimEvent[]; readonly chosen: number }) {
  const rows = useRowWindow(events.length, ROW, events[0]?.id ?? 0)
  return (
    <div
      ref={rows.ref}
      class="scroller events-log"
      role="log"
      aria-label="Events"
      onScroll={rows.onScroll}
      tabIndex={0}
    >
      {events.length === 0 && <p class="empty">Nothing has happened yet.</p>}
      <div style={{ height: `${rows.above}px` }} />
      {events.slice(rows.from, rows.to).map(event => (
        <a
          key={event.id}
          class="event-row"
          data-row
          href={hashOf('events', [event.id])}
          aria-current={event.id === chosen ? 'true' : undefined}
        >
          <span class="code number">{event.id}</span>
          <time class="code">{timeOf(event.at)}</time>
          <VendorTag name={vendorOf(event.type)} />
          <span class="code">{event.type}</span>
          <span class="muted">{event.actor}</span>
          <span class="muted">{summaryOf(event.before, event.after)}</span>
        </a>
      ))}
      <div style={{ height: `${rows.below}px` }} />
    </div>
  )
}
