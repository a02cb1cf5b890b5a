/** What a browser sees: the dashboard, GraphiQL, and which pages may call. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'

const server = serverForFile()
const HTML = { accept: 'text/html,application/xhtml+xml' }

async function page(path: string): Promise<string> {
  const response = await fetch(server().url + path, { headers: HTML })
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return response.text()
}

test.for(['', '/w/ci-42'])('[ours] the dashboard below "%s" loads its files from here', async prefix => {
  const html = await page(`${prefix}/`)
  const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link!)
  expect(links).toHaveLength(3)
  for (const link of links)
    expect({ link, status: (await fetch(server().url + link)).status }).toEqual({ link, status: 200 })
})

test('[ours] the dashboard is small: at most 100 KB, 35 KB gzipped', () => {
  const zipped = ['dashboard.js', 'dashboard.css'].map(name =>
    readFileSync(new URL(`../../dist/pages/${name}.gz`, import.meta.url)),
  )
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)
  expect(sum(zipped.map(bytes => bytes.length))).toBeLessThanOrEqual(35_000)
  expect(sum(zipped.map(bytes => gunzipSync(bytes).length))).toBeLessThanOrEqual(100_000)
})

test.for([
  ['/thg/myprotein/en/graphql', 'thg-jane', 'attachmentUploaderConfig'],
  ['/thg/graphql', 'thg-jane', 'attachmentUploaderConfig'],
  ['/marketplacer/graphql', 'mp-operator', 'chatMessageCreate'],
  ['/guuru/graphql', 'guuru-partner', 'acceptChat'],
  ['/w/ci-42/guuru/graphql', 'guuru-partner', 'acceptChat'],
] as const)('[ours] GraphiQL at %s, with samples and a credential, from here alone', async ([path, token, sample]) => {
  const html = await page(path)
  expect(html).toContain(token)
  expect(html).toContain(sample)
  expect(html).toContain(path)
  expect(html).not.toMatch(/<(script|link)[^>]*(src|href)=["']?(https?:)?\/\//)
  expect(html).not.toMatch(/(unpkg\.com|jsdelivr\.net|cdnjs|esm\.sh)\//)
})

test('[ours] a page of a loopback origin may call, with credentials', async () => {
  const origin = 'http://localhost:5173'
  for (const path of [
    '/thg/graphql',
    '/marketplacer/graphql',
    '/guuru/graphql',
    '/_sim/reset',
    '/w/ci-42/guuru/graphql',
  ]) {
    const preflight = await fetch(server().url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,marketplacer-api-key,x-sim-world',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-allow-credentials')).toBe('true')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
    const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase().split(/, */)
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'marketplacer-api-key', 'x-sim-world']),
    )
  }
  const answer = await fetch(`${server().url}/guuru/graphql`, {
    method: 'POST',
    headers: { origin, authorization: 'Bearer guuru-partner', 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  })
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
})

test('[ours] a page of a foreign origin may not read answers', async () => {
  const origin = 'https://evil.example'
  const preflight = await fetch(`${server().url}/guuru/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  const reset = await fetch(`${server().url}/_sim/reset`, { method: 'POST', headers: { origin } })
  expect(reset.status).toBe(403)
})

test('[assumed] where there is nothing, the answer says where there is something', async () => {
  const answer = await fetch(`${server().url}/nowhere`)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({
    error: { code: 'NOT_FOUND', message: expect.stringMatching(/\/nowhere.*\/guuru\/graphql/) },
  })
  expect((await fetch(`${server().url}/thg/other/en/graphql`, { method: 'POST' })).status).toBe(404)
})
