/** Random changes of a schema against random documents: what no longer validates must touch. */
import * as fc from 'fast-check'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { driftOf } from '../../src/truth/drift.ts'
import { type Usage, UsageReader } from '../../src/truth/usage.ts'
import { mergeUsages } from '../../src/truth/usage-document.ts'

const OLDER = `
type Query { chat(id: ID!, limit: Int, first: Int! = 10, status: Status): Chat chats(filter: Filter, by: [Sort!]): [Chat!]! node: Node named: Named writer: Author owner: Owner bot: Bot data: Data }
type Mutation { send(input: Message!, data: Data): Chat }
interface Node { id: ID! name: String }
interface Named { name: String mood: Mood }
type Chat implements Node { id: ID! name: String status: Status! rating: Int tags(of: [String]): [String] score(scale: Int = 1): Float writer: Author bot: Bot }
type Bot implements Node & Named { id: ID! name: String mood: Mood rating: Int chat: Chat tags: [String] }
type User implements Named { name: String mood: Mood rating: Int score: Float }
union Author = User | Bot
union Owner = Bot | Chat
input Filter { status: Status name: String sort: Sort limit: Int! = 10 data: Data }
input Sort { by: String way: Way = UP }
input Message { text: String! chat: ID mood: Mood filter: [Filter!] }
enum Status { OPEN CLOSED GONE }
enum Way { UP DOWN }
enum Mood { GOOD BAD }
scalar Data
type Unused implements Idle { id: ID! name(of: Int): String way: Quiet rest: Rest }
interface Idle { id: ID! }
type Rest { id: ID! }
union Quietly = Unused | Rest
input Spare { a: Int b: Int! = 1 }
enum Quiet { A B }
`

/** Parts of the schema and what each may become. */
const CHANGES: readonly (readonly [string, string])[] = [
  // Fields and their types.
  ['rating: Int tags(', 'tags('],
  ['rating: Int chat', 'chat'],
  ['mood: Mood rating: Int score', 'mood: Mood score'],
  ['rating: Int tags(', 'rating: Int! tags('],
  ['rating: Int chat', 'rating: Int! chat'],
  ['rating: Int score', 'rating: Int! score'],
  ['rating: Int chat', 'rating: [Int] chat'],
  ['score: Float', 'score: Float!'],
  ['score: Float', 'score: Int'],
  ['tags: [String]', 'tags: [String!]'],
  ['tags: [String]', 'tags: [String]!'],
  ['status: Status!', 'status: Status'],
  ['status: Status!', 'status: Mood'],
  ['id: ID! name: String mood', 'id: ID! name: String! mood'],
  ['type User implements Named { name: String', 'type User implements Named { name: String!'],
  ['writer: Author owner', 'writer: User owner'],
  ['bot: Bot data', 'bot: Named data'],
  ['chats(filter: Filter, by: [Sort!]): [Chat!]!', 'chats(filter: Filter, by: [Sort!]): [Chat!]'],
  ['send(input: Message!, data: Data): Chat', 'send(input: Message!, data: Data): Boolean'],
  // Arguments.
  ['limit: Int, first', 'first'],
  ['limit: Int, first', 'limit: Int!, first'],
  ['limit: Int, first', 'limit: Float, first'],
  ['first: Int! = 10', 'first: Int!'],
  ['first: Int! = 10', 'first: Int! = 5'],
  [', status: Status)', ', status: Status!)'],
  [', status: Status)', ', status: Status, of: ID!)'],
  ['by: [Sort!]', 'by: Sort'],
  ['by: [Sort!]', 'by: [Sort!]!'],
  ['of: [String]', 'of: [String!]'],
  ['of: [String]', 'of: [String]!'],
  ['scale: Int = 1', 'scale: Int'],
  ['scale: Int = 1', 'scale: Int! = 1'],
  [', data: Data)', ')'],
  // Inputs.
  ['name: String sort', 'sort'],
  ['name: String sort', 'name: String! sort'],
  ['limit: Int! = 10', 'limit: Int!'],
  ['limit: Int! = 10', 'limit: Int! = 10 of: ID!'],
  ['by: String way', 'by: String! way'],
  ['by: String way', 'by: Int way'],
  ['way: Way = UP', 'way: Way! = UP'],
  ['way: Way = UP', 'way: Way!'],
  ['filter: [Filter!]', 'filter: Filter'],
  ['mood: Mood filter', 'mood: Mood! filter'],
  ['input Sort { by: String way: Way = UP }', 'scalar Sort'],
  // Values.
  ['OPEN CLOSED', 'OPEN'],
  ['GONE', 'LOST'],
  ['UP DOWN', 'UP'],
  ['GOOD BAD', 'BAD'],
  // Types of types.
  ['User | Bot', 'User'],
  ['User | Bot', 'Bot'],
  ['Bot | Chat', 'Chat'],
  ['Bot implements Node & Named', 'Bot implements Node'],
  ['Bot implements Node & Named', 'Bot implements Named'],
  ['User implements Named', 'User'],
  ['Chat implements Node', 'Chat'],
  ['union Owner = Bot | Chat', 'type Owner { id: ID }'],
  ['union Author = User | Bot', 'scalar Author'],
  ['scalar Data', 'type Data { id: ID }'],
  ['scalar Data', 'input Data { id: ID }'],
  ['enum Mood { GOOD BAD }', 'scalar Mood'],
  ['enum Mood { GOOD BAD }', 'type Mood { id: ID }'],
  ['type User implements Named { name: String mood: Mood rating: Int score: Float }', 'scalar User'],
]

/** The same of what no document uses. */
const UNUSED: readonly (readonly [string, string])[] = [
  ['name(of: Int)', 'name(of: Int!)'],
  ['name(of: Int)', 'name(to: Int!)'],
  ['name(of: Int): String', ''],
  ['way: Quiet', 'way: Status'],
  ['rest: Rest', 'rest: Rest!'],
  ['Unused implements Idle', 'Unused'],
  ['Unused | Rest', 'Rest'],
  ['b: Int! = 1', 'b: Int!'],
  ['a: Int b', 'a: Int! b'],
  ['A B', 'A'],
  ['interface Idle { id: ID! }', 'type Idle { id: ID! }'],
  ['input Spare { a: Int b: Int! = 1 }', ''],
]

const older = buildSchema(OLDER)

function changed(edits: readonly (readonly [string, string])[]): GraphQLSchema {
  // A part that an earlier edit took away is left.
  const text = edits.reduce((sdl, [was, is]) => sdl.replace(was, is), OLDER)
  return buildSchema(text, { assumeValid: true, assumeValidSDL: true })
}

const one = fc.constantFrom
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(text, { nil: '' })
const joined = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part))).map(texts => texts.join(' '))
const list = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(item, { minLength: 1, maxLength: 4 }).map(texts => texts.join(' '))

const alias = maybe(one('a:', 'b:'))
const status = one('OPEN', 'CLOSED', 'GONE', '$status', 'null')
const sort = one('{}', '{ by: "a" }', '{ by: $text, way: DOWN }', '{ way: UP }', '[]', '$sorts')
const filter = joined(
  '{',
  maybe(joined('status:', status)),
  maybe(one('name: "a"', 'name: $text', 'name: null')),
  maybe(joined('sort:', one('{}', '{ by: "a" }', 'null'))),
  maybe(one('limit: 1', 'limit: $limit')),
  maybe(one('data: { a: 1 }', 'data: 1')),
  '}',
)

/** Selections of each composite type, to a depth; a field's answer is named at random, so that some are merged. */
function selections(depth: number): Record<string, fc.Arbitrary<string>> {
  const inner = depth > 0 ? selections(depth - 1) : undefined
  const of = (type: string): fc.Arbitrary<string> =>
    inner ? joined('{', inner[type]!, '}') : fc.constant('{ __typename }')
  const spread = (...types: string[]): fc.Arbitrary<string> =>
    inner
      ? fc.oneof(...types.map(type => joined('... on', type, of(type))), one(...types.map(type => `...${type}F`)))
      : fc.constant('__typename')
  const leaves = (...names: string[]): fc.Arbitrary<string> => joined(alias, one(...names))
  const chat = [
    leaves(
      'id',
      'name',
      'status',
      'rating',
      'tags',
      'tags(of: ["a"])',
      'tags(of: [$text])',
      'score',
      'score(scale: 2)',
      'score(scale: $limit)',
    ),
    joined(alias, 'writer', of('Author')),
    joined(alias, 'bot', of('Bot')),
    spread('Node', 'Owner', 'Chat'),
  ]
  const bot = [
    leaves('id', 'name', 'mood', 'rating', 'tags'),
    joined(alias, 'chat', of('Chat')),
    spread('Node', 'Named', 'Author', 'Owner'),
  ]
  return {
    Chat: list(fc.oneof(...chat)),
    Bot: list(fc.oneof(...bot)),
    User: list(fc.oneof(leaves('name', 'mood', 'rating', 'score'), spread('Named', 'Author'))),
    Node: list(fc.oneof(leaves('id', 'name'), spread('Chat', 'Bot', 'Named', 'Author', 'Owner'))),
    Named: list(fc.oneof(leaves('name', 'mood'), spread('User', 'Bot', 'Node', 'Author', 'Owner'))),
    Author: list(fc.oneof(leaves('__typename'), spread('User', 'Bot', 'Node', 'Named', 'Owner'))),
    Owner: list(fc.oneof(leaves('__typename'), spread('Chat', 'Bot', 'Node', 'Named', 'Author'))),
    Query: list(
      fc.oneof(
        joined(
          alias,
          'chat(id: 1',
          maybe(one('limit: 2', 'limit: $limit', 'limit: null')),
          maybe(one('first: 1', 'first: $limit')),
          maybe(joined('status:', status)),
          ')',
          of('Chat'),
        ),
        joined(
          alias,
          'chats',
          maybe(joined('( filter:', fc.oneof(filter, one('$filter', 'null')), maybe(joined('by:', sort)), ')')),
          of('Chat'),
        ),
        ...['node Node', 'named Named', 'writer Author', 'owner Owner', 'bot Bot'].map(pair => {
          const [field = '', type = ''] = pair.split(' ')
          return joined(alias, field, of(type))
        }),
        leaves('data'),
      ),
    ),
  }
}

const TYPES = ['Chat', 'Bot', 'User', 'Node', 'Named', 'Author', 'Owner']
const VARIABLES: Readonly<Record<string, string>> = {
  status: '$status: Status = OPEN',
  text: '$text: String',
  limit: '$limit: Int = 3',
  filter: '$filter: Filter',
  sorts: '$sorts: [Sort!]',
  message: '$message: Message!',
}
const query = joined('{', selections(3)['Query']!, '}')
const mutation = joined(
  'mutation { send(input:',
  fc.oneof(
    joined('{ text: "a"', maybe(one('mood: GOOD', 'chat: 1')), maybe(joined('filter:', filter)), '}'),
    one('$message'),
  ),
  maybe(one('data: 1', 'data: { a: $text }')),
  ') {',
  selections(1)['Chat']!,
  '} }',
)

/** Documents that are valid over the older schema: they declare the variables and have the fragments that they use. */
const documents = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: query }, { weight: 1, arbitrary: mutation }),
    fc.record(Object.fromEntries(TYPES.map(type => [type, selections(0)[type]!]))),
  )
  .map(([operation, bodies]) => {
    const names = Object.keys(VARIABLES).filter(
      name =>
        operation.includes(`$${name}`) ||
        TYPES.some(type => operation.includes(`...${type}F`) && bodies[type]!.includes(`$${name}`)),
    )
    const declared = names.length > 0 ? `(${names.map(name => VARIABLES[name]).join(' ')})` : ''
    const head = operation.startsWith('mutation')
      ? `mutation ${declared} ${operation.slice('mutation'.length)}`
      : `query ${declared} ${operation}`
    const fragments = TYPES.filter(type => operation.includes(`...${type}F`))
    return [head, ...fragments.map(type => `fragment ${type}F on ${type} { ${bodies[type]} }`)].join('\n')
  })
  .filter(source => validate(older, parse(source)).length === 0)

/** What a document uses; of its variables all is known, or nothing. */
function usageOf(source: string, isKnown: boolean): Usage {
  const reader = new UsageReader(older)
  reader.add(parse(source), isKnown ? { variables: {} } : {})
  return reader.usage()
}

const edits = (of: typeof CHANGES): fc.Arbitrary<(typeof CHANGES)[number][]> =>
  fc.uniqueArray(one(...of), { minLength: 1, maxLength: 2 })

test('[ours] a document that another schema does not take is touched, also among others', async () => {
  for (const [was] of [...CHANGES, ...UNUSED]) expect(OLDER).toContain(was)
  await fc.assert(
    fc.asyncProperty(edits(CHANGES), documents, documents, fc.boolean(), async (some, source, other, isKnown) => {
      const newer = changed(some)
      const errors = validate(newer, parse(source)).map(({ message }) => message)
      const usage = mergeUsages([{ a: usageOf(source, isKnown) }, { a: usageOf(other, true) }]).vendors['a']!
      const { touching } = await driftOf(older, newer, [], usage)
      expect({ errors, touched: touching.length > 0 || errors.length === 0 }).toEqual({ errors, touched: true })
    }),
    { numRuns: 150 },
  )
})

test('[ours] what no document uses touches none', async () => {
  await fc.assert(
    fc.asyncProperty(edits(UNUSED), documents, fc.boolean(), async (some, source, isKnown) => {
      const newer = changed(some)
      expect((await driftOf(older, newer, [], usageOf(source, isKnown))).touching).toEqual([])
    }),
    { numRuns: 50 },
  )
})
