import type { Cast } from '../actors/casting.ts'
import { toSnapshot } from '../format/document.ts'
import { readShippedFixture } from '../format/shipped.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { WebhookOptions } from '../webhooks/config.ts'
import type { WorldSnapshot } from '../world/world.ts'

/** The accounts alone, without any conversation, with the seed and the clock of this seed state. */
export function emptySeedState({ seed, clock }: WorldSnapshot, vendors: readonly AnyVendor[]): WorldSnapshot {
  return toSnapshot([readShippedFixture('empty')], vendors, { seed, clock: clock.mode })
}

/** A seed state without the webhooks and actors of its documents where the start options name others. */
export function withOptionsFirst(
  state: WorldSnapshot,
  { webhooks, actors }: { readonly webhooks?: WebhookOptions; readonly actors?: string | Cast },
): WorldSnapshot {
  const named: Readonly<Record<string, unknown>> = { webhooks, actors }
  const parts = Object.entries(state.parts).filter(([name]) => named[name] === undefined)
  return { ...state, parts: Object.fromEntries(parts) }
}
