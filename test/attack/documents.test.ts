import { expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { MAX_TOLD_LENGTH } from '../../src/request/limits.ts'
import { CALLS } from '../faults/fault-setup.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { credentialHeader, VENDOR_NAMES } from '../setup.ts'
import { deep, HOSTILE_TEXTS, HOSTILE_VALUES, hostileText } from './hostile.ts'
import { createTarget, sized, TIMEOUT } from './target.ts'

/** A field of each vendor that has fields of objects below it, and how to get to a list. */
const ROOTS: Readonly<Record<VendorName, readonly [field: string, leaf: string]>> = {
  thg: ['customer { discussions(limit: 1) { discussions', 'id } } }'],
  marketplacer: ['chatMessages(first: 1) { nodes', 'id } }'],
  guuru: ['partner { chats(first: 1) { edges { node', 'id } } } }'],
}

/** The body of a request as it is sent. */
type Make = (vendor: VendorName, size: number, random: SeededRandom) => string

const json = (query: string, variables?: unknown, more: object = {}): string =>
  JSON.stringify({ query, variables, ...more })
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')
const literal = (value: unknown): string => JSON.stringify(value)?.replaceAll(/"(\w+)":/g, '$1:') ?? 'null'
/** The mutation with this text for its input. */
const withInput = (vendor: VendorName, input: string): string => {
  const { name, mutation } = CALLS[vendor]
  return `mutation { ${name}(input: ${input})${mutation.slice(mutation.indexOf(')', mutation.indexOf('$input)')) + 1, -1)} }`
}

/** Documents and variables that are meant to hurt, each in any size. */
const MAKERS: Readonly<Record<string, Make>> = {
  'deep selections': (vendor, size) =>
    json(`{ ${ROOTS[vendor][0]} { ${'a { '.repeat(size)} id ${'} '.repeat(size)} ${ROOTS[vendor][1]} }`),
  'deep lists': (_, size) => json(`{ __type(name: ${'['.repeat(size)}${']'.repeat(size)}) { name } }`),
  'deep types': (_, size) => json(`query ($a: ${'['.repeat(size)}Int${']'.repeat(size)}) { __typename }`),
  'unclosed brackets': (_, size, random) =>
    json(random.pick(['{', '[', '(', '{a(', '{a{', '"""', '{a(b:"']).repeat(size)),
  aliases: (_, size) => json(`{ ${times(size, i => `a${i}: __typename`)} }`),
  'one field often': (vendor, size) => json(`{ ${ROOTS[vendor][0]} { ${'id '.repeat(size)} ${ROOTS[vendor][1]} }`),
  'one alias, many fields': (_, size) => json(`{ ${times(size, i => `a: f${i}`)} }`),
  'one alias, many arguments': (_, size) => json(`{ ${times(size, i => `a: __type(name: "${i}") { name }`)} }`),
  'a chain of fragments': (_, size) =>
    json(
      `{ ...F0 } ${times(size, i => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F${size} on Query { __typename }`,
    ),
  'a circle of fragments': (_, size) =>
    json(`{ ...F0 } ${times(size, i => `fragment F${i} on Query { ...F${(i + 1) % size} }`)}`),
  'fragments that double': (_, size) =>
    json(
      `{ ...F0 } ${times(size, i => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${size} on Query { __typename }`,
    ),
  'inline fragments': (_, size) => json(`{ ${'... on Query { '.repeat(size)} __typename ${'} '.repeat(size)} }`),
  'fragments of one name': (_, size) => json(`{ ...F } ${times(size, () => 'fragment F on Query { __typename }')}`),
  directives: (_, size) => json(`{ __typename ${'@include(if: true) '.repeat(size)} }`),
  'unknown directives': (_, size) => json(`{ __typename ${times(size, i => `@d${i}(a: ${i})`)} }`),
  'conditions by variables': (_, size) =>
    json(
      `query (${times(size, i => `$v${i}: Boolean!`)}) { ${times(size, i => `... @skip(if: $v${i}) { __typename }`)} }`,
      {},
    ),
  operations: (_, size) => json(times(size, i => `query Q${i % 3} { __typename }`)),
  'unused variables': (_, size) => json(`query (${times(size, i => `$v${i}: Int`)}) { __typename }`),
  'defaults of defaults': (_, size) =>
    json(`query (${times(size, i => `$v${i}: [Int] = [1, "x", null, {a: ${i}}]`)}) { __typename }`),
  'a huge text': (vendor, size) => json(withInput(vendor, JSON.stringify('x'.repeat(size * 100)))),
  'a huge number': (vendor, size) => json(withInput(vendor, '9'.repeat(size * 10))),
  'a huge block string': (vendor, size) => json(withInput(vendor, `"""${'\n x'.repeat(size * 10)}"""`)),
  'a wide literal': (vendor, size) => json(withInput(vendor, `{${times(size, i => `k${i}: ${i}`)}}`)),
  'a deep literal': (vendor, size) => json(withInput(vendor, literal(deep(size)))),
  'a hostile literal': (vendor, _, random) =>
    json(
      withInput(
        vendor,
        literal({
          message: random.pick(HOSTILE_VALUES),
          [hostileText(random).replaceAll(/\W/g, '_').slice(0, 50) || 'a']: random.pick(HOSTILE_VALUES),
        }),
      ),
    ),
  'a wide variable': (vendor, size) =>
    json(CALLS[vendor].mutation, {
      input: Object.fromEntries(Array.from({ length: size * 20 }, (_, i) => [`k${i}`, i])),
    }),
  'a deep variable': (vendor, size) => json(CALLS[vendor].mutation, { input: deep(size) }),
  'a long variable': (vendor, size) =>
    json(CALLS[vendor].mutation, { input: Array.from({ length: size * 20 }, () => ({})) }),
  'a hostile variable': (vendor, _, random) =>
    json(CALLS[vendor].mutation, {
      input: {
        ...(CALLS[vendor].variables.input as object),
        [random.pick(['message', 'name', 'providerId', 'category', 'sellerId', 'extra'])]: random.pick(HOSTILE_VALUES),
      },
    }),
  'hostile variables': (vendor, _, random) => json(CALLS[vendor].mutation, random.pick(HOSTILE_VALUES)),
  'a hostile document': (_, _size, random) => json(hostileText(random)),
  'a hostile value for the document': (_, _size, random) => JSON.stringify({ query: random.pick(HOSTILE_VALUES) }),
  'a hostile operation name': (_, _size, random) =>
    json('query A { __typename } query B { __typename }', {}, { operationName: random.pick(HOSTILE_VALUES) }),
  'hostile extensions': (_, _size, random) =>
    json('{ __typename }', {}, { extensions: { persistedQuery: random.pick(HOSTILE_VALUES) } }),
  'a hash that is none': (_, _size, random) =>
    json(
      '{ __typename }',
      {},
      { extensions: { persistedQuery: { version: 1, sha256Hash: random.pick(HOSTILE_VALUES) } } },
    ),
  'a body of hostile JSON': (_, _size, random) => JSON.stringify(random.pick(HOSTILE_VALUES)),
  'a body that is no JSON': (_, _size, random) => hostileText(random),
  'a cut body': (vendor, _, random) => {
    const body = json(CALLS[vendor].mutation, CALLS[vendor].variables)
    return body.slice(0, random.below(body.length))
  },
  'introspection of introspection': (_, size) =>
    json(
      `{ __schema { types { ${'fields { type { '.repeat(Math.min(size, 12))} name ${'} } '.repeat(Math.min(size, 12))} } } }`,
    ),
  'characters between tokens': (_, size, random) =>
    json(`{ ${(HOSTILE_TEXTS[random.below(HOSTILE_TEXTS.length)] ?? '').slice(0, size)} __typename }`),
}

const SIZES = [1, 30, 99, 101, 1000, 3000, 9000]

test(
  '[ours] whatever a document or its variables are: refused in words or executed, never 500, in a bounded answer',
  async () => {
    const kit = await createTarget()
    const makers = Object.entries(MAKERS)
    const rounds = sized(1, 6)
    let sent = 0
    for (let round = 0; round < rounds; round++) {
      for (const [index, [name, make]] of makers.entries()) {
        for (const vendor of VENDOR_NAMES) {
          const random = createSeededRandom(sent)
          const sizes = sized(1, 0) ? [SIZES[(index + sent) % 5]!] : SIZES
          for (const size of sizes) {
            const send = kit.ways[sent++ % 2]!
            const body = make(vendor, size, random)
            const answer = await send('POST', VENDORS[vendor].paths[0]!, body, credentialHeader(vendor))
            const what = `${name} of ${size} to ${vendor}`
            const isBounded = answer.body.length < MAX_TOLD_LENGTH + 2 ** 20
            expect({ what, isBounded, type: typeof JSON.parse(answer.body) }).toEqual({
              what,
              isBounded: true,
              type: 'object',
            })
          }
        }
      }
      kit.world.reset()
    }
    await kit.survived(`${sent} requests with ${makers.length} kinds of documents and variables`)
  },
  TIMEOUT,
)
