import { toSimError } from '../errors/sim-error.ts'
import { exampleOf } from '../inputs/example.ts'
import { Strict } from '../inputs/strict.ts'
import { type Act, pathOf, roleMemberFor, toldBody } from '../vendors/contract/act.ts'
import type { Conversations } from '../vendors/contract/role.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { World } from '../world/world.ts'

/** A vendor that has conversations. */
export type TalkingVendor = AnyVendor & { readonly conversations: Conversations }

/** What a role could do in a conversation, and how the control plane is called for it. */
export interface PossibleAct {
  readonly role: string
  /** As the kit has it: `pickUp`. */
  readonly name: string
  readonly summary: string
  readonly allowed: boolean
  /** Why it is not allowed now, in a sentence; null where it is. */
  readonly why: string | null
  readonly method: 'POST'
  /** With the world's prefix; holds `{id}` where there is nothing that it could be about. */
  readonly path: string
  /** JSON Schema of the body. */
  readonly body: object
}

/** Ends the trial of an act at its first change: what refuses it comes before that. */
class FirstChange extends Error {}

/** What each role could do in a conversation, in the order of the vendor's acts. Nothing is done. */
export function actsIn(world: World, vendor: TalkingVendor, id: string): PossibleAct[] {
  const now = world.snapshot()
  return Object.entries(vendor.acts).flatMap(([name, act]) => {
    const subject = subjectOf(world, vendor, act, id)
    if (subject === undefined) return []
    const path = pathOf(name, act).replace('{id}', named => (subject === '' ? named : encodeURIComponent(subject)))
    return act.roles.map((role): PossibleAct => {
      const why = whyNot(new World(world.id, now), vendor, act, subject, role)
      return {
        role,
        name,
        summary: act.summary,
        allowed: why === null,
        why,
        method: 'POST',
        path: `${world.pathPrefix}/_sim/${vendor.name}${path}`,
        body: bodyFor(act, role),
      }
    })
  })
}

/** The id of what an act in a conversation is about; empty where there is none, undefined where it is about no conversation. */
function subjectOf(world: World, vendor: TalkingVendor, act: Act, id: string): string | undefined {
  if (act.creates) return ''
  if (act.about === vendor.conversations.table) return id
  return act.move?.subjectOf?.(world.state(vendor) as never, id) // its own vendor's
}

/** The schema of an act's body that tells the role, where there are several. */
function bodyFor(act: Act, role: string): object {
  const body = toldBody(act) ?? Strict({})
  const told = roleMemberFor(act, role)
  const fixed = Object.entries(told).map(([name, value]) => [name, { type: 'string', const: value }])
  return {
    ...body,
    properties: { ...body.properties, ...Object.fromEntries(fixed) },
    required: [...new Set([...(body.required ?? []), ...Object.keys(told)])],
  }
}

/** Why an act is refused, found out by trying it in a copy of the world; null where it is not. */
function whyNot(trial: World, vendor: AnyVendor, act: Act, id: string, role: string): string | null {
  if (!act.creates && id === '') return `This conversation has none of the ${act.about} that it could be about.`
  const state = trial.state(vendor)
  for (const table of Object.values(state))
    table.watch(() => {
      throw new FirstChange()
    })
  try {
    act.perform({ world: trial, state }, id, Object(exampleOf(bodyFor(act, role))), role)
  } catch (error) {
    if (error instanceof FirstChange) return null
    const refusal = toSimError(error)
    if (!refusal) throw error
    // An act that names no record by its path may name another one in its body.
    return act.creates && refusal.kind === 'not-found' ? null : refusal.message
  }
  return null
}
