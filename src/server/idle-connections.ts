/** While a server closes, a connection is not kept for another request. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { realEvery } from '../time/real-time.ts'
import { oncePer } from '../world/once.ts'

/** The open connections of a server, from the first call on. Node tells only of those that have sent a request. */
export const connectionsOf = oncePer((server: Server): ReadonlySet<Socket> => {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return open
})

/**
 * Ends connections as soon as their last answer is out, and those on which nothing comes: browsers open some in advance, and
 * node would wait for them. Answers how to stop that.
 */
export function closeIdle(server: Server): () => void {
  let silent: readonly Socket[] = []
  return realEvery(10, () => {
    server.closeIdleConnections()
    // What came with a connection is read between two looks.
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy()
    silent = [...connectionsOf(server)].filter(({ bytesRead }) => bytesRead === 0)
  })
}
