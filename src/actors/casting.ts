import { actorsError } from './errors.ts'
import { toMilliseconds } from '../time/duration.ts'
import { SimError } from '../errors/sim-error.ts'
import { check } from '../inputs/check.ts'
import { isTimeZone } from '../time/time-zone.ts'
import { isWorkingHours, workingTimeOfWeek } from '../time/working-hours.ts'
import type { Delay, Script, Step } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type PlayableRole, readyMadeCasts, rolesOf } from './roles.ts'
import { actorsFileSchema } from './schema.ts'

/** Which scripts act in a world: names of ready-made casts, and scripts. */
export type Cast = readonly (string | Script)[]

/** The longest delay of one step, milliseconds: a year of working time. */
const MAX_DELAY = 366 * 24 * 60 * 60_000
/** How many weeks of its working hours a delay may take: each shift is looked for. */
const MAX_WEEKS = 520
/** The shortest time until an actor begins again, milliseconds. */
const MIN_EVERY = 1000

/** The code of refused actors. */
export const INVALID_ACTOR = 'INVALID_ACTOR'

/** Refuses unknown names, and whatever could never be played. */
export function assertCast(cast: Cast, vendors: readonly AnyVendor[]): void {
  check(actorsFileSchema(vendors), { actors: cast }, '', INVALID_ACTOR)
  assertPlayable(expandCast(cast, vendors), rolesOf(vendors))
}

/** The scripts that a cast means. */
export function expandCast(cast: Cast, vendors: readonly AnyVendor[]): Script[] {
  if (cast.length === 0) return []
  const casts = readyMadeCasts(vendors)
  return cast.flatMap(member => (typeof member === 'string' ? (casts[member] ?? []) : [member]))
}

/** Refuses what the schema of scripts cannot tell. */
export function assertPlayable(scripts: readonly Script[], roles: ReadonlyMap<string, PlayableRole>): void {
  const names = new Set<string>()
  for (const script of scripts) {
    assertStart(script, roles.get(script.who))
    for (const step of [script, ...(script.then ?? [])]) assertStep(script, step)
    if (names.has(script.name)) throw refusal(script, 'there is another actor of this name; give each its own')
    names.add(script.name)
  }
}

/** Refuses a script that waits for nothing, or begins by itself what its role cannot begin. */
function assertStart(script: Script, role: PlayableRole | undefined): void {
  const { when, every, delay, what, who } = script
  if ((when === undefined) === (every === undefined))
    throw refusal(script, 'it needs either "when", the event that starts it, or "every", how often it begins by itself')
  if (every === undefined) return
  if (delay !== undefined)
    throw refusal(script, 'with "every" its first step has no "delay": it begins when it is time')
  const [min, max] = toRange(every)
  if (min < MIN_EVERY || min > max || max > MAX_DELAY)
    throw refusal(script, '"every" is one duration or a pair from short to long, each from a second to a year')
  assertWeeks(script, max, script.workingHours)
  if (role && !canBegin(role, what.do))
    throw refusal(
      script,
      `"${what.do}" is nothing that the role "${who}" can begin by itself; let it wait for an event`,
    )
}

/** Whether a move needs no conversation, or the role has some to begin in. */
function canBegin({ role, moves }: PlayableRole, move: string): boolean {
  return moves.get(move)?.creates === true || role.beginners !== undefined
}

/** The shortest and the longest of a delay, milliseconds. */
export function toRange(delay: Delay | readonly Delay[]): readonly [number, number] {
  const [min, max = min] = [delay].flat().map(toMilliseconds) as [number, number?] // a delay is one or a pair
  return [min, max]
}

function assertStep(script: Script, { delay = 0, workingHours }: Step): void {
  const [min, max] = toRange(delay)
  if (min > max || max > MAX_DELAY)
    throw refusal(script, 'a delay is one duration or a pair from short to long, each of a year at most')
  if (workingHours?.timeZone !== undefined && !isTimeZone(workingHours.timeZone))
    throw refusal(script, `"${workingHours.timeZone}" is no IANA time zone, such as Europe/Berlin`)
  if (workingHours && !isWorkingHours(workingHours))
    throw refusal(script, 'workingHours need a "from" before "to" on the same day, and at least one day')
  assertWeeks(script, max, workingHours)
}

function assertWeeks(script: Script, ms: number, hours: Step['workingHours']): void {
  if (hours && isWorkingHours(hours) && ms > MAX_WEEKS * workingTimeOfWeek(hours))
    throw refusal(script, `a delay would take more than ${MAX_WEEKS} weeks of its workingHours`)
}

function refusal({ name }: Script, reason: string): SimError {
  return actorsError(INVALID_ACTOR, `The actor "${name}" cannot play: ${reason}.`)
}
