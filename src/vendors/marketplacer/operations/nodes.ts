import type { AdminRow, ApiKeyRow, DeletedSellerRow, MessageRow, SellerRow } from '../records.ts'
import { toGlobalId } from '../rules.ts'
import type { Here } from './messages.ts'

/**
 * The record with this global id; null when there is none or the key may not see it. A seller key sees its own seller
 * and the messages of its thread, nothing of the operator's people (documented: "seller-owned objects only"). Addresses,
 * countries and states are scenery: they are not found.
 */
export function node({ state, actor }: Here, id: string): SellerRow | DeletedSellerRow | AdminRow | MessageRow | null {
  const seller = state.sellers.get(id)
  const owned = seller?.left === 'deleted' ? undefined : (seller ?? state.messages.get(id))
  if (actor.sellerId === null) return owned ?? state.admins.get(id) ?? state.deletedSellers.get(id) ?? null
  if (!owned) return null
  return ('sellerId' in owned ? owned.sellerId : owned.id) === actor.sellerId ? owned : null
}

/** The key that asks. */
export function apiKeyPrincipal({ state, actor }: Here): ApiKeyRow {
  return state.apiKeys.require(actor.keyId)
}

/** The person who made a key, and so stands behind it; undefined when gone. `user` is set where it is a seller's. */
export function keyOwner({ state }: Here, { createdByType, createdById }: ApiKeyRow) {
  if (createdByType === 'Admin') {
    const admin = state.admins.get(toGlobalId('Admin', createdById))
    return admin && { name: admin.name, emailAddress: admin.emailAddress, user: null }
  }
  const user = state.users.get(toGlobalId('User', createdById))
  return user && { name: `${user.firstName} ${user.surname}`, emailAddress: user.emailAddress, user }
}
