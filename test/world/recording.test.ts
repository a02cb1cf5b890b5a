/** The world after each event: what its document said then, whatever happened since. */
import { expect, test } from 'vitest'
import { documentAt } from '../../src/simulator/past-world.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { toSimError } from '../../src/errors/sim-error.ts'
import type { AnyTable } from '../../src/world/states.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { setup, tablesOf } from '../setup.ts'
import { STEPS } from './steps.ts'

const textOf = (world: SimWorld): string => JSON.stringify(world.document())
const textAt = (world: SimWorld, event: number): string => JSON.stringify(documentAt(world, event))

/** What the records of all tables count for, added up. */
function bytesOf(world: SimWorld): number {
  const tables = [...world.snapshot().states.values()].flatMap(Object.values<AnyTable>)
  return tables.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Plays a random script; answers what the document said after each of its requests, acts and jobs that had events. */
async function play(seed: number, steps: number) {
  const { world, graphql } = setup({ history: true, actors: ['prompt'] })
  const random = createSeededRandom(seed)
  const said = new Map([[0, textOf(world)]])
  const jobs = world.do.bind(world)
  // A job is not a step of the script: several may be done in one.
  world.do = work => {
    const { lastId: before } = world.events
    const done = jobs(work)
    if (world.events.lastId !== before) said.set(world.events.lastId, textOf(world))
    return done
  }
  for (let n = 1; n <= steps; n++) {
    const before = world.events.lastId
    try {
      await random.pick(STEPS)({ world, graphql, n, pick: random.pick })
    } catch (error) {
      if (!toSimError(error)) throw error
    }
    expect(world.bytes, `bytes after step ${n}`).toBe(bytesOf(world))
    const { lastId } = world.events
    if (lastId !== before && !said.has(lastId)) said.set(lastId, textOf(world))
  }
  return { world, said }
}

test.each([1, 2, 3, 4])('[ours] the world after each event is what its document said then (script %i)', async seed => {
  const { world, said } = await play(seed, 60)
  expect(said.size).toBeGreaterThan(20)
  for (const [event, text] of said) {
    const now = textAt(world, event)
    if (now === text) continue
    // What differs, in place of two whole documents.
    expect(JSON.parse(now), `after event ${event}`).toEqual(JSON.parse(text))
    expect(now.length, `order after event ${event}`).toBe(-1)
  }
})

test('[ours] the past is bounded by the events that are kept, and by what it takes to undo changes', () => {
  const { world } = setup({ history: true, journalLimit: 10 })
  for (let n = 1; n <= 100; n++) world.marketplacer.seller('660119').send({ message: `Message ${n}` })
  expect(() => documentAt(world, 90)).toThrow('What the world was after event 90 is not kept any more')
  const messagesAt = (event: number): number => documentAt(world, event).vendors!['marketplacer']!['messages']!.length
  expect(messagesAt(100) - messagesAt(91)).toBe(9)
  // A file that comes and goes again and again is kept for as long as the event before it.
  const content = 'x'.repeat(8 * 1024 * 1024)
  const { customers } = tablesOf<Readonly<Record<string, AnyTable>>>(world.thg)
  const customer = customers!.get('38779254')!
  for (let n = 0; n < 12; n++) world.do(() => customers!.put({ ...customer, fullName: `${n}${content}` }))
  expect(() => documentAt(world, 100)).toThrow('What the world was after event 100 is not kept any more')
  world.marketplacer.seller('660119').send({ message: 'Once more' })
  expect(messagesAt(101)).toBe(world.document().vendors!['marketplacer']!['messages']!.length)
})

test('[ours] a move that follows an answer at once has the number of its request', async () => {
  const { world, graphql } = setup({ history: true })
  world.transitions.set({ 'thg.discussion': { progression: 'immediate' } })
  await graphql('thg', 'mutation { replyToDiscussion(discussionId: "13183370", input: { message: "Hello?" }) }')
  await world.clock.settle(world.clock.now())
  expect(world.events.list().map(({ actor, requestId }) => [actor, requestId])).toContainEqual(['transition', 1])
  expect(world.events.list().every(({ requestId }) => requestId === 1)).toBe(true)
})
