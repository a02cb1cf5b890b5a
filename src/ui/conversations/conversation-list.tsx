import { useSignal } from '@preact/signals'
import type { ConversationRow } from '../page/answers.ts'
import { hashOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { Since } from '../parts/since.tsx'
import { inWords } from '../parts/texts.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { writes } from '../parts/writes.ts'

/** How many conversations are asked for at first, how many more each time, and at most: then a search is quicker. */
const [PAGE_SIZE, MAX_ROWS] = [50, 200]

/** The statuses of all vendors' conversations. */
const STATUSES = [
  'OUTSTANDING',
  'IN_PROGRESS',
  'PENDING',
  'COMPLETED',
  'pending',
  'open',
  'closed',
  'transferred',
  'rated',
]

/** The conversations of all vendors, the latest first, with what to find one by. */
export function ConversationList({ current, onStart }: { current: string; onStart(): void }) {
  const page = usePage()
  const [q, vendor, status] = [useSignal(''), useSignal(''), useSignal('')]
  const limit = useSignal(PAGE_SIZE)
  const query = {
    limit: limit.value,
    q: q.value || undefined,
    vendor: vendor.value || undefined,
    status: status.value || undefined,
  }
  const { value, error } = useAnswer('GET /conversations', { query })
  return (
    <div class="talks">
      <div class="tools">
        <input type="search" aria-label="Search" placeholder="Search   /" value={q.value} onInput={writes(q)} />
        <button class="primary" aria-label="Start a conversation" disabled={page.isPast} onClick={onStart}>
          Start
        </button>
        <select aria-label="Vendor" value={vendor.value} onChange={writes(vendor)}>
          <option value="">All vendors</option>
          {page.vendors.value.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <select aria-label="Status" value={status.value} onChange={writes(status)}>
          <option value="">Every status</option>
          {STATUSES.map(one => (
            <option key={one} value={one}>
              {inWords(one)}
            </option>
          ))}
        </select>
      </div>
      {error && <p class="bad empty">{error}</p>}
      <ul aria-label="Conversations">
        {value?.conversations.map(one => (
          <li key={`${one.vendor}/${one.id}`}>
            <Row conversation={one} isCurrent={current === `${one.vendor}/${one.id}`} />
          </li>
        ))}
      </ul>
      {value?.conversations.length === 0 && <p class="empty">None fits.</p>}
      {value?.next && limit.value < MAX_ROWS && (
        <button class="more" onClick={() => (limit.value += PAGE_SIZE)}>
          More
        </button>
      )}
    </div>
  )
}

function Row({ conversation, isCurrent }: { conversation: ConversationRow; isCurrent: boolean }) {
  const { vendor, id, title, status, unread, lastAt } = conversation
  const waiting = Object.entries(unread).filter(([, count]) => count > 0)
  return (
    <a href={hashOf('conversations', [vendor, id])} aria-current={isCurrent ? 'true' : undefined} data-row>
      <span class="row">
        <VendorTag name={vendor} />
        <Since at={lastAt} />
      </span>{' '}
      <strong dir="auto">{title}</strong>{' '}
      <span class="row">
        <span class="muted">{status ?? ''}</span>{' '}
        {waiting.map(([role, count]) => (
          <span key={role} class="unread">
            {count}
            <span> {role}</span>
            <span class="hidden-text"> unread</span>
          </span>
        ))}
      </span>
    </a>
  )
}
