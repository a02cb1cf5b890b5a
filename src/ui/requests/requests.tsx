import { useSignal } from '@preact/signals'
import type { JournalEntry } from '../../api/data.gen.ts'
import type { Page } from '../page/page.ts'
import { hashOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { timeOf } from '../parts/texts.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { useRowWindow } from '../parts/window.ts'
import { toHar } from './har.ts'
import { RequestRegion } from './request-detail.tsx'
import { resultOf } from './result.ts'
import { writes } from '../parts/writes.ts'

/** Height of a row, pixels: that of the styles. */
const ROW = 33

/** Which requests are shown. */
const KINDS = {
  All: () => true,
  Errors: (request: JournalEntry) => request.errors.length > 0 || request.status >= 400,
  Faulty: ({ fault }: JournalEntry) => fault !== null,
} as const

type Kind = keyof typeof KINDS

/** How many requests are asked for at once for a HAR file. */
const AT_ONCE = 20

/** The place Requests: what clients sent to the vendors' APIs, the newest first, and one of them whole. */
export function Requests() {
  const page = usePage()
  const [text, kind] = [useSignal(''), useSignal<Kind>('All')]
  const [id] = page.place.value.parts
  const fits = (request: JournalEntry): boolean =>
    KINDS[kind.value](request) && wordsOf(request).includes(text.value.toLowerCase())
  const shown = page.shownRequests.value.filter(fits).toReversed()
  return (
    <div class={`fill split ${id === undefined ? '' : 'chosen'}`}>
      <h1 class="hidden-text">Requests</h1>
      <div class="column">
        <div class="tools">
          <input
            type="search"
            aria-label="Search"
            placeholder="Operation, caller, error, fault…  /"
            value={text.value}
            onInput={writes(text)}
          />
          <div class="joined" role="group" aria-label="Which">
            {(Object.keys(KINDS) as Kind[]).map(name => (
              <button key={name} aria-pressed={kind.value === name} onClick={() => (kind.value = name)}>
                {name}
              </button>
            ))}
          </div>
          <button
            disabled={shown.length === 0}
            aria-label="Download as HAR"
            onClick={() => page.act(() => downloadHar(page, shown))}
          >
            HAR
          </button>
        </div>
        <RequestTable requests={shown} current={id} />
        {shown.length === 0 && <p class="empty">No request yet, or none fits.</p>}
      </div>
      {id !== undefined && <RequestRegion key={id} id={id} />}
    </div>
  )
}

function RequestTable({
  requests,
  current,
}: {
  readonly requests: readonly JournalEntry[]
  readonly current: string | undefined
}) {
  const { ref, onScroll, from, to, above, below } = useRowWindow(requests.length, ROW, requests[0]?.id ?? 0)
  return (
    <div class="scroller requests" ref={ref} onScroll={onScroll}>
      <table aria-label="Requests">
        <thead>
          <tr>
            {['#', 'Time', 'Vendor', 'Operation', 'Caller', 'Status', 'Result', 'ms'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
          {requests.slice(from, to).map(request => (
            <RequestRow
              key={request.id}
              request={request}

              isCurrent={String(request.id) === current}
            />
          ))}
          {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}

function RequestRow(props: { readonly request: JournalEntry; readonly isCurrent: boolean }) {
  const { request, isCurrent } = props
  const { id, at, vendor, operation, caller, status, durationMs } = request
  const { words, isBad } = resultOf(request)
  const address = hashOf('requests', [id])
  return (
    <tr
      aria-current={isCurrent ? 'true' : undefined}

      onClick={() => (window.location.hash = address)}
    >
      <td>
        <a href={address} data-row>
          {id}
        </a>
      </td>
      <td>{timeOf(at)}</td>
      <td>
        <VendorTag name={vendor} />
      </td>
      <td>{operation ?? '–'}</td>
      <td>{caller ?? 'guest'}</td>
      <td>{status}</td>
      <td class={isBad ? 'bad' : 'good'}>{words}</td>
      <td class="number">{durationMs}</td>
    </tr>
  )
}

/** All that a search looks at, in lower case. */
function wordsOf(request: JournalEntry): string {
  const { vendor, operation, operationName, caller, status, fault } = request
  return [vendor, operation, operationName, caller ?? 'guest', status, fault, resultOf(request).words]
    .join(' ')
    .toLowerCase()
}

/** Writes the requests to a file of the reader's, the oldest first. */
async function downloadHar(page: Page, requests: readonly JournalEntry[]): Promise<void> {
  const details = []
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    const some = requests.slice(at, at + AT_ONCE)
    details.push(...(await Promise.all(some.map(({ id }) => page.call('GET /requests/{id}', { params: { id } })))))
  }
  const text = JSON.stringify(toHar(details.toReversed(), page.origin), null, 2)
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `backlot-${page.world}.har`
  link.click()
  URL.revokeObjectURL(url)
}
