import { constants } from 'node:os'
import { realEvery } from '../time/real-time.ts'

/** The signals that end a command in an orderly way. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One of them. */
export type EndSignal = (typeof SIGNALS)[number]

/** Once a command ends: one more signal waits until it has, with its export, and the next one ends it at once. */
export function endAtSecondSignal(): void {
  let count = 0
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (++count === 2) process.exit(128 + constants.signals[signal])
    })
}

/** How often the parent is looked for, real milliseconds. */
const LOOK_EVERY_MS = 200

/**
 * Calls `end` for each signal that ends a command. A package manager that is ended takes its shell along and not what the
 * shell runs: a command that a package manager started (its variables say so) ends when its parent does, as by SIGTERM.
 * Without `withParent` it outlives its parent.
 */
export function onEnding(end: (signal: EndSignal) => void, { withParent = true } = {}): void {
  for (const signal of SIGNALS) process.on(signal, () => end(signal))
  const isManaged = process.env['npm_execpath'] !== undefined || process.env['npm_lifecycle_event'] !== undefined
  if (!withParent || !isManaged) return
  const parent = process.ppid
  const stopLooking = realEvery(LOOK_EVERY_MS, () => {
    if (process.ppid === parent) return
    stopLooking()
    end('SIGTERM')
  })
}
