/** How commands ask: what takes too long, or is no HTTP, ends with a reason. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ask, chunksOf, TooLate } from '../../src/cli/control/ask.ts'
import { ControlClient } from '../../src/cli/control/client.ts'
import { followStream } from '../../src/cli/control/stream.ts'

async function serving(answer: RequestListener) {
  const server = createServer(answer)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } // it listens on TCP
}

const EVENT_STREAM = { 'content-type': 'text/event-stream' }

test('[ours] sends a body with its length, whatever the method, and keeps no connection', async () => {
  const { url } = await serving((request, response) => {
    const { 'content-length': length, connection } = request.headers
    response.end(JSON.stringify([request.method, length, connection]))
  })
  for (const [method, body, length] of [
    ['GET', undefined, undefined],
    ['POST', undefined, '0'],
    ['PUT', '{"a":"ü"}', '10'],
    ['DELETE', '{}', '2'],
  ] as const) {
    const [answer] = await (await ask(url, { method, body })).toArray()
    expect(JSON.parse(String(answer))).toEqual([method, ...(length === undefined ? [null] : [length]), 'close'])
  }
})

test('[ours] an answer that does not begin in time is given up', async () => {
  const { url } = await serving(() => {})
  await expect(ask(url, { method: 'POST', withinMs: 30 })).rejects.toThrow(new TooLate(30))
})

test('[ours] an answer that falls silent is given up', async () => {
  const { url } = await serving((_request, response) => void response.write('some'))
  const texts: string[] = []
  const reading = (async () => {
    for await (const chunk of chunksOf(await ask(url), 30)) texts.push(String(chunk))
  })()
  await expect(reading).rejects.toThrow(new TooLate(30))
  expect(texts).toEqual(['some'])
})

test('[ours] a server that changes to another protocol is refused in words', async () => {
  const { server, url } = await serving(() => {})
  server.on('connection', socket => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n')
  })
  await expect(new ControlClient({ url }).get('/info')).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringContaining(`${url} cannot be reached (it ended without an answer); `),
  })
})

test('[ours] the scheme of a URL is read as URLs are', async () => {
  const { url } = await serving(() => {})
  await expect(ask(url.replace('http:', 'HTTPS:'))).rejects.toMatchObject({ code: expect.stringMatching(/SSL|EPROTO/) })
})

test('[ours] a stream that breaks off is taken up again behind what was read', async () => {
  const asked: unknown[] = []
  const { url } = await serving((request, response) => {
    asked.push(request.headers['last-event-id'])
    response.writeHead(200, EVENT_STREAM)
    if (asked.length === 2) response.end('id: 2\ndata: "b"\n\n')
    else response.write('id: 1\ndata: "a"\n\n', () => response.socket?.resetAndDestroy())
  })
  const items: unknown[] = []
  await followStream(new ControlClient({ url }), '/events', item => items.push(item))
  // What was on its way when the connection broke may be lost with it, and comes then.
  expect(items.at(-1)).toBe('b')
  expect(asked).toEqual(['0', items.length === 2 ? '1' : '0'])
})

test('[ours] what is no stream is hung up on, so that the command can end', async () => {
  const ended: Promise<unknown>[] = []
  const { url } = await serving((_request, response) => {
    ended.push(once(response, 'close'))
    response.writeHead(200, { 'content-type': 'text/html' }).write('<h1>')
  })
  await expect(followStream(new ControlClient({ url }), '/events', () => {})).rejects.toMatchObject({
    code: 'NOT_BACKLOT',
  })
  await Promise.all(ended)
})
