const { expect, test } = require('backlot/jest')
const { waiting } = require('./help')

const QUESTION = '13172905'

/** What the code under test is given in place of the network. */
const clientOf = world => ({ token: world.credential('thg'), send: world.fetch })

test('a question waits until an agent has answered', async ({ world }) => {
  expect(await waiting(clientOf(world))).toContain(QUESTION)
  world.thg.agent.respond(QUESTION, { message: 'It is on its way.' })
  expect(await waiting(clientOf(world))).not.toContain(QUESTION)
  expect(world).toHaveHappened('thg.message.created', 1)
})

test('asks again when THG was away', async ({ world }) => {
  world.faults.add({ vendor: 'thg', kind: 'http-status', status: 503, times: 1 })
  expect(await waiting(clientOf(world))).toContain(QUESTION)
  expect(world).toHaveBeenRequested({ vendor: 'thg', status: 503 }, 1)
  expect(world).toHaveBeenRequested({ vendor: 'thg', status: 200 }, 1)
})

test.concurrent.each([['Two days.'], ['Three days.']])('"%s" is the only answer', async (message, { world }) => {
  world.thg.agent.respond(QUESTION, { message })
  expect(await waiting(clientOf(world))).not.toContain(QUESTION)
  expect(world).toHaveHappened({ type: 'thg.message.created', after: { message } }, 1)
})
