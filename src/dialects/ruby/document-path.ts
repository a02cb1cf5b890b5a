import { Kind } from 'graphql'
import type {
  ArgumentNode,
  FragmentDefinitionNode,
  ObjectFieldNode,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql'

/** Where in a document an error is, as graphql-ruby states it: operation, fields, arguments, list indexes. */
export type DocumentPath = readonly (string | number)[]

/**
 * The segment of a path that stands for a node, as graphql-ruby writes it: `query` or `query Name`, `fragment Name`,
 * `...` or `... on Type`, `... Name` for a spread, an argument's name, and the name that a field has in the answer.
 */
export function segmentOf(
  node: OperationDefinitionNode | FragmentDefinitionNode | SelectionNode | ArgumentNode | ObjectFieldNode,
): string {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name === undefined ? node.operation : `${node.operation} ${node.name.value}`
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`
    case Kind.INLINE_FRAGMENT:
      return node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`
    case Kind.FRAGMENT_SPREAD:
      return `... ${node.name.value}`
    case Kind.FIELD:
      return (node.alias ?? node.name).value
    default:
      return node.name.value
  }
}
