/** What compiles for those who use the kit in vitest, and what does not: `tsc` checks it. */
import { backlotTest, expect, test } from 'backlot/vitest'

/** Matchers name what there is. */
export function matchers(): void {
  test('a test of a consumer', ({ world }) => {
    expect(world).toHaveHappened('guuru.chat.opened', 1)
    expect(world).not.toHaveHappened({ type: 'thg.message.created', after: { message: 'Hello' } })
    expect(world).toHaveBeenRequested('acceptChat')
    expect(world).toHaveBeenRequested({ operation: 'upload', status: 200 }, 2)
    // @ts-expect-error -- no such event
    expect(world).toHaveHappened('guuru.chat.open')
    // @ts-expect-error -- no such event
    expect(world).toHaveHappened({ type: 'chat.opened' })
    // @ts-expect-error -- no such root field
    expect(world).toHaveBeenRequested('acceptsChat')
    // @ts-expect-error -- no such vendor
    expect(world).toHaveBeenRequested({ vendor: 'ebay' })
    // @ts-expect-error -- the engine's world
    void world.guuru.world
  })
}

/** A test takes the simulator's options. */
export function options(): void {
  const own = backlotTest({
    fixtures: 'empty',
    actors: ['prompt'],
    seed: 7,
    journalLimit: 10,
    nasty: 3,
    prepare: async world => {
      world.guuru.shopper.start()
      await world.settle()
    },
  })
  own('has the same fixtures', ({ sim, world }) => {
    world.webhooks.to(async request => Response.json(await request.json()))
    void sim.world()
  })
  // @ts-expect-error -- no such option
  void backlotTest({ sede: 7 })
}
