import { buildSchema, execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { referenceDialect } from '../../src/dialects/reference.ts'
import { operationOf } from './ruby/support.ts'

const schema = buildSchema('type Query { echo(text: String!): String }')

/** A valid document's errors. */
const noErrors = () => []

test('[assumed] a request without a document is malformed, in the words of Apollo Server', () => {
  expect(referenceDialect.missingQuery()).toMatchObject({
    message: 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  })
})

test("a syntax error stays graphql-js's own", () => {
  let thrown: unknown
  try {
    parse('{ echo(')
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ message: 'Syntax Error: Expected Name, found <EOF>.' })
  expect(referenceDialect.syntaxError(thrown as never, '{ echo(')).toBe(thrown)
})

test.each([
  ['its only operation, without a name', '{ echo }', undefined, '{ echo }'],
  ['null is no name', '{ echo }', null, '{ echo }'],
  ['the named one of several', 'query A { echo } query B { echo }', 'B', 'query B { echo }'],
])('the operation of a document: %s', (_, source, operationName, expected) => {
  const document = parse(source)
  const selected = referenceDialect.selectOperation(document, operationName, noErrors)
  const { start, end } = ('operation' in selected && selected.operation.loc) || { start: 0, end: 0 }
  expect(source.slice(start, end)).toBe(expected)
})

const SEVERAL = 'Must provide operation name if query contains multiple operations.'

test.each([
  ['several and no name', 'query A { echo } query B { echo }', undefined, SEVERAL],
  ['several and a name that is null', 'query A { echo } query B { echo }', null, SEVERAL],
  ['another name', 'query A { echo }', 'X', 'Unknown operation named "X".'],
  ['the empty text is a name', '{ echo }', '', 'Unknown operation named "".'],
])('a document without the operation: %s', (_, source, operationName, message) => {
  const selected = referenceDialect.selectOperation(parse(source), operationName, noErrors)
  expect('errors' in selected && selected.errors.map(error => error.toJSON())).toEqual([
    { message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  ])
})

test('the errors of a document come before that it has no such operation', () => {
  const document = parse('fragment F on Query { echo }')
  const selected = referenceDialect.selectOperation(document, undefined, () =>
    referenceDialect.validate(schema, document),
  )
  expect('errors' in selected && selected.errors.map(error => error.message)).toEqual([
    'Field "echo" argument "text" of type "String!" is required, but it was not provided.',
    'Fragment "F" is never used.',
  ])
})

test('validation gives all errors; nothing prevents the execution of what is valid', () => {
  const document = parse('query ($text: String!) { echo(text: $text) }')
  expect(referenceDialect.validate(schema, document)).toEqual([])
  expect(referenceDialect.validate(schema, parse('{ echo nope }')).map(({ message }) => message)).toEqual([
    'Field "echo" argument "text" of type "String!" is required, but it was not provided.',
    'Cannot query field "nope" on type "Query".',
  ])
  expect(referenceDialect.analyse({ schema, document, operation: operationOf(document) })).toBeUndefined()
})

test('variables that do not fit are left to the errors of graphql-js', async () => {
  const document = parse('query ($text: String!) { echo(text: $text) }')
  const { errors } = await execute({ schema, document, variableValues: {} })
  expect(errors).toHaveLength(1)
  expect(
    referenceDialect.readVariables({ schema, document, operation: operationOf(document), variables: {} }),
  ).toBeUndefined()
})
