/**
 * Writes documents as this version of backlot writes them into a new folder of the corpus, which every later version must
 * load. Each release adds one; a folder that stands is never changed.
 *
 *     node --import tsx test/format/write-corpus.ts NAME     writes test/format/corpus/NAME/
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aPayout, aSubmission } from '../../src/vendors/guuru/factories.ts'
import { aPasswordReset, anOrder } from '../../src/vendors/thg/factories.ts'
import { createSimulator, expert, type TestWorld } from '../../src/index.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const PERSONA = 'ab22a12e-cefd-4f67-945b-c215c42202b4'
const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const PATHS = { thg: '/thg/myprotein/en/graphql', marketplacer: '/marketplacer/graphql', guuru: '/guuru/graphql' }
const HEADERS = {
  thg: { authorization: 'Opaque thg-jane' },
  marketplacer: { 'marketplacer-api-key': 'mp-operator' },
  guuru: { authorization: 'Bearer guuru-partner' },
}

const folder = new URL(`corpus/${process.argv[2]}/`, import.meta.url)

function write(name: string, value: unknown): void {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(value, null, 2)}\n`)
}

/** Sends a request to a vendor; its answer is not looked at. */
async function ask(world: TestWorld, vendor: keyof typeof PATHS, query: string, variables?: object): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...HEADERS[vendor] },
    body: JSON.stringify({ query, variables }),
  }
  return (await world.fetch(PATHS[vendor], init)).text()
}

async function upload(world: TestWorld): Promise<void> {
  const { data } = JSON.parse(await ask(world, 'thg', '{ attachmentUploaderConfig { uploadUrl authToken } }'))
  const form = new FormData()
  form.set('uploadToken', data.attachmentUploaderConfig.authToken)
  form.set('attachment', new Blob([Uint8Array.of(0, 255, 1, 254)]), 'bytes.bin')
  await world.fetch(data.attachmentUploaderConfig.uploadUrl, { method: 'POST', body: form })
}

/** Requests to all three vendors, and acts between them. */
async function converse(world: TestWorld): Promise<void> {
  const accept = 'mutation ($id: ID!, $input: AcceptChatInput) { acceptChat(id: $id, input: $input) { id status } }'
  await ask(world, 'guuru', accept, { id: CHAT, input: { personaId: PERSONA } })
  const say =
    'mutation ($id: ID!, $text: String!) { sendChatMessage(input: { chatId: $id, posting: { type: "text", text: $text } }) }'
  await ask(world, 'guuru', say, { id: CHAT, text: 'Grüezi, “how” can I help? 🌿' })
  await world.clock.advance('PT1M')
  const create =
    'mutation ($id: ID) { chatMessageCreate(input: { message: "When will it ship?", sellerId: $id }) { status } }'
  await ask(world, 'marketplacer', create, { id: SELLER })
  await ask(world, 'thg', 'mutation { createDiscussion(input: { category: CHECKOUT, message: { message: "Hello" } }) }')
  await ask(world, 'thg', 'mutation { replyToDiscussion(discussionId: "13183370", input: { message: "Thanks" }) }')
  await world.clock.advance('PT30S')
  await ask(
    world,
    'guuru',
    '{ partner { chats(first: 3) { edges { cursor node { id status question messages { edges { node { id createdAt } } } } } } } }',
  )
  await ask(
    world,
    'marketplacer',
    `{ chatMessages(first: 3, sellerId: "${SELLER}") { totalCount nodes { id message readAt sentByType } pageInfo { endCursor } } }`,
  )
  await ask(
    world,
    'thg',
    '{ customer { fullName discussions(limit: 2) { total discussions { id status read messages { messages { id type message } } } } } }',
  )
}

/** A world in which something of everything has happened, and more of it is due. */
async function writeState(): Promise<void> {
  let received = 0
  const receiver = createServer((_, response) => response.writeHead(received++ === 0 ? 204 : 503).end())
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo // it listens on TCP
  const ella = expert({
    name: 'ella',
    when: { type: 'guuru.chat.assigned' },
    delay: ['PT2H', 'PT3H'],
    what: { do: 'accept', as: 'Ella' },
    then: [{ delay: 'PT1M', what: { do: 'write', message: ['Hello', 'Hi'] } }],
  })
  const sim = createSimulator({
    seed: 7,
    webhooks: { url: `http://127.0.0.1:${port}/hooks`, secret: 's3cret' },
    actors: ['office-hours', ella],
  })
  const world = sim.world()
  world.transitions.set({
    'thg.discussion': { progression: 'time', seconds: 7200 },
    'marketplacer.message': { progression: 'manual', times: 3 },
  })
  aSubmission(world.guuru, { status: 'approved' })
  aPayout(world.guuru)
  aPasswordReset(world.thg)
  anOrder(world.thg, { status: 'DISPATCHED' })
  world.faults.add({
    vendor: 'thg',
    operation: 'customer',
    kind: 'latency',
    min: 1,
    max: 2,
    probability: 0.5,
    clock: 'world',
  })
  world.faults.add({ vendor: 'guuru', operation: 'chat-opened', kind: 'webhook-drop', times: 1 })
  world.faults.add({ vendor: 'guuru', operation: 'message-created', kind: 'webhook-delay', ms: 600_000, times: 1 })
  const lost = world.faults.add({ vendor: 'guuru', operation: 'createPersona', kind: 'applied-answer-lost', times: 1 })
  await world.clock.advance('PT9H5M2.345S')
  world.guuru.shopper.start({ question: 'Wo bleibt mein Päckli?' })
  for (let attempt = 0; attempt < 2; attempt++) {
    const persona = 'mutation { createPersona(input: { providerId: "agent-7", name: "Ada" }) }'
    await ask(world, 'guuru', persona).catch(() => 'the connection that the fault cut')
  }
  await converse(world)
  await upload(world)
  await ask(world, 'thg', 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }')
  if (world.faults.get(lost.id).verdict !== 'recognised') throw new Error('The lost answer was not asked for again.')
  write('state', world.document())
  await sim.close()
  receiver.close()
}

/** What the kit keeps of a failed test. */
async function writeBlackBox(): Promise<void> {
  const sim = createSimulator()
  const world = await sim.createWorld({ id: 'test-corpus', seed: 3, clock: { frozenAt: '2026-03-01T08:00:00.000Z' } })
  await converse(world)
  write('black-box', world.blackBox('corpus'))
  await sim.close()
}

/** Records as a user writes them: some tables of some vendors, nothing else. */
function writeFixture(): void {
  const createdAt = Date.parse('2025-12-31T16:53:20.000Z')
  write('fixture', {
    formatVersion: 1,
    vendors: {
      thg: {
        orders: [
          {
            orderNumber: '99000001',
            customer: '38779254',
            status: 'DISPATCHED',
            createdAt,
            dispatchedAt: createdAt + 10_000_000,
            products: [{ sku: 10530743, quantity: 2 }],
          },
        ],
      },
      guuru: {
        partners: [{ id: 'corner-shop', isAvailable: true, serviceAccountIsMember: false, tokens: ['corner-token'] }],
        users: [{ id: 'ann', partnerId: 'corner-shop', name: 'Ann', email: null }],
        categories: [{ id: 'gardening', name: 'Gardening' }],
        chats: [
          {
            id: 'chat-1',
            sequence: 900,
            partnerId: 'corner-shop',
            status: 'pending',
            question: 'Which soil?',
            rating: null,
            createdAt,
            closedAt: null,
            userId: 'ann',
            categoryId: 'gardening',
            expertId: null,
            personaId: null,
          },
        ],
      },
    },
  })
}

mkdirSync(folder)
await writeState()
await writeBlackBox()
writeFixture()
writeFileSync(new URL('default.json', folder), readFileSync(new URL('../../fixtures/default.json', import.meta.url)))
