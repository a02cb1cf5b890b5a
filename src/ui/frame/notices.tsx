import { usePage } from '../page/use-page.ts'
import { timeOf } from '../parts/texts.ts'

/** What the page tells its reader, until that is dismissed. */
export function Notices() {
  const page = usePage()
  const notice = page.notice.value
  return (
    <div class="notices" role={notice?.kind === 'error' ? 'alert' : 'status'}>
      {!page.isLive.value && <p class="error">The simulator does not answer; trying again.</p>}
      {notice && (
        <p class={notice.kind}>
          {notice.text}{' '}
          <button
            class="quiet"
            onClick={() => {
              page.notice.value = undefined
            }}
          >
            Dismiss
          </button>
        </p>
      )}
    </div>
  )
}

/** In the past: says so, and leads on from there or back. */
export function PastBand() {
  const page = usePage()
  const past = page.past.value
  if (past === undefined) return null
  const event = page.shownEvents.value.at(-1)
  return (
    <section class="past-band" aria-label="Past">
      <p>
        <strong>
          You are looking at {past === 0 ? 'the beginning' : `event ${past}`}
          {event && `, ${timeOf(event.at)}`}.
        </strong>{' '}
        Everything is as it was then, read only.
      </p>
      <button
        class="primary"
        disabled={page.isView}
        onClick={() =>
          page.attempt(async () => {
            const { id } = await page.call('POST /worlds/{id}/fork', { params: { id: page.world }, body: { at: past } })
            page.openWorld(id)
          })
        }
      >
        Continue from here
      </button>
      <button onClick={() => page.goTo(undefined)}>Back to now</button>
    </section>
  )
}
