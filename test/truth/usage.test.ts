import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { buildSchema, getNullableType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { expect, test, vi } from 'vitest'
import { usagesOf } from '../../src/truth/client-documents.ts'
import { schemaOf } from '../../src/truth/coordinates.ts'
import { graphqlIn } from '../../src/truth/tagged-documents.ts'
import { type Exchanged, type Usage, UsageReader } from '../../src/truth/usage.ts'
import { mergeUsages } from '../../src/truth/usage-document.ts'
import { VENDOR_LIST, vendorOf } from '../../src/vendors/index.ts'
import { setupClient, VENDOR_NAMES } from '../setup.ts'

const schemas = new Map(VENDOR_LIST.map(vendor => [vendor.name, schemaOf(vendor)]))

/** What a document uses, and what of it is unknown. */
function read(vendor: string, source: string, exchanged: Exchanged = {}): Usage & { readonly unknown: string[] } {
  const reader = new UsageReader(schemaOf(vendorOf(vendor)))
  reader.add(parse(source), exchanged)
  return { ...reader.usage(), unknown: [...reader.unknown] }
}

test.each(VENDOR_NAMES)('[ours] the sample operations of %s use what graphql-js finds in them', vendor => {
  const source = readFileSync(new URL(`../../schemas/samples/${vendor}.graphql`, import.meta.url), 'utf8')
  const types = new TypeInfo(schemaOf(vendorOf(vendor)))
  const expected = new Set<string>()
  visit(
    parse(source),
    visitWithTypeInfo(types, {
      Field({ name }) {
        if (!name.value.startsWith('__')) expected.add(`${types.getParentType()!.name}.${name.value}`)
      },
      Argument({ name }) {
        expected.add(`${types.getParentType()!.name}.${types.getFieldDef()!.name}(${name.value}:)`)
      },
      ObjectField({ name }) {
        expected.add(`${String(getNullableType(types.getParentInputType()))}.${name.value}`)
      },
    }),
  )
  const { coordinates, unknown } = read(vendor, source, { variables: {} })
  expect(unknown).toEqual([])
  expect(coordinates.filter(name => name.includes('.'))).toEqual([...expected].toSorted())
})

test('[ours] of interfaces and unions the fields are those of the type that is asked', () => {
  const source = `{ partner { chats { edges { node { messages { edges { node {
    id __typename ... on TextMessage { text } ...File author { ... on UserAuthor { id } }
  } } } } } } } } fragment File on AttachmentMessage { attachment { url } }`
  expect(read('guuru', source).coordinates).toEqual(
    expect.arrayContaining([
      'AttachmentMessage',
      'AttachmentMessage.attachment',
      'Message.author',
      'Message.id',
      'TextMessage',
      'TextMessage.text',
      'UserAuthor',
      'UserAuthor.id',
    ]),
  )
})

const SEND = 'mutation ($input: ChatMessageInput!) { sendChatMessage(input: $input) }'

test('[ours] of variables that are known the input fields count that they hold, however deep', () => {
  const variables = { input: { chatId: 'a', posting: { type: 'text', text: 'b' } } }
  expect(read('guuru', SEND, { variables }).coordinates).toEqual([
    'ChatMessageInput',
    'ChatMessageInput.chatId',
    'ChatMessageInput.posting',
    'ChatMessagePostingInput',
    'ChatMessagePostingInput.text',
    'ChatMessagePostingInput.type',
    'Mutation.sendChatMessage',
    'Mutation.sendChatMessage(input:)',
  ])
})

test('[ours] of variables that are not known all counts that they can hold, enum values too', () => {
  expect(read('guuru', SEND).coordinates).toContain('ChatMessagePostingInput.mimetype')
  const source = 'query ($by: ChatOrder) { partner { chats(orderBy: $by) { pageInfo { hasNextPage } } } }'
  expect(read('guuru', source).valuesSent).toEqual(
    expect.arrayContaining(['OrderDirection.asc', 'OrderDirection.desc']),
  )
  expect(read('guuru', source, { variables: { by: { field: 'id', direction: 'desc' } } }).valuesSent).toEqual([
    'ChatOrderField.id',
    'OrderDirection.desc',
  ])
})

test('[ours] enum values of literals and defaults are sent, those of answers received', async () => {
  const source = `query ($way: OrderDirection = asc) {
    partner { chats(first: 2, orderBy: { field: id, direction: $way }) { edges { node { now: status } } } }
  }`
  const { ask } = setupClient('guuru')
  const { valuesSent, valuesReceived } = read('guuru', source, { variables: {}, data: await ask(source) })
  expect(valuesSent).toEqual(['ChatOrderField.id', 'OrderDirection.asc'])
  expect(valuesReceived.length).toBeGreaterThan(0)
  expect(valuesReceived.filter(value => !/^ChatStatus\.[a-z]+$/.test(value))).toEqual([])
  expect(read('guuru', source).valuesReceived).toContain('ChatStatus.transferred')
})

test('[ours] what the schema lacks is named, and the rest counts', () => {
  const source = '{ partner { nope } ... on Nope { id } ...None more(a: 1) } subscription { a }'
  expect(read('guuru', source)).toMatchObject({
    coordinates: ['Query.partner'],
    unknown: ['Partner.nope', 'Nope', '...None', 'Query.more', 'subscription'],
  })
  const asked = '{ partner { chats(last: 1, orderBy: { by: 1, direction: up }) { edges { cursor } } } }'
  expect(read('guuru', asked).unknown).toEqual(['Partner.chats(last:)', 'ChatOrder.by', 'OrderDirection.up'])
})

test('[ours] fragments that spread each other are read once', () => {
  const source = 'fragment A on Chat { id ...B } fragment B on Chat { status ...A ...A }'
  expect(read('guuru', source)).toMatchObject({ coordinates: ['Chat', 'Chat.id', 'Chat.status'], unknown: [] })
})

const names = fc.subarray(['Chat.id', 'Chat.rating', 'Chat.ratingText', 'ChatStatus.open', '__proto__', 'a'])
const usages = fc.record({ coordinates: names, valuesSent: names, valuesReceived: names })
const parts = fc.dictionary(fc.constantFrom('guuru', 'thg', 'constructor'), usages)

test('[ours] merging is commutative, associative and idempotent', () => {
  const merged = (...list: Parameters<typeof mergeUsages>[0]) => mergeUsages(list).vendors
  fc.assert(
    fc.property(parts, parts, parts, (a, b, c) => {
      expect(merged(a, b)).toEqual(merged(b, a))
      expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
      expect(merged(merged(a), a)).toEqual(merged(a))
      expect(JSON.stringify(merged(a, b, c))).toBe(JSON.stringify(merged(c, b, a)))
    }),
  )
})

const PROGRAM = `
// gql\`query Commented { a }\`
const pattern = /[\`'"]/g, ratio = a / b / c, text = "it's \`", other = 'gql'
const One = gql\`query One { a \${CHAT} } \${FRAGMENT}\`
const Two = graphql(\`query Two { a }\`), Three = /* GraphQL */ \`query Three { a(b: "\\\`") }\`
const Four = gql<A, B>\`query Four { a }\`, Five = gql('query Five { a }'), Six = gql(/* GraphQL */ \`query Six { a }\`)
const styled = css\`color: \${() => ({ a: gql\`query Seven { a }\` })}; {\`
const none = \`a query { a\`, nor = "a fragment on the page", json = '{ "a": 1 }', css = \`{ color: red; }\`
const view = <p>don't</p>
export const Eight = gql\`
  query Eight { a }
\`
`

test('[ours] programs hold documents in tags, calls and behind comments', () => {
  const { texts, problems } = graphqlIn('a.tsx', PROGRAM)
  const found = texts.map(text => /query (\w+)/.exec(text)?.[1])
  expect(found).toEqual(['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'])
  expect(texts[0]).toBe('query One { a   }  ')
  expect(texts[2]).toBe('query Three { a(b: "`") }')
  expect(problems).toEqual(['what an expression in a selection adds is not counted.'])
  expect(graphqlIn('a.ts', 'gql`query A { a').problems).toEqual([
    'a template has no end, and what follows it is not read.',
  ])
  expect(graphqlIn('a.ts', `${'/* '.repeat(1000)} gql\`{ a }\``).texts).toEqual([])
  expect(graphqlIn('a.gql', '{ a }').texts).toEqual(['{ a }'])
})

test('[ours] of fragments that double with each step a bounded part is read', () => {
  const schema = buildSchema('type Query { a: Query }')
  const getType = vi.spyOn(schema, 'getType')
  const fragments = Array.from(
    { length: 16 },
    (_, at) => `fragment F${at} on Query { a { ...F${at + 1} } b: a { ...F${at + 1} } }`,
  )
  new UsageReader(schema).add(parse(`{ ...F0 } ${fragments.join(' ')} fragment F16 on Query { a { __typename } }`), {})
  expect(getType.mock.calls.length).toBeGreaterThan(17)
  expect(getType.mock.calls.length).toBeLessThan(30_000)
})

/** What files use of GUURU, and what is told of them. */
function usedIn(files: Readonly<Record<string, string>>) {
  const told: string[] = []
  const list = Object.entries(files).map(([path, text]) => ({ path, text }))
  const found = usagesOf(list, schemas, problem => void told.push(problem))
  const { vendors } = mergeUsages(found.map(({ vendor, usage }) => ({ [vendor]: usage })))
  return { coordinates: vendors['guuru']?.coordinates, told }
}

const LOST = 'a.ts: what an expression in a selection adds is not counted.'

test.each([
  ['a tag that is a member', 'const Q = apollo.gql`query { partner { id } }`', []],
  ['a member of a member', 'const Q = api?.tags.graphql<A>(`query { partner { id } }`)', []],
  ['no tag', 'const Q = `query Q { partner { id } }`', []],
  ['no tag and a comment before', 'send(/* GraphQL */ `query { partner { id } }`)', []],
  ['no tag, behind comments of GraphQL', 'send(`\n  # All\n  # of it\n  query Q($a: Int) { partner { id } }`)', []],
  ['no tag and no word', 'send(`{ partner { id } }`)', []],
  ['no tag, as a string', 'send({ query: "{ partner { id } }" })', []],
  ['no tag and a fragment that follows', 'send(`query { partner { ...P } } ${TEXT}`)', []],
  ['no tag, a fragment before it', 'send(`${TEXT} query { partner { ...P } }`)', []],
  ['no tag and what is not known', 'send(`query { partner { ${more()} id } }`)', [LOST]],
  ['another tag', 'const Q = q`query { partner { id } }`', []],
  ['a call with a constant', 'const Q = `query { partner { id } }`\nexport default apollo.gql(Q)', []],
])('[ours] documents of a client are read from templates and strings with %s', (_, text, told) => {
  const used = usedIn({ 'a.ts': text, 'b.ts': 'export const TEXT = `fragment P on Partner { id }`' })
  expect({ ids: used.coordinates?.includes('Partner.id'), told: used.told }).toEqual({ ids: true, told })
})

test.each([
  ['`query Q { partner { id }`', 'a.ts is not read whole: Syntax Error: Expected Name, found <EOF>.'],
  ["'mutation { ' + field + ' }'", 'a.ts is not read whole: Syntax Error: Expected Name, found <EOF>.'],
  ['`fragment ${name} on Partner { id }`', 'a.ts is not read whole: Syntax Error: Unexpected Name "on".'],
  ['a.gql(source)', 'a.ts: gql(source) is no text that is known here, and is not counted.'],
  ['gql(load(1))', 'a.ts: gql(load(...)) is no text that is known here, and is not counted.'],
])('[ours] what is not read of %s is told', (text, sentence) => {
  expect(usedIn({ 'a.ts': text })).toEqual({ coordinates: undefined, told: [sentence] })
})

test.each([
  "import Q from './q.graphql'\ngql(Q)",
  'gql(Q)\nconst Q = `type A { b: Int }`',
  'export function gql(source) {}\nclass A { gql(source): void {} }',
  'graphql(gql(`type A { b: Int }`))',
  'const sentence = `query failed: ${error}`, other = "a mutation {count} times"',
  "translate('{count}')",
  'fetch(`/a/{id}`, { body: `{ "a": [1] }` })',
])('[ours] nothing is told of %j', text => {
  expect(usedIn({ 'a.ts': text })).toEqual({ coordinates: undefined, told: [] })
})

test.each([
  ['a comment behind the bracket', 'graphql(\n  // All\n  /* of it */ `{ partner { id } }`)', []],
  ['types within types', 'gql<Data<Pick<A, "b">>, Vars>`{ partner { id } }`', []],
  ['a constant of texts', 'const IDS = `id`\ngql`{ partner { ${IDS} } }`', []],
  ['one from another file', 'gql`{ partner { ${FIELDS} } }`', []],
  ['a fragment as text', 'gql`{ partner { ...P } } ${TEXT}`', []],
  ['a number', 'const SIZE = 5; gql`query ($first: Int = ${SIZE}) { partner { id chats(first: ${5}) { ...C } } }`', []],
  ['what is not known', 'gql`{ partner { ${more()} id } }`', [LOST]],
  ['a value that is not known', 'gql`{ partner { id chats(first: ${page.size}) { ...C } } }`', [LOST]],
  ['one of two of a name', 'gql`{ partner { id ${TWICE} } }`', [LOST]],
])('[ours] documents of a client are read whole with %s', (_, text, told) => {
  const others = {
    'b.ts':
      "export const FIELDS = 'id'\nexport const TWICE = 'id'\nexport const TEXT: string = `fragment P on Partner { id }`",
    'c.ts': "export const TWICE = 'name'",
    'd.graphql': 'fragment C on ChatConnection { pageInfo { endCursor } }',
  }
  const used = usedIn({ 'a.ts': text, ...others })
  expect({ ids: used.coordinates?.includes('Partner.id'), told: used.told }).toEqual({
    ids: true,
    told,
  })
})

test('[ours] files of persisted documents are read, and other texts of JSON are not', () => {
  const documents = {
    body: '# All\nquery Q { partner { ...P } }',
    list: ['fragment P on Partner { id }'],
    note: 'query it',
  }
  expect(usedIn({ 'documents.json': JSON.stringify(documents) })).toEqual({
    coordinates: ['Partner', 'Partner.id', 'Query.partner'],
    told: [],
  })
  expect(usedIn({ 'documents.json': '{' }).told).toEqual([
    expect.stringMatching(/^documents.json: it is not valid JSON/),
  ])
})

test('[ours] an operation counts for the vendor that it fits; fragments come from the same file first', () => {
  const told: string[] = []
  const files = [
    { path: 'chats.ts', text: 'gql`query Chats { partner { chats { edges { node { ...C nope } } } } }`' },
    { path: 'fragments.graphql', text: 'fragment C on Chat { rating } fragment Unused on Seller { id }' },
    {
      path: 'sellers.graphql',
      text: 'query S { sellersForChats { nodes { ...C } } } fragment C on Seller { legacyId }',
    },
    { path: 'other.graphql', text: 'query Weather { weather { wind } } { __typename }' },
    { path: 'broken.graphql', text: 'query {' },
    { path: 'schema.graphql', text: 'type A { b: Int }' },
  ]
  const { vendors } = mergeUsages(
    usagesOf(files, schemas, problem => void told.push(problem)).map(({ vendor, usage }) => ({ [vendor]: usage })),
  )
  expect(Object.keys(vendors)).toEqual(['guuru', 'marketplacer'])
  expect(vendors['guuru']?.coordinates).toContain('Chat.rating')
  expect(vendors['marketplacer']?.coordinates).toEqual(expect.arrayContaining(['Seller.id', 'Seller.legacyId']))
  expect(told).toEqual([
    'broken.graphql is not read whole: Syntax Error: Expected Name, found <EOF>.',
    'chats.ts: query Chats asks for what the schema of guuru here lacks, Chat.nope.',
    'other.graphql: query Weather fits no vendor here: none has Query.weather.',
  ])
})
