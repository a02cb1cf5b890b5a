import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { encode, file, listen, PATH, token, TOKEN } from './upload.ts'

test.each([
  ['application/json', '{}'],
  ['text/plain', 'Hello'],
  ['application/x-www-form-urlencoded', `uploadToken=${TOKEN}`],
])('[assumed] %s is 415', async (type, body) => {
  const { post, kept } = await listen()
  expect(await post(body, { type })).toEqual({
    status: 415,
    body: { error: { code: 'UNSUPPORTED_MEDIA_TYPE', message: expect.stringContaining('multipart/form-data') } },
  })
  expect(kept()).toBe(0)
})

const whole = encode([token(), file()])
test.each([
  ['without its last boundary', whole.subarray(0, -5), undefined],
  ['cut within the file', whole.subarray(0, -20), undefined],
  ['cut within a part’s headers', whole.subarray(0, 30), undefined],
  ['with another boundary than it says', whole, 'multipart/form-data; boundary=y'],
  ['without a boundary', whole, 'multipart/form-data'],
  ['without a byte', Buffer.alloc(0), undefined],
  ['that is no form', Buffer.from('Hello'), undefined],
  ['with a field that no object may have', encode([{ name: '__proto__', content: '1' }, token(), file()]), undefined],
])('[assumed] a form %s is 400, and nothing is kept', async (_, body, type) => {
  const { post, kept, bugs } = await listen()
  expect(await post(body, type === undefined ? {} : { type })).toEqual({
    status: 400,
    body: {
      error: { code: 'MALFORMED_FORM', message: expect.stringMatching(/^The body is not a whole multipart form/) },
    },
  })
  expect(kept()).toBe(0)
  expect(bugs).toEqual([])
})

test('[assumed] too many parts are 413', async () => {
  const { upload, kept } = await listen()
  const parts = Array.from({ length: 200 }, (_, i) => ({ name: `field${i}`, content: 'x' }))
  const { status, body } = await upload(...parts, token(), file())
  expect(status).toBe(413)
  expect(body.error.code).toBe('FORM_TOO_LARGE')
  expect(kept()).toBe(0)
})

test('[assumed] an upload that is cut off leaves nothing, and the next one works', async () => {
  const { url, upload, kept, bugs } = await listen()
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const closed = new Promise(resolve => socket.once('close', resolve))
  const form = encode([token(), file(Buffer.alloc(1_000_000, 1))])
  socket.write(
    `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${form.length}\r\n\r\n`,
  )
  socket.write(form.subarray(0, 300_000), () => socket.destroy())
  await closed
  expect((await upload(token(), file())).body.errorCode).toBe(0)
  expect(kept()).toBe(1)
  expect(bugs).toEqual([])
})

test('[assumed] a client that ends its side in the middle gets an answer', async () => {
  const { url, kept } = await listen()
  const { hostname, port } = new URL(url)
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
  const form = encode([token(), file()]).subarray(0, -20)
  socket.end(
    `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${form.length}\r\n\r\n${form.toString('latin1')}`,
  )
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /)
  expect(kept()).toBe(0)
})

const large = file(Buffer.alloc(3_000_000, 1))
const unknown = { name: 'note', content: Buffer.alloc(1_000_000, 0xe9) }
test.each([
  ['that is refused at its beginning', 400, encode([unknown, token(), large])],
  ['of too many parts', 413, encode([...Array.from({ length: 100 }, () => token()), large])],
  ['with something behind its end', 200, Buffer.concat([whole, Buffer.alloc(3_000_000)])],
])('[ours] behind a form %s the connection serves the next one', async (_, status, form) => {
  const { url } = await listen()
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const send = (body: Buffer, connection: string): void => {
    socket.write(`POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n`)
    socket.write(`Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body)
  }
  send(form, 'keep-alive')
  send(whole, 'close')
  expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`, 'HTTP/1.1 200'])
})

test('[assumed] other methods are not found', async () => {
  const { url } = await listen()
  expect((await fetch(url + PATH)).status).toBe(404)
})
