import { getIntrospectionQuery, buildClientSchema, type GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { type Answer, setup } from '../setup.ts'
import { assertValidAnswer } from './valid-answer.ts'

const QUERIES: Record<VendorName, string[]> = {
  thg: [
    '{ customer { fullName phoneNumber discussions(limit: 20) { total hasMore discussions { id status category createdAt updatedAt messages(limit: 20) { messages { id type message createdAt } } } } } }',
    '{ customer { orders(limit: 20) { total orders { orderNumber status createdAt paymentType paymentCard { nameOnCard validToYear } deliveryAddress { addresseeName addressLine1 addressLine2 city: addressLine3 companyName } products { sku quantity productVariant { title maxPerOrder images { thumbnail } } } } } } }',
  ],
  marketplacer: [
    '{ sellersForChats(first: 50) { totalCount nodes { id businessName storeDescription openingHours address { id city state { name } } primaryUser { firstName surname } } edges { cursor node { id createdAt } } } }',
    '{ chatMessages(sellerId: "U2VsbGVyLTY2MDExOQ==", first: 50) { totalCount nodes { id message readAt createdAt } edges { node { id message } } } }',
  ],
  guuru: [
    '{ partner { id state { chat { isAvailable } } experts(first: 10) { edges { node { id name } } pageInfo { hasNextPage endCursor } } chats(first: 20) { edges { cursor node { id status question createdAt user { id name email } expert { name } } } pageInfo { hasNextPage endCursor } } } }',
  ],
}
const VENDORS = Object.keys(QUERIES) as VendorName[]
const SEEDS = [0, 1, 2, 3, 42, 99]

async function schemaOf({ graphql }: ReturnType<typeof setup>, vendor: VendorName): Promise<GraphQLSchema> {
  const { body } = await graphql(vendor, getIntrospectionQuery())
  return buildClientSchema(body.data)
}

async function answers(nasty: number, vendor: VendorName) {
  const kit = setup({ nasty })
  const bodies = []
  for (const query of QUERIES[vendor]) bodies.push((await kit.graphql(vendor, query)).body)
  return { kit, bodies }
}

describe.each(VENDORS)('%s', vendor => {
  test("[schema] every answer is valid: its shape is the schema's", async () => {
    const schema = await schemaOf(setup(), vendor)
    for (const seed of SEEDS) {
      const { kit, bodies } = await answers(seed, vendor)
      bodies.forEach((body, i) => assertValidAnswer(schema, QUERIES[vendor][i]!, body))
      expect(kit.bugs).toEqual([])
    }
  })

  test('[assumed] the same seed is nasty in the same way, in every world; another seed is not', async () => {
    const { bodies } = await answers(1, vendor)
    const again = await answers(1, vendor)
    expect(again.bodies.map(({ data }) => data)).toEqual(bodies.map(({ data }) => data))
    expect((await answers(2, vendor)).bodies.map(({ data }) => data)).not.toEqual(bodies.map(({ data }) => data))
  })

  test('[assumed] an entity answers the same however it is asked for, and the log names what was done', async () => {
    const { kit } = await answers(3, vendor)
    // A node that was null is there from the second time on.
    const read = async () => (await kit.graphql(vendor, QUERIES[vendor][0]!)).body.data
    const data = await read()
    expect(await read()).toEqual(data)
    expect(kit.world.nasty!.log.length).toBeGreaterThan(0)
    expect(new Set(kit.world.nasty!.log.map(({ where }) => where)).size).toBe(kit.world.nasty!.log.length)
  })
})

test('[assumed] texts that the simulator writes are of every sort over some seeds; those of clients are as they were sent', async () => {
  let all = ''
  for (const seed of SEEDS) all += JSON.stringify((await answers(seed, 'marketplacer')).bodies)
  expect(all).toMatch(/\p{Script=Arabic}/u)
  expect(all).toMatch(/\p{Emoji_Modifier_Base}|\u200d/u)
  expect(all.length).toBeGreaterThan(20_000)
  const { graphql } = setup({ nasty: 1 })
  const mutation =
    'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status errors { field } chatMessage { id message } } }'
  const input = { sellerId: 'U2VsbGVyLTY2MDExOQ==', message: 'As I wrote it' }
  expect((await graphql('marketplacer', mutation, { input })).body.data.chatMessageCreate).toMatchObject({
    status: 200,
    chatMessage: { message: 'As I wrote it' },
  })
})

test('[assumed] instants are equal, and records stay in their order', async () => {
  const { world } = setup({ nasty: 1 })
  const messages = [...world.guuru.state.messages.all()]
  expect(messages.every(({ createdAt }) => createdAt % 600_000 === 0)).toBe(true)
  const discussion = [...world.thg.state.discussions.all()][0]!
  expect(discussion.updatedAt % 600_000).toBe(0)
})

test('[assumed] new THG ids begin near the limit of 32 bits', async () => {
  const { graphql } = setup({ nasty: 1 })
  const mutation = 'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) }'
  const input = { message: { message: 'Where is it?' }, category: 'WHERE_IS_MY_ORDER' }
  const ids: number[] = []
  for (let i = 0; i < 5; i++) ids.push(Number((await graphql('thg', mutation, { input })).body.data.createDiscussion))
  expect([2 ** 31 - 2, 2 ** 32 - 2]).toContain(ids[0])
  expect(ids).toEqual(ids.map((_, i) => ids[0]! + i))
})

test('[assumed] GUURU: empty pages with a next one lose nothing on the way', async () => {
  let empty = 0
  for (const seed of SEEDS) {
    for (const direction of ['asc', 'desc']) {
      const { graphql, world } = setup({ nasty: seed })
      const found: string[] = []
      let after: string | null = null
      for (let more = true, pages = 0; more && pages < 50; pages++) {
        const { body } = await graphql(
          'guuru',
          `query ($after: String) { partner { chats(first: 4, after: $after, orderBy: { field: id, direction: ${direction} }) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }`,
          { after },
        )
        const { edges, pageInfo } = body.data.partner.chats
        if (edges.length === 0) empty++
        found.push(...edges.map(({ node }: { node: { id: string } }) => node.id))
        more = pageInfo.hasNextPage
        after = pageInfo.endCursor
      }
      expect(new Set(found).size).toBe(found.length)
      expect(found.length).toBe(world.guuru.state.chats.count('byCreation', 'guuru-qa'))
    }
  }
  expect(empty).toBeGreaterThan(5)
})

const SELLER = 'U2VsbGVyLTY2MDExOQ=='

/** Pages through a seller's thread, two at a time; answers the ids in the order in which they came. */
async function pageThrough({ graphql }: ReturnType<typeof setup>, token = 'mp-operator'): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  for (let more = true; more && ids.length < 50;) {
    const query: string = `query ($after: String) { chatMessages(sellerId: "${SELLER}", first: 2, after: $after) { nodes { id } edges { node { id } } pageInfo { hasNextPage endCursor } } }`
    const { body }: Answer = await graphql('marketplacer', query, { after }, { token })
    const { nodes, pageInfo } = body.data.chatMessages
    ids.push(...nodes.flatMap((node: { id: string } | null) => node?.id ?? 'gone'))
    more = pageInfo.hasNextPage
    after = pageInfo.endCursor
  }
  return ids
}

// Source: graphql-ruby docs, Connections: a list's cursor is a position.
test.each([
  ['mp-operator', 'User'],
  ['mp-seller-660119', 'Admin'],
])('[documented] Marketplacer: what arrives between two pages shifts them (%s)', async (token, side) => {
  const runs = []
  for (const nasty of [...SEEDS, ...SEEDS]) {
    const kit = setup({ nasty })
    const ids = await pageThrough(kit, token)
    const arrived = kit.world.events.list()
    for (const event of arrived)
      expect(event).toMatchObject({
        type: 'marketplacer.message.created',
        actor: 'nasty',
        after: { sellerId: SELLER, sentByType: side },
      })
    expect(arrived.length).toBeLessThanOrEqual(3)
    const shown = ids.filter(id => id !== 'gone')
    // Each one that came moved a message that was shown onto the next page, where it is shown once more.
    expect(shown.length - new Set(shown).size).toBeLessThanOrEqual(arrived.length)
    expect(
      kit.world.journal.list().filter(entry => entry.nasty?.some(note => note.startsWith('shifted page'))),
    ).toHaveLength(arrived.length)
    expect(kit.bugs).toEqual([])
    runs.push({ ids, texts: arrived.map(({ after }) => (after as { message: string }).message) })
  }
  expect(runs.slice(SEEDS.length)).toEqual(runs.slice(0, SEEDS.length))
  expect(runs.some(({ ids }) => new Set(ids).size < ids.filter(id => id !== 'gone').length)).toBe(true)
  expect(new Set(runs.flatMap(({ texts }) => texts)).size).toBeGreaterThan(3)
})

test('[assumed] nothing arrives where there is no next page; after a reset the same comes again', async () => {
  let arrivals = 0
  for (const nasty of SEEDS) {
    const kit = setup({ nasty })
    await kit.graphql('marketplacer', `{ chatMessages(sellerId: "${SELLER}", first: 500) { totalCount } }`)
    expect(kit.world.events.list()).toEqual([])
    kit.world.reset()
    const before = await pageThrough(kit)
    const log = kit.world.nasty!.log
    arrivals += kit.world.events.list().length
    kit.world.reset()
    expect(await pageThrough(kit)).toEqual(before)
    expect(kit.world.nasty!.log).toEqual(log)
  }
  expect(arrivals).toBeGreaterThan(3)
})

test('[assumed] the journal names what was nasty about each answer, each time', async () => {
  for (const vendor of VENDORS) {
    const { kit } = await answers(3, vendor)
    for (let i = 0; i < 2; i++) await kit.graphql(vendor, QUERIES[vendor][0]!)
    const entries = kit.world.journal.list()
    expect(entries[0]!.nasty!.length).toBeGreaterThan(0)
    expect(entries.at(-1)!.nasty).toEqual(entries.at(-2)!.nasty)
    const plain = setup()
    await plain.graphql(vendor, QUERIES[vendor][0]!)
    expect(plain.world.journal.list()[0]).not.toHaveProperty('nasty')
  }
  const kit = setup({ nasty: 3 })
  const query = `{ chatMessages(sellerId: "${SELLER}", first: 50) { nodes { id message } } }`
  const { nodes } = (await kit.graphql('marketplacer', query)).body.data.chatMessages
  const said = kit.world.journal.list()[0]!.nasty!.filter(note => note.startsWith('text:'))
  const strange = nodes.filter(
    (node: { message: string } | null) => node && /^.$|[^\p{L}\p{N}\p{P} $+]| {2}|\s$/u.test(node.message),
  )
  expect(strange.length).toBeGreaterThan(0)
  for (const { id } of strange) expect(said).toContain(`text: marketplacer ChatMessage ${id} message`)
})

test('[ours] the log is bounded: it holds the first 1,000 places, the journal names further ones too', async () => {
  const { graphql, world } = setup({ nasty: 1 })
  // A page's arguments are part of its place: each of these pages is a place of its own.
  const ask = async (from: number): Promise<readonly string[]> => {
    const pages = Array.from({ length: 200 }, (_, i) => `p${i}: chats(startDate: ${from + i}) { edges { cursor } }`)
    await graphql('guuru', `{ partner { ${pages.join(' ')} } }`)
    return world.journal.list().at(-1)!.nasty!
  }
  for (let from = 1; from < 3000; from += 200) await ask(from)
  const full = world.nasty!.log
  expect(full.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1))
  const places = new Set(full.map(({ what, where }) => `${what}: ${where}`))
  expect((await ask(5000)).some(note => !places.has(note))).toBe(true)
  expect(world.nasty!.log).toEqual(full)
})
