/** What is wrong with a document, as the vendor tells it: status 200, one error, no data. */
interface Row {
  readonly what: string
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  readonly error: object
}

const at = (line: number, column: number): { line: number; column: number }[] => [{ line, column }]

/** Every way in which a document or its variables can be wrong, with graphql-ruby's answer. */
export const ROWS: readonly Row[] = [
  {
    what: 'an unknown field',
    query: '{ x }',
    error: {
      message: "Field 'x' doesn't exist on type 'Query'",
      locations: at(1, 3),
      path: ['query', 'x'],
      extensions: { code: 'undefinedField', typeName: 'Query', fieldName: 'x' },
    },
  },
  {
    what: 'an unknown field in a fragment of a node',
    query: 'query Find {\n  node(id: "x") {\n    ... on Seller { badQuery }\n  }\n}',
    error: {
      message: "Field 'badQuery' doesn't exist on type 'Seller'",
      locations: at(3, 21),
      path: ['query Find', 'node', '... on Seller', 'badQuery'],
      extensions: { code: 'undefinedField', typeName: 'Seller', fieldName: 'badQuery' },
    },
  },
  {
    what: 'an unknown argument',
    query: 'query GetChatMessages { chatMessages(x: 1) { totalCount } }',
    error: {
      message: "Field 'chatMessages' doesn't accept argument 'x'",
      locations: at(1, 38),
      path: ['query GetChatMessages', 'chatMessages', 'x'],
      extensions: { code: 'argumentNotAccepted', name: 'chatMessages', typeName: 'Field', argumentName: 'x' },
    },
  },
  {
    what: 'an unknown input key',
    query: 'mutation Read { chatMessageRead(input: {sentBy: "User", sellerId: "x"}) { status } }',
    error: {
      message: "InputObject 'ChatMessageReadMutationInput' doesn't accept argument 'sellerId'",
      locations: at(1, 57),
      path: ['mutation Read', 'chatMessageRead', 'input', 'sellerId'],
      extensions: {
        code: 'argumentNotAccepted',
        name: 'ChatMessageReadMutationInput',
        typeName: 'InputObject',
        argumentName: 'sellerId',
      },
    },
  },
  {
    what: 'a missing argument',
    query: 'mutation { chatMessageCreate { status } }',
    error: {
      message: "Field 'chatMessageCreate' is missing required arguments: input",
      locations: at(1, 12),
      path: ['mutation', 'chatMessageCreate'],
      extensions: {
        code: 'missingRequiredArguments',
        className: 'Field',
        name: 'chatMessageCreate',
        arguments: 'input',
      },
    },
  },
  {
    what: 'a missing input key',
    query: 'mutation { chatMessageRead(input: {seller: "x"}) { status } }',
    error: {
      message: "Argument 'sentBy' on InputObject 'ChatMessageReadMutationInput' is required. Expected type String!",
      locations: at(1, 35),
      path: ['mutation', 'chatMessageRead', 'input', 'sentBy'],
      extensions: {
        code: 'missingRequiredInputObjectAttribute',
        argumentName: 'sentBy',
        argumentType: 'String!',
        inputObjectType: 'ChatMessageReadMutationInput',
      },
    },
  },
  {
    what: 'a literal of the wrong type',
    query: '{ chatMessages(first: "10") { totalCount } }',
    error: {
      message: "Argument 'first' on Field 'chatMessages' has an invalid value (\"10\"). Expected type 'Int'.",
      locations: at(1, 3),
      path: ['query', 'chatMessages', 'first'],
      extensions: { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: 'first' },
    },
  },
  {
    what: 'an object without a selection',
    query: '{ chatMessages }',
    error: {
      message:
        "Field must have selections (field 'chatMessages' returns ChatMessagesConnection but has no selections. Did you mean 'chatMessages { ... }'?)",
      locations: at(1, 3),
      path: ['query', 'chatMessages'],
      extensions: { code: 'selectionMismatch', nodeName: "field 'chatMessages'", typeName: 'ChatMessagesConnection' },
    },
  },
  {
    what: 'a variable with a bad value',
    query: 'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status } }',
    variables: { input: { message: null } },
    error: {
      message:
        'Variable $input of type ChatMessageCreateMutationInput! was provided invalid value for message (Expected value to not be null)',
      locations: at(1, 11),
      extensions: {
        value: { message: null },
        problems: [{ path: ['message'], explanation: 'Expected value to not be null' }],
      },
    },
  },
  {
    what: 'a variable with an unknown key',
    query: 'mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { status } }',
    variables: { input: { sentBy: 'User', sellerId: 'x' } },
    error: {
      message:
        'Variable $input of type ChatMessageReadMutationInput! was provided invalid value for sellerId (Field is not defined on ChatMessageReadMutationInput)',
      locations: at(1, 11),
      extensions: {
        value: { sentBy: 'User', sellerId: 'x' },
        problems: [{ path: ['sellerId'], explanation: 'Field is not defined on ChatMessageReadMutationInput' }],
      },
    },
  },
  {
    what: 'a variable that is not given',
    query: 'query ($for: String!) { chatMessages { totalUnreadCount(for: $for) } }',
    error: {
      message: 'Variable $for of type String! was provided invalid value',
      locations: at(1, 8),
      extensions: { value: null, problems: [{ path: [], explanation: 'Expected value to not be null' }] },
    },
  },
  {
    what: 'a variable of the wrong type',
    query: 'query ($id: String) { chatMessages(sellerId: $id) { totalCount } }',
    error: {
      message: 'Type mismatch on variable $id and argument sellerId (String / ID)',
      locations: at(1, 36),
      path: ['query', 'chatMessages', 'sellerId'],
      extensions: {
        code: 'variableMismatch',
        variableName: 'id',
        typeName: 'String',
        argumentName: 'sellerId',
        errorMessage: 'Type mismatch',
      },
    },
  },
  {
    what: 'a list where one value is meant',
    query: 'query ($id: [ID]) { chatMessages(sellerId: $id) { totalCount } }',
    error: {
      message: 'List dimension mismatch on variable $id and argument sellerId ([ID] / ID)',
      locations: at(1, 34),
      path: ['query', 'chatMessages', 'sellerId'],
      extensions: {
        code: 'variableMismatch',
        variableName: 'id',
        typeName: '[ID]',
        argumentName: 'sellerId',
        errorMessage: 'List dimension mismatch',
      },
    },
  },
  {
    what: 'a nullable variable where a value is needed',
    query: 'query ($id: ID) { node(id: $id) { id } }',
    error: {
      message: 'Nullability mismatch on variable $id and argument id (ID / ID!)',
      locations: at(1, 24),
      path: ['query', 'node', 'id'],
      extensions: {
        code: 'variableMismatch',
        variableName: 'id',
        typeName: 'ID',
        argumentName: 'id',
        errorMessage: 'Nullability mismatch',
      },
    },
  },
  {
    what: 'a variable of an unknown type',
    query: 'query Find($attributes: SellerSearchInput) { sellersWhere(q: $attributes) { totalCount } }',
    error: {
      message: "SellerSearchInput isn't a defined input type (on $attributes)",
      locations: at(1, 12),
      path: ['query Find'],
      extensions: { code: 'variableRequiresValidType', typeName: 'SellerSearchInput', variableName: 'attributes' },
    },
  },
  {
    what: 'a variable that is not used',
    query: 'query Name($x: Int) { chatMessages { totalCount } }',
    error: {
      message: 'Variable $x is declared by Name but not used',
      locations: at(1, 1),
      path: ['query Name'],
      extensions: { code: 'variableNotUsed', variableName: 'x' },
    },
  },
  {
    what: 'a variable that is not declared',
    query: 'query Name { chatMessages(first: $x) { totalCount } }',
    error: {
      message: 'Variable $x is used by Name but not declared',
      locations: at(1, 34),
      path: ['query Name', 'chatMessages', 'first'],
      extensions: { code: 'variableNotDefined', variableName: 'x' },
    },
  },
  {
    what: 'a fragment on an unknown type',
    query: '{ node(id: "x") { ... on X { id } } }',
    error: {
      message: "No such type X, so it can't be a fragment condition",
      locations: at(1, 19),
      path: ['query', 'node', '... on X'],
      extensions: { code: 'undefinedType', typeName: 'X' },
    },
  },
  {
    what: 'a syntax error',
    query: 'query { }',
    error: { message: 'Parse error on "}" (RCURLY) at [1, 9]', locations: at(1, 9) },
  },
  {
    what: 'a syntax error further down, behind characters of two bytes',
    query: 'query {\r\n  chatMessages(sellerId: "ü") {\n    totalCount )\n  }\n}',
    error: { message: 'Parse error on ")" (RPAREN) at [4, 16]', locations: at(4, 16) },
  },
  {
    what: 'a field behind line breaks and characters of two bytes',
    query: 'query {\r\n  chatMessages(sellerId: "ü\n") { x }\n}',
    error: {
      message: "Field 'x' doesn't exist on type 'ChatMessagesConnection'",
      locations: at(3, 35),
      path: ['query', 'chatMessages', 'x'],
      extensions: { code: 'undefinedField', typeName: 'ChatMessagesConnection', fieldName: 'x' },
    },
  },
  {
    what: 'a query without selections',
    query: '{ }',
    error: {
      message:
        "Field must have selections (anonymous query returns Query but has no selections. Did you mean ' { ... }'?)",
      locations: at(1, 1),
      path: ['query'],
      extensions: { code: 'selectionMismatch', nodeName: 'anonymous query', typeName: 'Query' },
    },
  },
  {
    what: 'a default of a variable that may not be null',
    query: 'query ($n: Int! = 3) { chatMessages(first: $n) { totalCount } }',
    variables: { n: 1 },
    error: {
      message: "Non-null variable $n can't have a default value",
      locations: at(1, 8),
      path: ['query'],
      extensions: { code: 'defaultValueInvalidOnNonNullVariable', variableName: 'n' },
    },
  },
  {
    what: 'a variable without a key that may not be null but has a default',
    query: 'query ($sort: SellersWhereSort) { sellersWhere(sort: $sort) { totalCount } }',
    variables: { sort: { ordering: 'ASCENDING' } },
    error: {
      message:
        'Variable $sort of type SellersWhereSort was provided invalid value for fields (Expected value to not be null)',
      locations: at(1, 8),
      extensions: {
        value: { ordering: 'ASCENDING' },
        problems: [{ path: ['fields'], explanation: 'Expected value to not be null' }],
      },
    },
  },
  {
    what: 'a document that ends too early',
    query: '{ chatMessages { totalCount }',
    error: { message: 'Unexpected end of document', locations: [] },
  },
  { what: 'an empty document', query: '', error: { message: 'Unexpected end of document', locations: [] } },
  {
    what: 'several operations, none named',
    query: 'query A { __typename } query B { __typename }',
    error: { message: 'An operation name is required' },
  },
  {
    what: 'an unknown operation name',
    query: 'query A { __typename }',
    operationName: 'X',
    error: { message: 'No operation named "X"' },
  },
  {
    what: 'a fragment and no operation',
    query: 'fragment A on Query { __typename }',
    error: {
      message: 'Fragment A was defined, but not used',
      locations: at(1, 1),
      path: ['fragment A'],
      extensions: { code: 'useAndDefineFragment', fragmentName: 'A' },
    },
  },
  {
    what: 'a query of depth 31',
    query: nested(31),
    error: { message: 'Query has depth of 31, which exceeds max depth of 30' },
  },
  {
    what: 'a query of depth 400',
    query: nested(400),
    error: { message: 'Query has depth of 400, which exceeds max depth of 30' },
  },
]

/** A query that nests this deep. */
export function nested(depth: number): string {
  const fields = ['apiKeyPrincipal', ...Array.from({ length: depth - 2 }, (_, i) => (i % 2 ? 'primaryUser' : 'seller'))]
  return `{ ${fields.join(' { ')} { id ${'} '.repeat(depth)}`
}
