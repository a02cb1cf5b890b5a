import { toMilliseconds } from '../time/duration.ts'
import { actorsError } from './errors.ts'
import { isWorkingHours } from '../time/working-hours.ts'
import type { Casts, Script, Step } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type PlayableRole, rolesOf } from './roles.ts'

/** Which scripts act in a world: names of ready-made casts, and scripts. */
export type Cast = readonly (string | Script)[]

/** The longest delay of one step, milliseconds: a year of working time. */
const MAX_DELAY = 366 * 24 * 60 * 60_000

/** The casts that come with the simulator by name: what the roles of these vendors do in each. */
export function readyMadeCasts(vendors: readonly AnyVendor[]): Casts {
  const casts: Record<string, readonly Script[]> = { silent: [] }
  for (const vendor of vendors)
    for (const [name, scripts] of Object.entries(vendor.casts)) casts[name] = [...(casts[name] ?? []), ...scripts]
  return casts
}

/** The scripts that a cast means. Refuses unknown names, and whatever could never be played. */
export function expandCast(cast: Cast, vendors: readonly AnyVendor[]): Script[] {
  if (cast.length === 0) return []
  const [casts, roles] = [readyMadeCasts(vendors), rolesOf(vendors)]
  const scripts = cast.flatMap(member => (typeof member === 'string' ? readyMade(member, casts) : [member]))
  const names = new Set<string>()
  for (const script of scripts) {
    assertScript(script, roles)
    if (names.has(script.name)) throw refusal(script, 'there is another actor of this name; give each its own')
    names.add(script.name)
  }
  return scripts
}

function readyMade(name: string, casts: Casts): readonly Script[] {
  if (Object.hasOwn(casts, name)) return casts[name]!
  throw actorsError(
    'UNKNOWN_ACTORS',
    `There are no actors "${name}"; use ${Object.keys(casts).join(', ')}, or a script.`,
  )
}

function assertScript(script: Script, roles: ReadonlyMap<string, PlayableRole>): void {
  const { who, when, times, then = [] } = script
  const role = roles.get(who)
  if (!role) throw refusal(script, `there is no role "${who}"; there are ${[...roles.keys()].join(', ')}`)
  const { events } = role.role
  if (!events.includes(when.type))
    throw refusal(script, `the ${who} never hears of "${when.type}"; there are ${events.join(', ')}`)
  if (times !== undefined && !(Number.isInteger(times) && times > 0))
    throw refusal(script, `"times" must be a whole number from 1 up, not ${times}`)
  for (const step of [script, ...then]) assertStep(script, step, role)
}

function assertStep(script: Script, { delay = 0, workingHours, what }: Step, { name, moves }: PlayableRole): void {
  if (!moves.has(what.do))
    throw refusal(script, `the ${name} cannot "${what.do}"; there are ${[...moves.keys()].join(', ')}`)
  const [min, max = min] = [delay].flat().map(toMilliseconds) as [number, number?] // a delay is one or a pair
  if (min > max || max > MAX_DELAY)
    throw refusal(script, 'a delay is one duration or a pair from short to long, each of a year at most')
  if (workingHours && !isWorkingHours(workingHours))
    throw refusal(script, 'workingHours need a "from" before "to" on the same day, and at least one day')
}

function refusal({ name }: Script, reason: string): Error {
  return actorsError('INVALID_ACTOR', `The actor "${name}" cannot play: ${reason}.`)
}
