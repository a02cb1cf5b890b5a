/** The guide that backlot serves: its pages, its search, and what is no page. */
import { readFileSync } from 'node:fs'
import { Client } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { anchors, readPages, ROOT } from '../e2e/markdown.ts'
import { setupControl } from './control.ts'

const HTML = { accept: 'text/html' }
const POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; img-src 'self'"

/** The guide without a socket. */
function setupGuide() {
  const sim = createSimulator()
  return async (path: string, headers: Readonly<Record<string, string>> = HTML) => {
    const answer = await sim.fetch(`/_sim/guide${path}`, { headers })
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }
}

/** The addresses that a page leads to. */
const linksOf = (html: string): string[] => [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link = '']) => link)

test('[ours] every page of the guide is served, and all that the pages lead to, with the anchors of GitHub', async () => {
  const get = setupGuide()
  const bodies = new Map<string, string>()
  const waiting = ['']
  for (const path of waiting) {
    const { status, body } = await get(path, {})
    expect({ path, status }).toEqual({ path, status: 200 })
    bodies.set(path, body)
    for (const link of linksOf(body)) {
      const [below] = link.replace('/_sim/guide', '').split('#')
      if (link.startsWith('/_sim/guide') && !waiting.includes(below!)) waiting.push(below!)
    }
  }
  for (const [path, body] of bodies)
    for (const link of linksOf(body)) {
      if (/^https?:|^\/_sim\/assets\//.test(link)) continue
      expect(link).toMatch(/^(\/_sim\/guide(\/|$|#)|#)/)
      const [target = '', anchor] = link.split('#')
      const leads = bodies.get(target === '' ? path : target.replace('/_sim/guide', ''))
      if (anchor) expect({ path, link, leads: leads?.includes(` id="${anchor}"`) }).toMatchObject({ leads: true })
    }
  const outside = ['/README', '/src/CHANGELOG', '/src/README', '/schemas/EVIDENCE', '/test/bench/README']
  expect([...bodies.keys()]).toEqual(expect.arrayContaining([...outside, '/dashboard.png', '/schemas/guuru.graphql']))
  for (const page of readPages().filter(({ path }) => path.startsWith('src/guide/'))) {
    const body = bodies.get(page.path.slice('src/guide'.length).replace(/(\/README)?\.md$/, ''))!
    const made = [...body.matchAll(/<h\d id="([^"]+)">/g)].map(([, anchor]) => anchor)
    expect({ path: page.path, made }).toEqual({ path: page.path, made: anchors(page) })
  }
})

test('[ours] a page needs no script, holds none of its own, and shows its examples as they are', async () => {
  const get = setupGuide()
  const { headers, body } = await get('/faults')
  expect([headers.get('content-type'), headers.get('content-security-policy')]).toEqual([
    'text/html; charset=utf-8',
    POLICY,
  ])
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(body).not.toMatch(/<script(?! src="\/_sim\/assets\/)|\son\w+=|\sstyle=|<!-- /)
  expect(body).toContain('<pre tabindex="0"><code>curl -s localhost:4000/_sim/faults -H &#39;content-type')
  const kept = await get('/faults', { ...HTML, 'if-none-match': headers.get('etag')! })
  expect([kept.status, kept.body]).toEqual([304, ''])
})

test('[ours] a page is answered as it was written to who asks for it, and files as what they are', async () => {
  const get = setupGuide()
  const source = readFileSync(`${ROOT}src/guide/faults.md`, 'utf8')
  for (const [path, headers] of [
    ['/faults.md', HTML],
    ['/faults', { accept: 'text/markdown' }],
  ] as const) {
    const answer = await get(path, headers)
    expect([answer.headers.get('content-type'), answer.body]).toEqual(['text/markdown; charset=utf-8', source])
  }
  expect((await get('/README.md')).body).toBe(readFileSync(`${ROOT}README.md`, 'utf8'))
  expect((await get('/dashboard.png')).headers.get('content-type')).toBe('image/png')
  const example = await get('/test/examples/storefront/page.html')
  expect([example.headers.get('content-type'), example.headers.get('x-content-type-options')]).toEqual([
    'text/plain; charset=utf-8',
    'nosniff',
  ])
})

test('[ours] a search finds the section that answers', async () => {
  const get = setupGuide()
  for (const [words, first] of [
    ['applied-answer-lost', 'fault-kinds#applied-answer-lost'],
    ['Is my retry safe?', 'faults#is-your-retry-safe'],
    ['How does a fixture stay FRESH?', 'state-files#times-that-stay-fresh'],
    ['event types', 'questions#which-event-types-are-there-and-what-do-they-hold'],
    ['parameters of each fault kind', 'questions#which-parameters-has-each-kind-of-fault'],
    [
      'which world a webhook comes from',
      'questions#which-world-does-a-webhook-come-from-and-how-do-worlds-share-a-receiver',
    ],
    ['worlds share a receiver', 'questions#which-world-does-a-webhook-come-from-and-how-do-worlds-share-a-receiver'],
    ['what must a fixture hold at least', 'questions#what-must-a-fixture-hold-at-least-and-how-do-ids-look'],
    ['how ids look', 'questions#what-must-a-fixture-hold-at-least-and-how-do-ids-look'],
    ['several tests against one running app', 'questions#how-do-i-run-several-tests-against-one-running-app'],
    ['what ends a world', 'questions#what-ends-a-world'],
    ['stop it from a script', 'questions#how-do-i-stop-it-from-a-script'],
    [
      'wait until service and world are at rest',
      'questions#how-do-i-wait-until-my-service-and-the-world-have-come-to-rest',
    ],
    ['github actions', 'github-actions'],
    ['moving to the real vendor', 'real-vendor'],
    ['troubleshooting', 'troubleshooting'],
  ]) {
    const { body, headers } = await get(`?q=${encodeURIComponent(words!)}`)
    const found = [...body.matchAll(/<li><a href="\/_sim\/guide\/([^"]+)"[^>]*>[^<]+<\/a><p>/g)].map(([, link]) => link)
    expect({ words, found: found.slice(0, 3) }).toEqual({ words, found: expect.arrayContaining([first]) })
    expect(body).toContain('<mark>')
    expect(headers.get('content-security-policy')).toBe(POLICY)
  }
})

test('[ours] a search shows what was looked for as text, and says what a misspelt word means', async () => {
  const get = setupGuide()
  const hostile = await get(`?q=${encodeURIComponent('"><script>alert(1)</script> (.*)+$ latency')}`)
  expect(hostile.body).not.toContain('<script>')
  expect(hostile.body).toContain('value="&#34;&#62;&#60;script')
  expect((await get('?q=latencx')).body).toContain('Did you mean <a href="/_sim/guide?q=latency">latency</a>?')
  expect((await get('?q=qqqqqqqq')).body).toContain('No section has these words.')
  expect((await get('?q=%20')).body).toContain('<h1 id="the-guide">')
  expect((await get('?q=lag&q=latency')).body).toContain('<h1>Search: lag</h1>')
})

test('[ours] what is no page is refused with the nearest one, for people and for programs', async () => {
  const get = setupGuide()
  const page = await get('/fautls')
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(page.body).toContain('The guide has no page &#34;fautls&#34;. Did you mean <a href="/_sim/guide/faults">')
  const program = await get('/fautls', {})
  expect([program.status, JSON.parse(program.body)]).toEqual([
    404,
    {
      error: {
        code: 'NOT_FOUND',
        message: 'The guide has no page "fautls". Did you mean /_sim/guide/faults? /_sim/guide lists all of them.',
      },
    },
  ])
})

test('[ours] no file but those of the guide is served', async () => {
  const { url } = await setupControl()
  const client = new Client(url)
  onTestFinished(() => client.destroy())
  for (const path of [
    '/..%2fpackage.json',
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cpackage.json',
    '/src%2fguide%2f..%2f..%2fpackage.json',
    '/package.json',
    '/LICENSE.md',
    '//etc/passwd',
    '/faults.md%00.png',
    '/test/examples/back-office',
    '/__proto__',
  ]) {
    // `fetch` would put the path in order.
    const { statusCode, body } = await client.request({ method: 'GET', path: `/_sim/guide${path}` })
    expect({ path, statusCode, body: await body.json() }).toEqual({
      path,
      statusCode: 404,
      body: { error: { code: 'NOT_FOUND', message: expect.stringContaining('/_sim/guide lists all of them.') } },
    })
  }
})

test('[ours] over HTTP it is the same, in every world, and asks for the admin token where there is one', async () => {
  const { get, url, sim } = await setupControl()
  const read = setupGuide()
  const { body } = await get('/_sim/guide/time', HTML)
  expect(body).toBe((await read('/time')).body)
  expect((await get('/w/new/_sim/guide/time', HTML)).body).toBe(body)
  expect((await get('/_sim/guide/', HTML)).body).toBe((await read('')).body)
  expect(sim.worlds.list().map(({ id }) => id)).toEqual(['default'])
  expect((await get('/')).body).toContain(`Guide\n  ${url}/_sim/guide\n`)
  const guarded = await setupControl({}, { adminToken: 's3cret' })
  for (const path of ['/_sim/guide', '/_sim/guide/time', '/_sim/guide/nothing'])
    expect((await guarded.get(path, HTML)).status).toBe(401)
  expect((await guarded.get('/_sim/guide', { ...HTML, authorization: 'Bearer s3cret' })).status).toBe(200)
})

test('[ours] a refusal that the guide explains leads to it, over HTTP and in the kit', async () => {
  const sim = createSimulator()
  const link = async (path: string, init?: RequestInit): Promise<string | null> =>
    (await sim.fetch(path, init)).headers.get('link')
  expect(await link('/_sim/worlds/default', { method: 'DELETE' })).toBe(
    '</_sim/guide/questions#what-ends-a-world>; rel="help"',
  )
  expect(await link('/guuru/graphql', { headers: { 'x-sim-world': 'No!' } })).toBe(
    '</_sim/guide/worlds#how-a-request-finds-its-world>; rel="help"',
  )
  expect(await link('/_sim/nothing')).toBeNull()
  expect(() => sim.world().credential('guuru', 'nobody')).toThrow(
    expect.objectContaining({ code: 'NO_CREDENTIAL', guide: 'test-kit#credentials-and-fixtures-of-a-test' }),
  )
})
