/** What all attacks have in common: a simulator under watch, its two ways in, and what must hold after any input. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, onTestFinished, vi } from 'vitest'
import { toSimError } from '../../src/errors/sim-error.ts'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { createServer } from '../../src/server/server.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { setup } from '../setup.ts'

/** `BACKLOT_SOAK=1` attacks with all that there is; without it each generator gives a sample. */
export const IS_SOAK = Boolean(process.env['BACKLOT_SOAK'])
/** How long a large attack may take, milliseconds. */
export const TIMEOUT = IS_SOAK ? 7_200_000 : 60_000
/** How long no input may keep the process busy, milliseconds; held in the soak. */
const MAX_BLOCKED = 1000

/** How many inputs an attack sends: a sample, or the large size. */
export const sized = (small: number, large: number): number => (IS_SOAK ? large : small)

/** What came back. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** One request by either way in; a path, not a URL. */
export type Send = (method: string, path: string, body?: string | Uint8Array, headers?: Headers) => Promise<Answer>
type Headers = Readonly<Record<string, string>>

/** A simulator under watch. `statuses` counts what was answered. */
export async function createTarget(options: SimulatorOptions = {}) {
  const kit = setup(options)
  const server = createServer(kit.sim)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const local = new LocalFetch(kit.sim, {})
  onTestFinished(async () => {
    await local.close()
    kit.sim.beginClosing()
    await server.close()
  })
  const watch = watchProcess()
  const statuses: Record<number, number> = {}
  let costliest = 0
  const count = (status: number): void => void (statuses[status] = (statuses[status] ?? 0) + 1)

  const sender =
    (fetch: (path: string, init: RequestInit) => Promise<Response>): Send =>
    async (method, path, body, headers = {}) => {
      const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers }
      const init = { method, headers: typed, ...(body === undefined ? {} : { body: body as string }) } // or bytes
      const before = process.cpuUsage()
      const response = await fetch(path, init)
      const { user, system } = process.cpuUsage(before)
      costliest = Math.max(costliest, Math.round((user + system) / 1000))
      count(response.status)
      const text = await response.text()
      if (response.status >= 500)
        throw new Error(`${method} ${path} ${String(body).slice(0, 300)}: ${response.status} ${text.slice(0, 300)}`)
      return { status: response.status, body: text }
    }

  const socket = sender((path, init) => fetch(url + path, init))
  const inProcess = sender((path, init) => local.fetch(path, init, undefined).catch(toRefusal))

  /** What must hold after any input; prints what was sent and answered. */
  async function survived(what: string): Promise<void> {
    expect((await socket('GET', '/_sim/health')).status).toBe(200)
    expect(kit.bugs).toEqual([])
    expect(Object.keys(statuses).filter(status => Number(status) >= 500)).toEqual([])
    const worst = watch.end()
    const counts = Object.entries(statuses).map(([status, times]) => `${status}: ${times}`)
    console.log(
      `${what}; answers ${counts.join(', ')}; one took ${costliest} ms of CPU at most, blocked for ${worst} ms`,
    )
    // The time of the CPU, because the machine may do other work.
    if (IS_SOAK) expect(costliest).toBeLessThan(MAX_BLOCKED)
  }

  return { ...kit, url, socket, inProcess, ways: [socket, inProcess] as const, count, survived }
}

/** A world comes out of its document, byte for byte, as it went in; answers the document. `after` says what came before. */
export async function holdRoundTrip(send: Send, after = '', path = '/_sim/state'): Promise<string> {
  const { body: state } = await send('GET', path)
  const { body } = await send('PUT', path, state)
  const answer = body === state ? 'the same' : difference(state, body)
  expect({ after, answer }).toEqual({ after, answer: 'the same' })
  return state
}

/** Where two texts begin to differ. */
function difference(one: string, other: string): string {
  let at = 0
  while (one[at] === other[at]) at++
  const from = Math.max(0, at - 200)
  return `${one.slice(from, at + 100)} became ${other.slice(from, at + 100)}`
}

/** What `sim.fetch` rejects with because no vendor has such a URL is a refusal. */
function toRefusal(error: unknown): Response {
  if (toSimError(error)) return new Response('{}', { status: 400 })
  throw error
}

/** Watches for what a process may not do: leave a rejection unheard, print a stack, block. */
export function watchProcess() {
  const unhandled: unknown[] = []
  const note = (error: unknown): void => void unhandled.push(error)
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  const printed: string[] = []
  const keep = (...text: unknown[]): boolean => printed.push(text.map(String).join(' ')) > 0
  const spies = [
    vi.spyOn(console, 'error').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
  ]
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const stop = (): void => {
    delay.disable()
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(stop)
  return {
    /** Ends the watch; answers the longest time that the process was blocked, milliseconds. */
    end(): number {
      stop()
      expect(unhandled).toEqual([])
      expect(printed.filter(text => /^\s+at /m.test(text))).toEqual([])
      return Math.round(delay.max / 1e6)
    },
  }
}
