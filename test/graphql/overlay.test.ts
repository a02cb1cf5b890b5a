/** A vendor's own schema over the one here: what is simulated stays so, and everything else that it has is scenery. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildASTSchema, introspectionFromSchema, Kind, parse, print, visit } from 'graphql'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { overlayVendors, type Schemas } from '../../src/graphql/overlay.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { createSimulator } from '../../src/index.ts'
import { VENDOR_LIST, vendorOf } from '../../src/vendors/index.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { type AnyJson, setup } from '../setup.ts'
import { isSame, MAX_REPORTED } from './comparison.ts'
import { DocumentGenerator } from './document-generator.ts'
import { largeSchema } from './large-schema.ts'
import { GENERATED, sampleCases, stringsOf, VIEWS } from './request-cases.ts'
import { requestAs } from './view-requests.ts'

/** How many documents are sent in each view: 2,500 with `BACKLOT_SOAK=1`. The environment may set another count. */
const DOCUMENTS = Number(process.env['BACKLOT_CORPUS'] ?? (process.env['BACKLOT_SOAK'] ? 2500 : 60))

/** How long the schemas are: as the largest real one where more documents are asked for. */
const LINES = DOCUMENTS > 100 ? 18_800 : 1500

/** Marketplacer's refusals have words and no code. */
const WITHOUT_CODE = /^(Seller not found$|Invalid input: ")/

/** One of so many is sent to a world that was asked other things before. */
const SAMPLED = 10

/** One of so many is asked twice: all, but of many over a large schema some, because each of them is compiled. */
const ASKED_TWICE = DOCUMENTS > 100 ? SAMPLED : 1

/** About so many documents of what is simulated are sent in each view, where there are so many. */
const COMPARED = 150

/** The names of the worlds of the documents. */
const NAMES = /(?:one|two)-(?:\d+|used)/g

afterEach(() => vi.restoreAllMocks())

function over(schemas: Schemas) {
  return { vendors: overlayVendors(VENDOR_LIST, schemas) }
}

/** A schema of GUURU's with more in it. */
const GUURU = `${sdlOf('guuru')}
  type Basket { id: ID! items: [Item!]! total: Price! errors: [Problem!] owner: Partner! chats: [Chat!]! hasMore: Boolean! }
  type Item { id: ID! sku: String! name: String! quantity: Int! price: Float! url: String imageUrl: String addedAt: DateTime! kind: Kind! }
  type Problem { message: String! }
  input Price_ { amount: Float! }
  input AddInput { itemId: ID! kind: Kind clientMutationId: String }
  type AddPayload { clientMutationId: String errors: [Problem!]! success: Boolean! item: Item }
  enum Kind { SMALL LARGE }
  scalar Price
  scalar DateTime
  interface Owned { id: ID! }
  extend type Chat implements Owned { basket: Basket rank: Int! }
  extend type Query { basket: Basket item(id: ID!): Item search(text: String!, first: Int): [Item!]! owned: [Owned!]! chat(id: ID!): Chat }
  extend type Mutation { addItem(input: AddInput!): AddPayload! emptyBasket: Boolean }
`

function sdlOf(vendor: string): string {
  return readFileSync(new URL(`../../schemas/${vendor}.graphql`, import.meta.url), 'utf8')
}

function setupGuuru() {
  return setup(over({ guuru: GUURU }))
}

describe('what is not simulated', () => {
  test('[ours] is scenery that fits names and types, stable for each entity, and says so', async () => {
    const { graphql, world } = setupGuuru()
    const query =
      '{ basket { id hasMore errors { message } items { id name quantity imageUrl addedAt kind } } search(text: "x") { id } }'
    const { body, headers } = await graphql('guuru', query)
    expect(body.errors).toBeUndefined()
    const { basket, search } = body.data
    expect(basket).toMatchObject({ hasMore: false, errors: null, items: [{}, {}] })
    expect(basket.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(basket.items[0].imageUrl).toMatch(/^https:\/\/images\.example\.com\//)
    expect(basket.items[0].addedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(search).toHaveLength(2)
    expect(headers['x-backlot-scenery']).toBe('basket,search')
    expect(world.journal.list()).toMatchObject([{ operation: 'basket', scenery: true }])
    // The item of a list is the one that its id leads to, in another process too.
    const [item] = basket.items
    const again = await setupGuuru().graphql(
      'guuru',
      `{ item(id: "${item.id}") { id name quantity imageUrl addedAt kind } }`,
    )
    expect(again.body.data.item).toEqual(item)
  })

  test('[ours] takes sizes from arguments, and answers what these name', async () => {
    const { graphql } = setupGuuru()
    const { body } = await graphql(
      'guuru',
      '{ one: search(text: "a", first: 1) { id } two: search(text: "a") { id } item(id: "x") { id } }',
    )
    expect(body.data.one).toEqual([body.data.two[0]])
    expect(body.data.item).toEqual({ id: 'x' })
  })

  test('[ours] has the success shape of a mutation, and changes nothing', async () => {
    const { graphql, world } = setupGuuru()
    const before = JSON.stringify(world.document())
    const input = '{ itemId: "1", kind: LARGE, clientMutationId: "c" }'
    const { body, headers } = await graphql(
      'guuru',
      `mutation { addItem(input: ${input}) { clientMutationId errors { message } success item { kind } } emptyBasket }`,
    )
    expect(body).toMatchObject({
      data: { addItem: { clientMutationId: 'c', errors: [], success: true, item: { kind: expect.any(String) } } },
    })
    expect(headers['x-backlot-scenery']).toBe('addItem,emptyBasket')
    expect(JSON.stringify(world.document())).toBe(before)
  })

  test('[ours] leads to records of the world, and records to it', async () => {
    const { graphql, world } = setupGuuru()
    const query =
      '{ basket { owner { id } chats { id rank basket { id } } } owned { __typename id } chat(id: "O2bqy2CsAaS7RBXZrhMOB") { id status } }'
    const { basket, owned, chat } = (await graphql('guuru', query)).body.data
    expect(basket.owner).toEqual({ id: 'guuru-qa' })
    for (const { id } of [...basket.chats, ...owned]) expect(world.guuru.state.chats.get(id)).toBeDefined()
    expect(owned[0]).toMatchObject({ __typename: 'Chat' })
    expect(chat).toEqual({ id: 'O2bqy2CsAaS7RBXZrhMOB', status: 'pending' })
    const page = '{ partner { chats(first: 15) { edges { node { id rank } } } } }'
    const answer = await graphql('guuru', page)
    const nodes = answer.body.data.partner.chats.edges.map(({ node }: AnyJson) => node)
    for (const { id, rank } of basket.chats) expect(nodes).toContainEqual({ id, rank })
    // A root field that is simulated is none of scenery only.
    expect(answer.headers).not.toHaveProperty('x-backlot-scenery')
    expect(world.journal.list().at(-1)).not.toHaveProperty('scenery')
  })

  test('[ours] shows a caller no record of another one', async () => {
    const { graphql } = setup(
      over({
        thg: `${sdlOf('thg')} extend type Query { latest: Order order(orderNumber: OrderNumber!): Order all: [Order!]! }`,
        marketplacer: `${sdlOf('marketplacer')} extend type Query { seller(id: ID!): Seller sellers: [Seller!]! }`,
      }),
    )
    const orders =
      '{ latest { orderNumber } all { orderNumber } customer { orders(limit: 100) { orders { orderNumber } } } }'
    for (const token of ['thg-jane', 'thg-john']) {
      const { latest, all, customer } = (await graphql('thg', orders, {}, { token })).body.data
      const own = customer.orders.orders.map(({ orderNumber }: AnyJson) => orderNumber)
      for (const { orderNumber } of [latest ?? [], all].flat()) expect(own).toContain(orderNumber)
    }
    expect(
      (await graphql('thg', '{ latest { orderNumber } all { orderNumber } }', {}, { token: null })).body.data,
    ).toEqual({
      latest: null,
      all: [],
    })
    const seller = '{ seller(id: "U2VsbGVyLTY2MDExOQ==") { id } sellers { id } }'
    const { data } = (await graphql('marketplacer', seller, {}, { token: 'mp-seller-78' })).body
    expect(data).toEqual({ seller: { id: 'U2VsbGVyLTc4' }, sellers: [{ id: 'U2VsbGVyLTc4' }] })
    const { data: all } = (await graphql('marketplacer', seller)).body
    expect(all.seller).toEqual({ id: 'U2VsbGVyLTY2MDExOQ==' })
  })

  test('[ours] is known to faults and to what looks for requests', async () => {
    const sim = createSimulator({ schemas: { guuru: GUURU } })
    onTestFinished(() => sim.close())
    const world = sim.world()
    world.faults.add({ vendor: 'guuru', operation: 'basket', kind: 'graphql-error', message: 'Gone', times: 1 })
    const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
    const ask = async (query: string) =>
      (
        await sim.fetch('https://api.guuru.com/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
      ).json()
    expect(await ask('{ basket { id } }')).toMatchObject({ errors: [{ message: 'Gone' }] })
    expect(await ask('{ basket { id } }')).toMatchObject({ data: { basket: {} } })
    expect(world.journal.count({ operation: 'basket' })).toBe(2)
    expect(await world.journal.wait({ operation: 'basket', scenery: true })).toHaveLength(1)
    expect(() => world.journal.count({ operation: 'baskt' })).toThrow('Did you mean "basket"?')
    const ours = createSimulator()
    onTestFinished(() => ours.close())
    // @ts-expect-error -- an operation of a simulator without schemas is one that is simulated
    expect(() => ours.world().journal.count({ operation: 'basket' })).toThrow('operation is "basket"')
  })

  test('[ours] is refused without the schema', async () => {
    const { graphql } = setup()
    const { status, body } = await graphql('guuru', '{ basket { id } }')
    expect({ status, errors: body.errors.length }).toEqual({ status: 200, errors: 1 })
  })
})

describe('what is simulated', () => {
  test.each(VIEWS)(
    '[ours] is answered as without the schema: $vendor.name as $view',
    async ({ vendor: { name }, view }) => {
      const [ours, whole] = [setup(), setup(over({ [name]: largeSchema(name, 300) }))]
      vi.spyOn(console, 'error').mockImplementation(() => {}) // of root fields that are not simulated
      const differing: unknown[] = []
      let compared = 0
      for (const { bodies } of sampleCases(name, view, COMPARED)) {
        const request = requestAs(vendorOf(name), view, bodies[0]!)
        const [one, other] = [ours, whole].map(({ sim }) => sim.answer({ vendor: name, world: undefined, request }))
        const { headers, body } = (await one)!
        // Of a document that is not valid the words may differ: there are more fields to mean.
        if (!body.includes('"data":') || /__(schema|type)\b/.test(request.body)) continue
        compared++
        const answer = (await other)!
        if (!isSame([answer.headers, answer.body], [headers, body]))
          differing.push({ request, body, other: answer.body })
      }
      expect([...differing, ...whole.bugs].slice(0, MAX_REPORTED)).toEqual([])
      expect(compared).toBeGreaterThan(Math.min(GENERATED, COMPARED) / 10)
      expect(isSame(ours.world.document(), whole.world.document())).toBe(true)
    },
  )

  test('[ours] takes the values that only the enums of the schema have, and a document with them', async () => {
    const { sim, world, graphql } = setup(over({ thg: `${sdlOf('thg')} extend enum DiscussionCategory { OTHER }` }))
    const input = { category: 'OTHER', message: { message: 'Hello' } }
    const query = 'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) }'
    const { createDiscussion: id } = (await graphql('thg', query, { input })).body.data
    const document = world.document()
    await sim.load(world, structuredClone(document))
    expect(world.thg.state.discussions.get(id)).toMatchObject({ category: 'OTHER' })
    expect(world.document()).toEqual(document)
  })

  test('[ours] may lack in the schema what one site or flavour has, and answers it all the same', async () => {
    const sdl = without('thg', vendorOf('thg').surroundings!.local)
    expect(sdl).not.toMatch(/referralLink|dateOfBirth/)
    const { graphql } = setup(over({ thg: `${sdl} extend type Customer { loyalty: Int! }` }))
    const { body } = await graphql('thg', '{ customer { referralLink loyalty } }')
    expect(body).toMatchObject({
      data: { customer: { referralLink: expect.any(String), loyalty: expect.any(Number) } },
    })
  })
})

test('[ours] the schema may be the answer to an introspection query, in a file or as an object', async () => {
  const data = introspectionFromSchema(buildASTSchema(parse(`${sdlOf('guuru')} extend type Query { basket: Int! }`)))
  const folder = mkdtempSync(join(tmpdir(), 'backlot-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'schema.json')
  writeFileSync(file, JSON.stringify({ data }))
  for (const guuru of [file, { data }, { ...data }, JSON.stringify(data)]) {
    const { body } = await setup(over({ guuru })).graphql('guuru', '{ basket }')
    expect(body).toEqual({ data: { basket: expect.any(Number) } })
  }
})

const SCHEMA = sdlOf('guuru')

test.each([
  [
    'a file that is not there',
    { guuru: 'none.graphql' },
    'INVALID_SCHEMA',
    "The schema of guuru in none.graphql cannot be read (ENOENT); name a file with SDL, or with the JSON of an introspection query's answer.",
  ],
  [
    'a vendor that is not there',
    { guru: SCHEMA },
    'INVALID_SCHEMA',
    'There is no vendor "guru" to have a schema. Did you mean "guuru"?',
  ],
  [
    'a syntax error',
    { guuru: 'type Query {' },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: Syntax Error: Expected Name, found <EOF>.',
  ],
  ['an operation', { guuru: 'query A { b }' }, 'INVALID_SCHEMA', 'The schema of guuru is not valid: it has no types.'],
  [
    'an unknown type',
    { guuru: `${SCHEMA} type A { b: B }` },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: A.b is of B, which it does not define.',
  ],
  [
    'an input type in an answer',
    { guuru: `${SCHEMA} type A { b: B } input B { c: Int }` },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: A.b is of B, which cannot stand there.',
  ],
  [
    'a root that is not there',
    { guuru: 'schema { query: B } type A { b: Int }' },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: schema.query is of B, which it does not define.',
  ],
  [
    'a root that is no object',
    { guuru: 'schema { mutation: B } type A { b: Int } enum B { C }' },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: schema.mutation is of B, which cannot stand there.',
  ],
  [
    'two types of one name',
    { guuru: `${SCHEMA} type Partner { id: ID! }` },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: there are two types Partner.',
  ],
  [
    'an extension of nothing',
    { guuru: `${SCHEMA} extend type A { b: Int }` },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: it extends A, which it does not define.',
  ],
  [
    'JSON that is no introspection',
    { guuru: '{"data": {}}' },
    'INVALID_SCHEMA',
    'The schema of guuru is not valid: Invalid or incomplete introspection result. Ensure that you are passing "data" property of introspection response and no "errors" was returned alongside: {}.',
  ],
  ['a field that is missing', { guuru: without('guuru', ['Chat.rating']) }, 'SCHEMA_DIFFERS', differs('Chat.rating')],
  [
    'a field of another type',
    { guuru: SCHEMA.replace('rating: Int', 'rating: Float') },
    'SCHEMA_DIFFERS',
    differs('Chat.rating'),
  ],
  [
    'an argument of another type, and one that is required besides',
    { guuru: SCHEMA.replace('closeChat(id: ID!', 'closeChat(id: String! why: String!') },
    'SCHEMA_DIFFERS',
    differs('Mutation.closeChat(id:), Mutation.closeChat(why:)'),
  ],
  [
    'an input field that is required besides',
    { guuru: SCHEMA.replace('input AcceptChatInput {', 'input AcceptChatInput { why: String!') },
    'SCHEMA_DIFFERS',
    differs('AcceptChatInput.why'),
  ],
])('[ours] %s is refused at the start', (_, schemas: Schemas, code, message) => {
  expect(() => overlayVendors(VENDOR_LIST, schemas)).toThrow(expect.objectContaining({ code, message }))
})

/** A vendor's schema without some fields. */
function without(vendor: string, fields: readonly string[]): string {
  const typeOf = (ancestors: readonly unknown[]): string =>
    ancestors.flatMap(node =>
      typeof node === 'object' && node && 'name' in node ? [(node as AnyJson).name.value] : [],
    )[0]
  const leave = ({ name }: { name: { value: string } }, ancestors: readonly unknown[]) =>
    fields.includes(`${typeOf(ancestors)}.${name.value}`) ? null : undefined
  return print(
    visit(parse(sdlOf(vendor)), {
      [Kind.FIELD_DEFINITION]: (node, _key, _parent, _path, ancestors) => leave(node, ancestors),
      [Kind.INPUT_VALUE_DEFINITION]: (node, _key, _parent, _path, ancestors) => leave(node, ancestors),
    }),
  )
}

function differs(coordinates: string): string {
  return `The schema of guuru lacks what is simulated, or types it differently: ${coordinates}. Give the schema that has these, or leave it out.`
}

test.each(VIEWS)(
  '[ours] documents over the whole API meet no error of execution, and answers depend on the seed alone: $vendor.name as $view',
  async ({ vendor: { name, errors: catalogue }, view }) => {
    const options = over({ [name]: largeSchema(name, LINES) })
    const [plain, fast] = [setup(options, { compile: false }), setup(options, { compileMs: 0 })]
    const whole = vendorOf(name, options.vendors)
    const generator = new DocumentGenerator(createSchema(whole, view), createSeededRandom(7), stringsOf(name))
    const wrong: unknown[] = []
    let executed = 0
    for (let i = 0; i < DOCUMENTS; i++) {
      const request = requestAs(whole, view, JSON.stringify({ query: generator.document() }))
      const ask = async ({ sim }: typeof plain, world: string): Promise<AnyJson> =>
        JSON.parse((await sim.answer({ vendor: name, world, request })).body)
      const { data, errors = [] } = await ask(plain, `one-${i}`)
      if (data !== undefined) executed++
      // What is simulated refuses with the vendor's codes, but for Marketplacer's, which has none.
      const codes = errors.map(({ extensions, message }: AnyJson) => extensions?.code ?? message)
      const unknown = codes.filter((code: string) => !Object.hasOwn(catalogue, code) && !WITHOUT_CODE.test(code))
      if (data !== undefined && unknown.length > 0) wrong.push({ query: request.body, errors })
      if (i % ASKED_TWICE > 0 || data === undefined || errors.length > 0) continue
      // Another simulator compiles and gives the same, and of some in a world that was asked other things before.
      for (const world of i % SAMPLED > 0 ? [`two-${i}`] : [`two-${i}`, 'two-used']) {
        const again = await ask(fast, world)
        const [one, other] = [data, again.data].map(shown => JSON.stringify(shown).replaceAll(NAMES, 'world'))
        if (one !== other) wrong.push({ query: request.body, one, other })
      }
    }
    expect([...wrong, ...plain.bugs, ...fast.bugs].slice(0, MAX_REPORTED)).toEqual([])
    expect(executed).toBeGreaterThan(DOCUMENTS / 4)
  },
)
