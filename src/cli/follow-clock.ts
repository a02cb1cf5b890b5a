import { join } from 'node:path'
import { orRefuse } from '../errors/reasons.ts'
import { listFolder, makeTemporaryFolder, removeFolder, rewriteFile } from '../format/files.ts'
import type { Clock } from '../time/clock.ts'
import { realEvery, wallNow } from '../time/real-time.ts'
import { cliError } from './errors.ts'

/** The library that sets the wall clock of a process, as Debian names it: the one for processes with several threads. */
const LIBRARY = 'libfaketimeMT.so.1'
/** Where distributions of Linux put it. */
const FOLDERS = ['/usr/lib/faketime', '/usr/lib64/faketime', '/usr/local/lib/faketime', '/usr/lib']
/** How often the time of a fast clock is written, real milliseconds. */
const WRITE_EVERY_MS = 20

/** A wall clock that follows a world's clock. */
export interface FollowedClock {
  /** The variables of processes that have this wall clock. */
  readonly variables: Readonly<Record<string, string>>
  /** Ends following. */
  stop(): void
}

/**
 * Makes processes with the answered variables see a world's time as their wall clock, from now on and through each move of
 * it; their monotonic clock, and so their timers, are left alone. Refuses where the library is missing.
 */
export function followClock(clock: Clock): FollowedClock {
  const library = findLibrary()
  const folder = orRefuse(
    () => makeTemporaryFolder('backlot-clock-'),
    reason =>
      cliError('UNUSABLE_FILE', `--follow-clock cannot make a temporary folder (${reason}); name one by TMPDIR.`),
  )
  const file = join(folder, 'time')
  let stopWriting: (() => void) | undefined
  const write = (): void => rewriteFile(file, toText(clock))
  const follow = (): void => {
    stopWriting?.()
    write()
    stopWriting = clock.mode === 'real' && clock.rate !== 1 ? realEvery(WRITE_EVERY_MS, write) : undefined
  }
  const stopFollowing = clock.onChange(follow)
  follow()
  return {
    variables: {
      LD_PRELOAD: [process.env['LD_PRELOAD'], library].filter(Boolean).join(' '),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_FMT: '%s',
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    stop: () => {
      stopFollowing()
      stopWriting?.()
      removeFolder(folder)
    },
  }
}

/** The time as the library reads it: an instant where the clock stands still, or is written often; else the distance to the wall clock. */
function toText(clock: Clock): string {
  // The library reads a binary fraction, and may be a little below: half a millisecond more stays within the same one.
  if (clock.mode !== 'real' || clock.rate !== 1) return ((clock.now() + 0.5) / 1000).toFixed(4)
  const ahead = clock.now() - wallNow()
  return (ahead < 0 ? '' : '+') + (ahead / 1000).toFixed(3)
}

function findLibrary(): string {
  const perMachine = listFolder('/usr/lib').map(name => `/usr/lib/${name}/faketime`)
  const folder = [...FOLDERS, ...perMachine].find(path => listFolder(path).includes(LIBRARY))
  if (folder !== undefined && process.platform === 'linux') return join(folder, LIBRARY)
  throw cliError(
    'NO_FAKETIME',
    `--follow-clock needs libfaketime on Linux, and ${LIBRARY} is not here: apt-get install libfaketime (Debian, Ubuntu), or leave the flag out.`,
  )
}
