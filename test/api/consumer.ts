/**
 * What compiles for those who use the package, and what does not. `tsc` checks it here; `test/e2e/types.test.ts` checks it
 * as a consumer does: strictly, with the types of libraries, with the dependencies alone.
 */
import { agent, type CreateOptions, createSimulator, type SimEvent, type TestWorld } from 'backlot'
import { aChat, type ChatRow } from 'backlot/guuru'
import { aSeller } from 'backlot/marketplacer'
import { aDiscussion } from 'backlot/thg'

const sim = createSimulator({ seed: 1, clock: { frozenAt: '2026-02-01T00:00:00Z' }, hosts: { 'a.test': 'guuru' } })
const world: TestWorld = sim.world('ci-42')

/** Only what is documented can be reached. */
export function unreachable(): void {
  // @ts-expect-error -- the engine's world
  world.guuru.world.announce('guuru.chat.opened', null, {}, 'me')
  // @ts-expect-error -- a state is read
  world.guuru.state.chats.remove('O2bqAAAA')
  // @ts-expect-error -- a record is not changed
  world.guuru.state.chats.require('O2bqAAAA').status = 'closed'
  // @ts-expect-error -- what the engine does with faults
  world.faults.cameAgain('fault-1')
  // @ts-expect-error -- what the engine does with occasions
  world.faults.take({})
  // @ts-expect-error -- what a document loads
  world.actors.load(undefined)
  // @ts-expect-error -- what a document holds
  world.webhooks.save()
  // @ts-expect-error -- what the engine asks transitions
  void world.transitions.countsLooks
  // @ts-expect-error -- what listens to the log
  world.events.listen(() => {})
  // @ts-expect-error -- the world behind
  void world.settings
  // @ts-expect-error -- the vendors' own files
  import('backlot/src/world/world.ts').catch(() => {})
}

/** Events are a union by type. */
export async function events(): Promise<void> {
  const [opened] = await world.events.wait({ type: 'guuru.chat.opened', after: { id: 'O2bqAAAA' } })
  const before: ChatRow | undefined = opened?.before
  for (const event of world.events.list()) {
    // @ts-expect-error -- not all events are about chats
    void event.after.question
    if (event.type === 'guuru.chat.opened') event.after.question satisfies string
    if (event.type === 'guuru.message.created') event.before satisfies null
    if (event.type === 'thg.discussion.status-changed') event.before.status satisfies string
    if (event.type === 'marketplacer.messages.read') event.after.unreadCount satisfies number
  }
  const { happened } = await world.settle('PT1H')
  happened satisfies readonly SimEvent[]
  const rated: SimEvent<'guuru.chat.rated'>[] = await world.events.wait({ type: 'guuru.chat.rated' }, { count: 2 })
  // @ts-expect-error -- no such type
  world.events.count({ type: 'guuru.chat.openend' })
  // @ts-expect-error -- no such type
  await world.events.wait({ type: 'chat.opened' })
  void [before, rated]
}

/** The journal's vendors and operations are unions. */
export async function journal(): Promise<void> {
  const entries = await world.journal.wait({ vendor: 'guuru', operation: 'acceptChat', variables: { id: 'O2bqAAAA' } })
  entries[0]?.operation satisfies 'acceptChat' | 'login' | 'upload' | string | null | undefined
  world.journal.explain({ operation: 'upload' })
  // @ts-expect-error -- no such vendor
  world.journal.count({ vendor: 'guru' })
  // @ts-expect-error -- no such root field
  world.journal.count({ operation: 'acceptChats' })
}

/** Rules name what there is. */
export function faults(): void {
  world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 5 })
  world.faults.add({ vendor: 'guuru', operation: 'chat-opened', kind: 'webhook-drop', times: 1 }).hits satisfies number
  world.faults.replace([{ vendor: 'thg', operation: 'upload', kind: 'upload-refused', errorCode: 3 }])
  // @ts-expect-error -- no such vendor
  world.faults.add({ vendor: 'ebay', kind: 'latency', ms: 5 })
  // @ts-expect-error -- no such kind
  world.faults.add({ vendor: 'guuru', kind: 'latencies', ms: 5 })
  // @ts-expect-error -- no such root field, and no such webhook
  world.faults.add({ vendor: 'guuru', operation: 'chat-open', kind: 'webhook-drop' })
  // @ts-expect-error -- no such member
  world.faults.add({ vendor: 'guuru', kind: 'latency', milliseconds: 5 })
  world.credential('thg') satisfies string
  world.url('marketplacer') satisfies string
  // @ts-expect-error -- no such vendor
  world.credential('ebay')
  // @ts-expect-error -- no such vendor
  world.url('THG')
}

/** Acts are methods with the arguments and answers of their rows. */
export function acts(): void {
  world.thg.agent.respond('13183370', { message: 'It is on its way.' }).message.id satisfies string
  world.marketplacer.seller(660119).send({ message: 'Hello' }).status satisfies number
  world.guuru.shopper.rate(world.guuru.shopper.start().id, 5).status satisfies 'pending' | ChatRow['status']
  world.guuru.state.chats.where('byCreation', 'a').at(-1)?.question satisfies string | undefined
  // @ts-expect-error -- an answer says something
  world.thg.agent.respond('13183370', {})
  // @ts-expect-error -- no status of a discussion
  world.thg.agent.respond('13183370', { message: 'x', status: 'DONE' })
  // @ts-expect-error -- no such act of a shopper's
  world.guuru.shopper.accept('O2bqAAAA')
  // @ts-expect-error -- no such order of the table
  world.guuru.state.chats.where('byColour', 'red')
}

/** Factories take a vendor's access, of their own vendor. */
export function factories(): void {
  aChat(world.guuru, { status: 'open' }).status satisfies 'pending' | 'open' | 'closed' | 'transferred' | 'rated'
  aDiscussion(world.thg).id satisfies string
  aSeller(world.marketplacer).businessName satisfies string
  // @ts-expect-error -- another vendor's
  aChat(world.thg)
  // @ts-expect-error -- no status of a chat
  aChat(world.guuru, { status: 'opened' })
}

/** Options, scripts and settings name what there is. */
export function options(): void {
  const robin = agent({ name: 'robin', when: { type: 'thg.discussion.created' }, what: { do: 'pick-up' } })
  const full: CreateOptions = { auth: 'open', actors: ['office-hours', robin], webhooks: { url: 'http://127.0.0.1:1' } }
  createSimulator(full)
  world.actors.play(['silent', robin])
  world.transitions.set({ 'thg.discussion': { progression: 'time', seconds: 60 } })
  world.webhooks.configure({ endpoints: [{ event: 'chat-opened', url: 'http://127.0.0.1:1' }] })
  // @ts-expect-error -- no such option
  createSimulator({ sead: 1 })
  // @ts-expect-error -- no way of time
  createSimulator({ clock: 'fast' })
  // @ts-expect-error -- no such vendor
  createSimulator({ hosts: { 'a.test': 'ebay' } })
  // @ts-expect-error -- the vendors are the package's
  createSimulator({ vendors: [] })
  // @ts-expect-error -- no such webhook
  world.webhooks.configure({ endpoints: [{ event: 'chat-open', url: 'http://127.0.0.1:1' }] })
  // @ts-expect-error -- agents hear of no chats
  agent({ name: 'robin', when: { type: 'guuru.chat.assigned' }, what: { do: 'pick-up' } })
  // @ts-expect-error -- no such move
  world.transitions.set({ 'thg.discussion': { progression: 'sometimes' } })
  // @ts-expect-error -- no part of a world
  world.reset({ only: ['everything'] })
}

export const answer: Promise<Response> = world.fetch('https://api.guuru.com/graphql', { method: 'POST' })
