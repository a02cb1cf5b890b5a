import { isLeafType, isScalarType, isUnionType, Kind } from 'graphql'
import type { ASTNode, FieldNode, GraphQLNamedType, OperationDefinitionNode, SelectionNode } from 'graphql'
import { isSince } from './release.ts'
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
 * Checks that objects have selections and scalars have none, worded as graphql-ruby does. False when the
 * node's inside is not worth reading. A union may go without before 2.5.3, and what is selected of an enum is looked for
 * like a field.
 */
export function checkSelections(
  walk: Walk,
  node: FieldNode | OperationDefinitionNode,
  type: GraphQLNamedType | null | undefined,
): boolean {
  const selections = node.selectionSet?.selections ?? []
  const isScalar = isScalarType(type)
  const mayBeEmpty = isLeafType(type) || (isUnionType(type) && !isSince('2.5.3', walk.release))
  if (!type || (isScalar ? selections.length === 0 : mayBeEmpty || selections.length > 0)) return true
  const name = node.name?.value ?? ''
  const nodeName = node.kind === Kind.FIELD ? `field '${name}'` : 'anonymous query'
  const message = isScalar
    ? `Selections can't be made on scalars (${nodeName} returns ${type.name} but has selections [${selections.map(describe).join(', ')}])`
    : `Field must have selections (${nodeName} returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`
  fail(walk, message, [node], { code: 'selectionMismatch', nodeName, typeName: type.name })
  return false
}

function describe(selection: SelectionNode): string {
  return selection.kind === Kind.INLINE_FRAGMENT ? `"${segmentOf(selection)} { ... }"` : `"${selection.name.value}"`
}
