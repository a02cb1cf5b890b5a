import type { Cast } from '../actors/casting.ts'
import { cornerSeedState } from '../faults/corner-seed-state.ts'
import { toSnapshot, type WorldDocument } from '../format/document.ts'
import { readShippedFixture } from '../format/shipped.ts'
import type { ClockMode } from '../time/clock.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { WebhookOptions } from '../webhooks/config.ts'
import type { WorldSnapshot } from '../world/world.ts'

/** What a world's seed state is made of. */
export interface SeedStateParts {
  readonly vendors: readonly AnyVendor[]
  /** Merged in order; checked documents only. */
  readonly fixtures: readonly WorldDocument[]
  /** What holds where no fixture says it. */
  readonly defaults: { readonly seed: number; readonly clock: ClockMode }
  /** What holds whatever a fixture says. */
  readonly own?: { readonly seed: number | undefined; readonly clock: ClockMode | undefined }
  /** The seed of legal corner cases; none without it. */
  readonly nasty: number | undefined
}

/** What a world begins as, and goes back to at a reset. */
export function toSeedState({ vendors, fixtures, defaults, own, nasty }: SeedStateParts): WorldSnapshot {
  const state = toSnapshot(fixtures, vendors, defaults, own)
  return nasty === undefined ? state : cornerSeedState(state, vendors, nasty)
}

/** The accounts alone, without any conversation, with the seed and the clock of this seed state. */
export function emptySeedState({ seed, clock }: WorldSnapshot, vendors: readonly AnyVendor[]): WorldSnapshot {
  return toSnapshot([readShippedFixture('empty')], vendors, { seed, clock: clock.mode })
}

/** A seed state without the webhooks and actors of its documents where the start options name others. */
export function withOptionsFirst(
  state: WorldSnapshot,
  { webhooks, actors }: { readonly webhooks?: WebhookOptions; readonly actors?: string | Cast },
): WorldSnapshot {
  const { parts } = state
  const named = [...(webhooks === undefined ? [] : ['webhooks']), ...(actors === undefined ? [] : ['actors'])]
  return { ...state, parts: Object.fromEntries(Object.entries(parts).filter(([name]) => !named.includes(name))) }
}
