import { backlotTest, expect } from 'backlot/vitest'

const test = backlotTest({
  seed: 7,
  actors: ['prompt'],
  prepare: async world => {
    world.thg.agent.respond('13183370', { message: 'Did it arrive?' })
    await world.clock.advance('P1D')
  },
})

test('begins where prepare ended', ({ world }) => {
  expect(world.clock.iso()).toBe('2026-01-02T00:00:00.000Z')
  expect(world.thg.state.discussions.require('13183370').status).toBe('COMPLETED')
})
