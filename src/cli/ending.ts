import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { readBytes } from '../format/files.ts'
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

/** What package managers run a command by. */
const SHELLS = /^(sh|bash|dash|ash|zsh|busybox)$/

/** How often the parents are looked for, real milliseconds. */
const LOOK_EVERY_MS = 200

/**
 * Calls `end` for each signal that ends a command. A package manager that is ended takes its shell along and not what the
 * shell runs, or leaves its shell behind too: a command that a package manager started (its variables say so) ends when one
 * of the two does, as by SIGTERM. Without `withParent` it outlives them.
 */
export function onEnding(end: (signal: EndSignal) => void, { withParent = true } = {}): void {
  for (const signal of SIGNALS) process.on(signal, () => end(signal))
  const isManaged = process.env['npm_execpath'] !== undefined || process.env['npm_lifecycle_event'] !== undefined
  if (!withParent || !isManaged) return
  const starters = readStarters()
  const stopLooking = realEvery(LOOK_EVERY_MS, () => {
    if (readStarters() === starters) return
    stopLooking()
    end('SIGTERM')
  })
}

/** The ids of the parent and, where that is a shell, of its parent and so on; systems without `/proc` tell only the first. */
function readStarters(): string {
  const ids = [process.ppid]
  for (let id = process.ppid; id > 1;) {
    const status = readBytes(pathToFileURL(`/proc/${id}/stat`))?.toString() ?? ''
    const [, name = '', parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(status) ?? []
    id = SHELLS.test(name) ? Number(parent) : 0
    if (id > 0) ids.push(id)
  }
  return ids.join()
}
