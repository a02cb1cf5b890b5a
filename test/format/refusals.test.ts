/** What a fixture that is no good is told: file, place, what was found, what was expected. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkDocument } from '../../src/format/check.ts'
import { checkReferences } from '../../src/format/references.ts'
import { readFixtures } from '../../src/format/fixture-files.ts'
import { backlot } from '../cli/backlot.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const vendors = (records: object) => ({ formatVersion: 1, vendors: records })
const chat = {
  id: 'chat-1',
  sequence: 1,
  partnerId: 'nobody',
  status: 'pending',
  question: 'Hello?',
  rating: null,
  createdAt: 0,
  closedAt: null,
  userId: 'nobody',
  categoryId: null,
  expertId: null,
  personaId: null,
}
const category = { id: 'c-1', name: 'Gardening' }

/** Slips, and the sentence that each is told; it begins with the file. */
const SLIPS: Readonly<Record<string, readonly [unknown, string]>> = {
  'a list': [[], 'my.json is []; expected an object.'],
  'no format': [{ vendors: {} }, 'my.json: formatVersion is missing; expected 1.'],
  'a format that is a text': [{ formatVersion: '1' }, 'my.json: formatVersion is "1"; expected 1.'],
  'an unknown member': [
    { formatVersion: 1, colour: 1 },
    'my.json: colour is unknown; expected only $schema, formatVersion, seed, clock, ids, parts, vendors.',
  ],
  'a misspelt vendor': [
    vendors({ gururu: {} }),
    'my.json: vendors.gururu is unknown; expected only thg, marketplacer, guuru. Did you mean "guuru"?',
  ],
  'an unknown table': [
    vendors({ thg: { cats: [] } }),
    'my.json: vendors.thg.cats is unknown; expected only customers, sessions, passwordResets, ',
  ],
  'a table that is no list': [vendors({ guuru: { chats: {} } }), 'vendors.guuru.chats is {}; expected a list.'],
  'a missing member': [
    vendors({ guuru: { categories: [category, { id: 'c-2' }] } }),
    'vendors.guuru.categories[1].name is missing; expected a text.',
  ],
  'a number in place of a text': [
    vendors({ guuru: { categories: [{ id: 'c-1', name: 5 }] } }),
    'vendors.guuru.categories[0].name is 5; expected a text.',
  ],
  'an empty id': [
    vendors({ guuru: { categories: [{ ...category, id: '' }] } }),
    'vendors.guuru.categories[0].id is ""; expected a text that is not empty.',
  ],
  'a status that is none': [
    vendors({ guuru: { chats: [{ ...chat, status: 'opne' }] } }),
    'chats[0].status is "opne"; expected "pending", "open", "closed", "transferred" or "rated". Did you mean "open"?',
  ],
  'a text in place of a time': [
    vendors({ guuru: { chats: [{ ...chat, createdAt: '2026-01-01' }] } }),
    'vendors.guuru.chats[0].createdAt is "2026-01-01"; expected a whole number',
  ],
}

test.for(Object.entries(SLIPS))('[ours] %s is told with file, path, found and expected', ([, [value, sentence]]) => {
  const message = messageOf(() => checkDocument(value, 'my.json', FORMAT))
  expect(message).toMatch(/^my\.json(: \S+)? is /)
  expect(message).toContain(sentence)
})

test('[ours] a reference that leads nowhere is told, across files too', () => {
  const document = checkDocument(vendors({ guuru: { chats: [chat] } }), 'chats.json', FORMAT)
  expect(messageOf(() => checkReferences([{ source: 'chats.json', document }], FORMAT))).toBe(
    'chats.json: vendors.guuru.chats[0].partnerId is "nobody"; expected the key of a record in vendors.guuru.partners.',
  )
  const partner = { id: 'nobody', isAvailable: true, serviceAccountIsMember: true, tokens: [] }
  const user = { id: 'nobody', partnerId: 'nobody', name: null, email: null }
  const rest = checkDocument(vendors({ guuru: { partners: [partner], users: [user] } }), 'rest.json', FORMAT)
  const both = [
    { source: 'chats.json', document },
    { source: 'rest.json', document: rest },
  ]
  expect(() => checkReferences(both, FORMAT)).not.toThrow()
})

test('[ours] a newer format is refused by its number', () => {
  expect(messageOf(() => checkDocument({ formatVersion: 99 }, 'my.json', FORMAT))).toMatch(
    /^my\.json has formatVersion 99; .*1\. Update/,
  )
})

test('[ours] files are merged in order, and a record with the same id is replaced', async () => {
  const [first, second] = [
    writeFixture(JSON.stringify(vendors({ guuru: { categories: [category] } }))),
    writeFixture(JSON.stringify(vendors({ guuru: { categories: [{ ...category, name: 'Cooking' }] } }))),
  ]
  const documents = readFixtures(['empty', first, second], FORMAT)
  expect(documents.map(document => document.vendors?.['guuru']?.['categories']?.[0]?.['name'])).toEqual([
    undefined,
    'Gardening',
    'Cooking',
  ])
})

test.for([
  ['no JSON', '{"formatVersion": 1,', /is not valid JSON: /],
  [
    'a slip',
    JSON.stringify(vendors({ guuru: { chats: [{}] } })),
    /: vendors\.guuru\.chats\[0\]\.id is missing; expected /,
  ],
  [
    'a broken reference',
    JSON.stringify(vendors({ guuru: { chats: [chat] } })),
    /vendors\.guuru\.chats\[0\]\.partnerId is "nobody"/,
  ],
  ['a newer format', '{"formatVersion": 2}', /has formatVersion 2; /],
] as const)(
  '[ours] the command line refuses a file with %s: exit code 1, one sentence, no stack',
  async ([, text, words]) => {
    const file = writeFixture(text)
    const { code, stdout, stderr } = await backlot(['start', '--port', '0', '--fixtures', file])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.startsWith(file)).toBe(true)
    expect(stderr).toMatch(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  },
)

test('[ours] a file that cannot be read: exit code 1, one sentence that names it and the remedy', async () => {
  for (const file of ['/nowhere/my.json', tmpdir()]) {
    const { code, stderr } = await backlot(['start', '--port', '0', '--fixtures', file])
    expect(code).toBe(1)
    expect(stderr).toContain(file)
    expect(stderr).toMatch(/default, empty/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'nothing was refused'
}

function writeFixture(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-fixture-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'fixture.json')
  writeFileSync(file, text)
  return file
}
