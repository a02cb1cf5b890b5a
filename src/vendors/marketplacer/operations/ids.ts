import type { Place } from '../../contract/act.ts'
import { MAX_ORDINAL } from '../../../world/ids.ts'
import { MAX_INT } from '../../contract/records.ts'
import type { SellerRow } from '../records.ts'
import { toGlobalId } from '../rules.ts'
import type { MarketplacerState } from '../state.ts'

/** The id and number of a record. */
export type MintedId = Pick<SellerRow, 'id' | 'legacyId'>

/** Mints numbers until one makes an id that is free, in this table by default: records may bring their own. */
export function mintId(
  { world, state }: Place<MarketplacerState>,
  type: string,
  table: keyof MarketplacerState,
  isTaken = (id: string): boolean => state[table].get(id) !== undefined,
): MintedId {
  // The number of a message is shown in its id only, those of all others as an Int too.
  const max = table === 'messages' ? MAX_ORDINAL : MAX_INT
  for (;;) {
    const legacyId = world.ids.next(`marketplacer.${table}`, max)
    const id = toGlobalId(type, legacyId)
    if (!isTaken(id)) return { id, legacyId }
  }
}
