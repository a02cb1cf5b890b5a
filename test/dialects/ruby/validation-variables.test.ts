import { describe, expect, test } from 'vitest'
import { rubyDialect } from '../../../src/dialects/ruby/index.ts'
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

  test('[assumed] a default makes a variable non-null, null too', () => {
    expect(messagesOf('query ($id: ID = 1) { node(id: $id) { id } }')).toEqual([])
    expect(messagesOf('query ($id: ID = null) { node(id: $id) { id } }')).toEqual([])
  })

  test('[assumed] only the items of a list are looked at, in the deepest list of the literal', () => {
    expect(messagesOf('query ($id: ID!) { nodes(ids: [$id, [1]]) { id } }')).toEqual([
      'List dimension mismatch on variable $id and argument ids ([[ID!]!]! / [ID!]!)',
    ])
    expect(messagesOf('query ($id: String!) { nodes(ids: [[$id]]) { id } }')).toEqual([
      "Argument 'ids' on Field 'nodes' has an invalid value ([[$id]]). Expected type '[ID!]!'.",
    ])
  })

  test('[assumed] null and not null are compared level by level', () => {
    const fits = (type: string): boolean => messagesOf(`query ($a: ${type}) { nodes(ids: $a) { id } }`).length === 0
    expect(['[ID!]!', '[ID]!', '[ID!]', '[[ID!]!]!'].map(fits)).toEqual([true, false, false, false])
    expect(messagesOf('query ($a: [ID!]!) { sellersWhere(retailerIds: $a) { totalCount } }')).toEqual([])
    expect(messagesOf('query ($a: [ID]!) { sellersWhere(retailerIds: $a) { totalCount } }')).toEqual([
      'Nullability mismatch on variable $a and argument retailerIds ([ID]! / [ID!])',
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

  test('[assumed] in a fragment the declaration of the operation before it counts, reached or not', () => {
    const source = `query A($n: Int) { ...F }
      query B($n: String) { ...F chatMessages(sellerId: $n) { totalCount } }
      fragment F on Query { chatMessages(first: $n) { totalCount } }`
    expect(messagesOf(source)).toContain('Type mismatch on variable $n and argument first (String / Int)')
    expect(
      messagesOf('query A($n: String) { x(n: $n) } fragment F on Query { chatMessages(first: $n) { x } }'),
    ).toContain('Type mismatch on variable $n and argument first (String / Int)')
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
      {
        message: 'Type mismatch on variable $s and argument ids ([Seller!]! / [ID!]!)',
        locations: [at(1, 33)],
        path: ['query Q', 'nodes', 'ids'],
        extensions: {
          code: 'variableMismatch',
          variableName: 's',
          typeName: '[Seller!]!',
          argumentName: 'ids',
          errorMessage: 'Type mismatch',
        },
      },
    ])
  })

  test('[assumed] a default of a type that is not for input', () => {
    expect(messagesOf('query ($s: Seller = 1) { chatMessages(first: $s) { totalCount } }')).toEqual([
      "Seller isn't a valid input type (on $s)",
      "Default value for $s doesn't match type Seller",
      'Type mismatch on variable $s and argument first (Seller! / Int)',
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
        message: 'Could not coerce value "x" to Int',
        locations: [at(1, 9)],
        path: ['query Q'],
        extensions: { code: 'defaultValueInvalidType', variableName: 'n', typeName: 'Int' },
      },
    ])
  })

  test.each([
    ['Int', '1.5', 'Could not coerce value 1.5 to Int'],
    ['Int', '1e400', 'Could not coerce value to Int'],
    ['Int', '3000000000', 'Could not coerce value 3000000000 to Int'],
    ['[Int]', '[1, "x"]', 'Could not coerce value "x" to Int'],
    ['String', '[1, {b: 2.0, b: A}]', 'Could not coerce value [1,{b:"A"}] to String'],
    ['Boolean', 'YES', 'Could not coerce value "#<GraphQL::Language::Nodes::Enum:0x00007f0000000000>" to Boolean'],
    ['ID', 'true', 'Could not coerce value true to ID'],
    ['ISO8601DateTime', '"soon"', 'Could not coerce value "soon" to ISO8601DateTime'],
    ['SortOrderingEnum', 'UP', 'Expected "UP" to be one of: ASCENDING, DESCENDING'],
    ['SortOrderingEnum', '"ASCENDING"', "Default value for $n doesn't match type SortOrderingEnum"],
    ['[Int!]', '[null]', "Default value for $n doesn't match type [Int!]"],
    ['SellersWhereSort', '{ordering: ASCENDING}', "Default value for $n doesn't match type SellersWhereSort"],
    ['SellersWhereSort', '{fields: [], x: 1}', "Default value for $n doesn't match type SellersWhereSort"],
    ['SellersWhereSort', '{fields: [UP]}', 'Expected "UP" to be one of: CREATED_AT, BUSINESS_NAME, SLA_RATING'],
  ])('[assumed] a default that does not fit: %s = %s', (type, value, message) => {
    const errors = validationErrors(`query ($n: ${type} = ${value}) { x(n: $n) }`)
    expect(errors[0]).toMatchObject({ message, extensions: { code: 'defaultValueInvalidType', typeName: type } })
  })

  test.each(['10', 'null', '"x"'])('[assumed] a non-null variable has no default: %s', value => {
    expect(validationErrors(`query Q($n: Int! = ${value}) { chatMessages(first: $n) { totalCount } }`)).toEqual([
      {
        message: "Non-null variable $n can't have a default value",
        locations: [at(1, 9)],
        path: ['query Q'],
        extensions: { code: 'defaultValueInvalidOnNonNullVariable', variableName: 'n' },
      },
    ])
  })

  // Source: graphql-ruby's changelog, 2.3.10.
  test('[assumed] in releases since 2.3.10 a non-null variable may have a default, but not null', () => {
    const newer = rubyDialect(30, '2.3.10')
    expect(messagesOf('query ($n: Int! = 10) { chatMessages(first: $n) { totalCount } }', newer)).toEqual([])
    expect(messagesOf('query ($n: Int! = null) { chatMessages(first: $n) { totalCount } }', newer)).toEqual([
      "Default value for $n doesn't match type Int!",
    ])
  })

  test('[assumed] a key twice in a default is not noticed', () => {
    const source =
      'query ($s: AllSellersSort = {ordering: ASCENDING, ordering: ASCENDING}) { allSellers(sort: [$s]) { totalCount } }'
    expect(messagesOf(source)).toEqual([])
  })
})
