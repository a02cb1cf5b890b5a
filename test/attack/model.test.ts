import { expect, test } from 'vitest'
import { heapMegabytes } from '../heap.ts'
import { Play } from './play.ts'
import { createTarget, IS_SOAK, sized, TIMEOUT } from './target.ts'

/** After so many operations a world is compared with its model, and comes out of its document as it went in. */
const COMPARE_EVERY = 500
/** How much more memory may be held at the end than at half, as a share. */
const MAX_GROWTH = 0.1

test(
  '[ours] all three vendors are at every moment what a model of them says, under faults, resets, forks and imports',
  async () => {
    const kit = await createTarget({ history: true })
    const play = new Play(kit, 3)
    const total = sized(2000, 1_000_000)
    let half = 0
    for (let i = 1; i <= total; i++) {
      await play.step()
      if (i % COMPARE_EVERY === 0) await play.compare()
      if (i !== total / 2) continue
      play.restart()
      half = heapMegabytes()
    }
    play.restart()
    const end = heapMegabytes()
    const counts = Object.entries(play.counts).map(([what, times]) => `${times} ${what}`)
    await kit.survived(
      `${total} operations: ${counts.join(', ')}; heap ${half.toFixed(1)} MB at half, ${end.toFixed(1)} MB at the end`,
    )
    expect(end).toBeLessThan(half * (1 + (IS_SOAK ? MAX_GROWTH : 1)))
  },
  TIMEOUT,
)
