import type { Place } from '../../contract/act.ts'
import {
  assertNotDone,
  bareCredential,
  type RevokedCredential,
  revocation,
  unknownCredential,
} from '../../contract/leaving.ts'
import { assumed } from '../assumptions.ts'
import { announce } from '../context.ts'
import type { DeletedSellerRow, SellerRow } from '../records.ts'
import type { MarketplacerState } from '../state.ts'

type Here = Place<MarketplacerState>

/** Deactivates a seller: it is offline, and its keys are refused (`marketplacer.deactivated-keys`); its thread stays. Assumed. */
export function deactivateSeller({ world, state }: Here, id: string, actor: string): SellerRow {
  const before = state.sellers.require(id)
  assertNotDone('seller', id, before.left, 'deactivate')
  if (assumed(world)['marketplacer.deactivated-keys'] === 'revoked') removeKeys(state, id)
  const after = state.sellers.replace({
    ...before,
    online: false,
    left: 'deactivated',
    updatedAt: world.clock.now(),
  })
  announce(world, 'marketplacer.seller.deactivated', before, after, actor)
  return after
}

/**
 * Deletes a seller: lists show a `DeletedSeller`, its keys are refused, and its people are gone. A `kept` thread stays readable,
 * and its messages still show the seller; of a thread that is `gone` nothing is left. Assumed.
 */
export function deleteSeller(
  { world, state }: Here,
  id: string,
  thread: 'kept' | 'gone',
  actor: string,
): DeletedSellerRow {
  const before = state.sellers.require(id)
  const updatedAt = world.clock.now()
  removeKeys(state, id)
  if (thread === 'gone') {
    for (const message of state.messages.where('bySeller', id)) state.messages.remove(message.id)
    state.sellers.remove(id)
  } else {
    state.sellers.replace({ ...before, online: false, primaryUserId: null, left: 'deleted', updatedAt })
  }
  for (const user of state.users.where('bySeller', id)) state.users.remove(user.id)
  world.ids.raise('marketplacer.deletedSellers', before.legacyId)
  const after = state.deletedSellers.put({ id, legacyId: before.legacyId, updatedAt })
  announce(world, 'marketplacer.seller.deleted', before, after, actor)
  return after
}

/** Revokes a key of the operator's or of a seller's. Refuses an unknown one with `CREDENTIAL_NOT_FOUND`. */
export function revokeKey({ world, state }: Here, credential: string, actor: string): RevokedCredential {
  const row = state.apiKeys.last('byKey', bareCredential(world, credential))
  if (!row) throw unknownCredential(credential)
  const { before, after } = revocation(world, row.key, row.sellerId)
  state.apiKeys.remove(row.id)
  announce(world, 'marketplacer.credential.revoked', before, after, actor)
  return after
}

function removeKeys({ apiKeys }: MarketplacerState, sellerId: string): void {
  for (const key of apiKeys.where('bySeller', sellerId)) apiKeys.remove(key.id)
}
