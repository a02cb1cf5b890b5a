import type { Cast, Delay, Script, Step } from './actors.ts'
import { toMilliseconds } from '../time/duration.ts'
import { SimError } from '../errors/sim-error.ts'
import { isWorkingHours } from '../time/working-hours.ts'
import { READY_MADE } from './ready-made.ts'
import { type Role, ROLES } from './roles.ts'
import type { AgentScript, ExpertScript, SellerScript, ShopperScript } from './schema.ts'

/** The longest delay of one step, milliseconds: a year of working time. */
const MAX_DELAY = 366 * 24 * 60 * 60_000

/** The scripts that a cast means. Refuses unknown names, and whatever could never be played. */
export function expandCast(cast: Cast): Script[] {
  const scripts = cast.flatMap(member => (typeof member === 'string' ? readyMade(member) : [member]))
  const names = new Set<string>()
  for (const script of scripts) {
    assertScript(script)
    if (names.has(script.name)) throw refusal(script, 'there is another actor of this name; give each its own')
    names.add(script.name)
  }
  return scripts
}

function readyMade(name: string): readonly Script[] {
  if (Object.hasOwn(READY_MADE, name)) return READY_MADE[name]!
  throw new SimError(
    'UNKNOWN_ACTORS',
    `There are no actors "${name}"; use ${Object.keys(READY_MADE).join(', ')}, or a script.`,
  )
}

function assertScript(script: Script): void {
  const { who, when, times, then = [] } = script
  if (!isRole(who))
    throw refusal(script, `nobody can be played as "${who}"; there are ${Object.keys(ROLES).join(', ')}`)
  const events: readonly string[] = ROLES[who].events
  if (!events.includes(when.type))
    throw refusal(script, `the ${who} never hears of "${when.type}"; there are ${events.join(', ')}`)
  if (times !== undefined && !(Number.isInteger(times) && times > 0))
    throw refusal(script, `"times" must be a whole number from 1 up, not ${times}`)
  for (const step of [script, ...then]) assertStep(script, step, who)
}

function assertStep(script: Script, { delay = 0, workingHours, what }: Step, who: Role): void {
  const moves: readonly string[] = ROLES[who].moves
  if (!moves.includes(what.do)) throw refusal(script, `the ${who} cannot "${what.do}"; there are ${moves.join(', ')}`)
  const [min, max = min] = [delay].flat().map((one: Delay) => toMilliseconds(one)) as [number, number?]
  if (min > max || max > MAX_DELAY)
    throw refusal(script, 'a delay is one duration or a pair from short to long, each of a year at most')
  if (workingHours && !isWorkingHours(workingHours))
    throw refusal(script, 'workingHours need a "from" before "to" on the same day, and at least one day')
}

function isRole(who: string): who is Role {
  return Object.hasOwn(ROLES, who)
}

function refusal({ name }: Script, reason: string): SimError {
  return new SimError('INVALID_ACTOR', `The actor "${name}" cannot play: ${reason}.`)
}

/** An agent of THG's, typed. */
export function agent(script: Omit<AgentScript, 'who'>): AgentScript {
  return { ...script, who: 'agent' }
}

/** A seller on Marketplacer, typed. */
export function seller(script: Omit<SellerScript, 'who'>): SellerScript {
  return { ...script, who: 'seller' }
}

/** A shopper of GUURU's, typed. */
export function shopper(script: Omit<ShopperScript, 'who'>): ShopperScript {
  return { ...script, who: 'shopper' }
}

/** A human expert of GUURU's, typed. */
export function expert(script: Omit<ExpertScript, 'who'>): ExpertScript {
  return { ...script, who: 'expert' }
}
