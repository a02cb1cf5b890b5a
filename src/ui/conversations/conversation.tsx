import { useSignal } from '@preact/signals'
import { hashOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'
import { VendorTag } from '../parts/vendor-tag.tsx'
import { Composers } from './composers.tsx'
import type { Sent } from './sending.ts'
import { Thread } from './thread.tsx'
import { WhatItDid } from './what-it-did.tsx'

/** One conversation: its thread, what each side can do, and what its messages did. */
export function ConversationView({ vendor, id }: { vendor: string; id: string }) {
  const page = usePage()
  const sent = useSignal<Sent | undefined>(undefined)
  const { value: conversation, error } = useAnswer('GET /conversations/{vendor}/{id}', { params: { vendor, id } })
  if (!conversation) return <p class="empty">{error ?? ''}</p>
  const { title, status, messages } = conversation
  const picked = page.place.value.query.get('message') ?? messages.at(-1)?.id
  return (
    <>
      <div class="talk">
        <header class="row">
          <a class="back" href={hashOf('conversations')} aria-label="Back">
            ‹
          </a>
          <h2 dir="auto">{title}</h2>
          <VendorTag name={vendor} />
          {status !== null && <span class="tag">{status}</span>}
          <code>{id}</code>
        </header>
        <Thread conversation={conversation} picked={picked} />
        {!page.isPast && <Composers conversation={conversation} onSent={operation => (sent.value = operation)} />}
      </div>
      <WhatItDid message={picked} sent={page.isPast ? undefined : sent.value} />
    </>
  )
}
