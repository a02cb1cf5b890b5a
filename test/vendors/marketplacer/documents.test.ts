import { expect, test } from 'vitest'
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

test('[schema] a refusal in one mutation leaves the others done', async () => {
  const { ask } = setupMarketplacer()
  const data = await ask(`mutation {
    bad: chatMessageCreate(input: {message: "", sellerId: "${SELLER.acme}"}) { chatMessage { message } }
    good: chatMessageCreate(input: {message: "Hello", sellerId: "${SELLER.acme}"}) { chatMessage { message } }
  }`)
  expect(data).toEqual({ bad: { chatMessage: null }, good: { chatMessage: { message: 'Hello' } } })
})
