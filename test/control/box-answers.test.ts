/** What a page of `backlot view` holds: each event's conversations, read only where something changed, with secrets masked. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { answersOf } from '../../src/control/box/box-answers.ts'
import { createSimulator } from '../../src/index.ts'
import { assertBlackBox } from '../../src/simulator/black-box.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import type { AnyJson } from '../setup.ts'

function setupWorld() {
  const sim = createSimulator({ history: true, fixtures: 'default', clock: 'frozen' })
  onTestFinished(() => sim.close())
  return sim.world()
}

/** The number of the newest event. */
function newestOf(world: ReturnType<typeof setupWorld>): number {
  return world.blackBox('').events.at(-1)!.id
}

/** The answers of a world's black box, as the page has them. */
async function read(world: ReturnType<typeof setupWorld>) {
  const box = assertBlackBox(JSON.parse(JSON.stringify(world.blackBox('a test'))), 'box.json')
  return (await answersOf(box, 'http://127.0.0.1:4000')) as AnyJson
}

/** What the page answers at an event, as its own script does. */
function at({ calls, answers, items }: AnyJson, path: string, event: number): AnyJson {
  const place = calls[path]?.findLast(([since]: [number]) => since <= event)?.[1] ?? null
  if (place === null) return undefined
  const { messages, ...answer } = answers[place]
  return { ...answer, messages: messages.map((item: number) => items[item]) }
}

test('[ours] each event has the conversations that the simulator shows of it, of all vendors', async () => {
  const world = setupWorld()
  const { id } = world.guuru.shopper.start({ question: 'Which size?', user: { name: 'Ada' } })
  world.guuru.expert.accept(id, 'Grace')
  world.thg.agent.respond('13183370', { message: 'Please try again.' })
  world.marketplacer.seller('660119').send({ message: 'It leaves on Monday.' })
  world.guuru.shopper.say(id, { text: 'Thanks' })
  await world.fetch('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
    body: '{"query":"mutation { createPersona(input: { providerId: \\"p-9\\", name: \\"Late\\" }) { id } }"}',
  })
  world.guuru.shopper.close(id)
  const held = await read(world)
  const paths = Object.keys(held.calls).filter(path => path.startsWith('/conversations/'))
  expect(paths.length).toBeGreaterThan(3)
  for (let event = 0; event <= newestOf(world); event++)
    for (const path of paths) {
      const answer = await world.fetch(`/_sim${path}?at=${event}`)
      const shown = answer.status === 200 ? { ...((await answer.json()) as object), acts: [] } : undefined
      expect({ event, path, held: at(held, path, event) }).toEqual({ event, path, held: shown })
    }
})

test('[ours] of many events, only the conversations that each one touched are read', async () => {
  const world = setupWorld()
  const chats = Array.from(
    { length: 40 },
    (_, index) => world.guuru.shopper.start({ question: `Question ${index}` }).id,
  )
  for (const id of chats) world.guuru.shopper.say(id, { text: 'Once more' })
  const reads = Object.values(VENDORS).map(({ conversations }) => vi.spyOn(conversations!, 'read'))
  onTestFinished(() => void vi.restoreAllMocks())
  const held = await read(world)
  const conversations = Object.keys(held.calls).filter(path => path.startsWith('/conversations/')).length
  const count = reads.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  expect(count).toBeGreaterThan(chats.length)
  expect(count).toBeLessThanOrEqual(conversations + 2 * newestOf(world))
})

test('[ours] receivers are shown without who is named in them, and without secrets in query and path', async () => {
  const world = setupWorld()
  world.webhooks.configure({
    url: 'http://ann:pass-1@127.0.0.1:9/token/abc-2/in?api_key=key-3&shop=4',
    secret: 'ours-5',
  })
  world.guuru.shopper.start({ question: 'Tell me?' })
  const text = JSON.stringify(await read(world))
  expect(text).toContain('http://***@127.0.0.1:9/token/***/in?api_key=***&shop=4')
  for (const secret of ['ann', 'pass-1', 'abc-2', 'key-3', 'ours-5'])
    expect(text).not.toMatch(new RegExp(`\\b${secret}\\b`))
})
