/** What the ledger calls by name: fields of the vendors' schemas. */
import {
  buildASTSchema,
  getNamedType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** A vendor's whole schema. */
export function schemaOf(vendor: AnyVendor): GraphQLSchema {
  return buildASTSchema(vendor.parsedSdl(), { assumeValid: true })
}

/** Every field of a schema by its coordinate, input fields too; a mutation as `mutation:name`. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(type => !type.name.startsWith('__'))
    .flatMap(type =>
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.keys(type.getFields()).map(field => coordinate(schema, type, field))
        : [],
    )
}

/** The fields that a request asks for and the input fields that it sends; none where the document cannot be read. */
export function fieldsIn(schema: GraphQLSchema, source: string, variables: unknown): string[] {
  const found = new Set<string>()
  const types = new TypeInfo(schema)
  const addValue = (type: GraphQLInputType | undefined, value: unknown): void => {
    const named: GraphQLNamedType | undefined = getNamedType(type)
    if (Array.isArray(value)) for (const item of value) addValue(type, item)
    else if (isInputObjectType(named) && typeof value === 'object' && value !== null) {
      for (const [name, own] of Object.entries(value)) {
        const field = named.getFields()[name]
        if (field) found.add(coordinate(schema, named, name))
        addValue(field?.type, own)
      }
    }
  }
  try {
    visit(
      parse(source),
      visitWithTypeInfo(types, {
        Field() {
          const parent = types.getParentType()
          const field = types.getFieldDef()
          if (parent && field && !`${parent.name}${field.name}`.includes('__'))
            found.add(coordinate(schema, parent, field.name))
        },
        ObjectField({ name: { value: name } }) {
          const parent = getNamedType(types.getParentInputType())
          if (isInputObjectType(parent) && parent.getFields()[name]) found.add(coordinate(schema, parent, name))
        },
        VariableDefinition({ variable, type }) {
          const declared = typeFromAST(schema, type as never) as GraphQLInputType | undefined // one of the three kinds
          addValue(declared, Reflect.get(Object(variables), variable.name.value))
        },
      }),
    )
  } catch {
    return []
  }
  return [...found]
}

function coordinate(schema: GraphQLSchema, type: GraphQLNamedType, field: string): string {
  return type === schema.getMutationType() ? `mutation:${field}` : `${type.name}.${field}`
}
