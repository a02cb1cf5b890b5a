import {
  buildASTSchema,
  buildSchema,
  type InputObjectTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schemaOf } from '../../src/truth/coordinates.ts'
import { driftOf } from '../../src/truth/drift.ts'
import { type Usage, UsageReader } from '../../src/truth/usage.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { largeSchema } from '../graphql/large-schema.ts'
import { VENDOR_NAMES } from '../setup.ts'

const OLDER = `
  type Query { chat(id: ID!, limit: Int, first: Int! = 10): Chat chats(filter: Filter): [Chat!]! node: Node writer: Author user: User }
  interface Node { id: ID! }
  type Chat implements Node { id: ID! status: Status! rating: Int ratingText: String score(scale: Int): Float! }
  type Bot implements Node { id: ID! name: String }
  type User { name: String }
  union Author = User | Bot
  input Filter { status: Status name: String sort: Sort limit: Int! = 10 }
  input Sort { by: String }
  enum Status { OPEN CLOSED GONE }
`

/** What a document uses of the older schema, its variables being known. */
function usageOf(source: string, variables: Record<string, unknown> = {}): Usage {
  const reader = new UsageReader(buildSchema(OLDER))
  reader.add(parse(source), { variables, data: { chats: [{ status: 'CLOSED' }] } })
  return reader.usage()
}

/** What comes of replacing a part of the older schema: how much breaks, what touches who sends this document. */
async function drift(was: string, is: string, source: string, variables?: Record<string, unknown>) {
  expect(OLDER).toContain(was)
  const newer = buildSchema(OLDER.replace(was, is), { assumeValid: true })
  const found = await driftOf(buildSchema(OLDER), newer, [], usageOf(source, variables))
  return {
    breaking: found.breaking.length,
    touching: found.touching.map(({ coordinate }) => coordinate),
    newValues: found.newValues.map(({ coordinate }) => coordinate),
  }
}

const CHAT = '{ chat(id: 1) { id ratingText } }'
const FILTERED = 'query ($filter: Filter) { chats(filter: $filter) { id } }'

describe('[ours] one breaking change touches', () => {
  test.each([
    ['who asks for a field that goes', 'ratingText: String', '', CHAT, 'Chat.ratingText'],
    ['not who asks for one whose name begins so', 'rating: Int', '', CHAT, null],
    ['not who asks for another field', 'rating: Int', '', '{ chats { id } }', null],
    [
      'who asks for a field that becomes nullable',
      'status: Status!',
      'status: Status',
      '{ chats { status } }',
      'Chat.status',
    ],
    ['not who leaves that out', 'status: Status!', 'status: Status', CHAT, null],
    ['who gives an argument that goes', ', limit: Int', '', '{ chat(id: 1, limit: 2) { id } }', 'Query.chat(limit:)'],
    ['not who leaves that out', ', limit: Int', '', CHAT, null],
    [
      'who gives an argument of another type',
      'scale: Int',
      'scale: ID',
      '{ chats { score(scale: 1) } }',
      'Chat.score(scale:)',
    ],
    ['not who asks for its field', 'scale: Int', 'scale: ID', '{ chats { score } }', null],
    ['who asks for a field whose argument becomes required', 'limit: Int', 'limit: Int!', CHAT, 'Query.chat(limit:)'],
    [
      'who asks for a field with a new required argument',
      'scale: Int',
      'scale: Int, of: ID!',
      '{ chats { score } }',
      'Chat.score(of:)',
    ],
    ['not who leaves that field out', 'scale: Int', 'scale: Int, of: ID!', CHAT, null],
    [
      'who asks for a field whose argument has no default any more',
      'first: Int! = 10',
      'first: Int!',
      CHAT,
      'Query.chat(first:)',
    ],
    ['who sends an input with a new required field', 'sort: Sort', 'sort: Sort of: ID!', FILTERED, 'Filter.of'],
    [
      'who sends an input whose field becomes required',
      'name: String sort',
      'name: String! sort',
      FILTERED,
      'Filter.name',
    ],
    [
      'who sends an input whose field has no default any more',
      'limit: Int! = 10',
      'limit: Int!',
      FILTERED,
      'Filter.limit',
    ],
    ['not who sends no such input', 'limit: Int! = 10', 'limit: Int!', CHAT, null],
    ['who sends an input field that goes', 'name: String sort', 'sort', FILTERED, 'Filter.name'],
    ['who sends a value that goes', 'CLOSED', '', FILTERED, 'Status.CLOSED'],
    ['not who only receives it', 'CLOSED', '', '{ chats { status } }', null],
    ['not who sends another one', 'GONE', '', FILTERED, null],
    ['who has a fragment of a member that goes', 'User | Bot', 'User', '{ writer { ... on Bot { id } } }', 'Author'],
    ['not who has one of another member', 'User | Bot', 'User', '{ writer { ... on User { name } } }', null],
    [
      'who has a fragment of what is no node any more',
      'Bot implements Node',
      'Bot',
      '{ node { ... on Bot { id } } }',
      'Bot',
    ],
    ['not who asks for the nodes', 'Bot implements Node', 'Bot', '{ node { id } }', null],
    [
      'who asks a type that is no node any more by a fragment of nodes',
      'Chat implements Node',
      'Chat',
      '{ chats { ... on Node { id } } }',
      'Chat',
    ],
    [
      'not who has a fragment of it where it still fits',
      'Chat implements Node',
      'Chat',
      '{ chats { ...C } } fragment C on Chat { id }',
      null,
    ],
    [
      'who asks nodes by a union of which none is one any more',
      'Bot implements Node',
      'Bot',
      '{ node { ... on Author { __typename } } }',
      'Bot',
    ],
    [
      'who asks a member that goes by a fragment of the union',
      'User | Bot',
      'User',
      '{ node { ...W } } fragment W on Author { __typename }',
      'Author',
    ],
    [
      'who has a fragment that nothing spreads',
      'User | Bot',
      'User',
      '{ __typename } fragment B on Bot { id }',
      'Author',
    ],
    [
      'who asks for a union that is a scalar now, without its members',
      'union Author = User | Bot',
      'scalar Author',
      '{ writer { __typename } }',
      'Author',
    ],
    [
      'who asks for a type that is a scalar now, without its fields',
      'type User { name: String }',
      'scalar User',
      '{ user { __typename } }',
      'User',
    ],
    [
      'who asks for a field that is never null any more, and is in conflict with another of the same name',
      'User { name: String }',
      'User { name: String! }',
      '{ writer { ... on User { name } ... on Bot { name } } }',
      'User.name',
    ],
    [
      'the same of fragments that stand elsewhere too',
      'User { name: String }',
      'User { name: String! }',
      '{ other: writer { ...U } writer { ... on Bot { is: name } ...U } } fragment U on User { is: name }',
      'User.name',
    ],
    ['who sends an input that is a scalar now', 'input Sort { by: String }', 'scalar Sort', FILTERED, 'Sort'],
    ['not who sends none', 'input Sort { by: String }', 'scalar Sort', CHAT, null],
  ])('%s', async (_, was, is, source, coordinate) => {
    const variables = { filter: { status: 'CLOSED', name: 'a', sort: { by: 'b' } } }
    expect(await drift(was, is, source, variables)).toMatchObject({
      breaking: 1,
      touching: coordinate === null ? [] : [coordinate],
    })
  })
})

test.each([
  ['a field that is never null any more', 'rating: Int', 'rating: Int!'],
  ['an argument that may be null now', 'id: ID!,', 'id: ID,'],
  ['an argument with a default', 'scale: Int', 'scale: Int, of: ID! = 1'],
  ['a new field with a required argument', 'rating: Int', 'rating: Int more(of: ID!): Int'],
  ['a new input with a required field', 'input Sort', 'input More { of: ID! } input Sort'],
  ['another default', 'first: Int! = 10', 'first: Int! = 20'],
  ['directives', 'rating: Int', 'rating: Int @deprecated'],
])('[ours] %s breaks nothing', async (_, was, is) => {
  expect(await drift(was, is, `{ chat(id: 1) { id status rating } }`)).toEqual({
    breaking: 0,
    touching: [],
    newValues: [],
  })
})

test.each([
  '{ writer { ... on User { name } ... on Bot { is: name } } }',
  '{ writer { ... on User { name } } node { ... on Bot { name } } }',
])(
  '[ours] a field that is never null any more breaks nothing beside one of another name or place: %s',
  async source => {
    expect(await drift('User { name: String }', 'User { name: String! }', source)).toMatchObject({ breaking: 0 })
  },
)

test('[ours] a usage that does not say where fragments stand counts each type that it names', async () => {
  const usage = { coordinates: ['Bot', 'Query.writer'], valuesSent: [], valuesReceived: [] }
  const newer = buildSchema(OLDER.replace('User | Bot', 'User'))
  expect((await driftOf(buildSchema(OLDER), newer, [], usage)).touching).toHaveLength(1)
})

test('[ours] directives that go are not counted', async () => {
  const older = buildSchema('directive @a(b: Int) on FIELD | OBJECT type Query @a(b: 1) { c: Int }')
  expect((await driftOf(older, buildSchema('type Query { c: Int }'), [])).breaking).toEqual([])
})

test('[ours] a value that is new breaks nothing, and is told who can receive it', async () => {
  const found = { breaking: 0, touching: [] }
  expect(await drift('GONE', 'GONE LOST', '{ chats { status } }')).toEqual({ ...found, newValues: ['Status.LOST'] })
  expect(await drift('GONE', 'GONE LOST', FILTERED)).toEqual({ ...found, newValues: [] })
})

test('[ours] types that go and roots that change touch who uses what is in them', async () => {
  const newer = buildSchema('schema { query: Root } type Root { chat: Chat } type Chat { id: ID! }')
  const older = buildSchema('type Query { chat: Chat bot: Bot } type Chat { id: ID! bot: Bot } type Bot { id: ID! }')
  const reader = new UsageReader(older)
  reader.add(parse('{ chat { bot { id } } }'), {})
  const { touching } = await driftOf(older, newer, [], reader.usage())
  expect(touching.map(({ coordinate }) => coordinate)).toEqual(['Query', 'Query', 'Bot', 'Chat.bot'])
})

test('[ours] without a usage all that breaks touches', async () => {
  const newer = buildSchema(OLDER.replace('rating: Int', ''))
  const { breaking, touching } = await driftOf(buildSchema(OLDER), newer, [])
  expect(breaking).toEqual([
    { coordinate: 'Chat.rating', message: "Field 'rating' was removed from object type 'Chat'" },
  ])
  expect(touching).toEqual(breaking)
})

test.each(VENDOR_NAMES)('[ours] the whole API of %s breaks nothing, without what one site has', async name => {
  const vendor = vendorOf(name)
  const local = vendor.surroundings?.local ?? []
  const isLocal = (type: string, field: string): boolean => local.includes(`${type}.${field}`)
  const without = <N extends ObjectTypeDefinitionNode | InputObjectTypeDefinitionNode>(node: N): N => ({
    ...node,
    fields: node.fields?.filter(field => !isLocal(node.name.value, field.name.value)),
  })
  const whole = visit(parse(largeSchema(name, 500)), {
    ObjectTypeDefinition: without,
    InputObjectTypeDefinition: without,
  })
  const newer = buildASTSchema(whole)
  expect((await driftOf(schemaOf(vendor), newer, local)).breaking).toEqual([])
  expect((await driftOf(schemaOf(vendor), newer, [])).breaking.map(({ coordinate }) => coordinate).toSorted()).toEqual(
    local,
  )
})
