import type { SimWorld } from '../simulator/sim-world.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { MAX_DELIVERY_BYTES, MAX_REMEMBERED, MAX_WAITING } from '../webhooks/limits.ts'
import { MAX_JOBS, MAX_STATE_BYTES } from '../world/limits.ts'

/** What may not grow beyond a limit. At its limit, what is old is `dropped`, or what is new is `refused`. */
type Limit = { readonly name: string; readonly limit: number; readonly used: number } & (
  | { readonly refused: number }
  | { readonly dropped: number }
)

/** How much the simulator and this world hold, and how much they may hold at most. */
export async function limitsOf(sim: Simulator, world: SimWorld): Promise<Limit[]> {
  const { documents, worlds, options, persistence } = sim
  const count = persistence ? await persistence.count() : worlds.size
  const { webhooks, refused } = world
  const { waiting, bytes, finished } = webhooks.queue.counts
  return [
    { name: 'worlds', limit: options.maxWorlds, used: count - 1, refused: worlds.refused },
    { name: 'documentBytes', limit: documents.limit, used: documents.used, dropped: documents.dropped },
    { name: 'recordBytes', limit: MAX_STATE_BYTES, used: world.bytes, refused: refused.records },
    { name: 'uploadBytes', limit: options.uploadsMaxBytes, used: world.fileBytes, refused: refused.uploads },
    { name: 'jobs', limit: MAX_JOBS, used: world.clock.waiting, refused: refused.records },
    ...logLimits('request', world.journal),
    ...logLimits('event', world.events),
    { name: 'deliveries', limit: MAX_REMEMBERED, used: finished, dropped: webhooks.dropped },
    { name: 'waitingDeliveries', limit: MAX_WAITING, used: waiting, dropped: webhooks.overflow },
    { name: 'deliveryBytes', limit: MAX_DELIVERY_BYTES, used: bytes, dropped: webhooks.dropped + webhooks.overflow },
  ]
}

function logLimits(entry: string, { limits, size, bytes, dropped }: SimWorld['journal' | 'events']): Limit[] {
  return [
    { name: `${entry}s`, limit: limits.entries, used: size, dropped },
    ...(limits.bytes === undefined ? [] : [{ name: `${entry}Bytes`, limit: limits.bytes, used: bytes, dropped }]),
  ]
}
