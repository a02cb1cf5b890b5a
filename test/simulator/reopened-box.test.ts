/** A black box opened again is the world that it was made of, at each event. */
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { assertBlackBox } from '../../src/simulator/black-box.ts'
import { reopenBox } from '../../src/simulator/reopened-box.ts'

/** A world in which all kinds of records change, with or without history, and its black box as a file has it. */
async function play(history: boolean) {
  const sim = createSimulator({ history, fixtures: 'default', clock: 'frozen', actors: 'prompt' })
  onTestFinished(() => sim.close())
  const world = sim.world()
  world.webhooks.configure({ url: 'http://127.0.0.1:9/{world}', secret: 'a secret of ours' })
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  world.faults.add({ vendor: 'guuru', kind: 'http-status', status: 503, times: 1 })
  for (const query of ['{ partner { id } }', `mutation { acceptChat(id: "${id}") { id } }`])
    await world.fetch('https://api.guuru.com/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
      body: JSON.stringify({ query }),
    })
  world.thg.agent.respond('13183370', { message: 'Please try again.' })
  await world.clock.advance('PT1H')
  world.guuru.shopper.say(id, { text: 'Thanks' })
  return { world, box: assertBlackBox(JSON.parse(JSON.stringify(world.blackBox('a test'))), 'box.json') }
}

test('[ours] a black box holds the past of its world: after each event, byte for byte', async () => {
  const { world, box } = await play(true)
  const { pasts, close } = reopenBox(box)
  onTestFinished(close)
  const seen: number[] = []
  for (const { event, world: past } of pasts()) {
    seen.unshift(event)
    const answer = await world.fetch(`/_sim/state?at=${event}`)
    const { clock, ...was } = (await answer.json()) as { clock: { mode: object } }
    const { clock: now, ...is } = JSON.parse(JSON.stringify(past.document()))
    expect({ event, is }).toEqual({ event, is: was })
    expect(now.jobs).toEqual((clock as typeof now).jobs)
  }
  expect(seen).toEqual([0, ...world.events.list().map(({ id }) => id)])
})

test('[ours] opened again it has the logs with their numbers, and nothing goes on in it; without history it has no past', async () => {
  const { world, box } = await play(false)
  const reopened = reopenBox(box)
  onTestFinished(reopened.close)
  expect(reopened.world.journal.list()).toEqual(JSON.parse(JSON.stringify(world.journal.list())))
  expect(reopened.world.events.list()).toEqual(JSON.parse(JSON.stringify(world.events.list())))
  expect(reopened.world.clock.iso()).toBe(world.clock.iso())
  expect(box.past).toBeUndefined()
  expect([...reopened.pasts()]).toEqual([])
})

test('[ours] what is no past of a black box is refused', async () => {
  const { box } = await play(true)
  for (const wrong of [
    { ...box, past: 1 },
    { ...box, past: { first: 0 } },
    { ...box, past: { first: 0, steps: [{ changes: [['states']] }] } },
    { ...box, journal: [] },
    { ...box, events: 'none' },
    { ...box, events: [null] },
    { ...box, clock: undefined },
    { ...box, title: 1 },
    { ...box, exchanges: box.exchanges.map(one => ({ ...one, request: { body: '' } })) },
  ])
    expect(() => assertBlackBox(wrong, 'box.json')).toThrow(
      'box.json lacks requests or answers; take the file as it was written.',
    )
})
