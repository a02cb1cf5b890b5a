/** One table of odd requests, which every way to the simulator answers alike, or with the reason why not. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { TINY_JPEG } from '../e2e/tiny-jpeg.ts'
import { byFetch, byHttp, byUndici, type Call } from './doors.ts'

const PATH = '/guuru/graphql'
const QUERY = '{"query":"{ partner { id } }"}'
const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }

function post(body: () => BodyInit = () => QUERY, headers: Record<string, string> = {}): () => RequestInit {
  return () => ({ method: 'POST', headers: { ...HEADERS, ...headers }, body: body() })
}

function form(): FormData {
  const fields = new FormData()
  fields.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  fields.set('attachment', new Blob([TINY_JPEG]), 'tiny.jpg')
  return fields
}

const LOGIN = '{"query":"mutation { login(input: { username: \\"jane@example.com\\", password: \\"x\\" }) { error } }"}'

const LENIENT = 'The package @mswjs/interceptors makes the request of it, and takes more than `fetch` does.'
const OWN_HOST = 'Below a host of its own, a client names one vendor and no world.'

/** What every client can send. */
const REQUESTS: Readonly<Record<string, Call>> = {
  'a query': { path: PATH, init: post() },
  'a byte order mark': { path: PATH, init: post(() => Buffer.from(`\u{FEFF}${QUERY}`)) },
  'bytes that are no UTF-8': { path: PATH, init: post(() => Buffer.from([0x7b, 0xff, 0xc3])) },
  'half a surrogate pair': { path: PATH, init: post(() => '{"query":"{ a\ud83d }"}') },
  '2 MiB': {
    path: PATH,
    init: post(() => JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(2 ** 21) } })),
  },
  'no content type': { path: PATH, init: () => ({ method: 'POST', body: QUERY }) },
  'a charset': { path: PATH, init: post(undefined, { 'content-type': 'application/json; charset=utf-8' }) },
  'a form for a query': { path: PATH, init: () => ({ method: 'POST', body: new URLSearchParams('query={a}') }) },
  'no body': { path: PATH, init: () => ({ method: 'POST', headers: HEADERS }) },
  'a page of this machine': { path: PATH, init: post(undefined, { origin: 'http://localhost:3000' }) },
  'a foreign page': { path: PATH, init: post(undefined, { origin: 'https://evil.example' }) },
  'a page that asks first': {
    path: PATH,
    init: () => ({
      method: 'OPTIONS',
      headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' },
    }),
  },
  'a client behind a proxy that ends TLS': {
    path: '/thg/myprotein/en/graphql',
    unlike: OWN_HOST,
    init: post(() => LOGIN, { 'x-forwarded-proto': 'https' }),
  },
  GET: { path: `${PATH}?query={partner{id}}`, init: () => ({ headers: HEADERS }) },
  'GET by a browser': { path: PATH, init: () => ({ headers: { accept: 'text/html' } }) },
  HEAD: { path: PATH, init: () => ({ method: 'HEAD', headers: HEADERS }) },
  PUT: { path: PATH, init: () => ({ ...post()(), method: 'PUT' }) },
  'a slash at the end': { path: `${PATH}/`, init: post() },
  'a world in the path': { path: `/w/ci-1${PATH}`, init: post() },
  'a world without a name': { unlike: OWN_HOST, path: `/w/${PATH}`, init: post() },
  'a world whose name is not one': { unlike: OWN_HOST, path: `/w/%41${PATH}`, init: post() },
  'a world that cannot be decoded': { unlike: OWN_HOST, path: `/w/%ff${PATH}`, init: post() },
  'a path that cannot be decoded': { path: '/guuru/%ff', init: post() },
  'a long path': { path: `/guuru/${'a'.repeat(5000)}`, init: post() },
  'a path that does not exist': { path: '/guuru/nothing', init: post() },
  'a query and a fragment': { path: `${PATH}?a=1#b`, init: post() },
  'the control plane': { path: '/_sim/clock' },
  'a vendor, which leads to GraphiQL': { path: '/guuru', init: () => ({ headers: { accept: 'text/html' } }) },
  'a vendor in a world, which leads to GraphiQL': {
    unlike: OWN_HOST,
    path: '/w/ci-1/guuru',
    init: () => ({ headers: { accept: 'text/html' } }),
  },
  'the control plane, which leads to its documentation': { path: '/_sim' },
  'HEAD of what leads elsewhere': {
    unlike: 'The package @mswjs/interceptors follows it by GET.',
    path: '/guuru',
    init: () => ({ method: 'HEAD', headers: { accept: 'text/html' } }),
  },
  'the control plane, of a foreign page': {
    path: '/_sim/clock',
    init: () => ({ headers: { origin: 'https://evil.example' } }),
  },
  'an upload': {
    path: '/account/documentupload/uploader/upload/38779254',
    init: () => ({ method: 'POST', body: form() }),
  },
  'an upload that is no form': { path: '/account/documentupload/uploader/upload/38779254', init: post() },
}

const WIRE: Readonly<Record<string, Call>> = {
  'connection-reset': { path: PATH, init: post(), fault: { vendor: 'guuru', kind: 'connection-reset' } },
  'connection-reset after the headers': {
    path: PATH,
    init: post(),
    fault: { vendor: 'guuru', kind: 'connection-reset', after: 'headers' },
  },
  'truncated-body': { path: PATH, init: post(), fault: { vendor: 'guuru', kind: 'truncated-body', bytes: 5 } },
  'slow-body': { path: PATH, init: post(), fault: { vendor: 'guuru', kind: 'slow-body', bytesPerSecond: 500 } },
  'malformed-json': { path: PATH, init: post(), fault: { vendor: 'guuru', kind: 'malformed-json' } },
  'an upload with connection-reset': {
    path: '/account/documentupload/uploader/upload/38779254',
    init: () => ({ method: 'POST', body: form() }),
    fault: { vendor: 'thg', operation: 'upload', kind: 'connection-reset' },
  },
  'connection-reset for a page': {
    path: PATH,
    init: post(undefined, { origin: 'http://localhost' }),
    fault: { vendor: 'guuru', kind: 'connection-reset' },
  },
}

/** What only `fetch` can be given. */
const OF_FETCH: Readonly<Record<string, Call>> = {
  'a name that is none': { path: PATH, init: post(undefined, { 'a b': 'c' }) },
  'a value that is none': { path: PATH, init: post(undefined, { a: 'b\nc' }) },
  'a value beyond Latin 1': { path: PATH, init: post(undefined, { a: '\u20ac' }) },
  'transfer-encoding': { path: PATH, init: post(undefined, { 'transfer-encoding': 'chunked' }) },
  expect: { path: PATH, init: post(undefined, { expect: '100-continue' }) },
  upgrade: { path: PATH, init: post(undefined, { upgrade: 'websocket' }) },
  'keep-alive': { path: PATH, init: post(undefined, { 'keep-alive': 'timeout=5' }) },
  'a content-length that fits': { path: PATH, init: post(undefined, { 'content-length': String(QUERY.length) }) },
  'a content-length beyond the body': { path: PATH, init: post(undefined, { 'content-length': '100' }) },
  'a content-length that is none': { path: PATH, init: post(undefined, { 'content-length': 'x' }) },
  'a content-length without a body': {
    path: `${PATH}?query={partner{id}}`,
    init: () => ({ headers: { ...HEADERS, 'content-length': '5' } }),
  },
  'connection: close': { path: PATH, init: post(undefined, { connection: 'close' }) },

  'GET with a body': { unlike: LENIENT, path: PATH, init: () => ({ method: 'GET', headers: HEADERS, body: QUERY }) },
  'a method in lower case': { path: PATH, init: () => ({ ...post()(), method: 'post' }) },
  'a method that is none': { path: PATH, init: () => ({ ...post()(), method: 'a b' }) },
  TRACE: { unlike: LENIENT, path: PATH, init: () => ({ method: 'TRACE' }) },
  'a stream without duplex': { unlike: LENIENT, path: PATH, init: post(() => new Blob([QUERY]).stream()) },
  'a stream': {
    path: PATH,
    init: () => ({ ...post(() => new Blob([QUERY]).stream())(), duplex: 'half' }) as RequestInit,
  },
  'a redirect that is not followed': { path: '/_sim', init: () => ({ redirect: 'manual' }) },
  'a redirect that is an error': {
    unlike: 'The package @mswjs/interceptors words it as browsers do.',
    path: '/_sim',
    init: () => ({ redirect: 'error' }),
  },
  'no redirect where it would be an error': { path: PATH, init: () => ({ ...post()(), redirect: 'error' }) },
  'a request that is redirected': {
    path: '/guuru',
    by: (fetch, url) => fetch(new Request(url, { headers: { accept: 'text/html' } })),
  },
  'a request that follows no redirect': {
    path: '/_sim',
    by: (fetch, url) => fetch(new Request(url, { redirect: 'manual' })),
  },
  'a copy of an answer after a redirect': {
    unlike: 'The package @mswjs/interceptors says of a copy that it was redirected.',
    path: '/_sim',
    by: async (fetch, url) => (await fetch(url)).clone(),
  },
  'a body of null': { path: PATH, init: () => ({ ...post()(), body: null }) },
  'a used request': {
    path: PATH,
    init: post(),
    by: async (fetch, url, init) => {
      const request = new Request(url, init)
      await request.text()
      return fetch(request)
    },
  },
  'a request twice': {
    path: PATH,
    init: post(),
    by: async (fetch, url, init) => {
      const request = new Request(url, init)
      await fetch(request)
      return fetch(request)
    },
  },
  'a copy of the answer': {
    unlike: 'The package @mswjs/interceptors says of a copy that it was redirected.',
    path: PATH,
    init: post(),
    by: async (fetch, url, init) => (await fetch(url, init)).clone(),
  },
  'a password': { path: PATH, init: post(), by: (fetch, url, init) => fetch(url.replace('//', '//a:b@'), init) },
  'an abort before': { path: PATH, init: () => ({ ...post()(), signal: AbortSignal.abort() }) },
  'an abort before, with a reason': { path: PATH, init: () => ({ ...post()(), signal: AbortSignal.abort('enough') }) },
  'a timeout while the answer is slow': {
    path: PATH,
    init: () => ({ ...post()(), signal: AbortSignal.timeout(50) }),
    fault: { vendor: 'guuru', kind: 'latency', ms: 400 },
  },
  'a timeout while the body is slow': {
    path: PATH,
    init: () => ({ ...post()(), signal: AbortSignal.timeout(300) }),
    fault: { vendor: 'guuru', kind: 'slow-body', bytesPerSecond: 20 },
  },
}

describe('fetch', () => {
  test.each(Object.entries({ ...REQUESTS, ...WIRE, ...OF_FETCH }))('[ours] %s', async (_, call) => {
    const { socket, local, intercepted } = await byFetch(call)
    expect.soft(local).toEqual(socket)
    expect.soft(intercepted).toEqual(socket)
  })
})

describe('a content-length that does not fit the body', () => {
  const MISMATCH = {
    code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
    message: 'Request body length does not match content-length header',
  }
  const tooShort: Call = { path: PATH, init: post(undefined, { 'content-length': '5' }) }

  // Over a socket some versions of Node's `fetch` never settle then.
  test('[ours] too short, fails in process as one that is too long does', async () => {
    await using sim = createSimulator()
    await expect(sim.fetch(PATH, tooShort.init?.())).rejects.toMatchObject({ message: 'fetch failed', cause: MISMATCH })
    const stop = await sim.intercept()
    const sent = fetch('https://api.guuru.com/graphql', tooShort.init?.())
    await expect(sent).rejects.toMatchObject({ message: 'fetch failed', cause: MISMATCH })
    stop()
  })

  // One that is too short never settles in the package @mswjs/interceptors.
  test('[ours] too long, makes node:http wait, over a socket and under interception', async () => {
    const headers = { ...HEADERS, 'content-length': 100 }
    const { socket, intercepted } = await byHttp({ path: PATH, init: post() }, { headers, timeout: 300 })
    expect(socket).toMatchObject({ message: 'It took too long.' })
    expect(intercepted).toEqual(socket)
  })

  test('[ours] over a socket: too much is 400, and what is missing is waited for', async () => {
    await using sim = createSimulator()
    const { url, close } = await sim.listen()
    const { hostname, port } = new URL(url)
    const answerTo = async (length: number, more = ''): Promise<string> => {
      const socket = connect(Number(port), hostname)
      const head = Object.entries({ ...HEADERS, host: 'localhost', connection: 'close', 'content-length': length })
      const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      socket.write(`POST ${PATH} HTTP/1.1\r\n${lines}\r\n${QUERY}`)
      if (more !== '') setImmediate(() => socket.write(more))
      return text(socket)
    }
    expect(await answerTo(5)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await answerTo(QUERY.length + 3, '   ')).toMatch(/^HTTP\/1\.1 200 /)
    await close()
  })
})

/** From here on reading a body rejects with the signal's reason; before, with an error that does not name it. */
const TELLS_REASON = Number(process.versions.node.split('.')[0]) >= 24

test.each(['in the call', 'in a Request'])(
  '[ours] an abort after the headers, %s, is the reason why reading fails',
  async how => {
    const call: Call = {
      path: PATH,
      init: post(),
      by: async (fetch, url, init) => {
        const given = new AbortController()
        const signed = { ...init, signal: given.signal }
        const response = await (how === 'in the call' ? fetch(url, signed) : fetch(new Request(url, signed)))
        given.abort(new Error('Enough.'))
        return response
      },
    }
    const { socket, local, intercepted } = await byFetch(call)
    const outcome = { ...socket, ...(!TELLS_REASON && { failed: 'Error', message: 'Enough.', code: undefined }) }
    expect([local, intercepted]).toEqual([outcome, outcome])
  },
)

describe('node:http', () => {
  test.each(Object.entries({ ...REQUESTS, ...WIRE }))('[ours] %s', async (_, call) => {
    const { socket, intercepted } = await byHttp(call)
    expect(intercepted).toEqual(socket)
  })
})

describe('undici', () => {
  test.each(Object.entries({ ...REQUESTS, ...WIRE }))('[ours] %s', async (_, call) => {
    const { socket, intercepted } = await byUndici(call)
    expect(intercepted).toEqual(socket)
  })
})
