import { Kind, specifiedRules, validate, visit } from 'graphql'
import type { DocumentNode, ValueNode } from 'graphql'
import { describe, expect, test } from 'vitest'
import { at, messagesOf, operationOf, parse, ruby, schema, validationErrors } from './support.ts'

describe('fragments', () => {
  test('[assumed] an unknown type is reported where the fragment is, and nothing inside it', () => {
    expect(validationErrors('{ node(id: 1) { ... on X { bad } } }')).toEqual([
      {
        message: "No such type X, so it can't be a fragment condition",
        locations: [at(1, 17)],
        path: ['query', 'node', '... on X'],
        extensions: { code: 'undefinedType', typeName: 'X' },
      },
    ])
    expect(validationErrors('{ ...F } fragment F on X { bad }')[0]?.path).toEqual(['fragment F'])
  })

  test('[assumed] a type without fields', () => {
    expect(validationErrors('{ ... on Int { a } }')).toEqual([
      {
        message: 'Invalid fragment on type Int (must be Union, Interface or Object)',
        locations: [at(1, 3)],
        path: ['query', '... on Int'],
        extensions: { code: 'fragmentOnNonCompositeType', typeName: 'Int' },
      },
    ])
  })

  test('[assumed] a type that cannot occur there', () => {
    expect(validationErrors('{ ...F ... on Admin { id } } fragment F on Seller { id }')).toEqual([
      {
        message: "Fragment on Admin can't be spread inside Query",
        locations: [at(1, 8)],
        path: ['query', '... on Admin'],
        extensions: { code: 'cannotSpreadFragment', typeName: 'Admin', fragmentName: 'unknown', parentName: 'Query' },
      },
      {
        message: "Fragment F on Seller can't be spread inside Query",
        locations: [at(1, 3)],
        path: ['query', '... F'],
        extensions: { code: 'cannotSpreadFragment', typeName: 'Seller', fragmentName: ' F', parentName: 'Query' },
      },
    ])
  })

  test('[assumed] a union may be spread anywhere', () => {
    expect(messagesOf('{ chatMessages { ... on AllSeller { __typename } } }')).toEqual([])
  })

  test('[assumed] a fragment without a name', () => {
    expect(validationErrors('{ __typename } fragment on Query { __typename }')).toEqual([
      {
        message: 'Fragment definition has no name',
        locations: [at(1, 16)],
        path: ['fragment '],
        extensions: { code: 'anonymousFragment' },
      },
    ])
  })

  test('[assumed] not defined, and not used', () => {
    expect(validationErrors('{ ...G } fragment F on Query { __typename }')).toEqual([
      {
        message: 'Fragment G was used, but not defined',
        locations: [at(1, 3)],
        path: ['query', '... G'],
        extensions: { code: 'useAndDefineFragment', fragmentName: 'G' },
      },
      {
        message: 'Fragment F was defined, but not used',
        locations: [at(1, 10)],
        path: ['fragment F'],
        extensions: { code: 'useAndDefineFragment', fragmentName: 'F' },
      },
    ])
  })

  test('[assumed] a cycle', () => {
    const source = '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }'
    const errors = validationErrors(source)
    expect(errors[0]).toEqual({
      message: 'Fragment F contains an infinite loop',
      locations: [at(1, 10)],
      path: ['fragment F'],
      extensions: { code: 'infiniteLoop', fragmentName: 'F' },
    })
    expect(errors).toHaveLength(2)
  })

  test('[assumed] two with one name', () => {
    const source = '{ ...F } fragment F on Query { __typename } fragment F on Query { __typename }'
    expect(validationErrors(source)).toEqual([
      {
        message: 'Fragment name "F" must be unique',
        locations: [at(1, 10), at(1, 45)],
        path: [],
        extensions: { code: 'fragmentNotUnique', fragmentName: 'F' },
      },
    ])
  })
})

describe('operations', () => {
  test('[assumed] names', () => {
    expect(validationErrors('{ __typename } query B { __typename } query B { __typename }')).toEqual([
      {
        message: 'Operation name is required when multiple operations are present',
        locations: [at(1, 1)],
        path: [],
        extensions: { code: 'uniquelyNamedOperations' },
      },
      {
        message: 'Operation name "B" must be unique',
        locations: [at(1, 16), at(1, 39)],
        path: [],
        extensions: { code: 'uniquelyNamedOperations', operationName: 'B' },
      },
    ])
  })

  test('[assumed] a query without selections', () => {
    expect(validationErrors('{ }')).toEqual([
      {
        message:
          "Field must have selections (anonymous query returns Query but has no selections. Did you mean ' { ... }'?)",
        locations: [at(1, 1)],
        path: ['query'],
        extensions: { code: 'selectionMismatch', nodeName: 'anonymous query', typeName: 'Query' },
      },
    ])
  })

  test('[assumed] there are no subscriptions', () => {
    expect(validationErrors('subscription { x }')).toEqual([
      {
        message: 'Schema is not configured for subscriptions',
        locations: [at(1, 1)],
        path: ['subscription'],
        extensions: { code: 'missingSubscriptionConfiguration' },
      },
    ])
  })

  test('[assumed] definitions of types', () => {
    expect(validationErrors('type A { x: Int } { __typename }')).toEqual([
      {
        message: 'Query cannot contain schema definitions',
        locations: [at(1, 1)],
        path: [],
        extensions: { code: 'queryContainsSchemaDefinitions' },
      },
    ])
  })

  test('[assumed] errors stand in the order in which the document is read, those about all of it last', () => {
    const source = `query A($u: Int) { chatMessages(first: "1", x: 2) @foo { bad } ...F }
      query A { n: __typename n: apiKeyPrincipal { name } }`
    expect(messagesOf(source)).toEqual([
      "Argument 'first' on Field 'chatMessages' has an invalid value (\"1\"). Expected type 'Int'.",
      "Field 'chatMessages' doesn't accept argument 'x'",
      'Directive @foo is not defined',
      "Field 'bad' doesn't exist on type 'ChatMessagesConnection'",
      "Field 'n' has a field conflict: __typename or apiKeyPrincipal?",
      'Variable $u is declared by A but not used',
      'Fragment F was used, but not defined',
      'Operation name "A" must be unique',
    ])
  })

  test('[assumed] validation stops after a hundred errors', () => {
    const source = `{ ${Array.from({ length: 300 }, (_, index) => `x${index}`).join(' ')} }`
    expect(messagesOf(source)).toHaveLength(100)
    expect(messagesOf(source).at(-1)).toBe("Field 'x99' doesn't exist on type 'Query'")
  })

  test('[assumed] selecting one', () => {
    const one = parse('query A { __typename }')
    const two = parse('query A { __typename } query B { __typename }')
    expect(select(one)).toBe('A')
    expect(select(two, 'B')).toBe('B')
    expect(select(two, null)).toEqual([{ message: 'An operation name is required' }])
    expect(select(one, 'X')).toEqual([{ message: 'No operation named "X"' }])
    expect(select(one, '')).toEqual([{ message: 'No operation named ""' }])
  })

  test('[assumed] where there is none to name, validation says what is wrong', () => {
    expect(select(parse('fragment F on Query { __typename }'), 'X')).toMatchObject([
      { message: 'Fragment F was defined, but not used' },
    ])
    expect(select(parse('{ __typename } { __typename }'))).toMatchObject([
      { message: 'Operation name is required when multiple operations are present' },
    ])
    expect(select(parse('query A { __typename } query A { __typename }'))).toMatchObject([
      { message: 'Operation name "A" must be unique' },
    ])
  })

  test('[assumed] no document at all', () => {
    expect(ruby.missingQuery()?.toJSON()).toEqual({ message: 'No query string was present' })
  })
})

/** The name of the operation that is selected, or the errors, as a client sees them. */
function select(document: DocumentNode, operationName?: string | null) {
  const selected = ruby.selectOperation(document, operationName, () => ruby.validate(schema, document))
  return 'errors' in selected ? selected.errors.map(error => error.toJSON()) : selected.operation.name?.value
}

/** Why a document's only operation is not executed, as a client sees it; undefined when nothing can prevent it. */
function obstacles(source: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(source)
  const check = ruby.analyse({ schema, document, operation: operationOf(document) })
  return check?.(variables).map(error => error.toJSON())
}

/** Selections that go three fields deeper with each level, and one for the leaf. */
function deep(levels: number): string {
  return `${'seller { chatMessages { nodes { '.repeat(levels)} id ${'} } } '.repeat(levels)}`
}

describe('depth', () => {
  test('[assumed] 30 levels are allowed, 31 are not; the error has no place', () => {
    const atLimit = `{ chatMessages { nodes { ${deep(9)} } } }`
    expect(obstacles(atLimit)).toBeUndefined()
    expect(obstacles(`{ chatMessages { nodes { ${deep(9).replace(' id ', ' seller { id } ')} } } }`)).toEqual([
      { message: 'Query has depth of 31, which exceeds max depth of 30' },
    ])
  })

  test('[assumed] fragments count as what they stand for, left-out fields do not count', () => {
    const fragment = `fragment F on ChatMessage { ${deep(10)} }`
    const message = 'Query has depth of 33, which exceeds max depth of 30'
    expect(obstacles(`{ chatMessages { nodes { ...F ... { ...F } } } } ${fragment}`)).toEqual([{ message }])
    const optional = `query ($no: Boolean!) { chatMessages { nodes @skip(if: $no) { ...F } } } ${fragment}`
    expect(obstacles(optional, { no: true })).toEqual([])
    expect(obstacles(optional, { no: false })).toEqual([{ message }])
    // What is wrong with the variables comes first.
    expect(obstacles(optional)).toMatchObject([{ message: 'Variable $no of type Boolean! was provided invalid value' }])
  })

  test('[assumed] a document too deep to be read', () => {
    let value: ValueNode = { kind: Kind.NULL }
    for (let level = 0; level < 50_000; level++) value = { kind: Kind.LIST, values: [value] }
    const document = visit(parse('{ nodes(ids: $ids) { id } }'), { Variable: { leave: () => value } })
    const errors = ruby.validate(schema, document)
    expect(errors.map(error => error.toJSON())).toEqual([{ message: 'This query is too large to execute.' }])
  })
})

describe('no check of graphql-js is lost', () => {
  test.each([
    '{ chatMessages(first: [1]) { totalCount } }',
    '{ nodes(ids: [["a"]]) { id } }',
    '{ node { id } }',
    '{ node(id: null) { id } }',
    '{ ... on Node { id } }',
    '{ node(id: 1) { ...A } } fragment A on Node { ...A }',
    '{ node(id: 1) { ... on AllSeller { ... on Admin { id } } } }',
    'query ($a: ID!) { nodes(ids: [$a, [$a]]) { id } }',
    'query ($a: [ID!]!) { nodes(ids: [$a]) { id } }',
    'query ($a: SellersWhereSort = {fields: null}) { sellersWhere(sort: $a) { totalCount } }',
    'query A($n: String) { ...F } fragment F on Query { ...G } fragment G on Query { chatMessages(first: $n) { totalCount } }',
    '{ __typename @include(if: "true") }',
    '{ __typename @include(if: true, if: true) }',
    '{ __type(name: 1) { name } }',
  ])('[assumed] %s', source => {
    expect(validate(schema, parse(source), specifiedRules)).not.toEqual([])
    expect(validationErrors(source)).not.toEqual([])
  })
})
