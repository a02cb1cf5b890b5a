import type { CreateOptions } from '../api/data.gen.ts'
import type { TestSimulator } from '../api/simulator.ts'
import type { Schemas } from '../api/vendors.ts'
import { createLocalSimulator } from './local-simulator.ts'

/**
 * A simulator in this process, its default world ready, no port open. Time stands still at 2026-01-01T00:00:00.000Z
 * unless `clock` says otherwise. Refuses fixtures that are not valid with a sentence that names the place. With `schemas`,
 * operations may have any name.
 */
export function createSimulator(options: CreateOptions & { readonly schemas: Schemas }): TestSimulator<string>
/** A simulator in this process, as above, whose operations are those that are simulated. */
export function createSimulator(options?: CreateOptions): TestSimulator
export function createSimulator(options: CreateOptions = {}): TestSimulator {
  return createLocalSimulator(options)
}
