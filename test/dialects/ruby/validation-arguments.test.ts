import { describe, expect, test } from 'vitest'
import { at, messagesOf, validationErrors } from './support.ts'

describe('arguments', () => {
  test('[assumed] an unknown argument of a field', () => {
    expect(validationErrors('query GetChatMessages { chatMessages(x: 1) { totalCount } }')).toEqual([
      {
        message: "Field 'chatMessages' doesn't accept argument 'x'",
        locations: [at(1, 38)],
        path: ['query GetChatMessages', 'chatMessages', 'x'],
        extensions: { code: 'argumentNotAccepted', name: 'chatMessages', typeName: 'Field', argumentName: 'x' },
      },
    ])
  })

  test('[assumed] an unknown key of an input object', () => {
    const source = 'mutation Read { chatMessageRead(input: {sentBy: "User", sellerId: 1}) { status } }'
    expect(validationErrors(source)).toEqual([
      {
        message: "InputObject 'ChatMessageReadMutationInput' doesn't accept argument 'sellerId'",
        locations: [at(1, 57)],
        path: ['mutation Read', 'chatMessageRead', 'input', 'sellerId'],
        extensions: {
          code: 'argumentNotAccepted',
          name: 'ChatMessageReadMutationInput',
          typeName: 'InputObject',
          argumentName: 'sellerId',
        },
      },
    ])
  })

  test('[assumed] a missing argument', () => {
    expect(validationErrors('mutation { chatMessageCreate { status } }')).toEqual([
      {
        message: "Field 'chatMessageCreate' is missing required arguments: input",
        locations: [at(1, 12)],
        path: ['mutation', 'chatMessageCreate'],
        extensions: {
          code: 'missingRequiredArguments',
          className: 'Field',
          name: 'chatMessageCreate',
          arguments: 'input',
        },
      },
    ])
  })

  test('[assumed] a missing key of an input object', () => {
    expect(validationErrors('mutation { chatMessageRead(input: {seller: 1}) { status } }')).toEqual([
      {
        message: "Argument 'sentBy' on InputObject 'ChatMessageReadMutationInput' is required. Expected type String!",
        locations: [at(1, 35)],
        path: ['mutation', 'chatMessageRead', 'input', 'sentBy'],
        extensions: {
          code: 'missingRequiredInputObjectAttribute',
          argumentName: 'sentBy',
          argumentType: 'String!',
          inputObjectType: 'ChatMessageReadMutationInput',
        },
      },
    ])
  })

  test('[assumed] a key that may not be null must be there, default or not', () => {
    expect(messagesOf('{ sellersWhere(sort: {ordering: DESCENDING}) { totalCount } }')).toEqual([
      "Argument 'fields' on InputObject 'SellersWhereSort' is required. Expected type [SellersWhereSortFieldEnum!]!",
    ])
  })

  test('[assumed] a literal of the wrong type is reported at the field', () => {
    expect(validationErrors('{ chatMessages(first: "10") { totalCount } }')).toEqual([
      {
        message: "Argument 'first' on Field 'chatMessages' has an invalid value (\"10\"). Expected type 'Int'.",
        locations: [at(1, 3)],
        path: ['query', 'chatMessages', 'first'],
        extensions: { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: 'first' },
      },
    ])
  })

  test('[assumed] a wrong enum value in a list of objects has an index in its path', () => {
    const source = '{ allSellers(sort: [{ordering: ASCENDING}, {field: NOPE}]) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message:
          "Argument 'field' on InputObject 'AllSellersSort' has an invalid value (NOPE). Expected type 'AllSellersSortFieldEnum'.",
        locations: [at(1, 44)],
        path: ['query', 'allSellers', 'sort', 1, 'field'],
        extensions: { code: 'argumentLiteralsIncompatible', typeName: 'InputObject', argumentName: 'field' },
      },
    ])
  })

  test.each([
    [
      'chatMessages(sellerId: 1.5) { totalCount }',
      "'sellerId' on Field 'chatMessages' has an invalid value (1.5). Expected type 'ID'.",
    ],
    [
      'x: chatMessages(first: 1e20) { totalCount }',
      "'first' on Field 'x' has an invalid value (1.0e+20). Expected type 'Int'.",
    ],
    [
      'chatMessages(sellerId: 1e15) { totalCount }',
      "'sellerId' on Field 'chatMessages' has an invalid value (1.0e+15). Expected type 'ID'.",
    ],
    [
      'chatMessages(first: 1e400) { totalCount }',
      "'first' on Field 'chatMessages' has an invalid value. Expected type 'Int'.",
    ],
    [
      'chatMessages(first: 3000000000) { totalCount }',
      "'first' on Field 'chatMessages' has an invalid value (3000000000). Expected type 'Int'.",
    ],
    [
      'nodes(ids: ["a", null]) { id }',
      "'ids' on Field 'nodes' has an invalid value ([\"a\", null]). Expected type '[ID!]!'.",
    ],
    [
      'allSellers(updatedSince: "soon") { totalCount }',
      "'updatedSince' on Field 'allSellers' has an invalid value (\"soon\"). Expected type 'ISO8601DateTime'.",
    ],
    [
      'chatMessages(after: {a: 1}) { totalCount }',
      "'after' on Field 'chatMessages' has an invalid value ({a: 1}). Expected type 'String'.",
    ],
    ['__typename @skip(if: null)', "'if' on Directive 'skip' has an invalid value (null). Expected type 'Boolean!'."],
  ])('[assumed] wrong literal: %s', (selection, rest) => {
    expect(messagesOf(`{ ${selection} }`)).toEqual([`Argument ${rest}`])
  })

  test('[assumed] what graphql-ruby converts: an integer to an ID, one item to a list, null where it may stand', () => {
    const source = `{ chatMessages(sellerId: 78, after: null) { totalCount } sellersWhere(retailerIds: 1, slaRatingRange: {gte: 1}) { totalCount }
      allSellers(accountType: RETAILER, sort: {}, updatedSince: "2024-01-31") { totalCount }
      many: sellersWhere(slaRatingRange: {lte: 1e400}) { totalCount } }`
    expect(messagesOf(source)).toEqual([])
  })

  test('[assumed] an argument given twice', () => {
    expect(validationErrors('{ chatMessages(first: 1, first: 2) { totalCount } }')).toEqual([
      {
        message: 'There can be only one argument named "first"',
        locations: [at(1, 16), at(1, 26)],
        path: ['query', 'chatMessages'],
        extensions: { code: 'argumentNotUnique', name: 'first' },
      },
    ])
  })

  test('[assumed] a key given twice', () => {
    const source = '{ allSellers(sort: {ordering: ASCENDING, ordering: DESCENDING}) { totalCount } }'
    expect(validationErrors(source)).toEqual([
      {
        message: 'There can be only one input field named "ordering"',
        locations: [at(1, 21), at(1, 42)],
        path: ['query', 'allSellers', 'sort', 0],
        extensions: { code: 'inputFieldNotUnique', name: 'ordering' },
      },
    ])
  })
})

describe('directives', () => {
  test('[assumed] an unknown directive', () => {
    expect(validationErrors('{ __typename @foo }')).toEqual([
      {
        message: 'Directive @foo is not defined',
        locations: [at(1, 14)],
        path: ['query', '__typename'],
        extensions: { code: 'undefinedDirective', directiveName: 'foo' },
      },
    ])
  })

  test('[assumed] all uses of an unknown directive are one error, where the first is', () => {
    expect(validationErrors('{ a: __typename @foo @bar chatMessages @foo { totalCount @foo(x: $y) } }')).toMatchObject([
      { message: 'Directive @foo is not defined', locations: [at(1, 17), at(1, 40), at(1, 58)], path: ['query', 'a'] },
      { message: 'Directive @bar is not defined', locations: [at(1, 22)], path: ['query', 'a'] },
    ])
  })

  test('[assumed] a directive that stands in schemas only', () => {
    expect(messagesOf('{ __typename @deprecated }')).toEqual([
      "'@deprecated' can't be applied to fields (allowed: , , , )",
    ])
  })

  test('[assumed] a directive at the wrong place', () => {
    expect(validationErrors('query @skip(if: true) { __typename }')).toEqual([
      {
        message: "'@skip' can't be applied to queries (allowed: fields, fragment spreads, inline fragments)",
        locations: [at(1, 7)],
        path: ['query'],
        extensions: { code: 'directiveCannotBeApplied', targetName: 'queries', name: 'skip' },
      },
    ])
  })

  test('[assumed] a directive three times at one place', () => {
    const source = '{ __typename @skip(if: true) @skip(if: false) @skip(if: true) }'
    expect(validationErrors(source)).toMatchObject([{ locations: [at(1, 14), at(1, 30), at(1, 47)] }])
  })

  test('[assumed] a directive twice at one place', () => {
    expect(validationErrors('{ __typename @skip(if: true) @skip(if: false) }')).toEqual([
      {
        message: 'The directive "skip" can only be used once at this location.',
        locations: [at(1, 14), at(1, 30)],
        path: ['query', '__typename'],
        extensions: { code: 'directiveNotUniqueForLocation', directiveName: 'skip' },
      },
    ])
  })

  test('[assumed] an unknown and a missing argument of a directive', () => {
    expect(validationErrors('{ __typename @skip(x: 1) }')).toEqual([
      {
        message: "Directive 'skip' is missing required arguments: if",
        locations: [at(1, 14)],
        path: ['query', '__typename'],
        extensions: { code: 'missingRequiredArguments', className: 'Directive', name: 'skip', arguments: 'if' },
      },
      {
        message: "Directive 'skip' doesn't accept argument 'x'",
        locations: [at(1, 20)],
        path: ['query', '__typename', 'x'],
        extensions: { code: 'argumentNotAccepted', name: 'skip', typeName: 'Directive', argumentName: 'x' },
      },
    ])
  })
})
