import { expect, test } from 'vitest'
import { controlForFile } from '../control/control.ts'

const control = controlForFile()

test.each([
  ['/guuru', '/guuru/graphql'],
  ['/guuru/', '/guuru/graphql'],
  ['/marketplacer', '/marketplacer/graphql'],
  ['/thg', '/thg/myprotein/en/graphql'],
  ['/w/ci-42/guuru', '/w/ci-42/guuru/graphql'],
])('[ours] %s leads to GraphiQL', async (path, endpoint) => {
  const { url } = control.root()
  const response = await fetch(url + path, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, endpoint])
  const page = await fetch(url + path, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('graphiql-page.js')
})

test.each(['/thg/myprotein/en/graphql', '/_sim/clock', '/thg/myprotein/en/graphql/none'])(
  '[ours] a preflight of %s is allowed the headers that it asks for',
  async path => {
    const asked = 'sentry-trace,baggage,apollo-require-preflight,x-captcha-type,x-captcha-response'
    const origin = 'http://localhost:3000'
    const { status, headers } = await fetch(control.root().url + path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
    })
    expect([status, headers.get('access-control-allow-headers')]).toEqual([204, asked])
    expect(headers.get('access-control-allow-origin')).toBe(origin)
  },
)
