/** What introspection says of itself, as each vendor's engine has it: graphql-java 18.1, graphql-ruby 2.1.6, graphql-js. */
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type AnyJson, setup } from '../setup.ts'

type VendorName = 'thg' | 'marketplacer' | 'guuru'

const OWN = `{ __schema { ...S } } fragment S on __Schema { __typename types { ...T } directives { name args { name } } }
  fragment T on __Type { name description fields(includeDeprecated: true) { name isDeprecated args { name defaultValue }
    type { name ofType { name description fields { name } } } } }`

async function ask(vendor: VendorName, query: string, variables = {}): Promise<AnyJson> {
  const { graphql } = setup()
  const { body } = await graphql(vendor, query, variables)
  return body.errors ?? body.data
}

function namesOf(list: AnyJson): string[] {
  return list.map(({ name }: AnyJson) => name)
}

/** The fields of a type, with their arguments, as `__schema` lists them. */
function fieldsOf({ __schema }: AnyJson, name: string): string[] {
  const { fields } = __schema.types.find((each: AnyJson) => each.name === name)
  return fields.map((field: AnyJson) => [field.name, ...field.args.map((arg: AnyJson) => arg.name)].join(' '))
}

describe("graphql-java's", () => {
  // Source: Introspection.java of graphql-java at v18.1.
  test('[assumed] types of introspection are those of 18.1', async () => {
    const own = await ask('thg', OWN)
    expect(fieldsOf(own, '__Type')).toEqual([
      'kind',
      'name',
      'description',
      'fields includeDeprecated',
      'interfaces',
      'possibleTypes',
      'enumValues includeDeprecated',
      'inputFields includeDeprecated',
      'ofType',
      'specifiedByUrl',
    ])
    const directive = [
      'name',
      'description',
      'isRepeatable',
      'locations',
      'args',
      'onOperation',
      'onFragment',
      'onField',
    ]
    expect(fieldsOf(own, '__Directive')).toEqual(directive)
    const schema = ['description', 'types', 'queryType', 'mutationType', 'directives', 'subscriptionType']
    expect(fieldsOf(own, '__Schema')).toEqual(schema)
    expect(await ask('thg', '{ type: __type(name: "String") { description } }')).toEqual({
      type: { description: 'Built-in String' },
    })
  })

  test('[assumed] lists of types are sorted by name, those of fields are not', async () => {
    const own = await ask('thg', OWN)
    const { __schema } = own
    expect(namesOf(__schema.types)).toEqual(namesOf(__schema.types).toSorted())
    expect(fieldsOf(own, 'DiscussionMessage')[0]).toBe('id')
  })

  test('[assumed] directives come first and last around the own ones, without @oneOf', async () => {
    const { __schema } = await ask('thg', OWN)
    const own = ['rateLimited', 'weight', 'sensitive', 'authenticated', 'internal', 'volatile']
    expect(namesOf(__schema.directives)).toEqual(['include', 'skip', ...own, 'deprecated', 'specifiedBy'])
  })

  test('[assumed] own fields can be asked for', async () => {
    const query = `{ __type(name: "Int") { specifiedByUrl }
      __schema { directives { onField onFragment onOperation args { isDeprecated } } } }`
    const { __type, __schema } = await ask('thg', query)
    expect(__type).toEqual({ specifiedByUrl: null })
    expect(__schema.directives[0]).toEqual({
      onField: null,
      onFragment: null,
      onOperation: null,
      args: [{ isDeprecated: false }],
    })
  })

  test.each([
    ['{ __type(name: "Int") { specifiedByURL } }', "Field 'specifiedByURL' in type '__Type' is undefined"],
    ['{ __type(name: "Int") { isOneOf } }', "Field 'isOneOf' in type '__Type' is undefined"],
    ['{ ...F } fragment F on Query { __schema { x } }', "Field 'x' in type '__Schema' is undefined"],
    [
      '{ __schema { directives { args(includeDeprecated: true) { name } } } }',
      'Unknown field argument includeDeprecated',
    ],
  ])('[assumed] what 18.1 does not have is refused: %s', async (query, words) => {
    expect(await ask('thg', query)).toMatchObject([{ message: expect.stringContaining(words) }])
  })

  // Its argument may be null, where graphql-js's may not.
  test('[assumed] a variable that may be null is taken', async () => {
    const query = 'query ($v: Boolean) { __type(name: "Query") { fields(includeDeprecated: $v) { name } } }'
    expect(await ask('thg', query, { v: true })).toMatchObject({ __type: { fields: expect.any(Array) } })
  })
})

describe("graphql-ruby's", () => {
  // Source: lib/graphql/introspection/ of graphql-ruby at v2.1.6; its lists are sorted by name.
  test('[assumed] types of introspection are those of 2.1.6, by name', async () => {
    const own = await ask('marketplacer', OWN)
    expect(fieldsOf(own, '__Type')).toEqual([
      'description',
      'enumValues includeDeprecated',
      'fields includeDeprecated',
      'inputFields includeDeprecated',
      'interfaces',
      'isOneOf',
      'kind',
      'name',
      'ofType',
      'possibleTypes',
      'specifiedByURL',
    ])
    expect(fieldsOf(own, '__Directive')).toEqual([
      'args includeDeprecated',
      'description',
      'isRepeatable',
      'locations',
      'name',
      'onField',
      'onFragment',
      'onOperation',
    ])
    const schema = ['description', 'directives', 'mutationType', 'queryType', 'subscriptionType', 'types']
    expect(fieldsOf(own, '__Schema')).toEqual(schema)
    expect(fieldsOf(own, '__EnumValue')).toEqual(['deprecationReason', 'description', 'isDeprecated', 'name'])
    const { __schema } = own
    expect(namesOf(__schema.directives)).toEqual(['include', 'skip', 'deprecated', 'oneOf', 'specifiedBy'])
  })

  test('[assumed] own fields can be asked for', async () => {
    const query = `{ __type(name: "SortOrderingEnum") { isOneOf specifiedByURL }
      __schema { directives { onField onFragment onOperation isRepeatable } } }`
    const { __type, __schema } = await ask('marketplacer', query)
    expect(__type).toEqual({ isOneOf: false, specifiedByURL: null })
    expect(__schema.directives[0]).toEqual({ onField: true, onFragment: true, onOperation: false, isRepeatable: false })
  })

  test('[assumed] what 2.1.6 does not have is refused', async () => {
    expect(await ask('marketplacer', '{ __schema { directives { isDeprecated } } }')).toMatchObject([
      { message: "Field 'isDeprecated' doesn't exist on type '__Directive'" },
    ])
  })
})

describe.each<VendorName>(['thg', 'marketplacer', 'guuru'])('at %s', vendor => {
  test('[ours] a type is the same by its name, in lists and as the type of a field', async () => {
    const query = `${OWN.replace('__schema', 'own: __type(name: "__Type") { ...T } __schema')}`
    const { own, __schema } = await ask(vendor, query)
    expect(own).toEqual(__schema.types.find(({ name }: AnyJson) => name === '__Type'))
    expect(__schema).toMatchObject({ __typename: '__Schema' })
    const fields = __schema.types.flatMap((each: AnyJson) => each.fields ?? [])
    const inner = fields.find(
      ({ type }: AnyJson) => type.ofType?.name === '__Field' || type.ofType?.name === '__TypeKind',
    )
    expect(inner.type.ofType.description).toBe(
      __schema.types.find(({ name }: AnyJson) => name === inner.type.ofType.name).description,
    )
  })

  test('[ours] a client makes a schema of what introspection says', async () => {
    const schema = buildClientSchema((await ask(vendor, getIntrospectionQuery())) as IntrospectionQuery)
    const query = schema.getQueryType()
    expect(Object.keys(query?.getFields() ?? {}).filter(name => name.startsWith('__'))).toEqual([])
  })

  test('[ours] other root fields are answered beside introspection', async () => {
    const field = { thg: 'check', marketplacer: 'allSellers(first: 1) { totalCount }', guuru: 'partner { id }' }[vendor]
    const own = await ask(vendor, `{ own: ${field} __schema { queryType { name } } }`)
    const plain = await ask(vendor, `{ own: ${field} }`)
    expect(own).toEqual({ ...plain, __schema: { queryType: { name: 'Query' } } })
    const inFragment = `{ ... on Query { own: ${field} } ...F } fragment F on Query { __type(name: "Nope") { name } }`
    expect(await ask(vendor, inFragment)).toEqual({ ...plain, __type: null })
  })
})
