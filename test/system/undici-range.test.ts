/** `sim.intercept()` with the versions of the package undici that projects have, and what it refuses, with old and new interceptors. */
import { expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** The versions, each with the least node that it and its interceptors need. */
const VERSIONS = [
  { undici: '6.29.1', interceptors: '0.39.0', node: 20 },
  { undici: '7.30.2', interceptors: '0.41.9', node: 20 },
  { undici: '8.13.1', interceptors: '0.45.12', node: 24 },
]

const PROGRAM = `
import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import tls from 'node:tls'
import * as undici from 'undici'
import { createSimulator } from 'backlot'

const sim = createSimulator()
const stop = await sim.intercept()
const origin = 'https://api.guuru.com'
const init = {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
  body: '{"query":"{ partner { id } }"}',
}
const read = async ({ statusCode, status = statusCode, body, text = () => body.text() }) => status + ' ' + (await text())
const given = { path: '/graphql', ...init }
const ask = (dispatcher, url = origin) => undici.request(url + '/graphql', { ...init, ...(dispatcher && { dispatcher }) }).then(read)
const ways = {
  request: () => ask(),
  http: () => ask(undefined, 'http://api.guuru.com'),
  fetch: () => undici.fetch(origin + '/graphql', init).then(async response => response.status + ' ' + (await response.text())),
  Pool: () => new undici.Pool(origin).request(given).then(read),
  Client: () => new undici.Client(origin).request(given).then(read),
  Agent: () => ask(new undici.Agent()),
  ProxyAgent: () => ask(new undici.ProxyAgent('http://127.0.0.1:9')),
  set: () => {
    undici.setGlobalDispatcher(new undici.Agent())
    return ask()
  },
  net: () => once(net.connect(443, 'api.guuru.com', function () { this.write('PING\\r\\n') }), 'data'),
  tls: () => once(tls.connect(443, 'api.guuru.com', function () { this.write('PING\\r\\n') }), 'data'),
  http2: () => once(http2.connect(origin), 'connect'),
}
const outcomes = {}
for (const [way, send] of Object.entries(ways)) outcomes[way] = await send().catch(error => error.code)
stop()
await sim.close()
console.log(JSON.stringify(outcomes))
`

for (const { undici, interceptors, node } of VERSIONS) {
  const skipped = NODE_MAJOR < node ? ` (skipped: it needs Node ${node})` : ''
  test.skipIf(skipped !== '')(
    `[ours] undici ${undici} is answered, other sockets are refused, with @mswjs/interceptors ${interceptors}${skipped}`,
    async () => {
      const project = await createProject([`undici@${undici}`, `@mswjs/interceptors@${interceptors}`])
      project.write('program.mjs', PROGRAM)
      const { code, stdout, stderr } = await project.run(process.execPath, 'program.mjs')
      expect([code, stderr]).toEqual([0, ''])
      const answer = '200 {"data":{"partner":{"id":"guuru-qa"}}}'
      const ways = ['request', 'http', 'fetch', 'Pool', 'Client', 'Agent', 'ProxyAgent', 'set']
      expect(JSON.parse(stdout)).toEqual({
        ...Object.fromEntries(ways.map(way => [way, answer])),
        net: 'SOCKET_REFUSED',
        tls: 'SOCKET_REFUSED',
        http2: 'SOCKET_REFUSED',
      })
    },
  )
}
