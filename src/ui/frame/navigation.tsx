import { useEffect, useRef } from 'preact/hooks'
import { hashOf, type PlaceName, PLACES, titleOf } from '../page/place.ts'
import { useAnswer, usePage } from '../page/use-page.ts'

/** The places, with how much there is in each. */
export function Navigation() {
  const page = usePage()
  const faults = useAnswer('GET /faults', {}, page.pulse).value?.faults.filter(({ enabled }) => enabled).length ?? 0
  const due = page.clock.value?.due?.length ?? 0
  const counts: Partial<Record<PlaceName, string>> = {
    requests: String(page.shownRequests.value.at(-1)?.id ?? 0),
    events: String(page.shownEvents.value.at(-1)?.id ?? 0),
    ...(due > 0 && { time: `${due} due` }),
    ...(faults > 0 && { faults: `${faults} on` }),
  }
  const nav = useRef<HTMLElement>(null)
  const { name: current } = page.place.value
  // On a phone the places are wider than the page.
  useEffect(
    () => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [current],
  )
  return (
    <nav aria-label="Main" ref={nav}>
      <ul>
        {PLACES.map(name => (
          <li key={name} class={name}>
            <a href={hashOf(name)} aria-current={current === name ? 'page' : undefined}>
              {titleOf(name)}
            </a>
            {counts[name] && <span class="count">{counts[name]}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
