/** Which clients interception answers and which it refuses: nothing reaches a real host of a vendor. */
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net, { connect, type AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import tls from 'node:tls'
import * as undici from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, type TestSimulator } from '../../src/index.ts'

const ORIGIN = 'https://api.guuru.com'
const HTTP_URL = 'http://api.guuru.com/graphql'
const HTTPS_URL = `${ORIGIN}/graphql`
const ASK = {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
  body: '{"query":"{ partner { id } }"}',
} as const
const ANSWER = { data: { partner: { id: 'guuru-qa' } } }
/** Where no proxy is. */
const PROXY = 'http://127.0.0.1:9'

async function intercepting(): Promise<TestSimulator> {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  await sim.intercept()
  return sim
}

async function request(dispatcher?: undici.Dispatcher, url = HTTPS_URL): Promise<unknown> {
  const { body } = await undici.request(url, { ...ASK, ...(dispatcher && { dispatcher }) })
  return body.json()
}

/** By a client that knows its origin. */
async function ask(client: undici.Dispatcher): Promise<unknown> {
  const { body } = await client.request({ ...ASK, path: '/graphql' })
  return body.json()
}

/** Makes it the global dispatcher for a test. */
function setGlobal(dispatcher: undici.Dispatcher): undefined {
  const before = undici.getGlobalDispatcher()
  onTestFinished(() => undici.setGlobalDispatcher(before))
  undici.setGlobalDispatcher(dispatcher)
}

async function stream(): Promise<unknown> {
  let text = ''
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    text += chunk
    done()
  }
  await undici.stream(HTTPS_URL, ASK, () => new Writable({ write }))
  return JSON.parse(text)
}

const { Agent, Client, EnvHttpProxyAgent, Pool, ProxyAgent, RetryAgent } = undici

const ANSWERED: Readonly<Record<string, () => Promise<unknown>>> = {
  request: () => request(),
  'request over http': () => request(undefined, HTTP_URL),
  fetch: async () => (await undici.fetch(HTTPS_URL, ASK)).json(),
  stream,
  'a Pool': () => ask(new Pool(ORIGIN)),
  'a Client': () => ask(new Client(ORIGIN)),
  'an Agent given to request': () => request(new Agent()),
  'a Pool given to fetch': async () => (await undici.fetch(HTTPS_URL, { ...ASK, dispatcher: new Pool(ORIGIN) })).json(),
  'an Agent that speaks HTTP/2': () => request(new Agent({ allowH2: true })),
  'an agent that retries': () => request(new RetryAgent(new Agent())),
  'an agent for a proxy': () => request(new ProxyAgent(PROXY)),
  'an agent for a proxy, over http': () => request(new ProxyAgent(PROXY), HTTP_URL),
  'a global agent, set under interception': () => request(setGlobal(new Agent())),
  'a global agent for a proxy': () =>
    request(setGlobal(new EnvHttpProxyAgent({ httpProxy: PROXY, httpsProxy: PROXY, noProxy: '' }))),
}

test.each(Object.entries(ANSWERED))('[ours] undici: %s is answered', async (_, send) => {
  const sim = await intercepting()
  expect(await send()).toEqual(ANSWER)
  expect(sim.world().journal.count({ operation: 'partner' })).toBe(1)
})

const SENTENCE =
  /Interception refuses a connection to [a-z.-]+, of node:http2, node:net or node:tls: it would reach the real host\. Use fetch, /

const REFUSED: Readonly<Record<string, () => Promise<unknown>>> = {
  'net.connect': () => once(net.connect(443, 'api.guuru.com'), 'connect'),
  'net.connect with options': () => once(connect({ port: 443, host: 'API.guuru.com.' }), 'connect'),
  'net.connect with a lookup of its own': () =>
    once(
      connect({ port: 443, host: 'api.guuru.com', lookup: (_host, _how, found) => found(null, '192.0.2.1', 4) }),
      'connect',
    ),
  'a Socket': () => once(new net.Socket().connect({ port: 80, host: 'horizon-api.www.myprotein.com' }), 'connect'),
  'tls.connect': () => once(tls.connect(443, 'shop.marketplacer.com'), 'secureConnect'),
  'tls.connect to an address': () =>
    once(tls.connect({ port: 443, host: '192.0.2.1', servername: 'api.thehut.net' }), 'secureConnect'),
  'http2.connect': () => once(http2.connect(ORIGIN), 'connect'),
  'http2.connect without TLS': () => once(http2.connect('http://api.guuru.com'), 'connect'),
  'a request by http2': async () => {
    const session = http2.connect(ORIGIN)
    session.on('error', () => {})
    await once(session.request({ ':path': '/graphql' }), 'response')
  },
}

test.each(Object.entries(REFUSED))('[ours] %s to a host of a vendor is refused', async (_, connecting) => {
  await intercepting()
  await expect(connecting()).rejects.toThrow(SENTENCE)
})

/** A server that counts what reaches it. */
async function elsewhere(): Promise<{ readonly url: string; readonly seen: readonly string[] }> {
  const seen: string[] = []
  const server = http.createServer((incoming, outgoing) => {
    seen.push(incoming.url!)
    outgoing.end('{"from":"elsewhere"}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

test('[ours] undici: a request by a proxy without a tunnel is refused before it leaves', async () => {
  const { url, seen } = await elsewhere()
  await intercepting()
  const proxy = new ProxyAgent({ uri: url, proxyTunnel: false })
  await expect(request(proxy, HTTP_URL)).rejects.toThrow(
    'Interception refuses a connection to api.guuru.com, by a proxy or opened before: it would reach the real host.',
  )
  expect(seen).toEqual([])
})

test('[ours] undici: a connection from before is not used, and one from here not afterwards', async () => {
  const { url, seen } = await elsewhere()
  // Everything that this pool connects to is that server.
  const { port } = new URL(url)
  const pool = new Pool('http://api.guuru.com', {
    connect: (_options, done) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => done(null, socket))
    },
  })
  expect(await ask(pool)).toEqual({ from: 'elsewhere' })
  const sim = createSimulator()
  const stop = await sim.intercept()
  // The client loses its connection and sends the request over a new one.
  expect(await ask(pool)).toEqual(ANSWER)
  expect(seen).toEqual(['/graphql'])
  stop()
  expect(await ask(pool)).toEqual({ from: 'elsewhere' })
  await sim.close()
})

test('[ours] other hosts are left alone, and everything is as it was after the last stop', async () => {
  const { url } = await elsewhere()
  const members = [net.connect, tls.connect, net.Socket.prototype.connect]
  const sim = createSimulator()
  const [first, second] = [await sim.intercept(), await sim.intercept()]
  expect(net.connect).not.toBe(members[0])
  expect(await request(undefined, url)).toEqual({ from: 'elsewhere' })
  expect(await (await fetch(url)).json()).toEqual({ from: 'elsewhere' })
  first()
  await expect(once(net.connect(443, 'api.guuru.com'), 'connect')).rejects.toThrow(SENTENCE)
  second()
  expect([net.connect, tls.connect, net.Socket.prototype.connect]).toEqual(members)
  await sim.close()
})

test('[ours] undici: a MockAgent of the test answers by itself', async () => {
  const agent = new undici.MockAgent()
  agent.get(ORIGIN).intercept({ path: '/graphql', method: 'POST' }).reply(200, '{"from":"the test"}')
  await intercepting()
  setGlobal(agent)
  expect(await request()).toEqual({ from: 'the test' })
})

test('[ours] undici: a path that is not simulated fails with the sentence that `fetch` fails with', async () => {
  await intercepting()
  await expect(request(undefined, `${ORIGIN}/nowhere`)).rejects.toThrow(`backlot does not simulate ${ORIGIN}/nowhere.`)
})

test('[ours] a host of the option `hosts` on this machine is answered, and its other ports stay open', async () => {
  const { url } = await elsewhere()
  const sim = createSimulator({ hosts: { '127.0.0.1': 'guuru' } })
  onTestFinished(() => sim.close())
  await sim.intercept()
  expect(await request(undefined, 'http://127.0.0.1/graphql')).toEqual(ANSWER)
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
})
