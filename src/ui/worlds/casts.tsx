import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Answers } from '../page/answers.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { timeOf } from '../parts/texts.ts'

/** The casts of actors as switches, what the rules forbade them, and what is nasty in this world. */
export function Casts() {
  const page = usePage()
  const { value } = useAnswer('GET /actors')
  if (!value) return null
  const { actors, readyMade, refusals } = value
  const scripts = actors.filter(actor => typeof actor !== 'string').length
  return (
    <section class="card stack" aria-labelledby="casts">
      <h2 id="casts">Who plays the other side by itself</h2>
      <ul class="row">
        {readyMade
          .filter(name => name !== 'silent')
          .map(name => {
            const plays = actors.includes(name)
            const others = actors.filter(actor => actor !== name && actor !== 'silent')
            return (
              <li key={name}>
                <button
                  role="switch"
                  aria-checked={plays}
                  disabled={page.isPast}
                  onClick={() => page.perform('PUT /actors', { body: { actors: plays ? others : [...others, name] } })}
                >
                  {name}
                </button>
              </li>
            )
          })}
      </ul>
      {scripts > 0 && <p class="muted">Besides, {scripts === 1 ? 'one script' : `${scripts} scripts`} of your own.</p>}
      {refusals.length > 0 && (
        <details>
          <summary>The rules forbade {refusals.length} of their moves</summary>
          <ul class="lines">
            {refusals.map((refusal, index) => (
              <li key={index}>
                <time class="code">{timeOf(refusal.at)}</time> {refusal.actor}: {refusal.message}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Nasty />
    </section>
  )
}

function Nasty() {
  const page = usePage()
  const nasty = useSignal<Answers['GET /info']['nasty']>(null)
  useEffect(
    () =>
      page.attempt(async () => {
        nasty.value = (await page.call('GET /info')).nasty
      }),
    [page.version.value],
  )
  if (!nasty.value) return <p class="muted">Not nasty: answers use no corner of the schemas on purpose.</p>
  const { seed, only, log } = nasty.value
  return (
    <p>
      <span class="tag bad">nasty {seed}</span> {only.length > 0 && `only ${only.join(', ')}; `}
      {log.length} corners so far.
    </p>
  )
}
