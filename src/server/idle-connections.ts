/** A server that closes waits for no connection on which nothing is under way. */
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
    // Whatever had come is read between two looks: node reads sockets before it calls a timer once more.
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy()
    silent = [...connectionsOf(server)].filter(({ bytesRead }) => bytesRead === 0)
  })
}
