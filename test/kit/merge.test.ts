import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const FIRST = 'd2d335fd-2377-4534-ba1a-9a01fdf94e9c'

function aWorld() {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  const world = sim.world()
  const tableOf = (vendor: string, table: string): readonly Record<string, unknown>[] =>
    (world.document().vendors as Record<string, Record<string, readonly Record<string, unknown>[]>>)[vendor]![table]!
  const find = (vendor: string, table: string, id: string) => tableOf(vendor, table).find(row => row['id'] === id)
  return { sim, world, tableOf, find }
}

test('[ours] a record is put by its key: a known one is replaced, a new one is there, without an event', async () => {
  const { world, find } = aWorld()
  const message = { ...find('guuru', 'messages', FIRST)!, text: 'Changed' }
  const added = { ...message, id: 'added', sequence: 5000, text: 'Added' }
  await world.merge({ formatVersion: 1, vendors: { guuru: { messages: [message, added] } } })
  expect(find('guuru', 'messages', FIRST)).toMatchObject({ text: 'Changed' })
  expect(find('guuru', 'messages', 'added')).toMatchObject({ text: 'Added' })
  expect(world.events.list()).toEqual([])
  const said = await world.guuru.shopper.say(CHAT, { text: 'Next' })
  expect(
    find('guuru', 'messages', String(world.document().vendors?.['guuru']?.['messages']?.at(-1)?.['id'])),
  ).toMatchObject({
    sequence: 5001,
  })
  expect(said).toBeDefined()
})

test('[ours] what is removed takes along what belongs to it, and leaves what only refers to it without its reference', async () => {
  const { world, tableOf, find } = aWorld()
  const persona = 'ab22a12e-cefd-4f67-945b-c215c42202b4'
  const chats = tableOf('guuru', 'chats').filter(({ id }) => id !== CHAT)
  expect(chats.map(({ personaId }) => personaId)).toContain(persona)
  await world.merge({ remove: { guuru: { chats: [CHAT], personas: [persona] } } })
  expect(find('guuru', 'chats', CHAT)).toBeUndefined()
  expect(tableOf('guuru', 'messages').filter(({ chatId }) => chatId === CHAT)).toEqual([])
  expect(tableOf('guuru', 'chats')).toEqual(
    chats.map(chat => (chat['personaId'] === persona ? { ...chat, personaId: null } : chat)),
  )

  await world.merge({ remove: { thg: { customers: ['38779254'] } } })
  for (const table of ['sessions', 'orders', 'discussions', 'attachments', 'uploadTokens'])
    expect(tableOf('thg', table).filter(({ customer }) => customer === '38779254')).toEqual([])
  expect(tableOf('thg', 'messages').filter(({ discussionId }) => discussionId === '13183370')).toEqual([])
  expect(world.document().vendors?.['thg']?.['customers']).toHaveLength(1)
})

test("[ours] a removed seller's keys go with it: none becomes the operator's", async () => {
  const { world, tableOf } = aWorld()
  await world.merge({ remove: { marketplacer: { sellers: ['U2VsbGVyLTc4'] } } })
  expect(tableOf('marketplacer', 'apiKeys').map(({ key }) => key)).not.toContain('mp-seller-78')
  expect(tableOf('marketplacer', 'apiKeys').filter(({ sellerId }) => sellerId === null)).toHaveLength(1)
  expect(tableOf('marketplacer', 'messages').filter(({ sellerId }) => sellerId === 'U2VsbGVyLTc4')).toEqual([])
  expect(tableOf('marketplacer', 'users').filter(({ sellerId }) => sellerId === 'U2VsbGVyLTc4')).toEqual([])
})

test('[ours] a record is removed by its bare number too; identifiers that were given out elsewhere are not given out again', async () => {
  const { world, find } = aWorld()
  const seller = world.marketplacer.state.sellers.require('U2VsbGVyLTc4')
  const { removed } = await world.merge({
    remove: { marketplacer: { sellers: [78, '660119'] } },
    ids: { 'guuru.chats': 900 },
  })
  expect([seller.id, 'U2VsbGVyLTY2MDExOQ=='].map(id => find('marketplacer', 'sellers', id))).toEqual([
    undefined,
    undefined,
  ])
  expect(removed).toBeGreaterThan(2)
  expect(world.document().ids).toMatchObject({ 'guuru.chats': 900 })
  expect(world.guuru.shopper.start()).toMatchObject({ status: 'pending' })
  expect(world.document().ids).toMatchObject({ 'guuru.chats': 901 })
})

test('[ours] pending work about a removed chat does nothing', async () => {
  const { world } = aWorld()
  world.actors.play(['prompt', 'thanks-and-closes'])
  world.transitions.set({ 'guuru.chat': { progression: 'time', seconds: 60 } } as never)
  const { id } = await world.guuru.shopper.start({ question: 'Is anyone there?' })
  await world.merge({ remove: { guuru: { chats: [id] } } })
  const { happened } = await world.settle()
  expect(happened).toEqual([])
})

test('[ours] parts replace the world’s; seed and clock stay', async () => {
  const { world } = aWorld()
  const other = aWorld().world
  other.faults.add({ vendor: 'thg', kind: 'latency', ms: 5 })
  await other.clock.advance('P1D')
  const { seed, clock } = world.document()
  await world.merge(other.document())
  expect(world.faults.list()).toMatchObject([{ vendor: 'thg', kind: 'latency' }])
  expect(world.document()).toMatchObject({ seed, clock })
})

test('[ours] a reset takes back what was merged', async () => {
  const { world } = aWorld()
  const before = world.document()
  await world.merge({ remove: { guuru: { chats: [CHAT] } } })
  world.reset()
  expect(world.document()).toEqual(before)
})

test.for<readonly [string, object, string]>([
  [
    'a reference that leads nowhere',
    {
      vendors: {
        guuru: {
          messages: [
            {
              id: 'm',
              sequence: 900,
              chatId: 'nobody',
              type: 'text',
              text: 'x',
              attachment: null,
              createdAt: 1,
              author: { type: 'user', id: 'u' },
            },
          ],
        },
      },
    },
    'The document: vendors.guuru.messages[0].chatId is "nobody"; expected the key of a record in vendors.guuru.chats.',
  ],
  [
    'the seed of another world',
    { seed: 5, remove: { guuru: { chats: [CHAT] } } },
    "The document: seed is 5; expected 1, which stays the world's.",
  ],
  [
    'a member that there is not',
    { removes: { guuru: { chats: [CHAT] } } },
    'The document: removes is unknown; expected only $schema, formatVersion, seed, clock, ids, parts, vendors, remove. Did you mean "remove"?',
  ],
  [
    'a number that no record has',
    { remove: { marketplacer: { sellers: [660_119, 5] } } },
    'The document: remove.marketplacer.sellers[1] is 5; expected the key of a record in vendors.marketplacer.sellers.',
  ],
  [
    'a key that no record has',
    { remove: { guuru: { chats: [CHAT, 'nobody'] } } },
    'The document: remove.guuru.chats[1] is "nobody"; expected the key of a record in vendors.guuru.chats.',
  ],
  [
    'a table that there is not',
    { remove: { guuru: { chat: [CHAT] } } },
    'The document: remove.guuru.chat is unknown; expected only partners, users, experts, personas, categories, chats, messages, attachments, submissions, payouts. Did you mean "chats"?',
  ],
  [
    'a record that does not fit',
    { vendors: { guuru: { categories: [{ id: 'c' }] } }, remove: { guuru: { chats: [CHAT] } } },
    'The document: vendors.guuru.categories[0].name is missing; expected a text.',
  ],
])('[ours] %s is refused, and nothing changes', async ([, document, message]) => {
  const { world } = aWorld()
  const before = world.document()
  await expect(world.merge(document)).rejects.toMatchObject({ code: 'INVALID_DOCUMENT', message })
  expect(world.document()).toEqual(before)
})
