import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { every, realNow } from '../page/browser-time.ts'
import { usePage } from '../page/use-page.ts'
import { instantOf, untilWords } from '../parts/texts.ts'

/** What the buttons send. */
const MOVES = [
  ['+1 min', 'POST /clock/advance', { by: 'PT1M' }],
  ['+1 h', 'POST /clock/advance', { by: 'PT1H' }],
  ['Next due', 'POST /clock/step', {}],
  ['Settle', 'POST /settle', {}],
] as const

/** The world's time with its mode, and the buttons that move it. */
export function Clock() {
  const page = usePage()
  const now = useWorldTime()
  const clock = page.clock.value
  const [next] = clock?.due ?? []
  const isPast = page.isPast
  return (
    <div class="clock">
      <div role="timer" aria-label="Clock">
        <span class={`mode ${clock?.mode}`}>{clock?.mode}</span> <time>{now && instantOf(now)}</time>
      </div>
      <div class="joined">
        {MOVES.map(([name, endpoint, body]) => (
          <button
            key={name}
            disabled={isPast || (name === 'Next due' && !next)}
            aria-describedby={name === 'Next due' ? 'next-due' : undefined}
            onClick={() => page.perform(endpoint, { body })}
          >
            {name}
          </button>
        ))}
      </div>
      <small id="next-due">{next && now ? `next in ${untilWords(now, next.at)}` : 'nothing due'}</small>
    </div>
  )
}

/** What time it is in the world, ISO 8601: between two answers, a running clock goes on as real time does. */
export function useWorldTime(): string | undefined {
  const page = usePage()
  const tick = useSignal(0)
  const isRunning = page.clock.value?.mode === 'real' && !page.isPast
  useEffect(() => (isRunning ? every(1000, () => tick.value++) : undefined), [isRunning])
  const clock = page.clock.value
  if (!clock || !isRunning) return clock?.now
  return tick.value < 0 ? clock.now : toIso(Date.parse(clock.now) + (realNow() - clock.askedAt) * clock.rate)
}

function toIso(ms: number): string {
  return new Date(ms).toISOString()
}
