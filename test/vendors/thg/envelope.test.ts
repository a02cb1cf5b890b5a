import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { web } from './refusal.ts'

const envelope = (...flags: string[]) => ({
  flags,
  weight: { weight: 0, maxWeight: 1000 },
  ray: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
  experiments: {},
})

// Source: THG Horizon docs, introduction, flags; request weight; ray and experiments in the examples.
test.each([
  ['data', '{ check }'],
  ['a refusal', '{ customer { orders(limit: -1) { total } } }'],
  ['an unknown field', '{ nothing }'],
  ['a syntax error', '{ check'],
  ['two operations and no name', 'query A { check } query B { check }'],
])('[documented] an answer with %s has flags, weight, ray and experiments, and status 200', async (_, query) => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', query)
  expect(status).toBe(200)
  expect(body.extensions).toEqual(envelope('LOGGED_IN'))
})

test.each([{ token: null }, web(), { token: 'no such token' }])(
  '[assumed] a guest’s flags are empty',
  async options => {
    const { graphql } = setup()
    const { body } = await graphql('thg', '{ check }', {}, options)
    expect(body.extensions).toEqual(envelope())
  },
)

// Source: THG Horizon docs, introduction, ray in the examples.
test('[documented] each answer has a ray of its own', async () => {
  const { graphql } = setup()
  const rays = []
  for (let i = 0; i < 5; i++) rays.push((await graphql('thg', '{ check }')).body.extensions.ray)
  expect(new Set(rays).size).toBe(5)
})

test('[assumed] a syntax error is InvalidSyntax and has no data', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ check')
  expect(body).not.toHaveProperty('data')
  expect(body.errors).toEqual([
    {
      message: "Invalid Syntax : offending token '<EOF>' at line 1 column 8",
      locations: [{ line: 1, column: 8 }],
      extensions: { classification: 'InvalidSyntax' },
    },
  ])
})

test('[assumed] an invalid document is a ValidationError and has no data', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ nothing }')
  expect(body).not.toHaveProperty('data')
  expect(body.errors).toEqual([
    {
      message: "Validation error of type FieldUndefined: Field 'nothing' in type 'Query' is undefined @ 'nothing'",
      locations: [{ line: 1, column: 3 }],
      extensions: { classification: 'ValidationError' },
    },
  ])
})

// Source: shaunhall/vsf-horizon (a client of THG), variables that are not declared.
test('[documented] undeclared variables are let go', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ customer { fullName } }', { currency: '', shippingDestination: '' })
  expect(body.data).toEqual({ customer: { fullName: 'Jane Doe' } })
})

test('[schema] nullable variables with defaults fit arguments that are not nullable', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    `
      query List($offset: Int = 0, $limit: Int = 15) {
        customer {
          discussions(offset: $offset, limit: $limit) {
            total
            hasMore
          }
        }
      }
    `,
  )
  expect(body.data.customer.discussions).toEqual({ total: 12, hasMore: false })
})

// Source: shaunhall/vsf-horizon (a client of THG), codegen.yml: introspection without credentials.
test('[documented] introspection is open to guests', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    '{ type: __type(name: "AuthenticationResponse") { fields { name } } }',
    {},
    web(),
  )
  expect(body.data.type.fields.map(({ name }: { name: string }) => name)).toEqual([
    'error',
    'fieldErrors',
    'customer',
    'newCustomer',
  ])
})

// Source: THG Horizon docs, Design Principles, nullability: a nullable field fails alone.
test('[documented] a partial failure leaves the other fields', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', '{ check attachmentUploaderConfig { authToken } }', {}, { token: null })
  expect(status).toBe(200)
  expect(body.data).toEqual({ check: 'OK', attachmentUploaderConfig: null })
})
