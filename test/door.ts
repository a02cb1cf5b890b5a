/** By which way the tests of the vendors reach the simulator: `BACKLOT_DOOR=memory|fetch|http`. */
import { onTestFinished } from 'vitest'
import { LocalFetch } from '../src/kit/local-fetch.ts'
import type { HttpRequest, HttpResponse } from '../src/request/message.ts'
import { createServer } from '../src/server/server.ts'
import type { Simulator } from '../src/simulator/simulator.ts'

/** Sends one request to a vendor. */
export type Door = (vendor: string, request: HttpRequest) => Promise<HttpResponse>

/** Opens the way that the variable names: past HTTP (by default), by `sim.fetch`, or by a listening server. */
export function openDoor(sim: Simulator): Door {
  const name = process.env['BACKLOT_DOOR'] ?? 'memory'
  if (name === 'memory') return async (vendor, request) => await sim.answer({ vendor, world: undefined, request })
  if (name === 'fetch') {
    const local = new LocalFetch(sim, {})
    onTestFinished(() => local.close())
    return (_, request) => send((url, init) => local.fetch(url, init, undefined), request)
  }
  if (name !== 'http') throw new Error(`BACKLOT_DOOR is "${name}"; expected memory, fetch or http.`)
  let base: Promise<string> | undefined
  const listen = (): Promise<string> => {
    const server = createServer(sim)
    onTestFinished(() => server.close())
    return server.listen({ port: 0, host: '127.0.0.1' })
  }
  return async (_, request) => {
    const url = await (base ??= listen())
    return send((path, init) => fetch(url + path, init), request)
  }
}

async function send(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { method, url, headers, body }: HttpRequest,
): Promise<HttpResponse> {
  const given = headers as Record<string, string> // tests leave out what is undefined
  const response = await fetch(url, { method, headers: given, ...(method === 'POST' && { body }) })
  const cookies = response.headers.getSetCookie()
  const { 'set-cookie': _cookies, ...all } = Object.fromEntries(response.headers)
  return {
    status: response.status,
    headers: cookies.length > 0 ? { ...all, 'set-cookie': cookies } : all,
    body: await response.text(),
  }
}
