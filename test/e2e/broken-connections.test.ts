/** Connections that break, and requests that are hardly HTTP, against the built command line. */
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'
import {
  bytesOf,
  ENDPOINT_NAMES,
  ENDPOINTS,
  type EndpointName,
  exchange,
  open,
  parseAnswer,
  type RawAnswer,
  readAll,
  type RequestParts,
} from './raw-http.ts'
import { TINY_JPEG } from './tiny-jpeg.ts'

const server = serverForFile()
const UPLOAD = '/account/documentupload/uploader/upload/38779254'
const TOKEN = '145D6BC5-E617-454F-BFB2-MUM19BBC160F'

async function send(name: EndpointName, parts: RequestParts): Promise<RawAnswer> {
  const answer = await exchange(server().url, bytesOf(name, parts))
  expect(await ping(name)).toMatchObject(ALIVE)
  return answer
}

/** A good request, and how it must be answered whatever happened before. */
const ping = (name: EndpointName = 'GUURU'): Promise<RawAnswer> => exchange(server().url, bytesOf(name))
const ALIVE = { status: 200, body: expect.stringContaining('"__typename":"Query"') }

const MUTATION_BY_GET = `?query=${encodeURIComponent('mutation { __typename }')}`

// Source: GraphQL over HTTP specification, GET: no mutations.
test.for(ENDPOINT_NAMES)('[documented] %s executes no mutation sent by GET', async name => {
  const answer = await send(name, { method: 'GET', type: null, body: '', path: ENDPOINTS[name].path + MUTATION_BY_GET })
  expect(answer.status).toBe(405)
  expect(answer.head).toMatch(/^allow: .*POST/im)
  expect(JSON.parse(answer.body)).toEqual({ errors: [expect.objectContaining({ message: expect.any(String) })] })
})

for (const name of ENDPOINT_NAMES) {
  test.for(['HEAD', 'TRACE', 'PUT', 'PATCH', 'DELETE'])(`[assumed] ${name} refuses %s with 405`, async method => {
    const answer = await send(name, { method })
    expect(answer.status).toBe(405)
    expect(answer.head).toMatch(/^allow: .*POST/im)
  })
}

test.for(ENDPOINT_NAMES)('[assumed] %s answers OPTIONS that no web page asks like any other method', async name => {
  const answer = await send(name, { method: 'OPTIONS', type: null, body: '' })
  expect(answer.status).toBe(405)
  expect(answer.head).toMatch(/^allow: .*POST/im)
})

test.for(ENDPOINT_NAMES)('[assumed] %s takes a URL in absolute form, in a world too', async name => {
  const { path } = ENDPOINTS[name]
  const query = name.startsWith('THG')
    ? '{ __type(name: "AuthenticationResponse") { fields { name } } }'
    : '{ __typename }'
  const body = JSON.stringify({ query })
  const plain = JSON.parse((await send(name, { body })).body)
  for (const prefix of ['http://elsewhere.example', 'HTTP://elsewhere.example:81/w/absolute', '/w/absolute']) {
    const answer = await send(name, { body, path: prefix + path })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body).data).toEqual(plain.data)
  }
})

test.for(ENDPOINT_NAMES)('[assumed] %s does not mind a slash at the end of its path', async name => {
  const query = name.startsWith('THG')
    ? '{ __type(name: "AuthenticationResponse") { fields { name } } }'
    : '{ __typename }'
  const body = JSON.stringify({ query })
  const [plain, slashed] = [await send(name, { body }), await send(name, { body, path: `${ENDPOINTS[name].path}/` })]
  expect(JSON.parse(slashed.body).data).toEqual(JSON.parse(plain.body).data)
})

const UNREADABLE: Readonly<Record<string, readonly [number, Buffer]>> = {
  'headers of 64 kB': [431, bytesOf('GUURU', { headers: [`x-large: ${'a'.repeat(65_536)}`] })],
  'a header without a colon': [400, bytesOf('GUURU', { headers: ['nonsense'] })],
  'an unknown method': [400, bytesOf('GUURU', { method: 'NONSENSE' })],
  'a path that is not encoded': [400, bytesOf('GUURU', { path: '/guuru/graphql/%' })],
  'a world that is not encoded': [400, bytesOf('GUURU', { path: '/w/%E0%A4%A/guuru/graphql' })],
  'a chunk without a length': [
    400,
    Buffer.from('POST /guuru/graphql HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n'),
  ],
  TLS: [400, Buffer.from('160301020001000', 'hex')],
}

test.for(Object.entries(UNREADABLE))('[assumed] %s: a clear 4xx in JSON', async ([, [status, bytes]]) => {
  const answer = await exchange(server().url, bytes)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.body)).toEqual({
    error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\w.*\.$/) },
  })
  expect(await ping()).toMatchObject(ALIVE)
})

test('[assumed] half a body and then the end: a 400', async () => {
  const answer = await exchange(server().url, bytesOf('GUURU').subarray(0, -5), { end: true })
  expect(answer.status).toBe(400)
  expect(await ping()).toMatchObject(ALIVE)
})

test.for(ENDPOINT_NAMES)('[assumed] %s bears a client that hangs up in the middle of a request', async name => {
  for (const length of [10, 60, bytesOf(name).length - 5, bytesOf(name).length]) {
    const socket = await open(server().url)
    socket.write(bytesOf(name).subarray(0, length))
    socket.resetAndDestroy()
    await once(socket, 'close')
    expect(await ping(name)).toMatchObject(ALIVE)
  }
})

// Source: RFC 9112, 9.3.2 Pipelining.
test('[documented] requests that are sent without waiting for answers are answered in order', async () => {
  const requests = Array.from({ length: 20 }, (_, index) => {
    const bytes = bytesOf('GUURU', { body: JSON.stringify({ query: `{ a${index}: __typename }` }) }).toString()
    return index < 19 ? bytes.replace('connection: close', 'connection: keep-alive') : bytes
  })
  const socket = await open(server().url)
  const text = readAll(socket)
  socket.write(requests.join(''))
  const names = [...(await text).matchAll(/"data":\{"(a\d+)":"Query"\}/g)].map(([, name]) => name)
  expect(names).toEqual(requests.map((_, index) => `a${index}`))
})

/** The bytes of an upload form; `length` cuts them off. */
function uploadOf(length?: number): Buffer {
  const form = Buffer.concat([
    Buffer.from(`--x\r\ncontent-disposition: form-data; name="uploadToken"\r\n\r\n${TOKEN}\r\n`),
    Buffer.from('--x\r\ncontent-disposition: form-data; name="attachment"; filename="a.jpeg"\r\n\r\n'),
    TINY_JPEG,
    Buffer.from('\r\n--x--\r\n'),
  ])
  const whole = bytesOf('GUURU', { path: UPLOAD, type: 'multipart/form-data; boundary=x', body: form })
  return length === undefined ? whole : whole.subarray(0, length)
}

async function countUploads(): Promise<number> {
  const state = (await (await fetch(`${server().url}/_sim/state`)).json()) as {
    vendors: { thg: { attachments: unknown[] } }
  }
  return state.vendors.thg.attachments.length
}

test('[assumed] an upload that comes in small pieces and then breaks off leaves nothing behind', async () => {
  const before = await countUploads()
  const whole = await exchange(server().url, uploadOf())
  expect(whole).toMatchObject({ status: 200, body: expect.stringContaining('"successful":true') })
  expect(await countUploads()).toBe(before + 1)

  const bytes = uploadOf()
  const socket = await open(server().url)
  for (let at = 0; at < bytes.length - 40; at += 20) {
    await new Promise(resolve => socket.write(bytes.subarray(at, at + 20), resolve))
  }
  socket.resetAndDestroy()
  await once(socket, 'close')
  const cut = await exchange(server().url, uploadOf(bytes.length - 40), { end: true })
  expect(cut.status).toBe(400)
  expect(await countUploads()).toBe(before + 1)
  expect(await ping()).toMatchObject(ALIVE)
})

test.for([
  [
    'a form without its end',
    400,
    { type: 'multipart/form-data; boundary=x', body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n' },
  ],
  ['a form without a boundary', 400, { type: 'multipart/form-data', body: '--x--' }],
  ['no form', 415, { type: 'application/json', body: '{}' }],
  ['20 MB that are no form', 415, { type: 'application/octet-stream', body: Buffer.alloc(20_000_000) }],
] as const)('[assumed] the upload refuses %s', async ([, status, parts]) => {
  const before = await countUploads()
  const answer = await send('GUURU', { ...parts, path: UPLOAD })
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.body)).toEqual({
    error: { code: expect.any(String), message: expect.stringMatching(/\w.*\.$/) },
  })
  expect(await countUploads()).toBe(before)
})

test('[assumed] the control plane refuses a body that is no JSON, and goes on', async () => {
  for (const body of ['{', 'null', '[]', '"x"', '{"__proto__":{"at":1}}']) {
    const answer = await exchange(server().url, bytesOf('GUURU', { path: '/_sim/clock/advance', body }))
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } })
  }
  expect(parseAnswer('').status).toBe(0)
  expect(await ping()).toMatchObject(ALIVE)
})
