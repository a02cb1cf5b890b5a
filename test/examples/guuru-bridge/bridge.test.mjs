/** One bridge for all, two visitors in worlds of their own: no event is lost, and none is answered in the wrong world. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { createSimulator } from 'backlot'
import { createBridge } from './bridge.mjs'

const secret = 's3cret'
const receiver = createServer()
let sim, ann, ben

before(async () => {
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  // Every world sends to this one receiver. `{world}` stands in the URL for the receiver's own log.
  sim = createSimulator({ webhooks: { url: `http://127.0.0.1:${receiver.address().port}/hooks/{world}`, secret } })
  ;[ann, ben] = [sim.world('ann'), sim.world('ben')]
  const { url } = await sim.listen()
  const agent = { id: 'agent-7', name: 'Robin' }
  const reply = ({ text, author }) => `${author.name}, you asked: ${text}`
  receiver.on('request', createBridge({ url: `${url}/guuru/graphql`, token: 'guuru-partner', secret, agent, reply }))
})

after(async () => {
  await sim.close()
  receiver.close()
})

// The bridge stays, and the worlds begin anew: their chats come with ids that it knows, under keys that it does not.
beforeEach(() => [ann, ben].forEach(world => void world.reset()))

// No event is lost.
afterEach(() => {
  for (const { status } of [ann, ben].flatMap(world => world.webhooks.deliveries())) assert.equal(status, 'delivered')
})

/** A shopper, by name, starts a chat. */
const start = (world, name, question) => world.guuru.shopper.start({ question, user: { name } })

/** Returns when every webhook has been sent, those that the bridge's own calls lead to included. */
const settle = () => Promise.all([ann.settle(), ben.settle()])

/** What stands in a chat, a line for each message. */
function transcript({ guuru: { state } }, { id }) {
  const nameOf = author => state.personas.get(author.id)?.name ?? author.type
  return state.messages.where('byChat', id).map(({ author, text }) => `${nameOf(author)}: ${text}`)
}

/** The statuses that the receiver answered the webhooks of one event with, attempt by attempt. */
const answers = (world, event) =>
  world.webhooks
    .deliveries()
    .filter(delivery => delivery.event === event)
    .map(({ attempts }) => attempts.map(({ status }) => status))

test('two visitors have chats of the same id, and each has its own answers', async () => {
  const [annsChat, bensChat] = [start(ann, 'Ann', 'Where is my order?'), start(ben, 'Ben', 'Which size?')]
  assert.equal(annsChat.id, bensChat.id) // All worlds of a seed begin alike.
  await settle()
  ben.guuru.shopper.say(bensChat.id, { text: 'Is M too small?' })
  await settle()

  assert.deepEqual(transcript(ann, annsChat), ['user: Where is my order?', 'Robin: Ann, you asked: Where is my order?'])
  assert.deepEqual(transcript(ben, bensChat), [
    'user: Which size?',
    'Robin: Ben, you asked: Which size?',
    'user: Is M too small?',
    'Robin: Ben, you asked: Is M too small?',
  ])
})

test('one visitor begins anew while the other waits for a second attempt', async () => {
  ben.faults.add({ vendor: 'guuru', operation: 'sendChatMessage', kind: 'http-status', status: 503, times: 2 })
  start(ann, 'Ann', 'Where is my order?')
  await ann.settle()
  const bensChat = start(ben, 'Ben', 'Anyone there?')
  await ben.clock.advance('PT1S') // The second attempt fails as well, and the third is due five seconds later.
  ann.reset()
  const annsChat = start(ann, 'Ann', 'Where is my order?')
  await settle()

  assert.deepEqual(answers(ben, 'message-created')[0], [503, 503, 204])
  assert.deepEqual(transcript(ben, bensChat), ['user: Anyone there?', 'Robin: Ben, you asked: Anyone there?'])
  assert.deepEqual(transcript(ann, annsChat), ['user: Where is my order?', 'Robin: Ann, you asked: Where is my order?'])
})

test('what comes twice is answered once, and what is not signed is not answered', async () => {
  ann.faults.add({ vendor: 'guuru', kind: 'webhook-duplicate' })
  ben.faults.add({ vendor: 'guuru', kind: 'webhook-bad-signature', operation: 'message-created', times: 1 })
  const chats = [start(ann, 'Ann', 'Which size?'), start(ben, 'Ben', 'Which size?')]
  await settle()
  for (const { id } of ann.webhooks.deliveries()) await ann.webhooks.redeliver(id)
  await settle()

  assert.deepEqual(transcript(ann, chats[0]), ['user: Which size?', 'Robin: Ann, you asked: Which size?'])
  assert.deepEqual(transcript(ben, chats[1]), ['user: Which size?', 'Robin: Ben, you asked: Which size?'])
  assert.deepEqual(answers(ben, 'message-created')[0], [401, 204])
})

test('a chat that a human expert took first is left to the expert', async () => {
  const chat = start(ann, 'Ann', 'Which size?')
  ann.guuru.expert.accept(chat.id, 'Kim')
  await settle()

  assert.deepEqual(transcript(ann, chat), ['user: Which size?'])
})
