import type { Table } from '../../../tables/table.ts'
import { EXPIRED_KEPT } from '../rules.ts'
import type { ThgState } from '../state.ts'

interface Expiring {
  readonly [member: string]: unknown
  readonly token: string
  /** Null where it never expires. */
  readonly expiresAt: number | null
}

/** Takes away what has expired long ago. Such tokens are made one after the other, so that the oldest go first. */
export function sweepExpired({ sessions, uploadTokens, passwordResets }: ThgState, now: number): void {
  sweep<Expiring>(sessions, now)
  sweep<Expiring>(uploadTokens, now)
  sweep<Expiring>(passwordResets, now)
}

function sweep<R extends Expiring>(table: Pick<Table<R>, 'all' | 'remove'>, now: number): void {
  for (const { token, expiresAt } of table.all()) {
    if (expiresAt === null) continue
    if (expiresAt + EXPIRED_KEPT > now) return
    table.remove(token)
  }
}
