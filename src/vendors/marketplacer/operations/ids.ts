import type { Place } from '../../contract/act.ts'
import { toGlobalId } from '../rules.ts'
import type { MarketplacerState } from '../state.ts'

/** The id and number of a record. */
export interface MintedId {
  readonly id: string
  readonly legacyId: number
}

/** Mints numbers until one makes an id that is free, in this table by default: records may bring their own. */
export function mintId(
  { world, state }: Place<MarketplacerState>,
  type: string,
  table: keyof MarketplacerState,
  isTaken = (id: string): boolean => state[table].get(id) !== undefined,
): MintedId {
  for (;;) {
    const legacyId = world.ids.next(`marketplacer.${table}`)
    const id = toGlobalId(type, legacyId)
    if (!isTaken(id)) return { id, legacyId }
  }
}
