import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkFixtures } from '../../src/format/check.ts'
import { addHistory, generateDocument } from '../../src/generate/history.ts'
import { createSimulator } from '../../src/index.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { growth, IN_LINE } from '../growth.ts'
import { setup } from '../setup.ts'
import { generated } from './generated.ts'

type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>

const SMALL = [
  { vendor: 'thg', customers: 9, discussions: 60, orders: 50, unread: '10%', seed: 7 },
  { vendor: 'marketplacer', sellers: 9, messages: 400, unread: '5%', seed: 7 },
  { vendor: 'guuru', chats: 60, personas: 4, submissions: 11, seed: 7 },
] as const

const hashOf = (document: object): string => createHash('sha256').update(JSON.stringify(document)).digest('hex')
const sizesOf = (rows: Rows): object =>
  Object.fromEntries(Object.entries(rows).map(([name, { length }]) => [name, length]))

describe.each(SMALL)('a history of $vendor', request => {
  test('[ours] is a fixture that stands alone: every reference leads somewhere, and seed and clock are left to the start', async () => {
    const { document } = await generated(request)
    expect(checkFixtures([document], worldFormat(VENDOR_LIST))).toHaveLength(1)
    expect(Object.keys(document)).toEqual(['formatVersion', 'ids', 'vendors'])
    expect(Object.keys(document.vendors ?? {})).toEqual([request.vendor])
  })

  test('[ours] is the same for the same seed, and another one for another seed', async () => {
    const [one, same, other] = await Promise.all([request, request, { ...request, seed: 8 }].map(generated))
    expect(JSON.stringify(same!.document)).toBe(JSON.stringify(one!.document))
    expect(hashOf(other!.document)).not.toBe(hashOf(one!.document))
  })

  test('[ours] goes on in a world that begins with it: what is minted next is new', async () => {
    const { document } = await generated(request)
    const sim = createSimulator({ fixtures: document, seed: 7 })
    const world = sim.world()
    expect(world.thg.state.orders.size + world.marketplacer.state.messages.size + world.guuru.state.chats.size).toBe(
      { thg: 50, marketplacer: 400, guuru: 60 }[request.vendor],
    )
    if (request.vendor === 'thg') expect(Number(world.thg.addOrder().orderNumber)).toBe(95_000_051)
    if (request.vendor === 'guuru') expect(world.guuru.shopper.start().sequence).toBe(61)
    if (request.vendor === 'marketplacer')
      expect(world.marketplacer.seller(78).send({ message: 'Hi' }).message.legacyId).toBe(401)
    await sim.close()
  })
})

test('[ours] the bytes are the same on every platform', async () => {
  const hashes = await Promise.all(SMALL.map(async request => hashOf((await generated(request)).document)))
  expect(hashes).toMatchInlineSnapshot(`
    [
      "1eef28d583f251de508bf2c0bb7101c13824204fc7824470a36379b3892a51e5",
      "5a4a0d8b72ef4f7a4c251e5582896ec6c5992de6e9924aeca33af7dae611083c",
      "cff1cd9ee2fe5ab45be365341b796f83291a6b973724d75a18619d83cdbb6b70",
    ]
  `)
})

test('[ours] it holds the credentials of the default fixture', async () => {
  const sim = createSimulator({
    fixtures: await Promise.all(SMALL.map(request => generateDocument(VENDOR_LIST, request))),
  })
  const world = sim.world()
  const names = ['thg', 'marketplacer', 'guuru'] as const
  expect(names.map(name => world.credential(name))).toEqual(['thg-jane', 'mp-operator', 'guuru-partner'])
  expect([...world.marketplacer.state.apiKeys.all()].map(({ key }) => key).slice(0, 3)).toEqual([
    'mp-operator',
    'mp-seller-660119',
    'mp-seller-78',
  ])
  await sim.close()
})

test.each([
  [
    { vendor: 'thg', customers: 2, discussions: 0, orders: 0 },
    { customers: 2, discussions: 0, orders: 0 },
  ],
  [
    { vendor: 'thg', customers: 3, discussions: 41, orders: 0, unread: 1 },
    { customers: 3, discussions: 41, orders: 0 },
  ],
  [
    { vendor: 'marketplacer', sellers: 2, messages: 0 },
    { sellers: 2, messages: 0 },
  ],
  [
    { vendor: 'marketplacer', sellers: 30, messages: 11 },
    { sellers: 30, users: 30, messages: 11 },
  ],
  [
    { vendor: 'marketplacer', sellers: 2, messages: 500, months: 1 },
    { sellers: 2, messages: 500 },
  ],
  [
    { vendor: 'guuru', chats: 0, personas: 0, submissions: 0 },
    { chats: 0, personas: 0, submissions: 0 },
  ],
  [
    { vendor: 'guuru', chats: 77, personas: 0, submissions: 1, months: 40 },
    { chats: 77, personas: 0, submissions: 1 },
  ],
])('[ours] numbers are exact: %j', async (request, sizes) => {
  const { records } = await generated<Rows>(request)
  expect(sizesOf(records)).toMatchObject(sizes)
})

test.each([
  ['5%', 1000, 50],
  [0.125, 1000, 125],
  ['0%', 300, 0],
  ['50%', 300, 150],
  ['100%', 300, 300],
  ['0.5', 10, 5],
])('[ours] unread is exact: %s of %i messages are %i', async (unread, messages, expected) => {
  const { records } = await generated<Rows>({ vendor: 'marketplacer', sellers: 20, messages, unread })
  expect(records['messages']?.filter(({ readAt }) => readAt === null)).toHaveLength(expected)
})

test.each([
  ['5%', 15],
  ['0%', 0],
  ['100%', 300],
])('[ours] unread is exact: %s of 300 discussions are %i', async (unread, expected) => {
  const { records } = await generated<Rows>({ vendor: 'thg', unread })
  expect(records['discussions']?.filter(({ read }) => !read)).toHaveLength(expected)
})

test.each([
  [{}, 'vendor is missing; expected "thg", "marketplacer" or "guuru".'],
  [
    { vendor: 'marketplace' },
    'vendor is "marketplace"; expected "thg", "marketplacer" or "guuru". Did you mean "marketplacer"?',
  ],
  [
    { vendor: 'guuru', unread: '5%' },
    'unread is unknown; expected only vendor, chats, personas, submissions, months, seed.',
  ],
  [
    { vendor: 'marketplacer', seller: 9 },
    'seller is unknown; expected only vendor, sellers, messages, unread, months, seed. Did you mean "sellers"?',
  ],
  [{ vendor: 'marketplacer', sellers: 1 }, 'sellers is 1; expected a whole number from 2 to 200000.'],
  [{ vendor: 'thg', orders: 200_001 }, 'orders is 200001; expected a whole number from 0 to 200000.'],
  [{ vendor: 'thg', months: 0 }, 'months is 0; expected a whole number from 1 to 120.'],
  [{ vendor: 'thg', unread: 5 }, 'unread is 5; expected a number from 0 to 1 or a share such as 5% or 0.05.'],
  [{ vendor: 'thg', unread: '101%' }, 'unread is "101%"; expected a number from 0 to 1 or a share such as 5% or 0.05.'],
])('[ours] %j is refused in a sentence', async (request, message) => {
  await expect(generateDocument(VENDOR_LIST, request)).rejects.toMatchObject({ code: 'INVALID_INPUT', message })
})

describe('in a world that lives', () => {
  test.each([
    [
      { vendor: 'thg', discussions: 5 },
      'The world has 14 discussions already, and the history is to end with 5: ask for 14 or more.',
    ],
    [
      { vendor: 'marketplacer', messages: 5 },
      'The world has 26 messages already, and the history is to end with 5: ask for 26 or more.',
    ],
    [
      { vendor: 'guuru', personas: 0 },
      'The world has 2 personas already, and the history is to end with 0: ask for 2 or more.',
    ],
  ])('[ours] %j is refused where there is more already, and nothing changes', async (request, message) => {
    const { world } = setup()
    const before = JSON.stringify(world.document())
    await expect(addHistory(world, VENDOR_LIST, request)).rejects.toMatchObject({ code: 'HISTORY_TOO_SMALL', message })
    expect(JSON.stringify(world.document())).toBe(before)
  })

  test('[ours] it ends with what is asked for; what was there stays, and nothing is announced', async () => {
    const { world } = setup()
    const before = world.marketplacer.state.messages.get('Q2hhdE1lc3NhZ2UtNDgxODg=')
    const { added } = await addHistory(world, VENDOR_LIST, { vendor: 'marketplacer', sellers: 100, messages: 900 })
    expect(added).toMatchObject({ sellers: 75, messages: 874, admins: 0 })
    expect(world.marketplacer.state.messages.size).toBe(900)
    expect(world.marketplacer.state.messages.get('Q2hhdE1lc3NhZ2UtNDgxODg=')).toBe(before)
    expect(world.events.lastId).toBe(0)
  })

  test("[ours] the seed is the world's where none is named, and a second history adds to the first", async () => {
    const worlds = [setup({ seed: 3 }).world, setup({ seed: 3 }).world, setup({ seed: 4 }).world]
    const texts = await Promise.all(
      worlds.map(async world => {
        await addHistory(world, VENDOR_LIST, { vendor: 'guuru', chats: 40 })
        await addHistory(world, VENDOR_LIST, { vendor: 'guuru', chats: 60 })
        return JSON.stringify([...world.guuru.state.messages.all()])
      }),
    )
    expect(texts[1]).toBe(texts[0])
    expect(texts[2]).not.toBe(texts[0])
    expect(worlds[0]!.guuru.state.chats.count('byCreation', 'guuru-qa')).toBe(60)
  })
})

test('[ours] 20,000 messages take a time that grows in line, and do not look alike', async () => {
  const generate = (messages: number) => generated<Rows>({ vendor: 'marketplacer', sellers: 200, messages, seed: 7 })
  expect(await growth(generate, 20_000)).toBeLessThan(IN_LINE)
  const { records } = await generate(20_000)
  const texts = records['messages']!.map(({ message }) => String(message))
  expect(new Set(texts).size).toBeGreaterThan(13_000)
})
