/** The kit in the environments that replace node's globals, in every pool of vitest, and in jest's jsdom. */
import { describe, expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** Does all that meets a global: GraphQL, a webhook, the control plane, an upload of the environment's own form. */
const CELL = `
import { createServer } from 'node:http'
import { createSimulator } from 'backlot'

test('cell', async () => {
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()))
  await new Promise(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const url = 'http://127.0.0.1:' + receiver.address().port
  const sim = createSimulator({ webhooks: { url, secret: 'a-secret' } })
  const world = sim.world('cell')
  const post = async (path, authorization, body) => {
    const headers = { 'content-type': 'application/json', authorization }
    const { signal } = new AbortController()
    const response = await world.fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal })
    return [response.status, await response.json()]
  }
  expect(await post('/guuru/graphql', 'Bearer ' + world.credential('guuru'), { query: '{ partner { id } }' })).toEqual([
    200,
    { data: { partner: { id: 'guuru-qa' } } },
  ])
  world.guuru.shopper.start({ question: 'Which size?' })
  await world.settle()
  const deliveries = world.webhooks.deliveries().map(({ status }) => status)
  expect(deliveries.length).toBeGreaterThan(0)
  expect(deliveries.every(status => status === 'delivered')).toBe(true)
  expect((await post('/_sim/clock/advance', '', { by: 1 }))[0]).toBe(200)
  const query = '{ attachmentUploaderConfig { uploadUrl authToken } }'
  const [, { data }] = await post('/thg/myprotein/en/graphql', 'Opaque ' + world.credential('thg'), { query })
  const form = new FormData()
  form.append('uploadToken', data.attachmentUploaderConfig.authToken)
  form.append('attachment', new File(['a,b\\n'], 'a.csv', { type: 'text/csv' }))
  const uploaded = await world.fetch(data.attachmentUploaderConfig.uploadUrl, { method: 'POST', body: form })
  expect(uploaded.status).toBe(200)
  const kept = [...world.thg.state.attachments.all()].at(-1)
  expect([kept.filename, kept.mimeType, kept.content]).toEqual(['a.csv', 'text/csv', 'YSxiCg=='])
  await sim.close()
  receiver.close()
})
`

describe.each([
  { vitest: '4.1.12', node: 20 },
  { vitest: '5.1.1', node: 22 },
])('[ours] vitest $vitest', ({ vitest, node }) => {
  const skipped = NODE_MAJOR < node ? ` (skipped: it needs Node ${node})` : ''

  test.skipIf(skipped !== '')(`node, jsdom and happy-dom in every pool${skipped}`, async () => {
    const project = await createProject([`vitest@${vitest}`, 'jsdom@26.1.0', 'happy-dom@20.0.10'])
    project.write('cell.test.mjs', `import { expect, test } from 'vitest'\n${CELL}`)
    for (const environment of ['node', 'jsdom', 'happy-dom'])
      for (const pool of ['forks', 'threads', 'vmThreads']) {
        const { code, stdout, stderr } = await project.run(
          'vitest',
          'run',
          '--environment',
          environment,
          '--pool',
          pool,
        )
        expect([environment, pool, code, stdout + stderr]).toEqual([
          environment,
          pool,
          0,
          expect.stringMatching('1 passed'),
        ])
      }
  })
})

test('[ours] jest 30: jsdom', async () => {
  const project = await createProject(['jest@30', 'jest-environment-jsdom@30'])
  project.write(
    'jest.config.mjs',
    `export default { testEnvironment: 'jsdom', transform: {}, testMatch: ['**/*.test.mjs'] }`,
  )
  project.write('cell.test.mjs', `import { expect, test } from '@jest/globals'\n${CELL}`)
  const jest = 'node_modules/jest/bin/jest.js'
  const { code, stderr } = await project.run(process.execPath, '--experimental-vm-modules', jest)
  expect([code, stderr]).toEqual([0, expect.stringContaining('1 passed')])
})
