/** Every way to give up and to be cut off, over a socket and under interception: prints the outcomes as JSON. */
import { createSimulator } from 'backlot'
import http from 'node:http'
import axios from 'axios'
import got from 'got'
import nodeFetch from 'node-fetch'
const outcome = {}
process.on('uncaughtException', e => {
  outcome.uncaught = [e.message]
})
process.on('unhandledRejection', e => {
  outcome.unhandled = [e?.message]
})
const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
const body = '{"query":"{ partner { id } }"}'
const tell = e => `${e.name} ${e.code ?? e.cause?.code ?? ''}`
const byHttp = (url, { timeout, signal, destroyAfter, whenHead } = {}) =>
  new Promise(resolve => {
    const r = http.request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      timeout,
      signal,
    })
    r.on('timeout', () => {
      r.destroy(Object.assign(new Error('timed out'), { code: 'MINE' }))
    })
    r.on('error', e => resolve(tell(e)))
    r.on('response', async res => {
      whenHead?.(r)
      let t = ''
      try {
        for await (const c of res) t += c
        resolve(t)
      } catch (e) {
        resolve('body ' + tell(e))
      }
    })
    r.end(body)
    if (destroyAfter) setTimeout(() => r.destroy(), destroyAfter)
  })
const later = ms => {
  const c = new AbortController()
  setTimeout(() => c.abort(), ms)
  return c.signal
}
const cases = {
  'fetch before': u =>
    fetch(u, { method: 'POST', headers, body, signal: AbortSignal.abort() }).then(r => r.text(), tell),
  'fetch during': u => fetch(u, { method: 'POST', headers, body, signal: later(50) }).then(r => r.text(), tell),
  'fetch timeout': u =>
    fetch(u, { method: 'POST', headers, body, signal: AbortSignal.timeout(50) }).then(r => r.text(), tell),
  'fetch after': async u => {
    const c = new AbortController()
    const r = await fetch(u, { method: 'POST', headers, body, signal: c.signal })
    c.abort()
    return r.text().catch(tell)
  },
  'node-fetch during': u =>
    nodeFetch(u, { method: 'POST', headers, body, signal: later(50) }).then(r => r.text(), tell),
  'node-fetch after': async u => {
    const c = new AbortController()
    const r = await nodeFetch(u, { method: 'POST', headers, body, signal: c.signal })
    c.abort()
    return r.text().catch(tell)
  },
  'http before': u => byHttp(u, { signal: AbortSignal.abort() }),
  'http signal': u => byHttp(u, { signal: later(50) }),
  'http timeout': u => byHttp(u, { timeout: 50 }),
  'http destroy': u => byHttp(u, { destroyAfter: 50 }),
  'http after': u => byHttp(u, { whenHead: r => r.destroy() }),
  'axios timeout': u =>
    axios.post(u, body, { headers, timeout: 50, proxy: false }).then(r => JSON.stringify(r.data), tell),
  'axios signal': u =>
    axios.post(u, body, { headers, signal: later(50), proxy: false }).then(r => JSON.stringify(r.data), tell),
  'axios fetch timeout': u =>
    axios.post(u, body, { headers, timeout: 50, adapter: 'fetch' }).then(r => JSON.stringify(r.data), tell),
  'got timeout': u =>
    got
      .post(u, { headers, body, timeout: { request: 50 }, retry: { limit: 0 } })
      .text()
      .catch(tell),
  'got socket timeout': u =>
    got
      .post(u, { headers, body, timeout: { socket: 50 }, retry: { limit: 0 } })
      .text()
      .catch(tell),
  'got signal': u =>
    got
      .post(u, { headers, body, signal: later(50), retry: { limit: 0 } })
      .text()
      .catch(tell),
  'http reset': u => byHttp(u),
  'axios reset': u => axios.post(u, body, { headers, proxy: false }).then(r => JSON.stringify(r.data), tell),
  'got reset, and a retry': u =>
    got
      .post(u, {
        headers,
        body,
        retry: { limit: 1, methods: ['POST'], calculateDelay: ({ computedValue }) => computedValue && 1 },
      })
      .text()
      .catch(tell),
  'keep-alive': u =>
    new Promise(res => {
      const r = http.request(
        u,
        {
          method: 'POST',
          agent: new http.Agent({ keepAlive: true }),
          headers: { ...headers, connection: 'keep-alive' },
        },
        async x => {
          let t = ''
          for await (const c of x) t += c
          res(t)
        },
      )
      r.on('error', e => res(tell(e)))
      r.end(body)
    }),
}
const faultOf = name => {
  if (/after/.test(name)) return { vendor: 'guuru', kind: 'slow-body', bytesPerSecond: 100 }
  if (/reset/.test(name)) return { vendor: 'guuru', kind: 'connection-reset', times: 1 }
  return /keep/.test(name) ? undefined : { vendor: 'guuru', kind: 'latency', ms: 300 }
}
for (const name in cases) {
  outcome[name] = []
  for (const way of ['socket', 'intercepted']) {
    const sim = createSimulator({ hosts: { 'doors.test': 'guuru' } })
    const f = faultOf(name)
    if (f) sim.world().faults.add(f)
    let url, end
    if (way === 'socket') {
      const l = await sim.listen()
      url = l.url
      end = () => void l.close() // an aborted connection holds it up for seconds
    } else {
      end = await sim.intercept()
      url = 'http://doors.test'
    }
    outcome[name].push(
      await Promise.race([cases[name](url + '/guuru/graphql'), new Promise(r => setTimeout(r, 3000, 'HANGS'))]),
    )
    await new Promise(r => setTimeout(r, 350))
    await end()
    await sim.close()
  }
}
console.log(JSON.stringify(outcome))
process.exit()
