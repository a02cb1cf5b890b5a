import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('several tests share one running app', async () => {
  const sim = createSimulator()
  const { url } = await sim.listen({ port: 0 })
  // The app: it passes the header on, and is otherwise as it always was.
  const app = createServer(async (request, response) => {
    const answer = await fetch(`${url}/guuru/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer guuru-partner',
        ...(request.headers['x-sim-world'] && { 'x-sim-world': request.headers['x-sim-world'] }),
      },
      body: '{"query":"mutation { acceptChat(id: \\"O2bqy2CsAaS7RBXZrhMOB\\") { status } }"}',
    })
    response.end(await answer.text())
  })
  await new Promise(resolve => app.listen(0, '127.0.0.1', resolve))
  const accept = async world => {
    const answer = await fetch(`http://127.0.0.1:${app.address().port}`, { headers: { 'x-sim-world': world } })
    return answer.json()
  }

  // Each test has a world of its own, so that both accept the same chat.
  const answers = await Promise.all([accept('test-1'), accept('test-2')])
  for (const { data } of answers) assert.equal(data.acceptChat.status, 'open')
  assert.equal(sim.world('test-1').events.count({ type: 'guuru.chat.opened' }), 1)

  app.close()
  await sim.close()
})
