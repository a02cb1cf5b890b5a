/** Vendors answered through MSW, which refuses every request that it has no handler for. */
import { expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** Versions of MSW, and the least node that each needs. */
const VERSIONS = [
  { version: '2.15.0', node: 20 },
  { version: '3.0.5', node: 22 },
]

const PROGRAM = `
import https from 'node:https'
import { createSimulator } from 'backlot'
import { http } from 'msw'
import { setupServer } from 'msw/node'

const sim = createSimulator()
const server = setupServer(
  http.all('https://api.guuru.com/*', ({ request }) => sim.fetch(request)),
  http.all('https://shop.marketplacer.com/*', ({ request }) => sim.fetch(request)),
)
server.listen({ onUnhandledRequest: 'error' })

const url = 'https://api.guuru.com/graphql'
const init = {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
  body: '{"query":"{ partner { id } }"}',
}
const byFetch = await fetch(url, init)
const byHttps = await new Promise((resolve, reject) => {
  const request = https.request(url, { method: 'POST', headers: init.headers }, async response => {
    let text = ''
    for await (const chunk of response) text += chunk
    resolve([response.statusCode, text])
  })
  request.on('error', reject)
  request.end(init.body)
})
const unhandled = await fetch('https://elsewhere.test/').then(({ status }) => status, ({ message }) => message)
server.close()
await sim.close()
console.log(JSON.stringify([[byFetch.status, await byFetch.text()], byHttps, unhandled]))
`

for (const { version, node } of VERSIONS) {
  const skipped = NODE_MAJOR < node ? ` (skipped: it needs Node ${node})` : ''
  test.skipIf(skipped !== '')(`[ours] msw ${version}: its handlers hand the vendors over${skipped}`, async () => {
    const project = await createProject([`msw@${version}`])
    project.write('program.mjs', PROGRAM)
    const { code, stdout } = await project.run(process.execPath, 'program.mjs')
    expect(code).toBe(0)
    const answer = [200, '{"data":{"partner":{"id":"guuru-qa"}}}']
    expect(JSON.parse(stdout)).toEqual([answer, answer, expect.stringMatching(/fail|unhandled|bypass/i)])
  })
}
