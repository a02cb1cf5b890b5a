import { intercept } from './intercept.ts'
import type { LocalFetch } from './local-fetch.ts'

/** What intercepts in this process: there is one network, whatever the number of simulators. */
interface Interception {
  /** One for each call that did not stop yet, in the order in which they began. */
  readonly answering: { readonly local: LocalFetch }[]
  /** Answers how to stop. */
  readonly started: Promise<() => void>
}

/** Where the process has it: a second copy of this package, such as the one for CommonJS, finds it there too. */
const KEY = Symbol.for('backlot.interception')

/** Begins to answer for the vendors' hosts; of several that know a host, the one that began last answers. */
export async function beginInterception(local: LocalFetch): Promise<() => void> {
  const interception = current() ?? start()
  const call = { local }
  interception.answering.push(call)
  try {
    const stop = await interception.started
    return () => {
      if (leave(interception, call)) stop()
    }
  } catch (error) {
    leave(interception, call)
    throw error
  }
}

function start(): Interception {
  const answering: Interception['answering'] = []
  const find = (host: string) => answering.findLast(({ local }) => local.hosts.has(host))?.local
  const interception = { answering, started: intercept(find) }
  Reflect.set(globalThis, KEY, interception)
  return interception
}

function current(): Interception | undefined {
  return Reflect.get(globalThis, KEY) as Interception | undefined // set above and nowhere else
}

/** Takes a call out; answers whether it was the last one. */
function leave({ answering }: Interception, call: Interception['answering'][number]): boolean {
  const at = answering.indexOf(call)
  if (at >= 0) answering.splice(at, 1)
  if (at < 0 || answering.length > 0) return false
  return Reflect.deleteProperty(globalThis, KEY)
}
