import { isLost } from './entries.ts'
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
  await Promise.all(old.map(log => log.look().catch(unlessLost)))
  const others: ListedWorld[] = []
  for (const row of rows) {
    if (logs.get(row.id)) continue
    const listed = readRow(row)
    if (listed && !(isWhole && listed.hasMore)) others.push(listed)
    else if ((await load(row.id).catch(unlessLost)) === undefined && listed) others.push(listed)
  }
  return others
}

/** One of which the store has lost entries is shown as it is known. */
function unlessLost(error: unknown): undefined {
  if (!isLost(error)) throw error
}
