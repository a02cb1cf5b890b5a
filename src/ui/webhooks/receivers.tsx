import { useSignal } from '@preact/signals'
import type { WebhookConfig } from '../../api/data.gen.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { writes } from '../parts/writes.ts'

/** Who is told of which event, and the form that says who is told of all. */
export function Receivers() {
  const page = usePage()
  const { value } = useAnswer('GET /webhooks')
  const isPast = page.isPast
  if (!value) return null
  return (
    <details class="card" open={value.endpoints.length === 0}>
      <summary>
        <h2>Receivers</h2> {value.endpoints.length === 0 ? 'none' : `of ${value.endpoints.length} events`}
      </summary>
      <ul class="lines">
        {value.endpoints.map(({ event, url, active }, index) => (
          <li key={event + url} class="row">
            <button
              role="switch"
              aria-checked={active}
              aria-label={`${event} to ${url}`}
              disabled={isPast}
              onClick={() => page.perform('PUT /webhooks', { body: withOther(value, index) })}
            >
              {active ? 'on' : 'off'}
            </button>
            <span class="code">{event}</span>
            <span class="code muted">{url}</span>
          </li>
        ))}
        {value.endpoints.length === 0 && <li class="muted">None: no webhook is sent.</li>}
      </ul>
      <p class="muted">{value.secret === null ? 'Messages are not signed.' : 'Messages are signed with the secret.'}</p>
      {!isPast && <ReceiverForm config={value} />}
    </details>
  )
}

function ReceiverForm({ config }: { readonly config: WebhookConfig }) {
  const page = usePage()
  const url = useSignal('')
  const secret = useSignal(config.secret ?? '')
  return (
    <form
      class="row"
      aria-label="Receiver"
      onSubmit={event => {
        event.preventDefault()
        const body = { url: url.value, secret: secret.value || null }
        page.perform('PUT /webhooks', { body })
      }}
    >
      <label class="field grow">
        <span>Send all events to</span>
        <input
          type="url"
          required
          placeholder="http://127.0.0.1:3000/webhooks"
          value={url.value}
          onInput={writes(url)}
        />
      </label>
      <label class="field">
        <span>Secret</span>
        <input value={secret.value} onInput={writes(secret)} />
      </label>
      <button class="primary">Save</button>
    </form>
  )
}

/** The configuration with one endpoint turned off or on. */
function withOther({ secret, endpoints }: WebhookConfig, turned: number) {
  return {
    secret,
    endpoints: endpoints.map((endpoint, index) =>
      index === turned ? { ...endpoint, active: !endpoint.active } : endpoint,
    ),
  }
}
