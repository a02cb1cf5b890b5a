/** `sim.intercept()` with the versions of @mswjs/interceptors that the peer range begins and ends with. */
import { expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** The ends of the peer range, and the least node that each needs. */
const VERSIONS = [
  { version: '0.39.0', node: 20 },
  { version: '0.41.9', node: 20 },
  { version: '0.45.12', node: 22 },
]

const PROGRAM = `
import http from 'node:http'
import { createSimulator } from 'backlot'

const sim = createSimulator()
const stop = await sim.intercept()
const init = {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
  body: '{"query":"{ partner { id } }"}',
}
const byFetch = await fetch('https://api.guuru.com/graphql', init)
const byHttp = await new Promise((resolve, reject) => {
  const request = http.request('http://api.guuru.com/graphql', { method: 'POST', headers: init.headers }, async response => {
    let text = ''
    for await (const chunk of response) text += chunk
    resolve([response.statusCode, text])
  })
  request.on('error', reject)
  request.end(init.body)
})
const refusal = await fetch('https://api.guuru.com/nowhere', init).then(({ status }) => status, error => error)
stop()
await sim.close()
console.log(JSON.stringify([[byFetch.status, await byFetch.text()], byHttp, [refusal.cause?.message, refusal.message].join()]))
`

for (const { version, node } of VERSIONS) {
  const skipped = NODE_MAJOR < node ? ` (skipped: it needs Node ${node})` : ''
  test.skipIf(skipped !== '')(
    `[ours] @mswjs/interceptors ${version}: fetch, http and a refusal${skipped}`,
    async () => {
      const project = await createProject([`@mswjs/interceptors@${version}`])
      project.write('program.mjs', PROGRAM)
      const { code, stdout, stderr } = await project.run(process.execPath, 'program.mjs')
      expect([code, stderr]).toEqual([0, ''])
      const answer = [200, '{"data":{"partner":{"id":"guuru-qa"}}}']
      const sentence = 'backlot does not simulate https://api.guuru.com/nowhere.'
      expect(JSON.parse(stdout)).toEqual([answer, answer, expect.stringContaining(sentence)])
    },
  )
}
