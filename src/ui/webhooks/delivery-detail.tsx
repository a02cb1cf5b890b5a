import type { Delivery } from '../../api/data.gen.ts'
import { hashOf } from '../page/place.ts'
import { useAnswer } from '../page/use-page.ts'
import { instantOf } from '../parts/texts.ts'

/** One delivery: its attempts, what is sent, and how the secret signs that. */
export function DeliveryDetail({ delivery }: { readonly delivery: Delivery }) {
  const { id, event, url, status, attempts, headers, body, fault } = delivery
  const isSigned = useAnswer('GET /webhooks').value?.secret !== null
  return (
    <section class="detail stack" aria-label="Delivery">
      <div class="row">
        <h1>Delivery {id}</h1>
        <span class="tag">{status}</span>
        <a class="close" href={hashOf('webhooks')}>
          Close
        </a>
      </div>
      <p class="code">
        {event} to {url}
      </p>
      {fault && (
        <p class="bad">
          The fault {fault.id} applies to it: {fault.kind}.
        </p>
      )}
      <h3>Attempts</h3>
      <ol class="lines">
        {attempts.map(({ at, status: code, error, durationMs }) => (
          <li key={at} class="row">
            <time class="code">{instantOf(at)}</time>
            <span class={`code ${code !== null && code < 300 ? 'good' : 'bad'}`}>{code ?? error}</span>
            <span class="muted">{durationMs} ms</span>
          </li>
        ))}
        {attempts.length === 0 && <li class="muted">None yet: Time says when it is due.</li>}
      </ol>
      <h3>Headers{isSigned ? ', signed with the secret' : ''}</h3>
      <pre>
        {Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
      </pre>
      <h3>Body, as it is signed</h3>
      <pre>{pretty(body)}</pre>
    </section>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
