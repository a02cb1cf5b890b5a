import type { JournalEntry } from '../../api/data.gen.ts'
import { hashOf } from '../page/place.ts'

/** A request in short, and a link to it. */
export function RequestLink({ request }: { readonly request: JournalEntry }) {
  const { id, operation, status, durationMs } = request
  return (
    <a class="code" href={hashOf('requests', [id])}>
      #{id} {operation} · {status} · {durationMs} ms
    </a>
  )
}
