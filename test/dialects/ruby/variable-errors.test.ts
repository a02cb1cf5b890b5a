import { describe, expect, test } from 'vitest'
import { at, variableErrorsOf } from './support.ts'

const READ = 'mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { status } }'
const NOT_NULL = 'Expected value to not be null'

/** A document with one variable of a type. */
function declaring(type: string): string {
  return `query Q($x: ${type}) { __typename }`
}

describe('the values of variables', () => {
  test('[assumed] a missing key of an input object', () => {
    const source = 'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status } }'
    const value = { sellerId: 'U2VsbGVyLTc4' }
    expect(variableErrorsOf(source, { input: value })).toEqual([
      {
        message: `Variable $input of type ChatMessageCreateMutationInput! was provided invalid value for message (${NOT_NULL})`,
        locations: [at(1, 11)],
        extensions: { value, problems: [{ path: ['message'], explanation: NOT_NULL }] },
      },
    ])
  })

  test('[assumed] an unknown key and a wrong value', () => {
    const value = { sentBy: 1, sellerId: 'x' }
    const problems = [
      { path: ['sentBy'], explanation: 'Could not coerce value 1 to String' },
      { path: ['sellerId'], explanation: 'Field is not defined on ChatMessageReadMutationInput' },
    ]
    expect(variableErrorsOf(READ, { input: value })).toEqual([
      {
        message:
          'Variable $input of type ChatMessageReadMutationInput! was provided invalid value for sentBy (Could not coerce value 1 to String), sellerId (Field is not defined on ChatMessageReadMutationInput)',
        locations: [at(1, 11)],
        extensions: { value, problems },
      },
    ])
  })

  test.each([
    ['missing', {}],
    ['null', { id: null }],
  ])('[assumed] a required variable that is %s', (_, variables) => {
    expect(variableErrorsOf('query ($id: ID!) { node(id: $id) { id } }', variables)).toEqual([
      {
        message: 'Variable $id of type ID! was provided invalid value',
        locations: [at(1, 8)],
        extensions: { value: null, problems: [{ path: [], explanation: NOT_NULL }] },
      },
    ])
  })

  test('[assumed] no variables are given at all', () => {
    expect(variableErrorsOf(READ)).toHaveLength(1)
    expect(variableErrorsOf(declaring('Int'))).toEqual([])
  })

  test.each([
    ['Int', 'x', '"x"'],
    ['Int', 1.5, '1.5'],
    ['Int', 3_000_000_000, '3000000000'],
    ['Float', '1', '"1"'],
    ['String', 3, '3'],
    ['ID', true, 'true'],
    ['ID', 1.5, '1.5'],
    ['ID', { a: ['é'] }, '{a:["é"]}'],
    ['Int', 1e21, '1.0e+21'],
    ['Int', 0.00001, '1.0e-05'],
    ['String', 1_234_567_890_123_456.8, '1234567890123456.8'],
    ['ID', 1e22, '1.0e+22'],
    ['Boolean', 'true', '"true"'],
    ['Boolean', 1, '1'],
    ['ISO8601DateTime', 'soon', '"soon"'],
    ['ISO8601DateTime', '2024-13-01T00:00:00Z', '"2024-13-01T00:00:00Z"'],
    ['ISO8601DateTime', 5, '5'],
  ])('[assumed] %s does not take %j', (type, value, shown) => {
    const explanation = `Could not coerce value ${shown} to ${type}`
    expect(variableErrorsOf(declaring(type), { x: value })).toEqual([
      {
        message: `Variable $x of type ${type} was provided invalid value`,
        locations: [at(1, 9)],
        extensions: { value, problems: [{ path: [], explanation }] },
      },
    ])
  })

  test.each([
    ['Int', -5],
    ['Float', 1],
    ['String', ''],
    ['ID', 78],
    ['ID', 'x'],
    ['Boolean', false],
    ['ISO8601DateTime', '2024-02-01'],
    ['ISO8601DateTime', '2024-02-01T10:00:00+01:00'],
    ['ISO8601DateTime', '2024-02-01T10:00:00.123Z'],
    ['[ID!]!', 'one'],
    ['[AllSellersSort!]', { field: 'UPDATED_AT' }],
    ['SellersWhereSort', { fields: [], ordering: 'ASCENDING' }],
    ['Int', null],
    ['Int! = 10', undefined],
  ])('[assumed] %s takes %j', (type, value) => {
    expect(variableErrorsOf(declaring(type), value === undefined ? {} : { x: value })).toEqual([])
  })

  test('[assumed] null in place of a default is still null', () => {
    expect(variableErrorsOf(declaring('Int! = 10'), { x: null })).toHaveLength(1)
  })

  test('[assumed] an unknown enum value', () => {
    const [error] = variableErrorsOf(declaring('SortOrderingEnum'), { x: 'UP' })
    expect(error?.extensions).toEqual({
      value: 'UP',
      problems: [{ path: [], explanation: 'Expected "UP" to be one of: ASCENDING, DESCENDING' }],
    })
  })

  test('[assumed] a key that may not be null must be there, default or not', () => {
    const [error] = variableErrorsOf(declaring('SellersWhereSort'), { x: { ordering: 'ASCENDING' } })
    expect(error?.message).toBe(
      `Variable $x of type SellersWhereSort was provided invalid value for fields (${NOT_NULL})`,
    )
  })

  test('[assumed] items of a list have their index', () => {
    const notAnObject = 'Expected 5 to be a key-value object responding to `to_h` or `to_unsafe_h`.'
    const [error] = variableErrorsOf(declaring('[AllSellersSort!]'), { x: [{ ordering: 'UP' }, null, 5, {}] })
    expect(error?.message).toBe(
      `Variable $x of type [AllSellersSort!] was provided invalid value for 0.ordering (Expected "UP" to be one of: ASCENDING, DESCENDING), 1 (${NOT_NULL}), 2 (${notAnObject})`,
    )
    expect(error?.extensions).toMatchObject({
      problems: [
        { path: [0, 'ordering'] },
        { path: [1], explanation: NOT_NULL },
        { path: [2], explanation: notAnObject },
      ],
    })
  })

  test('[assumed] after a hundred wrong items the rest of a list is not read', () => {
    const [error] = variableErrorsOf(declaring('[Int!]'), { x: Array.from({ length: 5000 }, () => 'x') })
    const explanation =
      'Too many errors processing list variable, max validation error limit reached. Execution aborted'
    expect(error?.extensions?.['problems']).toHaveLength(101)
    expect(error?.message.endsWith(`,  (${explanation})`)).toBe(true)
  })

  test('[assumed] each variable at fault has an error of its own', () => {
    const source = 'query ($a: Int, $b: String, $c: ID) { __typename }'
    const messages = variableErrorsOf(source, { a: 'x', b: 'x', c: [] }).map(error => error.message)
    expect(messages).toEqual([
      'Variable $a of type Int was provided invalid value',
      'Variable $c of type ID was provided invalid value',
    ])
  })
})
