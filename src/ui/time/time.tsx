import { useSignal } from '@preact/signals'
import type { DueWork } from '../../api/world.ts'
import { useWorldTime } from '../frame/clock.tsx'
import { usePage } from '../page/use-page.ts'
import { instantOf, untilWords } from '../parts/texts.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { submits, writes } from '../parts/writes.ts'

/** How fast a clock may run on, times real time. */
const RATES = [1, 10, 60, 600, 3600]

/** The place Time: how it runs, what moves it, and what is due and why. */
export function Time() {
  const page = usePage()
  const now = useWorldTime()
  const rate = useSignal(1)
  const by = useSignal('')
  const clock = page.clock.value
  const isPast = page.isPast
  if (!clock || !now) return null
  return (
    <div class="page stack">
      <h1>Time</h1>
      <section class="card stack" aria-label="How time runs">
        <p class="big-time">
          <time>{instantOf(now)}</time>
          <span class="muted">
            {clock.mode === 'real'
              ? `runs ${clock.rate === 1 ? 'as real time does' : `${clock.rate} times as fast`}`
              : 'stands still'}
          </span>
        </p>
        <div class="row">
          <button
            disabled={isPast || clock.mode === 'test'}
            onClick={() => page.perform('POST /clock/freeze', { body: {} })}
          >
            Freeze
          </button>
          <button
            disabled={isPast || clock.mode === 'test'}
            onClick={() => page.perform('POST /clock/resume', { body: { rate: rate.value } })}
          >
            Resume
          </button>
          <label class="row">
            <span>as fast as</span>
            <select value={rate.value} onChange={({ currentTarget }) => (rate.value = Number(currentTarget.value))}>
              {RATES.map(times => (
                <option key={times} value={times}>
                  {times === 1 ? 'real time' : `${times} × real time`}
                </option>
              ))}
            </select>
          </label>
        </div>
        <form class="row" onSubmit={submits(() => page.perform('POST /clock/advance', { body: { by: by.value } }))}>
          <label class="row">
            <span>Move on by</span>
            <input value={by.value} placeholder="15m, 2h, P1D" size={12} required onInput={writes(by)} />
          </label>
          <button disabled={isPast}>Move</button>
        </form>
      </section>
      <DueList due={clock.due} now={now} />
    </div>
  )
}

function DueList({ due, now }: { readonly due: readonly DueWork[]; readonly now: string }) {
  return (
    <section class="card stack" aria-labelledby="due">
      <h2 id="due">What is due, and why</h2>
      <ul aria-label="Due" class="lines">
        {due.map((work, index) => (
          <li key={index} class="row">
            <time class="code">{instantOf(work.at)}</time>
            <span class="muted">in {untilWords(now, work.at)}</span>
            {work.vendor && <VendorTag name={work.vendor} />}
            <span>{work.what}</span>
            {work.about && <span class="code muted">{work.about}</span>}
          </li>
        ))}
        {due.length === 0 && <li class="muted">Nothing happens by itself.</li>}
      </ul>
    </section>
  )
}
