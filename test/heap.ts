import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The heap that is in use, megabytes; collects all garbage first. */
export function heapMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // the flag made it one
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}
