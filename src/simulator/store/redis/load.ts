/** How a world is read from Redis, whole. */
import type { StoredWorld } from '../store.ts'
import { withUploads } from '../uploads.ts'
import type { Client } from './connection.ts'

/** How often a world is read again that others write whole meanwhile. */
const MAX_TRIES = 10

/** Where a world is: its hash, its stream, its uploads. */
export interface WorldKeys {
  readonly world: string
  readonly log: string
  readonly uploads: string
}

/**
 * Reads a world as it was at one instant, without a script: that would copy all of it once more, and Redis serves nothing else
 * meanwhile. Undefined where there is none.
 */
export async function loadWorld(client: Client, keys: WorldKeys): Promise<StoredWorld | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const [[seq, whole, base], entries, uploads, baseAfter] = await Promise.all([
      client.hmGet(keys.world, ['seq', 'whole', 'base']),
      client.xRange(keys.log, '-', '+'),
      client.hGetAll(keys.uploads),
      client.hGet(keys.world, 'base'),
    ])
    // With the same base nothing but entries, and their uploads, has come in between.
    if (base !== baseAfter) continue
    if (!whole) return undefined
    const known = new Map(Object.entries(uploads))
    const isMeant = (entry: number): boolean => entry > Number(base) && entry <= Number(seq)
    const tail = (entries ?? []).filter(({ id }) => isMeant(Number.parseInt(id, 10)))
    const texts = tail.map(({ message }) => withUploads(message['e'] ?? '', known))
    const loaded = { seq: Number(seq), whole: withUploads(whole, known), tail: texts }
    return tail.length === Number(seq) - Number(base) ? loaded : { ...loaded, isIncomplete: true }
  }
  throw new Error('the world is written whole again and again')
}
