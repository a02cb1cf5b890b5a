import { useAnswer, usePage } from '../page/use-page.ts'
import { Clock } from './clock.tsx'

/** The bar on top: which world, what time it is there, and what moves that. */
export function Bar() {
  const page = usePage()
  const known = useAnswer('GET /worlds', {}, page.pulse).value?.worlds.map(({ id }) => id) ?? []
  const worlds = known.includes(page.world) ? known : [page.world, ...known]
  return (
    <header class="bar">
      <a class="brand" href="#/">
        <img src={document.querySelector<HTMLLinkElement>('[rel=icon]')!.href} alt="" width="22" height="22" /> backlot
      </a>
      <label class="world">
        <span>World</span>
        <select value={page.world} onChange={event => page.openWorld(event.currentTarget.value)}>
          {worlds.map(id => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      <Clock />
      {page.busy.value > 0 && <div class="working" role="progressbar" aria-label="Working" />}
    </header>
  )
}
