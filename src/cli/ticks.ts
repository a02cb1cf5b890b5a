import { createHook } from 'node:async_hooks'

/**
 * Keeps `process.nextTick` fast in this process: where garbage is collected while no tick waits, V8 forgets the shape of ticks, and
 * node 20, 22 and 24 take ten times as long for each of them from then on. A request has some ten, so one is held until the end.
 */
export function keepTicksFast(): void {
  let held: object | undefined
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'TickObject') held ??= resource
    },
  })
  // Not `executionAsyncResource`: after it all callbacks of the process are slower.
  hook.enable()
  process.nextTick(() => {})
  hook.disable()
  process.once('exit', () => held) // only so that it is held
}
