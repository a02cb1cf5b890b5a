import { expect, onTestFinished, test, vi } from 'vitest'
import { createSimulator } from '../../src/index.ts'

test('[ours] seed random is another one each time, and printed; a world may have one of its own', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => void vi.restoreAllMocks())
  const sims = [createSimulator({ seed: 'random' }), createSimulator({ seed: 'random' })]
  const seeds = sims.map(sim => Number(sim.world().document().seed))
  const own = Number((await sims[0]!.createWorld({ seed: 'random' })).document().seed)
  for (const sim of sims) await sim.close()
  const lines = printed.mock.calls.map(([line]) => String(line))
  expect(lines).toEqual([...seeds, own].map(seed => expect.stringContaining(`The seed is ${seed}; --seed ${seed} `)))
  expect(new Set([...seeds, own]).size).toBe(3)
})
