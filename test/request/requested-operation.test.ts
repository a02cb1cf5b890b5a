import { expect, test } from 'vitest'
import type { JournalEntry } from '../../src/world/journal.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { setup } from '../setup.ts'

const CHATS = 'chats(first: 1) { edges { cursor } }'

/** Requests, and what the journal says of them: the first root field, and the operation's name. */
const ASKED: Readonly<Record<string, readonly [body: unknown, operation: string | null, name: string | null]>> = {
  'a field': [{ query: `query Q { partner { ${CHATS} } }` }, 'partner', 'Q'],
  'an alias': [{ query: '{ mine: partner { id } }' }, 'partner', null],
  'a fragment first': [
    { query: 'query Q { ...F partner { id } } fragment F on Query { __typename }' },
    '__typename',
    'Q',
  ],
  'an inline fragment first': [{ query: 'query Q { ... { partner { id } } }' }, 'partner', 'Q'],
  'the second of two operations': [
    { query: 'query A { __typename } query B { partner { id } }', operationName: 'B' },
    'partner',
    'B',
  ],
  'an operation that is not there': [{ query: '{ partner { id } }', operationName: 'Nobody' }, null, 'Nobody'],
  'an empty operation name': [{ query: '{ partner { id } }', operationName: '' }, null, ''],
  'an operation name that is a number': [{ query: '{ partner { id } }', operationName: 7 }, null, null],
  'no document': [{ query: '{ partner {' }, null, null],
  'no query': [{}, null, null],
  'a list': [[], null, null],
}

/** What the journal says of one request to GUURU. */
async function entryOf(body: unknown, token: string, options?: SimulatorOptions): Promise<JournalEntry> {
  const { graphql, world } = setup(options)
  await graphql('guuru', '', undefined, { token, rawBody: JSON.stringify(body) })
  return world.journal.list().at(-1)!
}

test.each(Object.entries(ASKED))(
  '[ours] %s is recorded alike with a valid credential and without one',
  async (_, [body, operation, operationName]) => {
    expect(await entryOf(body, 'guuru-partner')).toMatchObject({ operation, operationName })
    expect(await entryOf(body, 'nobody-knows-me')).toMatchObject({ operation, operationName, status: 401 })
    expect(await entryOf(body, 'guuru-partner', { nasty: 1 })).toMatchObject({ operation, operationName })
  },
)

/** Each fragment spreads the next one twice: written out, the document has as many fields as there are atoms. */
function tower(height: number): string {
  const floors = Array.from({ length: height }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
  return `query Q { ...F0 } ${floors.join(' ')} fragment F${height} on Query { __typename }`
}

test.each<[string, SimulatorOptions]>([
  ['guuru-partner', {}],
  ['nobody-knows-me', {}],
  ['guuru-partner', { limits: 'vendor' }],
  ['guuru-partner', { nasty: 1 }],
])('[ours] fragments that spread the next one twice take no long time: %s, %o', async (token, options) => {
  const entry = await entryOf({ query: tower(200) }, token, options)
  expect(entry).toMatchObject({ operation: '__typename', operationName: 'Q' })
})
