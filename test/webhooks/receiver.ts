import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { setupGuuru } from '../vendors/guuru/guuru.ts'

/** A webhook as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  /** The raw body. */
  readonly body: string
  readonly path: string
}

/** How a receiver answers: with a status, or in any way of its own. `undefined` is 200. */
export type Answer = (received: Received, response: ServerResponse) => number | undefined | void | 'hands off'

/** A receiver on a socket of its own, until the test ends. */
export async function receiver(answer: Answer = () => 200) {
  const received: Received[] = []
  let waiting: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url ?? '' }
      received.push(one)
      const status = answer(one, response)
      if (status !== 'hands off') response.writeHead(status ?? 200).end()
      waiting = waiting.filter(({ count, resolve }) => {
        if (received.length >= count) resolve()
        return received.length < count
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    server,
    /** The events' names in the order in which they came. */
    events: () => received.map(({ headers }) => headers['x-guuru-event']),
    /** Resolves when so many have come. */
    count: (count: number) =>
      new Promise<void>(resolve => {
        if (received.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

/** A world whose chats are told to one receiver. */
export async function setupReceiver(answer?: Answer) {
  const hooks = await receiver(answer)
  const guuru = setupGuuru({ webhooks: { url: hooks.url, secret: 's' } })
  const statuses = () => guuru.world.webhooks.deliveries().map(({ status }) => status)
  return { ...guuru, ...hooks, statuses }
}

/** Answers with these statuses, one after the other, then with 200. */
export function sequence(...statuses: readonly number[]): Answer {
  const left = [...statuses]
  return () => left.shift() ?? 200
}
