/** Several requests on one connection, none of which waits for the answer before it. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { listen } from './sockets.ts'

test('[ours] requests that are sent without waiting are answered whole, in their order', async () => {
  const { app, seen } = await listen()
  const { port } = new URL(app.listeningOrigin)
  const socket = connect(Number(port), '127.0.0.1')
  const posts = ['a', 'b', 'c'].map((alias, i, { length }) => {
    const body = JSON.stringify({ query: `{ ${alias}: __typename }` })
    return [
      'POST /marketplacer/graphql HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      'Marketplacer-API-Key: mp-operator',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Connection: ${i < length - 1 ? 'keep-alive' : 'close'}`,
      '',
      body,
    ].join('\r\n')
  })
  socket.write(posts.join(''))
  const answers = (await text(socket)).split(/(?=HTTP\/1\.1 )/)
  expect(answers.map(answer => answer.split('\r\n')[0])).toEqual(Array(3).fill('HTTP/1.1 200 OK'))
  expect(answers.map(answer => answer.split('\r\n\r\n')[1])).toEqual([
    '{"data":{"a":"Query"}}',
    '{"data":{"b":"Query"}}',
    '{"data":{"c":"Query"}}',
  ])
  expect(seen.framework).toBe(0)
})
