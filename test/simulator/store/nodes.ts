/** Several processes on one store: each a simulator of its own. */
import { onTestFinished } from 'vitest'
import type { LogLimits } from '../../../src/simulator/store/log-parts.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setup } from '../../setup.ts'
import { MemoryStore } from './memory-store.ts'

/** A process on a store that others use too. */
export async function setupNode(first: MemoryStore, options: SimulatorOptions = {}, limits: LogLimits = {}) {
  const given = setup(options)
  const store = new MemoryStore(first)
  const { sim } = given
  const format = worldFormat(VENDOR_LIST)
  const persistence = await Persistence.open({ worlds: sim.worlds, store, format, ...limits })
  sim.persistence = persistence
  onTestFinished(async () => {
    store.fault = undefined
    await persistence.close()
  })
  /** The state as this process answers it. */
  const state = (world = 'default') => persistence.serve(() => JSON.stringify(sim.worlds.require(world).document()))
  return { ...given, persistence, store, state }
}

/** So many processes on one store, which is empty. */
export const setupNodes = async (count: number, options?: SimulatorOptions, limits?: LogLimits) => {
  const store = new MemoryStore(new Map(), true)
  return Promise.all(Array.from({ length: count }, () => setupNode(store, options, limits)))
}
