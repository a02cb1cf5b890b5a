import type { ComponentType } from 'preact'
import { Conversations } from '../conversations/conversations.tsx'
import { Endpoints } from '../endpoints/endpoints.tsx'
import { Events } from '../events/events.tsx'
import { Faults } from '../faults/faults.tsx'
import { type PlaceName, titleOf } from '../page/place.ts'
import { usePage } from '../page/use-page.ts'
import { Requests } from '../requests/requests.tsx'
import { Time } from '../time/time.tsx'
import { Webhooks } from '../webhooks/webhooks.tsx'
import { Worlds } from '../worlds/worlds.tsx'
import { AdminToken } from './admin-token.tsx'
import { Bar } from './bar.tsx'
import { HistorySlider } from './history-slider.tsx'
import { Navigation } from './navigation.tsx'
import { Notices, PastBand } from './notices.tsx'

const PANELS: Readonly<Record<PlaceName, ComponentType>> = {
  conversations: Conversations,
  requests: Requests,
  events: Events,
  time: Time,
  faults: Faults,
  webhooks: Webhooks,
  worlds: Worlds,
  endpoints: Endpoints,
}

/** The frame of all places: the bar on top, the places on the left, the history along the bottom. */
export function Frame() {
  const page = usePage()
  if (page.access.value === 'asked') return <AdminToken />
  if (page.access.value === 'unknown')
    return (
      <main class="waiting">
        <Notices />
      </main>
    )
  const { name } = page.place.value
  document.title = `${titleOf(name)}: ${page.world}, backlot`
  const Panel = PANELS[name]
  return (
    <div class="frame">
      <Bar />
      <Navigation />
      <main class={`place ${name}`} id="place" tabIndex={-1}>
        <PastBand />
        <Notices />
        <Panel key={name} />
      </main>
      <HistorySlider />
    </div>
  )
}
