import { readFileSync } from 'node:fs'
import { buildASTSchema, extendSchema, parse, printSchema } from 'graphql'

/** What a vendor's own types and those that only its whole API has refer to each other by. */
const OURS: Readonly<Record<string, { readonly extended: string; readonly referred: readonly string[] }>> = {
  thg: { extended: 'Order', referred: ['Order', 'Customer', 'ProductVariant', 'Product', 'Address', 'Discussions'] },
  marketplacer: {
    extended: 'Seller',
    referred: ['Seller', 'User', 'ChatMessage', 'Node', 'PageInfo', 'Admin'],
  },
  guuru: { extended: 'Chat', referred: ['Chat', 'Partner', 'User', 'Message', 'Category', 'Author'] },
}

const LEAVES = [
  'name: String!',
  'title: String',
  'email: String!',
  'imageUrl: String',
  'price: Float!',
  'quantity: Int!',
  'isActive: Boolean!',
  'createdOn: ISO8601Date!',
  'metadata: JSON',
  'views: BigInt!',
  'cost: Decimal!',
  'body: Html',
  'tags: [String!]!',
  'matrix: [[Int]]',
  'errors: [Problem!]',
  'postcode: String',
] as const

/** How many lines one of the made-up types and what goes with it take. */
const LINES_PER_TYPE = 83

/** The SDL of a vendor's whole API, as it could be: the vendor's schema here, and about so many lines more. */
export function largeSchema(vendor: string, lines: number): string {
  const ours = readFileSync(new URL(`../../schemas/${vendor}.graphql`, import.meta.url), 'utf8')
  const { extended, referred } = OURS[vendor]!
  const count = Math.max(4, Math.ceil(lines / LINES_PER_TYPE))
  const parts = Array.from({ length: count }, (_, i) => typesOf(i, count, referred[i % referred.length]!))
  const extra = `
    scalar JSON scalar BigInt scalar ISO8601Date scalar Decimal scalar Html
    interface Named { name: String! }
    interface Entity implements Named { id: ID! name: String! }
    type Problem { field: String messages: [String!]! code: Shade }
    enum Shade { LIGHT DARK }
    union Anything = Problem | Thing0 | ${referred[0]}
    extend type ${extended} implements Extra { discount: Decimal! things(first: Int): [Thing0!]! shade: Shade nearest: Thing1 }
    interface Extra { discount: Decimal! }
    extend type Query { search(text: String!, first: Int = 10): [Anything!]! extras: [Extra!]! entity(id: ID!): Entity named: [Named] }
    extend type Mutation { ping: Boolean! report(code: ID!): Anything }
  `
  const schema = buildASTSchema(parse(ours))
  return printSchema(extendSchema(schema, parse(parts.join('\n') + extra)))
}

function typesOf(i: number, count: number, referred: string): string {
  const leaves = Array.from({ length: 9 }, (_, k) => LEAVES[(i * 5 + k * 7) % LEAVES.length]!)
  const names = new Set(['name: String!', ...leaves])
  const next = (i * 3 + 1) % count
  return `
    """
    A thing of the ${i}th kind, which only the vendor's whole API has.
    """
    type Thing${i} implements Entity & Named {
      "Its number."
      id: ID!
      ${[...names].map(leaf => `"Made up."\n${leaf}`).join('\n')}
      shade: Shade!
      next: Thing${next}!
      list(limit: Int): [Thing${(i + 2) % count}!]!
      page(first: Int, after: String): Thing${(i * 7) % count}Connection!
      ours: ${referred}!
      allOurs: [${referred}!]!
      maybe: ${referred}
      kind: Kind${i}!
      named: Named!
    }
    enum Kind${i} { SMALL${i} MEDIUM${i} LARGE${i} }
    type Thing${i}Connection { edges: [Thing${i}Edge!]! nodes: [Thing${i}] total: Int! hasMore: Boolean! }
    type Thing${i}Edge { cursor: String! node: Thing${i}! }
    input Thing${i}Input { name: String! kind: Kind${i} = SMALL${i} parts: [Thing${next}Input!] clientMutationId: String }
    type Thing${i}Payload { clientMutationId: String errors: [Problem!] thing: Thing${i} status: Int success: Boolean! }
    extend type Query { thing${i}(id: ID!): Thing${i} things${i}(first: Int, kind: Kind${i}): Thing${i}Connection! }
    extend type Mutation { makeThing${i}(input: Thing${i}Input!): Thing${i}Payload! dropThing${i}(id: ID!): Boolean }
  `
}
