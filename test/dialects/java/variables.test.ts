import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'

const CHECK = 'query Q($v: Boolean!) { check @include(if: $v) }'
const LIMIT = 'query Q($v: Int!) { customer { discussions(limit: $v) { discussions { id } } } }'
const NAME = 'query Q($v: String!) { __type(name: $v) { name } }'
const ORDERS = 'query Q($v: OrdersFilterInput) { customer { orders(filter: $v) { total } } }'
const NEITHER = { v: [] }

async function ask(query: string, variables: Record<string, unknown>, times = 1) {
  const { graphql } = setup({}, { compileMs: 0 })
  for (let i = 1; i < times; i++) await graphql('thg', query, variables)
  return (await graphql('thg', query, variables)).body
}

// Source: THG Horizon docs, a sample that sends the texts "False" and "True" for a Boolean!.
test.each([
  ['True', { check: 'OK' }],
  ['False', {}],
  [1, { check: 'OK' }],
  [0, {}],
])('[documented] a Boolean variable may be a text in any case; [assumed] a number too: %j', async (v, data) => {
  expect((await ask(CHECK, { v })).data).toEqual(data)
})

test.each(['2', '2.0', '+2', '2e0', 2])('[assumed] an Int variable may be a text of a whole number: %j', async v => {
  expect((await ask(LIMIT, { v })).data.customer.discussions.discussions).toHaveLength(2)
})

test.each(['', ' 3 ', '1.5', 'x', '2147483648'])('[assumed] another text is no Int: %j', async v => {
  expect((await ask(LIMIT, { v })).errors).toEqual([
    {
      message: "Variable 'v' has an invalid value: Expected type 'Int' but was 'String'.",
      locations: [{ line: 1, column: 9 }],
      extensions: { classification: 'ValidationError' },
    },
  ])
})

test('[assumed] a String variable may be anything; resolvers are given its text', async () => {
  const body = await ask('mutation M($v: String!) { forgottenPassword(input: { username: $v }) { error } }', {
    v: { a: [1] },
  })
  expect(body).not.toHaveProperty('errors')
  expect((await ask(NAME, { v: 'Query' })).data).toEqual({ __type: { name: 'Query' } })
})

test('[ours] the same variables are read alike when the operation is compiled', async () => {
  expect((await ask(LIMIT, { v: '2' }, 4)).data.customer.discussions.discussions).toHaveLength(2)
  expect((await ask(ORDERS, NEITHER, 4)).errors).toEqual((await ask(ORDERS, NEITHER)).errors)
})

test('[assumed] a list is no object, even where the object needs no member', async () => {
  const text = "Expected type 'Map' but was 'ArrayList'. Variables for input objects must be an instance of type 'Map'."
  expect((await ask(ORDERS, NEITHER)).errors[0].message).toBe(`Variable 'v' has an invalid value: ${text}`)
})

test('[assumed] an empty operation name is none, and the first of several operations runs', async () => {
  const { graphql } = setup()
  const rawBody = JSON.stringify({ query: 'query A { check } query B { features }', operationName: '' })
  const { body } = await graphql('thg', '', {}, { rawBody })
  expect(body.data).toEqual({ check: 'OK' })
})

test('[assumed] an invalid document is told of before an unknown operation', async () => {
  const { graphql } = setup()
  const messagesOf = async (query: string) => {
    const { body } = await graphql('thg', '', {}, { rawBody: JSON.stringify({ query, operationName: 'C' }) })
    return body.errors.map((error: Error) => error.message)
  }
  expect(await messagesOf('query A { check }')).toEqual(["Unknown operation named 'C'."])
  expect(await messagesOf('query A { nope }')).toEqual([
    "Validation error of type FieldUndefined: Field 'nope' in type 'Query' is undefined @ 'nope'",
  ])
})

test.each(['"d" query { check }', '{ check } "d" fragment F on Query { check }', 'query Q("d" $v: Int) { check }'])(
  '[assumed] a description that graphql-js takes is a syntax error: %s',
  async query => {
    const column = query.indexOf('"') + 1
    expect((await ask(query, {})).errors).toEqual([
      {
        message: `Invalid Syntax : offending token '"d"' at line 1 column ${column}`,
        locations: [{ line: 1, column }],
        extensions: { classification: 'InvalidSyntax' },
      },
    ])
  },
)

test('[assumed] at most 100 errors are told, the last of which says so', async () => {
  const fields = Array.from({ length: 120 }, (_, index) => `f${index}`)
  const { errors } = await ask(`{ customer { ${fields.join(' ')} } }`, {})
  expect(errors).toHaveLength(100)
  expect(errors[99]).toEqual({
    message:
      'Validation error of type MaxValidationErrorsReached: The maximum number of validation errors has been reached. (100)',
    locations: [],
    extensions: { classification: 'ValidationError' },
  })
})

test('[assumed] columns count code points, and a lone carriage return begins no line', async () => {
  expect((await ask('{ check # 😀\r nope }', {})).errors[0].locations).toEqual([{ line: 1, column: 14 }])
})
