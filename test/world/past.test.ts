import { expect, onTestFinished, test, vi } from 'vitest'
import { startChat } from '../../src/vendors/guuru/operations/community.ts'
import { createState, type GuuruState } from '../../src/vendors/guuru/state.ts'
import { MAX_STATE_BYTES } from '../../src/world/limits.ts'
import { addLongPast, type Earlier } from '../../src/world/past.ts'
import type { Simulator } from '../../src/simulator/simulator.ts'
import { clockSnapshot } from '../../src/time/clock-mode.ts'
import { World } from '../../src/world/world.ts'
import { setupControl } from '../control/control.ts'

const guuru = { name: 'guuru', createState }
const HOUR = 60 * 60_000
const asked = { question: 'Earlier?', user: { name: 'Ada' }, category: 'General' }

/** A past of one chat an hour ago; `meanwhile` happens before it is played. */
function* oneChat(earlier: Earlier<GuuruState>, meanwhile: () => void): Generator<void> {
  earlier.at(earlier.world.clock.now() - HOUR, () => void startChat(earlier, asked))
  yield
  meanwhile()
}

const refusal = (id: string) => ({
  code: 'WORLD_CHANGED',
  message: `The world "${id}" changed while its history was made, so that nothing was added; ask again while nothing else changes the same records.`,
})

test('[ours] other work has its turn between what is told and what happens', async () => {
  const { world } = await setupControl()
  const order: string[] = []
  const work = (name: string) => {
    const end = performance.now() + 30
    while (performance.now() < end);
    order.push(name)
  }
  const others = setInterval(() => order.push('other'), 1)
  onTestFinished(() => clearInterval(others))
  await addLongPast(world, guuru, function* ({ at }) {
    work('told')
    yield
    work('told')
    yield
    for (const instant of [1, 2]) at(instant, () => work('happened'))
  })
  const turns = order.join().replaceAll(/(other,)+/g, 'other,')
  expect(turns).toMatch(/^told,other,told,other,happened,other,happened/)
})

test('[ours] what other work changes elsewhere stays, also of the same vendor', async () => {
  const { world } = await setupControl()
  const { chats, partners } = world.state(guuru)
  const [partner] = [...partners.all()]
  const added = await addLongPast(world, guuru, earlier =>
    oneChat(earlier, () => partners.replace({ ...partner!, isAvailable: false })),
  )
  expect(added).toMatchObject({ chats: 1 })
  expect([...chats.all()].at(-1)).toMatchObject({ createdAt: world.clock.now() - HOUR })
  expect(partners.require(partner!.id).isAvailable).toBe(false)
})

for (const [what, meanwhile, made] of [
  ['a record of the same id', world => void startChat({ world, state: world.state(guuru) }, asked), 1],
  ['a state that is loaded', world => world.restore(world.snapshot()), 0],
  ['a clock that goes back', world => world.clock.restore(clockSnapshot({ mode: 'frozen', at: 0 })), 0],
  ['the end of the world', (world, sim) => sim.worlds.end(world.id), 0],
] satisfies [string, (world: World, sim: Simulator) => void, number][])
  test(`[ours] ${what} meanwhile refuses it, and nothing is added`, async () => {
    const { sim } = await setupControl()
    const world = await sim.createWorld()
    const before = world.state(guuru).chats.size
    const refused = addLongPast(world, guuru, earlier => oneChat(earlier, () => meanwhile(world, sim)))
    await expect(refused).rejects.toMatchObject(refusal(world.id))
    expect(world.state(guuru).chats.size).toBe(before + made)
  })

test('[ours] what is more than a world can hold is refused, counted, and adds nothing', async () => {
  const { world } = await setupControl()
  const full = vi.spyOn(World.prototype, 'bytes', 'get').mockReturnValue(MAX_STATE_BYTES)
  onTestFinished(() => full.mockRestore())
  const before = world.state(guuru).chats.size
  await expect(addLongPast(world, guuru, earlier => oneChat(earlier, () => {}))).rejects.toMatchObject({
    code: 'WORLD_FULL',
    message: `The history is more than the world "${world.id}" can hold, ${MAX_STATE_BYTES} bytes of records, so that nothing was added; ask for less.`,
  })
  expect([world.state(guuru).chats.size, world.refused.records]).toEqual([before, 1])
})
