/** Which names a listener answers to: a page whose own name leads to this machine (DNS rebinding) must not reach it. */
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { createServer, type ServerOptions } from '../../src/server/server.ts'
import { parseAnswer, readAll } from '../e2e/raw-http.ts'
import { setup } from '../setup.ts'

const GOOD = '{"query":"{ __typename }"}'
const GUURU = '/guuru/graphql'
const PATHS = ['/_sim/health', '/_sim/state', '/w/new/_sim/state', '/', '/w/new/', GUURU, '/nothing']

async function listen({ host = '127.0.0.1', ...options }: ServerOptions & { host?: string } = {}) {
  const { sim } = setup()
  const app = createServer(sim, options)
  const { port } = new URL(await app.listen({ port: 0, host }))
  onTestFinished(() => app.close())
  const worlds = () => sim.worlds.list().map(({ id }) => id)
  return { worlds, port, ...sender(Number(port)) }
}

function sender(port: number) {
  /** One request as bytes; undefined sends no `Host`, as HTTP/1.0 may. */
  async function send(host: string | undefined, line = 'GET /_sim/health', body = '') {
    const socket = connect(port, '127.0.0.1')
    const head = [
      `${line} HTTP/1.${host === undefined ? 0 : 1}`,
      ...(host === undefined ? [] : [`Host: ${host}`]),
      'Connection: close',
      'Authorization: Bearer guuru-partner',
      ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]),
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    return parseAnswer(await readAll(socket))
  }
  const post = async (host: string, path: string): Promise<number> => (await send(host, `POST ${path}`, GOOD)).status
  return { send, post }
}

test.for([
  'evil.example',
  'EVIL.example:4000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example/.localhost',
  'evil.example,localhost',
  'localhost@evil.example',
  '0.0.0.0:4000',
  '192.168.0.7',
  '128.0.0.1',
  '[::]',
  '[::ffff:7f00:1]',
  'localhost..',
  'localhost.:x',
  '128.1',
  '0x80000001',
  '127.0.0.256',
  '127.0.0.1.1',
  '127.1.evil.example',
  '0',
  '[::ffff:127.0.0.1]',
  '[::1',
  '[::1%25lo]',
  '',
])('[ours] a loopback listener refuses the host "%s" at every path, and makes no world', async host => {
  const { send, post, worlds } = await listen()
  for (const path of PATHS) {
    const { status, body } = await send(host, `GET ${path}`)
    expect({ path, status, code: JSON.parse(body).error.code }).toEqual({ path, status: 403, code: 'HOST_NOT_ALLOWED' })
  }
  expect(await post(host, GUURU)).toBe(403)
  expect(await post(host, `/w/new${GUURU}`)).toBe(403)
  expect(await post(host, '/_sim/reset')).toBe(403)
  expect(worlds()).toEqual(['default'])
})

test('[ours] the refusal names the host and the remedy', async () => {
  const { send } = await listen()
  expect(JSON.parse((await send('evil.example:81')).body)).toEqual({
    error: {
      code: 'HOST_NOT_ALLOWED',
      message:
        'The simulator listens on loopback only, and "evil.example:81" is not a name of it; allow the name with --allowed-host.',
    },
  })
})

test.for([
  'localhost',
  'LocalHost:4000',
  'app.localhost',
  '127.0.0.1:4000',
  '127.8.9.10',
  '[::1]',
  '[::1]:4000',
  '[0:0:0:0:0:0:0:1]:4000',
  'localhost.',
  'App.LocalHost.:4000',
  '127.0.0.1.',
  '127.1:4000',
  '0x7f.1',
  '2130706433',
  '0177.0.0.1',
  'localhost:',
  undefined,
])('[ours] a loopback listener takes the host "%s"', async host => {
  const { send } = await listen()
  expect((await send(host)).status).toBe(200)
  // HTTP/1.0 is answered in HTTP/1.1, and the plain way is another one than that of fastify.
  expect((await send(host, `POST ${GUURU}`, GOOD)).status).toBe(200)
})

test('[ours] a name that was allowed is taken, at any port and in any case; no other is', async () => {
  const { send, post } = await listen({ allowedHosts: ['Backlot.test'] })
  expect((await send('backlot.test')).status).toBe(200)
  expect(await post('BACKLOT.test:81', GUURU)).toBe(200)
  expect((await send('backlot.test.:82')).status).toBe(200)
  expect((await send('other.backlot.test')).status).toBe(403)
})

test("[ours] a vendor's own host is taken for a POST to that vendor's paths, and for nothing else", async () => {
  const { send, post } = await listen()
  const upload = '/account/documentupload/uploader/upload/38779254'
  for (const [host, path] of [
    ['api.guuru.com', GUURU],
    ['API.guuru.com:443', `/w/new${GUURU}`],
    ['api.thehut.net', '/thg/myprotein/en/graphql'],
    ['horizon-api.www.myprotein.com', '/thg/graphql'],
    ['shop.marketplacer.com', '/marketplacer/graphql?a=b'],
    ['www.myprotein.com', upload],
  ] as const)
    expect({ host, isRefused: (await post(host, path)) === 403 }).toEqual({ host, isRefused: false })
  for (const [host, path] of [
    ['api.guuru.com', '/marketplacer/graphql'],
    ['api.guuru.com', '/_sim/reset'],
    ['api.guuru.com', `/_sim${GUURU}`],
    ['api.guuru.com.evil.example', GUURU],
    ['shop.marketplacer.com', upload],
  ] as const)
    expect({ host, path, status: await post(host, path) }).toEqual({ host, path, status: 403 })
  for (const path of [...PATHS, `${GUURU}?query={__typename}`])
    expect((await send('api.guuru.com', `GET ${path}`)).status).toBe(403)
})

test('[ours] a listener on more than loopback has names that it does not know', async () => {
  const { send } = await listen({ host: '0.0.0.0' })
  expect((await send('backlot.internal:4000')).status).toBe(200)
})

test('[ours] the kit allows names where it listens; in process there is no host to check', async () => {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  const headers = { host: 'evil.example' }
  expect((await sim.fetch('/_sim/health', { headers })).status).toBe(200)
  expect((await sim.fetch('https://api.guuru.com/graphql', { method: 'POST', body: GOOD })).status).not.toBe(403)
  const { url } = await sim.listen({ allowedHosts: ['backlot.test'] })
  const { send } = sender(Number(new URL(url).port))
  expect((await send('backlot.test')).status).toBe(200)
  expect((await send('evil.example')).status).toBe(403)
})
