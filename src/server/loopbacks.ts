import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { errorCode } from '../errors/reasons.ts'
import { closeIdle } from './idle-connections.ts'
import type { Server } from './server.ts'

/** What node says of an address that a machine without IPv6 does not have. */
const MISSING = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/**
 * Takes connections to `::1` too, at the port at which the server listens already: clients ask for either loopback when
 * they are told `localhost`. A machine without that address is left as it is. Answers how to stop, which resolves when
 * the last of these connections has ended. Rejects with node's error when the port is in use there.
 */
export async function listenOnIpv6({ server }: Server): Promise<() => Promise<void>> {
  const { port } = server.address() as AddressInfo // it listens on TCP
  const second = createServer({ allowHalfOpen: true, noDelay: true }, socket => server.emit('connection', socket))
  try {
    await once(second.listen({ port, host: '::1', ipv6Only: true }), 'listening')
  } catch (error) {
    if (MISSING.includes(errorCode(error) ?? '')) return async () => {}
    throw error
  }
  return async () => {
    const stopLooking = closeIdle(server)
    await once(second.close(), 'close')
    stopLooking()
  }
}
