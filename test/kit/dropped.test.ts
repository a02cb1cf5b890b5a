/** What the kit says of a log that dropped entries: no number and no "never" that may be wrong. */
import { onTestFinished } from 'vitest'
import { createSimulator, type TestWorld } from '../../src/index.ts'
import { expect, test } from '../../src/vitest.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const SENTENCE =
  /^The log holds \d that match .*, and dropped \d that could have: nothing can tell how many there were; raise/

/** A world that keeps two requests and two events; each chat that starts is two events. */
function small(limit = 2): TestWorld {
  const sim = createSimulator({ journalLimit: limit })
  onTestFinished(() => sim.close())
  return sim.world()
}

const ask = (world: TestWorld, query: string): Promise<Response> =>
  world.fetch('/guuru/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru')}` },
    body: JSON.stringify({ query }),
  })

test('[ours] none and exactly n are not judged once one that could match was dropped, with and without not', () => {
  const world = small()
  world.guuru.shopper.start()
  expect(world).toHaveHappened('guuru.chat.assigned', 1)
  world.guuru.expert.accept(CHAT)
  expect(world.events.dropped).toBe(1)
  expect(() => expect(world).toHaveHappened('guuru.chat.assigned', 0)).toThrow(SENTENCE)
  expect(() => expect(world).not.toHaveHappened('guuru.chat.assigned')).toThrow(SENTENCE)
  expect(() => expect(world).toHaveHappened('guuru.chat.assigned', 1)).toThrow(SENTENCE)
  expect(() => expect(world).toHaveHappened('guuru.chat.assigned')).toThrow(SENTENCE)
  expect(() => expect(world).not.toHaveHappened('guuru.chat.assigned', 2)).toThrow(SENTENCE)
  expect(() => world.events.count({})).toThrow(
    expect.objectContaining({ code: 'ENTRIES_DROPPED', details: { count: 2, dropped: 1 } }),
  )
})

test('[ours] what cannot have been dropped is judged as ever, and so is what is held anyway', () => {
  const world = small()
  world.guuru.shopper.start()
  world.guuru.expert.accept(CHAT)
  expect(world).not.toHaveHappened('guuru.chat.closed')
  expect(world).toHaveHappened('guuru.chat.closed', 0)
  expect(world.events.count({ type: 'guuru.chat.opened', after: { id: CHAT } })).toBe(1)
  world.guuru.shopper.start()
  expect(world).toHaveHappened({ actor: 'shopper' })
  expect(() => expect(world).toHaveHappened({ actor: 'shopper' }, 0)).toThrow('there were 2')
  world.events.clear()
  expect(world).toHaveHappened({ actor: 'shopper' }, 0)
})

test('[ours] requests are judged alike, by vendor, operation, status and number', async () => {
  const world = small()
  for (const query of ['{ partner { id } }', '{ partner { id } }', '{ partner { id } }', '{ nonsense }'])
    await ask(world, query)
  expect(world.journal.dropped).toBe(2)
  expect(() => expect(world).toHaveBeenRequested('partner', 1)).toThrow(SENTENCE)
  expect(() => world.journal.count({ vendor: 'guuru' })).toThrow(SENTENCE)
  expect(world).toHaveBeenRequested('acceptChat', 0)
  expect(world.journal.count({ vendor: 'thg' })).toBe(0)
  expect(world.journal.count({ operation: 'partner', status: 401 })).toBe(0)
  expect(world.journal.count({ id: 3 })).toBe(1)
  expect(() => world.journal.count({ id: 2 })).toThrow(SENTENCE)
})

test('[ours] waiting for more than is kept is refused at once', async () => {
  const world = small(3)
  const many = { count: 4, timeoutMs: 60_000 }
  for (const waiting of [world.journal.wait({}, many), world.events.wait({}, many)])
    await expect(waiting).rejects.toMatchObject({
      code: 'INVALID_WAIT',
      message: 'The log keeps 3 entries and never holds 4; raise journalLimit.',
    })
})
