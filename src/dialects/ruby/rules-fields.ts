import { getNamedType, isLeafType, isScalarType, isUnionType, Kind } from 'graphql'
import type { ASTNode, FieldNode, GraphQLField, GraphQLNamedType, SelectionNode } from 'graphql'
import { fail, segmentOf, type Walk } from './walk.ts'

/** Says that a type has no such field, or that a union has no fields at all, worded as graphql-ruby does. */
export function failUnknownField(walk: Walk, node: FieldNode, parentType: GraphQLNamedType, parent: ASTNode): void {
  if (isUnionType(parentType)) {
    const message = `Selections can't be made directly on unions (see selections on ${parentType.name})`
    fail(walk, message, [parent], { code: 'selectionMismatch', nodeName: parentType.name })
    return
  }
  fail(walk, `Field '${node.name.value}' doesn't exist on type '${parentType.name}'`, [node], {
    code: 'undefinedField',
    typeName: parentType.name,
    fieldName: node.name.value,
  })
}

/**
 * Checks that objects have selections and scalars and enums have none, worded as graphql-ruby does. False when the
 * field's inside is not worth reading. A union without selections is refused too, as graphql-ruby does since 2.5.
 */
export function checkSelections(walk: Walk, node: FieldNode, definition: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(definition.type)
  const selections = node.selectionSet?.selections ?? []
  if (isLeafType(type) === (selections.length === 0)) return true
  const name = node.name.value
  const message = isLeafType(type)
    ? `Selections can't be made on ${isScalarType(type) ? 'scalars' : 'enums'} (field '${name}' returns ${type.name} but has selections [${selections.map(describe).join(', ')}])`
    : `Field must have selections (field '${name}' returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`
  fail(walk, message, [node], { code: 'selectionMismatch', nodeName: `field '${name}'`, typeName: type.name })
  return false
}

function describe(selection: SelectionNode): string {
  return selection.kind === Kind.INLINE_FRAGMENT ? `"${segmentOf(selection)} { ... }"` : `"${selection.name.value}"`
}
