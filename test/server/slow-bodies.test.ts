import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { setupControl } from '../control/control.ts'

test.each([
  ['a GraphQL body', 'POST /guuru/graphql', 'application/json', '{"query":'],
  ['a call of the control plane', 'PUT /_sim/state', 'application/json', '{"seed":'],
  ['an upload', 'POST /account/documentupload/uploader/upload/1', 'multipart/form-data; boundary=x', '--x\r\n'],
])('[ours] %s that never ends is cut, however it drips', async (_what, line, type, begin) => {
  const { url } = await setupControl({}, { requestTimeoutMs: 300 })
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n${begin}`)
  const drip = setInterval(() => socket.write(' '), 20)
  const ended = new Promise(resolve => socket.once('close', resolve))
  socket.on('error', () => {})
  let text = ''
  socket.on('data', chunk => (text += String(chunk)))
  await ended
  clearInterval(drip)
  expect(text.split('\r\n')[0]).toBe('HTTP/1.1 408 Request Timeout')
})
