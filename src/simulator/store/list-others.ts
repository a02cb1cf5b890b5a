import { SimError } from '../../errors/sim-error.ts'
import { type ListedWorld, readRow } from './listing.ts'
import type { StoredRow } from './store.ts'
import type { WorldLogs } from './world-logs.ts'

/**
 * The worlds of a store's rows that are not here; those that are become what other processes have made of them. `isWhole`:
 * with all credentials, for which it loads worlds that have many.
 */
export async function listOthers(
  rows: readonly StoredRow[],
  logs: WorldLogs,
  isWhole: boolean,
  load: (id: string) => Promise<unknown>,
): Promise<ListedWorld[]> {
  const newest = new Map(rows.map(({ id, seq }) => [id, seq]))
  const old = [...logs.all()].filter(({ id, seq }) => seq > 0 && newest.get(id) !== seq)
  await Promise.all(old.map(log => log.look()))
  const others: ListedWorld[] = []
  for (const row of rows) {
    if (logs.get(row.id)) continue
    const listed = readRow(row)
    if (listed && !(isWhole && listed.hasMore)) others.push(listed)
    else
      await load(row.id).catch(error => {
        if (!isLost(error)) throw error
        if (listed) others.push(listed)
      })
  }
  return others
}

/** Whether the store has lost entries of a world, so that it cannot be loaded. */
function isLost(error: unknown): boolean {
  return error instanceof SimError && error.code === 'WORLD_LOST'
}
