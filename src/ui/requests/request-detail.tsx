import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { RequestDetail } from '../page/answers.ts'
import { hashOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { Document } from './document.tsx'
import { RequestActions } from './request-actions.tsx'
import { askedIn, pretty } from './request-text.ts'
import { resultOf } from './result.ts'

/** One request whole: what was asked, what was answered, and what it caused. */
export function RequestRegion({ id }: { readonly id: string }) {
  const { value, error } = useAnswer('GET /requests/{id}', { params: { id } })
  return (
    <section class="detail stack" aria-label="Request">
      {value ? <Detail detail={value} /> : <p class="empty">{error}</p>}
    </section>
  )
}

function Detail({ detail }: { readonly detail: RequestDetail }) {
  const { id, vendor, operation, caller, request, response, durationMs } = detail
  const { query, variables } = askedIn(detail)
  const { words, isBad } = resultOf(detail)
  return (
    <>
      <div class="row">
        <h2>
          #{id} {operation}
        </h2>
        <VendorTag name={vendor} />
        <span class={isBad ? 'bad' : 'good'}>{words}</span>
        <a class="close" href={hashOf('requests')}>
          Close
        </a>
      </div>
      <p class="muted code">
        {request.method} {request.url} · {response.status} · {durationMs} ms · {caller ?? 'guest'}
      </p>
      <Assumed id={id} />
      <RequestActions request={detail} />
      <Part name="Document">
        <Document text={request.body === null && query === '' ? NOT_KEPT : query} />
      </Part>
      <Part name="Variables">
        <Document text={variables || 'None'} />
      </Part>
      <Part name="Answer">
        <Document text={response.body === null ? NOT_KEPT : pretty(response.body)} />
      </Part>
      <Caused detail={detail} />
      <Part name="Headers">
        <Headers headers={request.headers} />
        <Headers headers={response.headers} />
      </Part>
    </>
  )
}

/** What the answer rests on. It is asked for once: what happens later does not change it. */
function Assumed({ id }: { readonly id: number }) {
  const { value } = useAnswer('GET /requests/{id}/assumptions', { params: { id } }, useSignal(0))
  if (!value) return null
  const { assumed, complete } = value
  const { length } = assumed
  return (
    <p>
      This answer rests on {length || 'no'} assumption{length > 1 && 's'}
      {!complete && ' that can be known'}
      {length > 0 && `: ${assumed.join(', ')}`}
    </p>
  )
}

const NOT_KEPT = 'Not kept: --history off.'

function Part({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <h3>{name}</h3>
      {children}
    </>
  )
}

function Headers({ headers }: { readonly headers: RequestDetail['request']['headers'] }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
  return <Document text={lines.join('\n')} />
}

/** The events that a request caused. */
function Caused({ detail }: { readonly detail: RequestDetail }) {
  const page = usePage()
  const types = new Map(page.events.value.map(({ id, type }) => [id, type]))
  return (
    <Part name="What it did">
      {detail.events.length === 0 ? (
        <p class="muted">Nothing: it read, or was refused.</p>
      ) : (
        <ol class="chain card">
          {detail.events.map(id => (
            <li key={id} class="event">
              <a href={hashOf('events', [id])}>event {id}</a> <strong>{types.get(id) ?? ''}</strong>
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}
