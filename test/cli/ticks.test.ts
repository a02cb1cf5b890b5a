import { createHook } from 'node:async_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { keepTicksFast } from '../../src/cli/ticks.ts'

test('[ours] a tick is held until the process ends, so that its shape is not forgotten', async () => {
  const held = ticksOf(keepTicksFast)
  const others = ticksOf(() => process.nextTick(() => {}))
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // node's own, once the flag is set
  // References live until the turn that made them is over.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(resolve => setImmediate(resolve))
    collect()
  }
  expect(held.filter(tick => tick.deref())).toHaveLength(1)
  expect(others.filter(tick => tick.deref())).toHaveLength(0)
  expect(others).not.toHaveLength(0)
})

/** What was queued for the next tick meanwhile. */
function ticksOf(work: () => void): WeakRef<object>[] {
  const ticks: WeakRef<object>[] = []
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'TickObject') ticks.push(new WeakRef(resource))
    },
  }).enable()
  work()
  hook.disable()
  return ticks
}
