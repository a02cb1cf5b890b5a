/** A server that closes: what is under way is answered, and nothing else is waited for. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../src/server/server.ts'
import { setup } from '../setup.ts'

async function listening() {
  const { sim } = setup()
  const server = createServer(sim)
  const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }))
  /** A connection to it. */
  const open = async () => {
    const socket = connect(Number(port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket
  }
  return { sim, server, open }
}

test('[ours] does not wait for a connection that was opened in advance, as browsers do', async () => {
  const { server, open } = await listening()
  const silent = await open()
  const closed = once(silent, 'close')
  await server.close()
  expect(await closed).toEqual([false])
})

test('[ours] answers a request that is under way', async () => {
  const { sim, server, open } = await listening()
  const socket = await open()
  const body = '{"query":"{ __typename }"}'
  const head = `POST /guuru/graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer guuru-partner\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`
  socket.write(`${head}expect: 100-continue\r\n\r\n`)
  // It has begun, and asks for the body.
  await once(socket, 'data')
  sim.beginClosing()
  const closed = server.close()
  socket.write(body)
  const answer = await text(socket)
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(answer).toContain('{"data":{"__typename":"Query"}}')
  await closed
})
