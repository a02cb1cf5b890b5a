import type { RuleView } from '../page/answers.ts'
import { hashOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { AddFault } from './add-fault.tsx'

/** Rules that one click adds, for all vendors. */
const PRESETS = [
  ['Vendor down', { kind: 'http-status', status: 503 }],
  ['Slow', { kind: 'latency', ms: 3000 }],
  ['Lost answer', { kind: 'applied-answer-lost', times: 1 }],
  ['Rate limited', { kind: 'rate-limited', times: 2, retryAfter: 5 }],
] as const

/** Members of a rule that its row tells by themselves. */
const TOLD = ['id', 'kind', 'vendor', 'operation', 'hits', 'verdict', 'journal', 'enabled']

/** The place Faults: what goes wrong, by rules that can be turned off and on. */
export function Faults() {
  const page = usePage()
  const { value } = useAnswer('GET /faults')
  const isPast = page.isPast
  return (
    <div class="page stack">
      <h1>Faults</h1>
      <section class="row" aria-label="Presets">
        {PRESETS.map(([name, rule]) => (
          <button
            key={name}
            disabled={isPast}
            onClick={() => page.perform('POST /faults', { body: { vendor: 'any', ...rule } })}
          >
            {name}
          </button>
        ))}
        <span class="muted">add a rule for all vendors at once</span>
      </section>
      <section class="stack" aria-labelledby="rules">
        <h2 id="rules">Rules, the first that fits decides</h2>
        <ul class="stack">
          {value?.faults.map(rule => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
        {value?.faults.length === 0 && <p class="empty">Nothing goes wrong. Add a rule, or take a preset.</p>}
      </section>
      {!isPast && (
        <AddFault key={page.place.value.query.toString()} initial={Object.fromEntries(page.place.value.query)} />
      )}
    </div>
  )
}

function Rule({ rule }: { readonly rule: RuleView }) {
  const page = usePage()
  const { id, kind, vendor, operation, hits, verdict, enabled, journal = [] } = rule
  const own = Object.entries(rule).filter(([name]) => !TOLD.includes(name))
  const isPast = page.isPast
  return (
    <li class={`card row rule ${enabled ? 'on' : ''}`}>
      <button
        role="switch"
        data-row
        aria-checked={enabled}
        aria-label={`${id}: ${kind}`}
        disabled={isPast}
        onClick={() => page.perform('PATCH /faults/{id}', { params: { id }, body: { enabled: !enabled } })}
      >
        {enabled ? 'on' : 'off'}
      </button>
      <strong class="code">{kind}</strong>
      <VendorTag name={vendor} />
      {operation && <span class="code">{operation}</span>}
      {own.map(([name, value]) => (
        <span key={name} class="muted">
          {name} <span class="code">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>
        </span>
      ))}
      <span class={`hits ${hits > 0 ? 'bad' : ''}`}>{hits === 1 ? '1 hit' : `${hits} hits`}</span>
      {verdict && (
        <span class={`tag ${verdict === 'duplicate' || verdict === 'no-retry' ? 'bad' : 'good'}`}>{verdict}</span>
      )}
      {journal.map(entry => (
        <a key={entry.id} href={hashOf('requests', [entry.id])}>
          #{entry.id}
        </a>
      ))}
      <button
        class="quiet danger"
        aria-label={`Remove ${id}`}
        disabled={isPast}
        onClick={() => page.perform('DELETE /faults/{id}', { params: { id } })}
      >
        Remove
      </button>
    </li>
  )
}
