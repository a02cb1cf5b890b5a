/** Several processes on one store: each a simulator of its own. */
import { onTestFinished } from 'vitest'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setup } from '../../setup.ts'
import { MemoryStore } from './memory-store.ts'

/** A mutation that announces one event. */
export const sayOf = (text: string): string =>
  `mutation { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`

/** A process on a store that others use too. */
export async function setupNode(first: MemoryStore, options: SimulatorOptions = {}) {
  const given = setup(options)
  const store = new MemoryStore(first)
  const { sim } = given
  const persistence = await Persistence.open({ worlds: sim.worlds, store, format: worldFormat(VENDOR_LIST) })
  sim.persistence = persistence
  onTestFinished(async () => {
    store.fault = undefined
    await persistence.close()
  })
  /** The state as this process answers it. */
  const state = (world = 'default') => persistence.serve(() => JSON.stringify(sim.worlds.require(world).document()))
  return { ...given, persistence, store, state }
}

/** So many of them, on a store that is empty. */
export async function setupNodes(count: number, options?: SimulatorOptions) {
  const store = new MemoryStore(new Map(), true)
  return Promise.all(Array.from({ length: count }, () => setupNode(store, options)))
}
