/**
 * The vendors as a test types them: what it can do at each, and the scripts of their roles. They are named here, because
 * the types of the kit's accessors are those of each vendor's own rows.
 */
import type { Static, TObject, TProperties } from 'typebox'
import type { ScriptOf } from '../actors/schema.ts'
import type { acts as guuruActs } from '../vendors/guuru/acts.ts'
import type { roles as guuruRoles } from '../vendors/guuru/conversations.ts'
import type { methods as guuruMethods } from '../vendors/guuru/routes.ts'
import type { GuuruState } from '../vendors/guuru/state.ts'
import type { acts as marketplacerActs } from '../vendors/marketplacer/acts.ts'
import type { roles as marketplacerRoles } from '../vendors/marketplacer/conversations.ts'
import type { methods as marketplacerMethods } from '../vendors/marketplacer/routes.ts'
import type { MarketplacerState } from '../vendors/marketplacer/state.ts'
import type { acts as thgActs } from '../vendors/thg/acts.ts'
import type { roles as thgRoles } from '../vendors/thg/conversations.ts'
import type { methods as thgMethods } from '../vendors/thg/routes.ts'
import type { ThgState } from '../vendors/thg/state.ts'
import type { Access } from './access.ts'

/** What a test can do at a vendor in one world without its API, by the vendor's name. */
export interface AccessTypes {
  readonly thg: Access<ThgState, typeof thgActs, typeof thgRoles, typeof thgMethods>
  readonly marketplacer: Access<
    MarketplacerState,
    typeof marketplacerActs,
    typeof marketplacerRoles,
    typeof marketplacerMethods
  >
  readonly guuru: Access<GuuruState, typeof guuruActs, typeof guuruRoles, typeof guuruMethods>
}

/** An agent of THG's. */
export type AgentScript = RoleScript<'agent', typeof thgRoles.agent, typeof thgActs>
/** A seller on Marketplacer. */
export type SellerScript = RoleScript<'seller', typeof marketplacerRoles.seller, typeof marketplacerActs>
/** A shopper of GUURU's. */
export type ShopperScript = RoleScript<'shopper', typeof guuruRoles.shopper, typeof guuruActs>
/** A human expert of GUURU's. */
export type ExpertScript = RoleScript<'expert', typeof guuruRoles.expert, typeof guuruActs>
/** Any of them. */
export type ActorScript = AgentScript | SellerScript | ShopperScript | ExpertScript

type RoleScript<R extends string, D extends { readonly events: readonly string[] }, A> = ScriptOf<
  R,
  D['events'][number],
  { [N in keyof A]: MoveOf<A[N], N, R> }[keyof A]
>

/** How a script of this role writes an act; never where it cannot do it. */
type MoveOf<A, N, R> = A extends { readonly roles: readonly (infer Q)[] }
  ? R extends Q
    ? A extends { readonly move: infer V extends { readonly takes: TProperties } }
      ? { do: V extends { readonly do: infer D } ? D : PathOf<A, N> } & Static<TObject<V['takes']>>
      : A extends { readonly body: unknown }
        ? never
        : { do: PathOf<A, N> }
    : never
  : never

type PathOf<A, N> = A extends { readonly path: infer P } ? P : N

/** An agent of THG's, typed. */
export const agent = (script: Omit<AgentScript, 'who'>): AgentScript => ({ ...script, who: 'agent' })
/** A seller on Marketplacer, typed. */
export const seller = (script: Omit<SellerScript, 'who'>): SellerScript => ({ ...script, who: 'seller' })
/** A shopper of GUURU's, typed. */
export const shopper = (script: Omit<ShopperScript, 'who'>): ShopperScript => ({ ...script, who: 'shopper' })
/** A human expert of GUURU's, typed. */
export const expert = (script: Omit<ExpertScript, 'who'>): ExpertScript => ({ ...script, who: 'expert' })
