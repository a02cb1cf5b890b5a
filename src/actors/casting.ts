import { actorsError } from './errors.ts'
import { toMilliseconds } from '../time/duration.ts'
import { SimError } from '../errors/sim-error.ts'
import { check } from '../inputs/check.ts'
import { isWorkingHours } from '../time/working-hours.ts'
import type { Script, Step } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { readyMadeCasts } from './roles.ts'
import { actorsFileSchema } from './schema.ts'

/** Which scripts act in a world: names of ready-made casts, and scripts. */
export type Cast = readonly (string | Script)[]

/** The longest delay of one step, milliseconds: a year of working time. */
const MAX_DELAY = 366 * 24 * 60 * 60_000

/** The code of refused actors. */
export const INVALID_ACTOR = 'INVALID_ACTOR'

/** Refuses unknown names, and whatever could never be played. */
export function assertCast(cast: Cast, vendors: readonly AnyVendor[]): void {
  check(actorsFileSchema(vendors), { actors: cast }, '', INVALID_ACTOR)
  assertPlayable(expandCast(cast, vendors))
}

/** The scripts that a cast means. */
export function expandCast(cast: Cast, vendors: readonly AnyVendor[]): Script[] {
  if (cast.length === 0) return []
  const casts = readyMadeCasts(vendors)
  return cast.flatMap(member => (typeof member === 'string' ? (casts[member] ?? []) : [member]))
}

/** Refuses what the schema of scripts cannot tell. */
export function assertPlayable(scripts: readonly Script[]): void {
  const names = new Set<string>()
  for (const script of scripts) {
    for (const step of [script, ...(script.then ?? [])]) assertStep(script, step)
    if (names.has(script.name)) throw refusal(script, 'there is another actor of this name; give each its own')
    names.add(script.name)
  }
}

function assertStep(script: Script, { delay = 0, workingHours }: Step): void {
  const [min, max = min] = [delay].flat().map(toMilliseconds) as [number, number?] // a delay is one or a pair
  if (min > max || max > MAX_DELAY)
    throw refusal(script, 'a delay is one duration or a pair from short to long, each of a year at most')
  if (workingHours && !isWorkingHours(workingHours))
    throw refusal(script, 'workingHours need a "from" before "to" on the same day, and at least one day')
}

function refusal({ name }: Script, reason: string): SimError {
  return actorsError(INVALID_ACTOR, `The actor "${name}" cannot play: ${reason}.`)
}
