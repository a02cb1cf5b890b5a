/** Documents and bodies that no client should send, over raw sockets, against the built command line. */
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'
import { bytesOf, ENDPOINT_NAMES, type EndpointName, exchange, type RawAnswer, type RequestParts } from './raw-http.ts'

const server = serverForFile()

const document = (query: string, variables?: unknown): string => JSON.stringify({ query, variables })
const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')
const nest = (open: string, inner: string, close: string, depth: number): string =>
  open.repeat(depth) + inner + close.repeat(depth)

/** Sends it, and then a good request: that must work. */
async function send(name: EndpointName, parts: RequestParts): Promise<RawAnswer> {
  const answer = await exchange(server().url, bytesOf(name, parts))
  const next = await exchange(server().url, bytesOf(name))
  expect(next).toMatchObject({ status: 200, body: expect.stringContaining('"__typename":"Query"') })
  return answer
}

/** GraphQL's errors of an answer; it must be JSON and have no data. */
function errorsOf({ body }: RawAnswer): { message: string }[] {
  const answer = JSON.parse(body)
  expect(answer).not.toHaveProperty('data')
  expect(answer.errors).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/./) }),
    ...answer.errors.slice(1),
  ])
  return answer.errors
}

/** What is no GraphQL request at all, and the status it is answered with. */
const MALFORMED: Readonly<Record<string, readonly [number, RequestParts]>> = {
  'malformed JSON': [400, { body: '{"query": "{ __typename' }],
  'an empty body': [400, { body: '' }],
  'a null body': [400, { body: 'null' }],
  'a string': [400, { body: '"{ __typename }"' }],
  'a batch': [400, { body: '[{"query":"{ __typename }"}]' }],
  'a query that is a number': [400, { body: '{"query":7}' }],
  'an operation name that is a list': [400, { body: '{"query":"{ __typename }","operationName":["A"]}' }],
  'variables that are a string': [400, { body: '{"query":"{ __typename }","variables":"x"}' }],
  'bytes that are not UTF-8, in a comment': [
    400,
    {
      body: Buffer.concat([
        Buffer.from('{"query":"{ __typename # '),
        Buffer.from([0xff, 0xfe, 0xc0, 0xaf]),
        Buffer.from('\\n}"}'),
      ]),
    },
  ],
  'half a million brackets': [400, { body: '['.repeat(500_000) }],
  'a body of 20 MB': [413, { body: Buffer.alloc(20_000_000, 'a') }],
  'a query of more than 1 MiB': [413, { body: document(`{ __typename ${' '.repeat(1024 * 1024)} }`) }],
  'a form': [415, { type: 'application/x-www-form-urlencoded', body: 'query=%7B__typename%7D' }],
  'a multipart form': [415, { type: 'multipart/form-data; boundary=x', body: '--x--' }],
  XML: [415, { type: 'application/xml', body: '<query/>' }],
  'a content type that is none': [415, { type: 'nonsense' }],
}

/** The same where only JSON's own types are taken: THG takes these. */
const UNTYPED: typeof MALFORMED = {
  'no content type': [415, { type: null }],
  'plain text': [415, { type: 'text/plain' }],
}

for (const name of ENDPOINT_NAMES) {
  const malformed = name.startsWith('THG') ? MALFORMED : { ...MALFORMED, ...UNTYPED }
  test.for(Object.entries(malformed))(`[assumed] ${name} refuses %s with a 4xx`, async ([, [status, parts]]) => {
    const answer = await send(name, parts)
    expect(answer.status).toBe(status)
    errorsOf(answer)
  })
}

/** Documents that are refused before anything is executed. */
const REFUSED: Readonly<Record<string, string>> = {
  '10,000 nested selections': document(nest('{a', '', '}', 10_000)),
  '10,000 nested list literals': document(`{ a(b: ${'['.repeat(9000)}) }`),
  'a type nested 4,000 deep': document(`query ($a: ${nest('[', 'Int', ']', 4000)}) { __typename }`),
  '1,000 aliases': document(`{ ${repeat(1000, index => `a${index}: __typename`)} }`),
  '101 root fields': document(`{ ${repeat(101, index => `a${index}: __typename`)} }`),
  'more than 10,000 tokens': document(`{ ${'__typename '.repeat(10_001)} }`),
  'fragments in a circle': document('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  'fragments that double thirty times': document(
    `{ ...F0 } ${repeat(30, index => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F30 on Query { __typename }`,
  ),
  'sixty fragments that each spread the next forty times': document(
    `{ ...F0 } ${repeat(60, index => `fragment F${index} on Query { ${`...F${index + 1} `.repeat(40)} }`)} fragment F60 on Query { __typename }`,
  ),
  'a subscription': document('subscription { __typename }'),
  'fields of every object': document('{ __proto__ constructor toString hasOwnProperty }'),
  'an unknown operation named like a member of every object': JSON.stringify({
    query: 'query A { __typename } query B { __typename }',
    operationName: '__proto__',
  }),
  'a control character': document('{ __typename \u0000 }'),
  'half a surrogate pair': document('{ __typename @include(if: "\ud800") }'),
  'an empty document': document(''),
}

for (const name of ENDPOINT_NAMES) {
  test.for(Object.entries(REFUSED))(`[assumed] ${name} refuses %s in its own words`, async ([, body]) => {
    const answer = await send(name, { body })
    expect([200, 400]).toContain(answer.status)
    errorsOf(answer)
  })
}

/** Documents that are strange, and are executed. */
const EXECUTED: Readonly<Record<string, string>> = {
  'a document of nearly 1 MiB': document(`{ __typename ${' '.repeat(1_000_000)} }`),
  'a variable of nearly 1 MB': document('query ($a: String!) { __typename __type(name: $a) { name } }', {
    a: 'x'.repeat(900_000),
  }),
  'members named like those of every object':
    '{"__proto__":{"query":"{ nonsense }"},"constructor":1,"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
}

for (const name of ENDPOINT_NAMES) {
  test.for(Object.entries(EXECUTED))(`[assumed] ${name} bears %s`, async ([, body]) => {
    const answer = await send(name, { body })
    expect(JSON.parse(answer.body)).toMatchObject({ data: { __typename: 'Query' } })
  })
}

test.for([
  ['THG, app flavour', 'query ($a: [SKU!]!) { productVariant(sku: $a) { title } }'],
  ['Marketplacer', 'query ($a: [ID!]!) { nodes(ids: $a) { id } }'],
  ['GUURU', 'mutation ($a: PersonaInput!) { createPersona(input: $a) }'],
] as const)('[assumed] %s bears variables nested 100,000 deep', async ([name, query]) => {
  for (const value of [nest('[', '', ']', 100_000), nest('{"a":', '1', '}', 100_000)]) {
    const answer = await send(name, { body: `{"query":${JSON.stringify(query)},"variables":{"a":${value}}}` })
    expect(answer.status).toBe(400)
    errorsOf(answer)
  }
})

test.for([
  ['THG, app flavour', (value: string) => `{ productVariant(sku: ${value}) { title } }`],
  ['Marketplacer', (value: string) => `{ nodes(ids: ${value}) { id } }`],
  ['GUURU', (value: string) => `mutation { createPersona(input: ${value}) }`],
] as const)('[assumed] %s bears values nested to any depth', async ([name, query]) => {
  for (const depth of [100, 900, 1100, 2400, 3000]) {
    for (const value of [nest('[', '', ']', depth), nest('{ a: ', '1', '}', depth)]) {
      const answer = await send(name, { body: document(query(value)) })
      expect(answer.status).toBe(200)
      errorsOf(answer)
    }
  }
})

// Source: GraphQL specification, 7.1 Response Format, order of fields.
test.for(ENDPOINT_NAMES)('[documented] %s executes 100 root fields, in order', async name => {
  const answer = await send(name, { body: document(`{ ${repeat(100, index => `a${index}: __typename`)} }`) })
  expect(Object.keys(JSON.parse(answer.body).data)).toEqual(Array.from({ length: 100 }, (_, index) => `a${index}`))
})

// Source: GraphQL specification, 6.2.2 Mutation: serially.
test('[documented] 100 mutations in one document happen in order', async () => {
  const chatId = 'BSxGwFTtQdLEDOdTc4bWG'
  const send100 = repeat(
    100,
    index => `a${index}: sendChatMessage(input: { chatId: "${chatId}", posting: { type: "text", text: "${index}" } })`,
  )
  const sent = await send('GUURU', { body: document(`mutation { ${send100} }`) })
  expect(JSON.parse(sent.body).errors).toBeUndefined()
  const read =
    '{ partner { chats(first: 100) { edges { node { id messages { edges { node { ... on TextMessage { text } } } } } } } } }'
  const { data } = JSON.parse((await send('GUURU', { body: document(read) })).body)
  const chat = data.partner.chats.edges.find(({ node }: { node: { id: string } }) => node.id === chatId).node
  const texts = chat.messages.edges.map(({ node }: { node: { text?: string } }) => node.text)
  expect(texts.slice(-100)).toEqual(Array.from({ length: 100 }, (_, index) => String(index)))
})
