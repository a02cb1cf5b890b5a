/** What pages may load, and what they show where there is an admin token. */
import { expect, test } from 'vitest'
import { setupControl } from '../control/control.ts'

const HTML = { accept: 'text/html' }
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
const GRAPHIQLS = ['/guuru/graphql', '/thg/myprotein/en/graphql', '/thg/graphql', '/marketplacer/graphql']

test('[ours] each page loads what it needs, from here, and nothing else', async () => {
  const { get } = await setupControl()
  const dashboard = "script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'"
  const pages = {
    '/': dashboard,
    '/w/ci-42/': dashboard,
    '/_sim/docs': "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
  }
  const graphiql =
    "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'"
  const all = { ...pages, ...Object.fromEntries(GRAPHIQLS.map(path => [path, graphiql])) }
  for (const [path, sources] of Object.entries(all)) {
    const { headers } = await get(path, HTML)
    const [policy, sniffing] = [headers.get('content-security-policy'), headers.get('x-content-type-options')]
    expect({ path, policy, sniffing }).toEqual({ path, policy: NOTHING + sources, sniffing: 'nosniff' })
  }
})

test('[ours] no page holds a script of its own, or an attribute that is one', async () => {
  const { get } = await setupControl()
  for (const path of ['/', '/_sim/docs', ...GRAPHIQLS]) {
    const { body } = await get(path, HTML)
    expect(body.replaceAll(/<script type="application\/json".*?<\/script>/gs, '')).not.toMatch(
      /<script(?! src="\/_sim\/assets\/)|\son\w+=|\sstyle=/,
    )
  }
})

test('[ours] with an admin token pages show no credential, whoever asks; without one they do', async () => {
  const open = await setupControl()
  const guarded = await setupControl({}, { adminToken: 's3cret' })
  const credentials = ['thg-jane', 'mp-operator', 'guuru-partner']
  for (const path of ['/', '/w/ci-42/', ...GRAPHIQLS, '/w/ci-42/guuru/graphql'])
    for (const headers of [HTML, { ...HTML, authorization: 'Bearer wrong' }, {}]) {
      const { status, body } = await guarded.get(path, headers)
      if (status !== 200) expect(GRAPHIQLS.some(graphiql => path.endsWith(graphiql))).toBe(true)
      for (const credential of [...credentials, 's3cret']) expect(JSON.stringify(body)).not.toContain(credential)
    }
  for (const path of GRAPHIQLS) expect((await open.get(path, HTML)).body).toMatch(/thg-jane|mp-operator|guuru-partner/)
  expect((await open.get('/')).body).toContain('guuru-partner')
  expect((await guarded.get('/')).body).toContain('GET /_sim/info')
})

test('[ours] what is no browser gets the endpoints as text, in every world', async () => {
  const { get, url } = await setupControl()
  for (const [prefix, suffix] of [
    ['', ''],
    ['/w/ci-42', '@ci-42'],
  ] as const)
    for (const accept of [undefined, '*/*', 'text/plain', 'application/json']) {
      const { headers, body } = await get(`${prefix}/`, accept === undefined ? {} : { accept })
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
      for (const path of GRAPHIQLS) expect(body).toContain(`${url}${prefix}${path}\n`)
      for (const credential of ['Opaque thg-jane', 'mp-operator', 'mp-seller-660119', 'Bearer guuru-partner'])
        expect(body).toContain(`${credential}${suffix} `)
    }
})

test('[ours] a browser that has a page or its files is not sent them again', async () => {
  const { get } = await setupControl()
  for (const path of ['/', '/w/ci-42/', '/_sim/assets/favicon.svg']) {
    const first = await get(path, HTML)
    const tag = first.headers.get('etag')
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    const again = await get(path, { ...HTML, 'if-none-match': `W/"other", ${tag}` })
    expect([again.status, again.body]).toEqual([304, ''])
    expect((await get(path, { ...HTML, 'if-none-match': '"other"' })).status).toBe(200)
  }
})
