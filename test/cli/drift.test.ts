import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { introspectionFromSchema } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { schemaOf } from '../../src/truth/coordinates.ts'
import type { UsageDocument } from '../../src/truth/usage-document.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { deadUrl, folder, serverForFile } from './backlot.ts'
import { run } from './in-process.ts'

const theServer = serverForFile(['--clock', 'frozen', '--journal-limit', '5'])
const SDL = readFileSync(new URL('../../schemas/guuru.graphql', import.meta.url), 'utf8')
const CHATS =
  'query Chats($by: ChatOrder) { partner { chats(first: 1, orderBy: $by) { edges { node { id status } } } } }'
const BY_ID = { by: { field: 'id', direction: 'desc' } }

/** Sends a body to GUURU's endpoint. */
async function send(body: object): Promise<void> {
  const answer = await fetch(`${theServer().url}/guuru/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
    body: JSON.stringify(body),
  })
  await answer.text()
}

/** Files in a folder of the test's own. */
function write(files: Readonly<Record<string, string>>): string {
  const cwd = folder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true })
    writeFileSync(join(cwd, name), text)
  }
  return cwd
}

const parsed = (text: string): UsageDocument => JSON.parse(text) as UsageDocument // what the command promises

beforeAll(async () => {
  const sha256Hash = createHash('sha256').update(CHATS).digest('hex')
  const extensions = { persistedQuery: { version: 1, sha256Hash } }
  await send({ query: '{ partner { id } }' })
  await send({ query: CHATS, variables: BY_ID })
  // GUURU refuses both, but the client sends them.
  await send({ query: CHATS, extensions })
  await send({ variables: { by: { field: 'id', direction: 'asc' } }, extensions })
  await send({ query: '{ partner { nope } }' })
  await send({ query: '{ partner' })
})

const JOURNAL = {
  kind: 'backlot-usage',
  formatVersion: 1,
  vendors: {
    guuru: {
      coordinates: [
        'Chat.id',
        'Chat.status',
        'ChatConnection.edges',
        'ChatEdge.node',
        'ChatOrder',
        'ChatOrder.direction',
        'ChatOrder.field',
        'Partner.chats',
        'Partner.chats(first:)',
        'Partner.chats(orderBy:)',
        'Query.partner',
      ],
      valuesSent: ['ChatOrderField.id', 'OrderDirection.asc', 'OrderDirection.desc'],
      valuesReceived: expect.arrayContaining([expect.stringMatching(/^ChatStatus\.[a-z]+$/)]) as string[],
    },
  },
}

test('[ours] usage of the journal has what was sent and received, and says what the journal dropped', async () => {
  const { code, stdout, stderr } = await theServer().client('usage')
  expect(parsed(stdout)).toEqual(JOURNAL)
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      '1 older requests are forgotten; start with a larger --journal-limit to keep more.\nworld default: 1 requests have a document that cannot be read.\nworld default: the schema of guuru here lacks Partner.nope.\n',
  })
})

test('[ours] usage of a black box has the same, and names requests whose document it cannot know', async () => {
  const answer = await fetch(`${theServer().url}/_sim/black-box`)
  const box = (await answer.json()) as { exchanges: unknown[]; journal: unknown[] }
  const cwd = write({
    'boxes/a.json': JSON.stringify(box),
    'boxes/b.json': JSON.stringify({ ...box, exchanges: box.exchanges.slice(2, 4), journal: box.journal.slice(2, 4) }),
    'boxes/c.json': JSON.stringify({
      ...box,
      exchanges: box.exchanges.slice(1, 3).toReversed(),
      journal: box.journal.slice(1, 3).toReversed(),
    }),
  })
  const { code, stdout, stderr } = await run(['usage', '--json', '--black-boxes', 'boxes/*.json'], { cwd })
  expect({ code, usage: parsed(stdout) }).toEqual({ code: 0, usage: JOURNAL })
  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toBe(
    [
      'boxes/a.json: 1 requests have a document that cannot be read.',
      'boxes/a.json: the schema of guuru here lacks Partner.nope.',
      'boxes/b.json: 1 requests name their document by a hash that no other request explains.',
      'boxes/b.json: the schema of guuru here lacks Partner.nope.\n',
    ].join('\n'),
  )
})

test('[ours] usage of documents looks into programs, is written whole, and merges with other files', async () => {
  const cwd = write({
    'src/chats.graphql': 'query Chats { partner { chats { edges { node { ...Row } } } } }',
    'src/row.ts': 'export const ROW = gql`fragment Row on Chat { rating }`',
    'src/node_modules/other/a.ts': 'gql`{ partner { id } }`',
    'src/sellers.ts': 'const SELLERS = /* GraphQL */ `{ sellersForChats { totalCount } }`',
  })
  const one = await run(['usage', '--documents', 'src/*.{graphql,ts}', '--out', 'one.json'], { cwd })
  expect(one).toEqual({ code: 0, stdout: 'Wrote 8 coordinates to one.json.\n', stderr: '' })
  const { vendors } = parsed(readFileSync(join(cwd, 'one.json'), 'utf8'))
  expect(vendors['guuru']?.coordinates).toEqual([
    'Chat',
    'Chat.rating',
    'ChatConnection.edges',
    'ChatEdge.node',
    'Partner.chats',
    'Query.partner',
  ])
  expect(vendors['marketplacer']?.coordinates).toEqual([
    'Query.sellersForChats',
    'SellersForChatsConnection.totalCount',
  ])
  const two = await theServer().client('usage', '--merge', join(cwd, 'one.json'), '--url', theServer().url)
  const both = parsed(two.stdout).vendors
  expect(both['guuru']?.coordinates).toEqual(
    [...new Set([...vendors['guuru']!.coordinates, ...JOURNAL.vendors.guuru.coordinates])].toSorted(),
  )
  expect(both['marketplacer']).toEqual(vendors['marketplacer'])
})

const USAGE = JSON.stringify({
  ...JOURNAL,
  vendors: { guuru: { coordinates: ['Chat.ratingText', 'Chat.status'], valuesSent: [], valuesReceived: [] } },
})

test('[ours] drift that touches nothing ends with 0, one that touches ends with 3', async () => {
  const withoutRating = SDL.replace(/\n {2}"""[^"]*"""\n {2}rating: Int\n/, '\n')
  expect(withoutRating).not.toBe(SDL)
  const newer = withoutRating.replace('enum ChatStatus {', 'enum ChatStatus {\n  paused')
  const other = newer.replace('status: ChatStatus!', 'status: ChatStatus')
  const cwd = write({ 'newer.graphql': newer, 'other.graphql': other, 'usage.json': USAGE })
  const drift = (...words: string[]) => run(['drift', '--vendor', 'guuru', ...words], { cwd })
  const value =
    'ChatStatus.paused is a new value that you may receive; nothing breaks but code that knows all values.\n'
  expect(await drift('--schema', 'newer.graphql', '--usage', 'usage.json')).toEqual({
    code: 0,
    stdout: `1 breaking changes, 0 touch you\n${value}`,
    stderr: '',
  })
  const message = "Field 'Chat.status' changed type from 'ChatStatus!' to 'ChatStatus'"
  expect(await drift('--schema', 'other.graphql', '--usage', 'usage.json')).toEqual({
    code: 3,
    stdout: `2 breaking changes, 1 touch you\n  Chat.status  ${message}\n${value}`,
    stderr: '',
  })
  expect(await drift('--schema', 'other.graphql', '--usage', 'usage.json', 'usage.json', '--markdown')).toEqual({
    code: 3,
    stdout: `### guuru: 2 breaking changes, 1 touch you\n\n| what | change |\n| --- | --- |\n| \`Chat.status\` | ${message} |\n\n- ${value}`,
    stderr: '',
  })
  const { code, stdout, stderr } = await drift('--schema', 'other.graphql', '--usage', 'usage.json', '--json')
  expect({ code, stderr }).toEqual({ code: 3, stderr: value })
  expect(JSON.parse(stdout)).toEqual({ breaking: 2, touching: [{ coordinate: 'Chat.status', message }] })
})

test('[ours] drift reads the JSON of introspection, and what a usage lacks touches nothing', async () => {
  const newer = JSON.stringify({ data: introspectionFromSchema(schemaOf(vendorOf('thg'))) })
  const cwd = write({ 'thg.json': newer, 'usage.json': USAGE })
  expect(await run(['drift', '--vendor', 'thg', '--schema', 'thg.json', '--usage', 'usage.json'], { cwd })).toEqual({
    code: 0,
    stdout: '0 breaking changes, 0 touch you\n',
    stderr: 'usage.json: nothing is used of thg.\n',
  })
})

const FILES = {
  'a.json': '{',
  'b.json': '{"kind":"backlot-usage","formatVersion":2,"vendors":{}}',
  'c.graphql': 'type A {',
}

test.each([
  ['usage --documents src/*.ts', 1, 'No file matches src/*.ts; quote a glob, and write it as seen from this folder.\n'],
  ['usage --merge none.json', 1, 'none.json cannot be read (ENOENT); name a file that `backlot usage` wrote.\n'],
  ['usage --merge a.json', 1, 'name a file that `backlot usage` wrote.\n'],
  ['usage --merge b.json', 1, 'b.json: formatVersion is 2; expected 1.\n'],
  ['usage --black-boxes a.json', 1, '; name files that failed tests printed.\n'],
  ['usage --black-boxes b.json', 1, 'b.json is not a black box; the vitest kit writes one beside each failed test.\n'],
  ['usage --documents c.graphql --out no/u.json', 1, 'no/u.json cannot be written (ENOENT); name another file.\n'],
  ['drift --vendor guuru', 2, "error: required option '--schema <file>' not specified\n"],
  ['drift --schema c.graphql', 2, "error: required option '--vendor <name>' not specified\n"],
  ['drift --vendor gurru --schema c.graphql', 2, 'Allowed choices are thg, marketplacer, guuru.\n'],
  ['drift --vendor guuru --schema c.graphql --json --markdown', 2, "cannot be used with option '--json'\n"],
  [
    'drift --vendor guuru --schema none.graphql',
    1,
    "The schema of guuru in none.graphql cannot be read (ENOENT); name a file with SDL, or with the JSON of an introspection query's answer.\n",
  ],
  [
    'drift --vendor guuru --schema c.graphql',
    1,
    'The schema of guuru in c.graphql is not valid: Syntax Error: Expected Name, found <EOF>.\n',
  ],
])('[ours] %s is refused with %i', async (line, exit, sentence) => {
  const { code, stdout, stderr } = await run(line.split(' '), { cwd: write(FILES) })
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' })
  expect(stderr).toContain(sentence)
})

test('[ours] usage without a source and without a simulator is refused', async () => {
  const { code, stderr } = await run(['usage', '--url', await deadUrl()])
  expect(code).toBe(1)
  expect(stderr).toContain('Nothing answers at ')
})
