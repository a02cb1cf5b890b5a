import { describe, expect, test } from 'vitest'
import { rubyDialect } from '../../../src/dialects/ruby/index.ts'
import { at, messagesOf, validationErrors } from './support.ts'

describe('fields', () => {
  // Source: Marketplacer docs, API reference, node(s), error sample: undefinedField.
  test('[documented] an unknown field names field and type; its path goes through inline fragments', () => {
    expect(validationErrors('{ node(id: "U2VsbGVyLTc4") { ... on Seller { badQuery { id } } } }')).toEqual([
      {
        message: "Field 'badQuery' doesn't exist on type 'Seller'",
        locations: [at(1, 46)],
        path: ['query', 'node', '... on Seller', 'badQuery'],
        extensions: { code: 'undefinedField', typeName: 'Seller', fieldName: 'badQuery' },
      },
    ])
  })

  // Source: Marketplacer docs, API reference, allSellers, error table.
  test('[documented] an unknown root field of an anonymous query', () => {
    expect(validationErrors('{ x }')).toEqual([
      {
        message: "Field 'x' doesn't exist on type 'Query'",
        locations: [at(1, 3)],
        path: ['query', 'x'],
        extensions: { code: 'undefinedField', typeName: 'Query', fieldName: 'x' },
      },
    ])
  })

  test('[assumed] the path of a named operation has its name, and aliases in place of field names', () => {
    const [error] = validationErrors('query GetChatMessages { mine: chatMessages { x: bad } }')
    expect(error?.path).toEqual(['query GetChatMessages', 'mine', 'x'])
  })

  test('[assumed] an object without selections', () => {
    expect(validationErrors('{ chatMessages }')).toEqual([
      {
        message:
          "Field must have selections (field 'chatMessages' returns ChatMessagesConnection but has no selections. Did you mean 'chatMessages { ... }'?)",
        locations: [at(1, 3)],
        path: ['query', 'chatMessages'],
        extensions: {
          code: 'selectionMismatch',
          nodeName: "field 'chatMessages'",
          typeName: 'ChatMessagesConnection',
        },
      },
    ])
  })

  test('[assumed] a scalar with selections lists them', () => {
    expect(validationErrors('{ chatMessages { totalCount { a ... on Int { b } ...F } } }')[0]).toEqual({
      message:
        'Selections can\'t be made on scalars (field \'totalCount\' returns Int but has selections ["a", "... on Int { ... }", "F"])',
      locations: [at(1, 18)],
      path: ['query', 'chatMessages', 'totalCount'],
      extensions: { code: 'selectionMismatch', nodeName: "field 'totalCount'", typeName: 'Int' },
    })
  })

  test('[assumed] a field directly on a union is reported at what selects it', () => {
    expect(validationErrors('{ allSellers { nodes { id } } }')).toEqual([
      {
        message: "Selections can't be made directly on unions (see selections on AllSeller)",
        locations: [at(1, 16)],
        path: ['query', 'allSellers', 'nodes', 'id'],
        extensions: { code: 'selectionMismatch', nodeName: 'AllSeller' },
      },
    ])
  })

  test('[assumed] a union may go without selections', () => {
    expect(messagesOf('{ allSellers { nodes } }')).toEqual([])
  })

  test('[assumed] what is selected of an enum is no field of it', () => {
    expect(validationErrors('{ __type(name: "Seller") { kind { x } } }')).toEqual([
      {
        message: "Field 'x' doesn't exist on type '__TypeKind'",
        locations: [at(1, 35)],
        path: ['query', '__type', 'kind', 'x'],
        extensions: { code: 'undefinedField', typeName: '__TypeKind', fieldName: 'x' },
      },
    ])
  })

  // Source: graphql-ruby's changelog, 2.5.3.
  test('[assumed] in releases since 2.5.3 a union needs selections, too', () => {
    expect(messagesOf('{ allSellers { nodes } }', rubyDialect(30, '2.5.3'))).toEqual([
      "Field must have selections (field 'nodes' returns AllSeller but has no selections. Did you mean 'nodes { ... }'?)",
    ])
  })

  test('[assumed] introspection fields are known on the root only, __typename everywhere', () => {
    expect(messagesOf('{ __typename __schema { queryType { name } } allSellers { nodes { __typename } } }')).toEqual([])
    expect(messagesOf('{ chatMessages { __schema { queryType { name } } } }')).toEqual([
      "Field '__schema' doesn't exist on type 'ChatMessagesConnection'",
    ])
  })
})

describe('fields with the same response name', () => {
  test('[assumed] different fields', () => {
    expect(validationErrors('{ chatMessages { n: totalCount n: pageInfo { hasNextPage } } }')).toEqual([
      {
        message: "Field 'n' has a field conflict: totalCount or pageInfo?",
        locations: [at(1, 18), at(1, 32)],
        path: [],
        extensions: { code: 'fieldConflict', fieldName: 'n', conflicts: 'totalCount or pageInfo' },
      },
    ])
  })

  test('[assumed] different arguments', () => {
    const conflicts = String.raw`{q:"\"x\""} or {q:"\"y\"",first:"2"}`
    const source = '{ sellersForChats(q: "x") { totalCount } sellersForChats(q: "y", first: 2) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message: `Field 'sellersForChats' has an argument conflict: ${conflicts}?`,
        locations: [at(1, 3), at(1, 42)],
        path: [],
        extensions: { code: 'fieldConflict', fieldName: 'sellersForChats', conflicts },
      },
    ])
  })

  test('[assumed] both, deep inside, through fragments', () => {
    const source = `{ a: chatMessages { ...F } a: chatMessages { ...G } }
      fragment F on ChatMessagesConnection { x: totalCount }
      fragment G on ChatMessagesConnection { x: totalUnreadCount(for: "Admin") }`
    expect(messagesOf(source)).toEqual([
      "Field 'x' has a field conflict: totalCount or totalUnreadCount?",
      String.raw`Field 'x' has an argument conflict: {} or {for:"\"Admin\""}?`,
    ])
  })

  test.each([
    '{ node(id: 1) { ... on Seller { x: businessName } ... on Admin { x: name } } }',
    '{ node(id: 1) { ...A } } fragment A on Node { x: id x: __typename }',
    '{ a: chatMessages { ...F } a: chatMessages { x: totalCount } } fragment F on ChatMessagesConnection { x: __typename }',
  ])('[assumed] not noticed: %s', source => {
    expect(messagesOf(source)).toEqual([])
  })

  test('[assumed] the same field with its arguments in another order is one field', () => {
    const source =
      '{ chatMessages(first: 1, after: "x") { totalCount } chatMessages(after: "x", first: 1) { totalCount } }'
    expect(messagesOf(source)).toEqual([])
  })

  test('[assumed] a conflict that graphql-js tells of in too many words is still told', () => {
    const many = Array.from({ length: 60 }, (_, index) => `f${index}: id`).join(' ')
    const others = many.replaceAll(' id', ' createdAt')
    expect(messagesOf(`{ chatMessages { nodes { ${many} } nodes { ${others} } } }`)).not.toEqual([])
    const name = 'n'.repeat(2000)
    expect(messagesOf(`{ chatMessages { ${name}: totalCount ${name}: pageInfo { endCursor } } }`)).toEqual([
      `Field '${name}' has a field conflict: totalCount or pageInfo?`,
    ])
  })

  test('[assumed] a comparison that costs too much is a time-out', () => {
    expect(validationErrors(`{ ${'__typename '.repeat(5000)} }`)).toEqual([
      { message: 'Timeout on validation of query', extensions: { code: 'validationTimeout' } },
    ])
  })
})
