import { describe, expect, test } from 'vitest'
import { nested, ROWS } from './document-errors.ts'
import { SELLER, setupMarketplacer } from './marketplacer.ts'

test.each(ROWS)("[assumed] $what is told in graphql-ruby's words, at HTTP 200", async row => {
  const { query, variables, operationName, error } = row
  const { refused } = setupMarketplacer()
  const rawBody = JSON.stringify({ query, variables, operationName })
  expect(await refused(query, variables, { rawBody })).toEqual({ status: 200, body: { errors: [error] } })
})

test('[assumed] a request without a document is told so at HTTP 200', async () => {
  const { refused } = setupMarketplacer()
  for (const rawBody of ['{}', '{"query":null,"variables":{}}']) {
    expect(await refused('', undefined, { rawBody })).toEqual({
      status: 200,
      body: { errors: [{ message: 'No query string was present' }] },
    })
  }
})

test('[assumed] depth 30 is allowed, and what @skip leaves out does not count', async () => {
  const { ask } = setupMarketplacer()
  expect(await ask(nested(30))).toEqual({ apiKeyPrincipal: { seller: null } })
  const skipped = nested(40).replace('seller {', 'seller @skip(if: $yes) {').replace('{', 'query ($yes: Boolean!) {')
  expect(await ask(skipped.replace('apiKeyPrincipal {', 'apiKeyPrincipal { name '), { yes: true })).toEqual({
    apiKeyPrincipal: { name: 'Operator Support' },
  })
})

test('[assumed] variables are looked at before the depth', async () => {
  const { refused } = setupMarketplacer()
  const query = nested(40).replace('seller {', 'seller @skip(if: $yes) {').replace('{', 'query ($yes: Boolean!) {')
  const { body } = await refused(query, {})
  expect(body.errors).toMatchObject([{ message: 'Variable $yes of type Boolean! was provided invalid value' }])
})

// Source: Marketplacer docs, API reference, node(s), error sample; graphql-ruby validates the whole document first.
test('[documented] several errors come together, and none of the document is executed', async () => {
  const { refused } = setupMarketplacer()
  const { status, body } = await refused(`mutation {
    chatMessageCreate(input: {message: "Hello", sellerId: "${SELLER.acme}"}) { status nope }
    nope
  }`)
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('data')
  expect(body.errors.map(({ path }: { path: string[] }) => path)).toEqual([
    ['mutation', 'chatMessageCreate', 'nope'],
    ['mutation', 'nope'],
  ])
})

// Source: marketplacer/seller-integration-nodejs, request body.
test('[documented] the key operation of the body, and unknown ones, are ignored', async () => {
  const { call } = setupMarketplacer()
  const rawBody = JSON.stringify({ operation: 'Other', query: 'query Own { __typename }', variables: {}, extra: 1 })
  expect(await call('', undefined, { rawBody })).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } })
})

test.each([
  ['query ($id: ID = null) { node(id: $id) { id } }', {}, 'ID!', ['node'], { node: null }],
  [
    'query ($id: ID = "x") { apiKeyPrincipal { name } a: node(id: $id) { id } }',
    { id: null },
    'ID!',
    ['a'],
    { a: null },
  ],
  [
    'query ($by: String = null) { chatMessages(sellerId: "U2VsbGVyLTc4") { lastReadMessage(for: $by) { id } } }',
    {},
    'String!',
    ['chatMessages', 'lastReadMessage'],
    { chatMessages: { lastReadMessage: null } },
  ],
  [
    'query ($f: [SellersWhereSortFieldEnum!]) { sellersWhere(sort: {fields: $f}) { totalCount } }',
    { f: null },
    '[SellersWhereSortFieldEnum!]!',
    ['sellersWhere'],
    null,
  ],
  [
    'mutation ($m: String = null) { chatMessageCreate(input: {message: $m}) { status } }',
    {},
    'String!',
    ['chatMessageCreate'],
    { chatMessageCreate: null },
  ],
])(
  '[assumed] null by a default, where it may not be, is told at the field: %s',
  async (query, variables, type, path, data) => {
    const { refused } = setupMarketplacer()
    const { body } = await refused(query, variables)
    const message = `\`null\` is not a valid input for \`${type}\`, please provide a value for this argument.`
    const column = query.lastIndexOf(path.at(-1) === 'a' ? 'a:' : `${path.at(-1)}(`) + 1
    expect(body.errors).toEqual([{ message, locations: [{ line: 1, column }], path }])
    if (data) expect(body.data).toMatchObject(data)
    else expect(body.data).toBeNull()
  },
)

test('[assumed] a union without selections is an object without members', async () => {
  const { ask } = setupMarketplacer()
  expect(await ask('{ allSellers(first: 2) { nodes edges { node } } }')).toEqual({
    allSellers: { nodes: [{}, {}], edges: [{ node: {} }, { node: {} }] },
  })
})

// Source: Marketplacer docs, API overview, introspection.
test('[documented] introspection works with a key', async () => {
  const { ask } = setupMarketplacer()
  const { __type } = await ask('{ __type(name: "ChatMessageReadMutationInput") { inputFields { name } } }')
  expect(__type.inputFields.map(({ name }: { name: string }) => name).toSorted()).toEqual([
    'clientMutationId',
    'seller',
    'sentBy',
  ])
})

/** What introspection lists: the names of types, and each type's lists of names. */
const LISTS = `{ __schema { types { name fields { name args { name } } interfaces { name } possibleTypes { name }
  inputFields { name } enumValues { name } } } }`

// Source: a picture in Marketplacer's docs, introspection; graphql-ruby sorts these four lists and no others.
test.each(['mp-operator', 'mp-seller-78'])('[documented] introspection lists by name: %s', async token => {
  const { ask } = setupMarketplacer()
  const { __schema } = await ask(LISTS, {}, { token })
  const namesOf = (list: readonly { name: string }[] | null): string[] => (list ?? []).map(({ name }) => name)
  expect(namesOf(__schema.types)).toEqual(namesOf(__schema.types).toSorted())
  for (const { name, ...type } of __schema.types) {
    for (const list of ['fields', 'interfaces', 'possibleTypes'])
      expect([name, namesOf(type[list])]).toEqual([name, namesOf(type[list]).toSorted()])
  }
  const find = (name: string) => __schema.types.find((each: { name: string }) => each.name === name)
  expect(namesOf(find('Node').possibleTypes)).toContain('ChatMessage')
  expect(namesOf(find('SortOrderingEnum').enumValues)).toEqual(['ASCENDING', 'DESCENDING'])
  expect(namesOf(find('AllSellersSort')?.inputFields ?? [{ name: 'field' }])[0]).toBe('field')
  const users = find('Seller').fields.find(({ name }: { name: string }) => name === 'users')
  expect(namesOf(users.args)).toEqual(['after', 'before', 'first', 'last'])
})

test('[ours] introspection of one vendor does not change that of another', async () => {
  const { sim } = setupMarketplacer()
  const body = JSON.stringify({ query: '{ type: __type(name: "__Type") { fields { name } } }' })
  const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
  const answer = await sim.answer({
    vendor: 'guuru',
    world: 'default',
    request: { method: 'POST', url: '/guuru/graphql', headers, body, secure: false },
  })
  const { data } = JSON.parse(answer.body) as { data: { type: { fields: { name: string }[] } } }
  expect(data.type.fields.map(({ name }) => name).slice(0, 3)).toEqual(['kind', 'name', 'description'])
})

const OF_SELLER = 'query ($id: ID!) { node(id: $id) { id } }'

// Source: the controller that graphql-ruby makes for a Rails application.
describe('variables as a JSON text', () => {
  test.each(['{"id":"U2VsbGVyLTc4"}', ' {"id": "U2VsbGVyLTc4", "x": 1} '])(
    '[assumed] are taken: %s',
    async variables => {
      const { call, world } = setupMarketplacer()
      const rawBody = JSON.stringify({ query: OF_SELLER, variables })
      expect(await call('', undefined, { rawBody })).toMatchObject({ body: { data: { node: { id: 'U2VsbGVyLTc4' } } } })
      expect(world.journal.list()).toMatchObject([{ operation: 'node', variables: { id: 'U2VsbGVyLTc4' } }])
    },
  )

  test.each(['', ' ', 'null', '{}'])('[assumed] may be none: %j', async variables => {
    const { call } = setupMarketplacer()
    const rawBody = JSON.stringify({ query: '{ __typename }', variables })
    expect(await call('', undefined, { rawBody })).toMatchObject({
      status: 200,
      body: { data: { __typename: 'Query' } },
    })
  })

  test.each(['{', 'x', '[1]', '5', '"x"'])('[ours] are refused when they are no object: %s', async variables => {
    const { refused } = setupMarketplacer()
    const rawBody = JSON.stringify({ query: '{ __typename }', variables })
    expect(await refused('', undefined, { rawBody })).toMatchObject({ status: 400 })
  })
})

test('[schema] a refusal in one mutation leaves the others done', async () => {
  const { ask } = setupMarketplacer()
  const data = await ask(`mutation {
    bad: chatMessageCreate(input: {message: "", sellerId: "${SELLER.acme}"}) { chatMessage { message } }
    good: chatMessageCreate(input: {message: "Hello", sellerId: "${SELLER.acme}"}) { chatMessage { message } }
  }`)
  expect(data).toEqual({ bad: { chatMessage: null }, good: { chatMessage: { message: 'Hello' } } })
})
