import { describe, expect, test } from 'vitest'
import { at, messagesOf, validationErrors } from './support.ts'

describe('the use of variables', () => {
  test.each([
    ['Type', 'String', 'chatMessages(sellerId: $id) { totalCount }', 'sellerId', 'ID', 'chatMessages'],
    ['List dimension', '[ID]', 'chatMessages(sellerId: $id) { totalCount }', 'sellerId', 'ID', 'chatMessages'],
    ['Nullability', 'ID', 'node(id: $id) { id }', 'id', 'ID!', 'node'],
  ])('[assumed] %s mismatch', (kind, typeName, selection, argumentName, expected, field) => {
    const head = `query Q($id: ${typeName}) { `
    expect(validationErrors(`${head}${selection} }`)).toEqual([
      {
        message: `${kind} mismatch on variable $id and argument ${argumentName} (${typeName} / ${expected})`,
        locations: [at(1, head.length + field.length + 2)],
        path: ['query Q', field, argumentName],
        extensions: {
          code: 'variableMismatch',
          variableName: 'id',
          typeName,
          argumentName,
          errorMessage: `${kind} mismatch`,
        },
      },
    ])
  })

  test('[assumed] inside a list literal the list counts', () => {
    expect(messagesOf('query ($id: ID) { nodes(ids: [$id]) { id } }')).toEqual([
      'Nullability mismatch on variable $id and argument ids ([ID]! / [ID!]!)',
    ])
  })

  test('[assumed] a default makes a variable non-null, unless it is null', () => {
    expect(messagesOf('query ($id: ID = 1) { node(id: $id) { id } }')).toEqual([])
    expect(messagesOf('query ($id: ID = null) { node(id: $id) { id } }')).toEqual([
      'Nullability mismatch on variable $id and argument id (ID / ID!)',
    ])
  })

  test('[assumed] a nullable variable may stand where the schema has a default', () => {
    const source = 'query ($f: [SellersWhereSortFieldEnum!]) { sellersWhere(sort: {fields: $f}) { totalCount } }'
    expect(messagesOf(source)).toEqual([])
  })

  test('[assumed] in a fragment the declaration of each operation that spreads it counts', () => {
    const source = `fragment F on Query { chatMessages(first: $n) { totalCount } }
      query A($n: Int) { ...F }
      query B($n: String) { ...F }`
    expect(messagesOf(source)).toEqual(['Type mismatch on variable $n and argument first (String / Int)'])
  })

  test('[assumed] a variable that is not used', () => {
    expect(validationErrors('query Name($x: Int) { __typename }')).toEqual([
      {
        message: 'Variable $x is declared by Name but not used',
        locations: [at(1, 1)],
        path: ['query Name'],
        extensions: { code: 'variableNotUsed', variableName: 'x' },
      },
    ])
  })

  test('[assumed] a variable that is not declared', () => {
    expect(validationErrors('query Name { chatMessages(first: $x) { totalCount } }')).toEqual([
      {
        message: 'Variable $x is used by Name but not declared',
        locations: [at(1, 34)],
        path: ['query Name', 'chatMessages', 'first'],
        extensions: { code: 'variableNotDefined', variableName: 'x' },
      },
    ])
  })

  test('[assumed] in an anonymous query and in a fragment', () => {
    const source = 'query ($x: Int) { ...F } fragment F on Query { chatMessages(first: $y) { totalCount } }'
    expect(messagesOf(source)).toEqual([
      'Variable $x is declared by anonymous query but not used',
      'Variable $y is used by F but not declared',
    ])
  })
})

describe('the declaration of variables', () => {
  test('[assumed] an unknown type', () => {
    const source = 'query Q($attributes: SellerSearchInput) { chatMessages(first: $attributes) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message: "SellerSearchInput isn't a defined input type (on $attributes)",
        locations: [at(1, 9)],
        path: ['query Q'],
        extensions: {
          code: 'variableRequiresValidType',
          typeName: 'SellerSearchInput',
          variableName: 'attributes',
        },
      },
    ])
  })

  test('[assumed] a type that is not for input', () => {
    expect(validationErrors('query Q($s: [Seller!]!) { nodes(ids: $s) { id } }')).toEqual([
      {
        message: "Seller isn't a valid input type (on $s)",
        locations: [at(1, 9)],
        path: ['query Q'],
        extensions: { code: 'variableRequiresValidType', typeName: 'Seller', variableName: 's' },
      },
    ])
  })

  test('[assumed] the same name twice', () => {
    const source = 'query Q($a: Int, $a: Int) { chatMessages(first: $a) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message: 'There can only be one variable named "a"',
        locations: [at(1, 9), at(1, 18)],
        path: ['query Q'],
        extensions: { code: 'variableNotUnique', variableName: 'a' },
      },
    ])
  })

  test('[assumed] a default that does not fit', () => {
    const source = 'query Q($n: Int = "x") { chatMessages(first: $n) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message: "Default value for $n doesn't match type Int",
        locations: [at(1, 9)],
        path: ['query Q'],
        extensions: { code: 'defaultValueInvalidType', variableName: 'n', typeName: 'Int' },
      },
    ])
  })

  test('[assumed] a non-null variable may have a default, but not null', () => {
    expect(messagesOf('query ($n: Int! = 10) { chatMessages(first: $n) { totalCount } }')).toEqual([])
    expect(messagesOf('query ($n: Int! = null) { chatMessages(first: $n) { totalCount } }')).toEqual([
      "Default value for $n doesn't match type Int!",
    ])
  })

  test('[assumed] a key twice in a default', () => {
    const source =
      'query ($s: AllSellersSort = {ordering: ASCENDING, ordering: ASCENDING}) { allSellers(sort: [$s]) { totalCount } }'
    expect(messagesOf(source)).toContain('There can be only one input field named "ordering"')
  })

  test('[assumed] a directive', () => {
    const source = 'query ($n: Int @skip(if: true)) { chatMessages(first: $n) { totalCount } }'
    expect(messagesOf(source)).toEqual([
      "'@skip' can't be applied to variable definitions (allowed: fields, fragment spreads, inline fragments)",
    ])
  })
})
