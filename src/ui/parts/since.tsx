import { usePage } from '../page/use-page.ts'
import { instantOf, timeOf } from './texts.ts'

/** An instant as short as it can be told apart: the time of the world's own day, else the day. */
export function Since({ at }: { at: string | null }) {
  const today = usePage().clock.value?.now.slice(0, 10)
  if (at === null) return null
  return (
    <time class="muted" dateTime={at} title={instantOf(at)}>
      {at.startsWith(today ?? '-') ? timeOf(at).slice(0, 5) : at.slice(0, 10)}
    </time>
  )
}
