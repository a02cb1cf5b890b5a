/** A server that closes: what is under way is answered, and nothing else is waited for. */
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { closeIdle, connectionsOf } from '../../src/server/idle-connections.ts'
import { createServer } from '../../src/server/server.ts'
import { setup } from '../setup.ts'

async function listening() {
  const { sim } = setup()
  const server = createServer(sim)
  const port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port)
  /** A connection to it. */
  const open = async () => {
    const socket = connect(port, '127.0.0.1')
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

/** Connects, and writes a request when it is told to, so that the server's own process can wait for that. */
const CLIENT = `
  const { connect } = require('node:net')
  const { parentPort, workerData: { port, sent } } = require('node:worker_threads')
  let answer = ''
  const socket = connect(port, '127.0.0.1', () => parentPort.postMessage('connected'))
  socket.on('data', chunk => (answer += chunk)).on('error', error => (answer += error.code))
  socket.on('close', () => parentPort.postMessage(answer))
  parentPort.once('message', () => socket.write('GET /_sim/health HTTP/1.1\\r\\nhost: localhost\\r\\n\\r\\n', () => {
    Atomics.store(sent, 0, 1)
    Atomics.notify(sent, 0)
  }))`

test('[ours] answers a request that has come and was not read before the first look at its connection', async () => {
  const server = createHttpServer((_request, response) => void response.end('here'))
  connectionsOf(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const connection = once(server, 'connection')
  const client = new Worker(CLIENT, { eval: true, workerData: { port, sent } })
  onTestFinished(async () => void (await client.terminate()))
  await Promise.all([once(client, 'message'), connection])
  vi.spyOn(server, 'closeIdleConnections').mockImplementationOnce(() => {
    client.postMessage('write', [])
    Atomics.wait(sent, 0, 0)
  })
  const stop = closeIdle(server)
  const [answer] = await once(client, 'message')
  stop()
  server.close()
  expect(answer).toContain('here')
})
