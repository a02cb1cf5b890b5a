import type { VendorAccess } from '../control/describe.ts'

/** What `start --json` prints, and what a detached start tells the process that started it. */
export interface Ready {
  readonly event: 'ready'
  readonly url: string
  readonly pid: number
}

/** What goes to the process that started this one in the background. */
export interface ReadyMessage extends Ready {
  readonly vendors: readonly VendorAccess[]
}
