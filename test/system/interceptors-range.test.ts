/** `sim.intercept()` with the versions of @mswjs/interceptors that the peer range begins and ends with. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** Clients that give up, in all ways, over a socket and under interception. */
const GIVING_UP = readFileSync(new URL('giving-up.mjs', import.meta.url), 'utf8')
const CLIENTS = ['axios@1', 'got@14', 'node-fetch@3']

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
  test.skipIf(skipped !== '')(`[ours] @mswjs/interceptors ${version}: who gives up${skipped}`, async () => {
    const project = await createProject([`@mswjs/interceptors@${version}`, ...CLIENTS])
    project.write('program.mjs', GIVING_UP)
    const { code, stdout, stderr } = await project.run(process.execPath, 'program.mjs')
    expect([code, stderr]).toEqual([0, ''])
    const outcomes = JSON.parse(stdout) as Record<string, readonly string[]>
    expect(Object.keys(outcomes).length).toBeGreaterThan(20)
    for (const [name, [overSocket, intercepted]] of Object.entries(outcomes)) {
      // The sockets of 0.45 tell got nothing while they wait: its time-out for a socket does not fire, and it is answered.
      const isDeaf = version === '0.45.12' && name === 'got socket timeout'
      if (!isDeaf) expect.soft([name, intercepted]).toEqual([name, overSocket])
    }
  })
}

test('[ours] without @mswjs/interceptors, and with one that does not load, interception says which it is', async () => {
  const project = await createProject([])
  project.write(
    'program.mjs',
    `import { createSimulator } from 'backlot'
await createSimulator().intercept().catch(({ code, message }) => console.log(code, message))`,
  )
  const missing = await project.run(process.execPath, 'program.mjs')
  expect(missing.stdout).toBe(
    'NO_INTERCEPTORS Interception needs the package @mswjs/interceptors: npm install --save-dev @mswjs/interceptors\n',
  )
  const folder = 'node_modules/@mswjs/interceptors'
  project.write(`${folder}/package.json`, '{"type":"module","exports":{".":"./a.js","./*":"./a.js"}}')
  project.write(`${folder}/a.js`, 'throw new Error("It needs a newer Node.")')
  const broken = await project.run(process.execPath, 'program.mjs')
  expect(broken.stdout).toBe(
    'NO_INTERCEPTORS The package @mswjs/interceptors cannot be loaded: It needs a newer Node.\n',
  )
})
