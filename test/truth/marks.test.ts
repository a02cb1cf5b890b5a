import { expect, test } from 'vitest'
import { createServer } from '../../src/server/server.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { readLedger } from '../../src/truth/ledger.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import { setupClient } from '../setup.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'

const MARK = 'x-backlot-assumed'
const CHATS = `query Chats { partner { chats { edges { node { category { id } messages { pageInfo { hasNextPage } ...Ends } } } } } }
fragment Ends on MessageConnection { edges { cursor } }
query Partner { partner { id } }`

/** The header of the answer to one document. */
async function markOf(
  query: string,
  variables?: Record<string, unknown>,
  { markAssumptions = true, operationName }: { markAssumptions?: boolean; operationName?: string } = {},
): Promise<unknown> {
  const { call } = setupClient('guuru', { markAssumptions })
  const rawBody = JSON.stringify({ query, variables, operationName })
  const { headers } = await call(query, variables, { rawBody })
  return headers[MARK]
}

/** Those of some coordinates of GUURU's that the ledger calls assumed, as the header has them. */
async function assumed(...coordinates: readonly string[]): Promise<string | undefined> {
  const rows = (await readLedger()).filter(({ vendor, evidence }) => vendor === 'guuru' && evidence === 'assumed')
  const found = coordinates.filter(one => rows.some(({ coordinate }) => coordinate === one))
  return found.length > 0 ? found.join(', ') : undefined
}

test('[ours] an answer names the fields of the operation that are assumed', async () => {
  const fields = ['Partner.chats', 'Category.id', 'MessageConnection.pageInfo', 'MessageEdge.cursor']
  const expected = await assumed(...fields)
  expect(expected).toContain('.')
  const choices = 'guuru.lists-begin-with, guuru.messages-without-first'
  expect(await markOf(CHATS, {}, { operationName: 'Chats' })).toBe(`${expected}, ${choices}`)
  expect(await markOf(CHATS, {}, { operationName: 'Partner' })).toBe(await assumed('Partner.id'))
})

test('[ours] it names input fields that were sent, in the document and as variables', async () => {
  const document = 'query ($by: ExpertOrder) { partner { experts(orderBy: $by) { edges { cursor } } } }'
  const inline = '{ partner { experts(orderBy: { direction: asc, field: id }) { edges { cursor } } } }'
  const sent = await assumed('ExpertOrder.direction', 'ExpertOrder.field')
  expect(await markOf(document, { by: { direction: 'asc', field: 'id' } })).toBe(sent)
  expect(await markOf(inline)).toBe(sent)
  expect(await markOf(document)).toBe('guuru.lists-begin-with')
})

test('[ours] it names codes of errors, and no fields where nothing was executed', async () => {
  expect(await markOf('mutation { closeChat(id: "none") { category { id } } }')).toBe(
    await assumed('Category.id', 'error:CHAT_NOT_FOUND'),
  )
  expect(await markOf('{ partner { category { id } } }')).toBe(await assumed('error:GRAPHQL_VALIDATION_FAILED'))
  expect(await markOf('{ partner')).toBe(await assumed('error:GRAPHQL_PARSE_FAILED'))
})

test('[ours] without the option nothing is marked', async () => {
  expect(await markOf(CHATS, {}, { operationName: 'Chats', markAssumptions: false })).toBeUndefined()
})

test('[ours] a hot operation is marked as a cold one, and a fault does not change it', async () => {
  const { call, world } = setupClient('thg', { markAssumptions: true })
  const marks = new Set<unknown>()
  for (let i = 0; i < 50; i++) marks.add((await call('{ features }')).headers[MARK])
  world.faults.add({ vendor: 'thg', kind: 'field-error', path: 'features', message: 'x' })
  marks.add((await call('{ features }')).headers[MARK])
  expect([...marks]).toEqual(['Query.features'])
})

/** The transitions and the assumptions that the answer to one document is marked with. */
async function notedIn(vendor: VendorName, query: string, variables = {}, options: SimulatorOptions = {}) {
  const { call } = setupClient(vendor, { markAssumptions: true, ...options })
  const { [MARK]: mark = '' } = (await call(query, variables)).headers
  return [mark].flat().flatMap(text => text.split(', ').filter(name => /^(?:transition:|[a-z]+\.)/.test(name)))
}

const REPLY = 'mutation ($text: String = "Hi") { replyToDiscussion(discussionId: 13155541, input: { message: $text }) }'
const ACCEPT = `mutation { acceptChat(id: "${CHAT.pending}") { status } }`

test('[ours] THG: an answer names the assumptions that were read for it, and those of the engine where it has variables', async () => {
  expect(await notedIn('thg', REPLY.replace('($text: String = "Hi")', '').replace('$text', '"Hi"'))).toEqual([
    'thg.reply-requeues',
  ])
  expect(await notedIn('thg', REPLY)).toEqual(['thg.variable-coercion', 'thg.reply-requeues'])
  expect(await notedIn('thg', REPLY, { text: ' ' })).toEqual(['thg.variable-coercion', 'thg.blank-message'])
  expect(await notedIn('thg', '{ features }')).toEqual([])
})

test('[ours] Marketplacer: the same, and a document that is refused rests on the release of its engine', async () => {
  const thread = 'chatMessages(sellerId: "U2VsbGVyLTc4"'
  expect(await notedIn('marketplacer', `{ ${thread}) { totalCount } }`)).toEqual(['marketplacer.chat-messages-order'])
  expect(await notedIn('marketplacer', `query ($n: Int! = 1) { ${thread}, first: $n) { totalCount } }`)).toEqual([
    'marketplacer.graphql-ruby',
  ])
  const search = '{ sellersForChats(q: "cell") { totalCount } }'
  expect(await notedIn('marketplacer', search)).toContain('marketplacer.search-matches')
  expect(await notedIn('marketplacer', search.replace('cell', ''))).not.toContain('marketplacer.search-matches')
})

test('[ours] GUURU: the same, and a transition that is assumed is named, one that is documented is not', async () => {
  const open = `mutation { openChat(id: "${CHAT.rated}") { status } }`
  expect(await notedIn('guuru', open)).toEqual(['guuru.rated-chat-opens'])
  expect(await notedIn('guuru', open, {}, { assume: { 'guuru.rated-chat-opens': 'yes' } })).toEqual([
    'guuru.rated-chat-opens',
    'guuru.reopened-closed-at',
    'transition:rated>open',
  ])
  expect(await notedIn('guuru', ACCEPT)).toEqual([])
})

test('[ours] what webhooks and actors do about it is no part of the answer', async () => {
  const webhooks = { url: 'http://localhost:9/hook' }
  expect(await notedIn('guuru', ACCEPT, {}, { webhooks, actors: 'prompt' })).toEqual([])
})

test('[ours] requests at the same time are marked each by its own', async () => {
  const { call, world } = setupClient('thg', { markAssumptions: true })
  world.faults.add({ vendor: 'thg', kind: 'latency', ms: 5 })
  const answers = await Promise.all([call(REPLY), call('{ features }'), call('{ features }')])
  const marks = answers.map(({ headers }) => headers[MARK])
  expect(marks[0]).toContain('thg.reply-requeues')
  expect(marks.slice(1)).toEqual(['Query.features', 'Query.features'])
})

test('[ours] pages of other origins may read both headers of backlot', async () => {
  const app = createServer(new Simulator({ markAssumptions: true }), {})
  const headers = { origin: 'http://localhost:3000', 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/thg/graphql', headers, payload: { query: '{ features }' } })
  expect(answer.headers['access-control-expose-headers']).toBe('x-backlot-scenery, x-backlot-assumed')
  expect(answer.headers[MARK]).toBe('Query.features, thg.guest-flags')
  await app.close()
})
