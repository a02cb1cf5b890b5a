/** What pages may load, and what they show where there is an admin token. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { setupControl } from '../control/control.ts'

const HTML = { accept: 'text/html' }
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
const GRAPHIQLS = ['/guuru/graphql', '/thg/myprotein/en/graphql', '/thg/graphql', '/marketplacer/graphql']

test('[ours] each page loads what it needs, from here, and nothing else', async () => {
  const { get } = await setupControl()
  const landing = await get('/', HTML)
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(landing.body) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  const pages = {
    '/': `style-src 'sha256-${hash}'; img-src 'self'`,
    '/w/ci-42/': `style-src 'sha256-${hash}'; img-src 'self'`,
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
    for (const headers of [HTML, { ...HTML, authorization: 'Bearer wrong' }]) {
      const { status, body } = await guarded.get(path, headers)
      expect(status).toBe(200)
      for (const credential of [...credentials, 's3cret']) expect(body).not.toContain(credential)
    }
  for (const path of ['/', ...GRAPHIQLS])
    expect((await open.get(path, HTML)).body).toMatch(/thg-jane|mp-operator|guuru-partner/)
  expect((await guarded.get('/', HTML)).body).toContain('GET /_sim/info')
})
