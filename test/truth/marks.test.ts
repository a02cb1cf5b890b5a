import { expect, test } from 'vitest'
import { createServer } from '../../src/server/server.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { readLedger } from '../../src/truth/ledger.ts'
import { setupClient } from '../setup.ts'

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
  expect(await markOf(CHATS, {}, { operationName: 'Chats' })).toBe(expected)
  expect(await markOf(CHATS, {}, { operationName: 'Partner' })).toBe(await assumed('Partner.id'))
})

test('[ours] it names input fields that were sent, in the document and as variables', async () => {
  const document = 'query ($by: ExpertOrder) { partner { experts(orderBy: $by) { edges { cursor } } } }'
  const inline = '{ partner { experts(orderBy: { direction: asc, field: id }) { edges { cursor } } } }'
  const sent = await assumed('ExpertOrder.direction', 'ExpertOrder.field')
  expect(await markOf(document, { by: { direction: 'asc', field: 'id' } })).toBe(sent)
  expect(await markOf(inline)).toBe(sent)
  expect(await markOf(document)).toBeUndefined()
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

test('[ours] pages of other origins may read both headers of backlot', async () => {
  const app = createServer(new Simulator({ markAssumptions: true }), {})
  const headers = { origin: 'http://localhost:3000', 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/thg/graphql', headers, payload: { query: '{ features }' } })
  expect(answer.headers['access-control-expose-headers']).toBe('x-backlot-scenery, x-backlot-assumed')
  expect(answer.headers[MARK]).toBe('Query.features')
  await app.close()
})
